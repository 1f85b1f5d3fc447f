"""Where a community stands between loose organisations, community of practice and meshwork, and on what evidence.

The thresholds are this project's own design: an aid to a conversation, no grade. See docs/stages.md.
"""

from meshwork.stages.reading import Criterion, Path, Reading, Transition

__all__ = ["Criterion", "Path", "Reading", "Transition"]
