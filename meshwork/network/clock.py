"""The community's own clock: which days count, and how many of them lie between two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of awake days that ends on `last` (included) and begins on `first` (included)."""

    first: date
    last: date
    awake: int


@dataclass(frozen=True, slots=True)
class Clock:
    """Awake and sleeping days of one community; see docs/stages.md."""

    def asleep(self, day: date) -> bool:
        """Whether nothing was recorded for so long, on that day, that the clock stands still."""
        raise NotImplementedError
