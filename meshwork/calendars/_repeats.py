"""What repeats, written out: on which moments, up to the end of a span, whatever the rule says.

A rule may go on for ever, begin in the year 1, or match no day at all, so every step is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import takewhile
from typing import TYPE_CHECKING

from meshwork.text import _

if TYPE_CHECKING:
    from icalendar import vRecur

_STEPS = 20_000
"""Turns of one rule at the most: every day for 54 years."""
_OFTEN = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})


class TooOften(ValueError):
    """A rule that is no appointment's; the text says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a repeated appointment that begins at `start` (local time without a zone)."""

    recur: vRecur
    start: datetime

    def turns(self, until: datetime, zone: tzinfo | None) -> Iterator[datetime]:
        """Its moments up to one (included), in order, the first among them. `zone` is that of the start.

        Raises `TooOften` where it repeats within a day or has too many turns, ValueError where it is no rule.
        """
        from dateutil.rrule import rrulestr

        held = {key.upper(): list(value) for key, value in self.recur.items()}
        often = str(held.get("FREQ", [""])[0])
        count = int(held.pop("COUNT", [_STEPS + 1])[0])
        last = min([until, *(self._local(each, zone) for each in held.pop("UNTIL", []))])
        if often in _OFTEN or int(held.get("INTERVAL", [1])[0]) < 1:
            raise TooOften(_("this repeats within a day, which no appointment does, so it was left out."))
        if last < self.start:
            return
        said = type(self.recur)({**held, "UNTIL": [last]}).to_ical().decode()  # type: ignore[no-untyped-call]  # half typed
        yield self.start
        if count < 2:
            return
        rest = (each for each in rrulestr(said, dtstart=self.start) if each != self.start)
        for steps, moment in enumerate(takewhile(lambda each: each <= last, rest), 2):
            if steps > _STEPS:
                raise TooOften(_("this repeats too often to be read, so it was left out. Give it an end."))
            yield moment
            if steps >= count:
                return

    def _local(self, end: object, zone: tzinfo | None) -> datetime:
        """An end as local time: of a day its last moment, of a moment with a zone that moment here."""
        if isinstance(end, datetime):
            return (end.astimezone(zone) if end.tzinfo and zone else end).replace(tzinfo=None)
        return datetime.combine(end, datetime.max.time())  # type: ignore[arg-type]  # the library has no third sort
