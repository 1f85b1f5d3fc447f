"""What was worked out about the days of a community, kept for its next record."""

from __future__ import annotations

import threading
from typing import Any

from meshwork.metrics import Measure

MOST_DAYS, MOST_SHAPES = 2_000, 20_000
"""Some thirty paths of five years; about 20 MB."""


class Kept:
    """Numbers of days by their print (`network.prints`), and numbers of graphs by their shape.

    A day whose print is known would be read the same, so nothing of it is worked out again. What was not asked for
    longest is let go of first. Several paths may be walked at once.

    >>> kept = Kept()
    >>> kept.day(b"one")["reach", False] = 0.5
    >>> kept.day(b"one"), kept.day(b"other"), len(kept)
    ({('reach', False): 0.5}, {}, 2)
    """

    def __init__(self) -> None:
        self.shapes: dict[tuple[str, bytes], Measure] = {}
        self._days: dict[bytes, dict[tuple[str, bool], Any]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many different days are known."""
        return len(self._days)

    def day(self, print_: bytes) -> dict[tuple[str, bool], Any]:
        """What is known of a day, to be added to."""
        with self._lock:
            found = self._days.pop(print_, {})
            self._days[print_] = found
            while len(self._days) > MOST_DAYS:
                del self._days[next(iter(self._days))]
            while len(self.shapes) > MOST_SHAPES:
                del self.shapes[next(iter(self.shapes))]
        return found
