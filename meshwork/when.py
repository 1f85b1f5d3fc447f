"""Days as people record them: a day, a month or a year, kept with the precision they were given in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year.

    `text` is what was recorded: "2021", "2021-03" or "2021-03-05". `start` is its first day, which counts where
    it is a `since`. `end` is the first day that no longer counts where it is an `until`: the day itself for a full
    date, the first day after the period for a month or a year.
    """

    text: str
    start: date
    end: date

    @staticmethod
    @lru_cache(maxsize=200_000)
    def of(text: str) -> When:
        """Read ISO 8601; ValueError where it is no date.

        >>> When.of("2021-03").start, When.of("2021-03").end
        (datetime.date(2021, 3, 1), datetime.date(2021, 4, 1))
        >>> When.of("2021-03-05").end
        datetime.date(2021, 3, 5)
        """
        found = _ISO.fullmatch(text)
        if not found:
            raise ValueError(text)
        year, month, day = (int(part or 0) for part in found.groups())
        if day:
            exact = date(year, month, day)
            return When(text, exact, exact)
        if month:
            start = date(year, month, 1)
            return When(text, start, (start + timedelta(days=31)).replace(day=1) if text < "9999-12" else date.max)
        return When(text, date(year, 1, 1), date(year + 1, 1, 1) if year < date.max.year else date.max)

    @staticmethod
    def on(day: date) -> When:
        """That one day."""
        return When.of(day.isoformat())

    def __str__(self) -> str:
        return self.text


def holds(since: When | None, until: When | None, day: date) -> bool:
    """Whether something that began at `since` (included) and ended at `until` (not included) is true on a day.

    >>> holds(When.of("2021"), When.of("2022-03-01"), date(2022, 2, 28))
    True
    >>> holds(When.of("2021"), When.of("2022-03-01"), date(2022, 3, 1))
    False
    """
    return (since is None or since.start <= day) and (until is None or until.end > day)
