"""What was worked out about the days of a community, kept for its next record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

from meshwork.metrics import Measure
from meshwork.network.record import Record

if TYPE_CHECKING:
    from meshwork.stages.walked import Walked

T = TypeVar("T")
MOST_DAYS, MOST_SHAPES, MOST_RECORDS = 2_000, 20_000, 3
"""Some thirty paths of five years; about 20 MB."""


class Kept:
    """Numbers of days by their print (`network.prints`), and numbers of graphs by their shape.

    A day whose print is known would be read the same, so nothing of it is worked out again. What was not asked for
    longest is let go of first. Several paths may be walked at once. `walks` are the last ones, by goal and level.

    >>> kept = Kept()
    >>> kept.day(b"one")["reach", False] = 0.5
    >>> kept.day(b"one"), kept.day(b"other"), len(kept)
    ({('reach', False): 0.5}, {}, 2)
    """

    def __init__(self) -> None:
        self.shapes: dict[tuple[str, bytes], Measure] = {}
        self.walks: dict[tuple[str | None, str], Walked] = {}
        self._days: dict[bytes, dict[tuple[str, bool], Any]] = {}
        self._records: dict[int, tuple[Record, dict[Hashable, Any]]] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many different days are known."""
        return len(self._days)

    def __bool__(self) -> bool:
        """It is one, though it knows no day yet."""
        return True

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

    def of(self, record: Record, what: Hashable, make: Callable[[], T]) -> T:
        """What is made once of a whole record, for every path through it; only of the records that came last."""
        with self._lock:
            _same, made = self._records.setdefault(id(record), (record, {}))
            while len(self._records) > MOST_RECORDS:
                del self._records[next(iter(self._records))]
        if what not in made:
            made[what] = make()
        found: T = made[what]
        return found
