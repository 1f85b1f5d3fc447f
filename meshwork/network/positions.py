"""Where everybody stands on the map, so that nobody moves without a reason."""

from __future__ import annotations

APART = 40.0
"""Two places are never nearer to each other than this."""
DISC = 36.0
"""A land is discs of this radius round its partners."""
