"""How flags turned out in this community: who was cared for, who was left alone, and who had contact again.

Worked out from the record as it stands: at each month's end, who would have been at risk. It compares what was not
made alike: who is cared for is chosen by somebody. So it shows counts, and no rate while there are few.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from meshwork.feelers.care import at_risk
from meshwork.feelers.rhythm import Whole
from meshwork.model import Private
from meshwork.network import Record
from meshwork.network.clock import last_of_month

CARE_WITHIN = 60
"""So many calendar days after a month's end a follow-up, a talk or a call still counts as care for its flag."""
AGAIN_WITHIN = 90
"""Awake days within which a contact counts as contact again."""
LEAST = 20
"""Flags under which no rate is told."""

_ALONE = frozenset({"talk", "call"})


@dataclass(frozen=True, slots=True)
class Count:
    """How many times, and after how many of them there was contact again."""

    times: int = 0
    again: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.times + other.times, self.again + other.again)


@dataclass(frozen=True, slots=True)
class Month:
    """The end of a month: partners newly flagged and cared for, newly flagged and left alone, not flagged."""

    last: date
    cared: Count
    alone: Count
    unflagged: Count


@dataclass(frozen=True, slots=True)
class TurnedOut:
    """Every month that can be judged, in order, and what they add up to. `rated`: whether flags are enough for a
    rate, twenty or more."""

    months: tuple[Month, ...]
    cared: Count
    alone: Count
    unflagged: Count
    rated: bool


def turned_out(
    record: Record, private: Private, today: date, *, new: Callable[[date], Collection[str]] = lambda _day: ()
) -> TurnedOut:
    """How flags turned out up to the last month's end after which so many awake days have passed.

    Contact again is being at a meeting of more than two, or beginning an action: a talk or a call may be the care
    itself. A partner is counted as flagged once, at the first month's end of a row of them; what was done for it in
    that month is care too.
    """
    meetings, talks = _contacts(record)
    cares = np.concatenate([talks, _follow_ups(record, private)]) if len(record.ids) else talks
    place = record.material.roster.places
    months = []
    before: frozenset[str] = frozenset()
    clock = record.clock
    days = [day for day in _month_ends(clock.beginning, today) if clock.between(day, today) >= AGAIN_WITHIN]
    for day, flagged, seen in at_risk(record, private, days, new=new):
        cared = _within(
            cares, day.replace(day=1) - timedelta(days=1), (day + timedelta(days=CARE_WITHIN)).toordinal()
        )
        end = clock.at(day) + AGAIN_WITHIN
        later = meetings[(meetings[:, 1] > day.toordinal()) & (clock.awake(meetings[:, 1]) <= end)]
        again = frozenset(later[:, 0].tolist())

        def count(ids: Collection[str], came: frozenset[int] = again) -> Count:
            return Count(len(ids), sum(place[each] in came for each in ids))

        fresh = flagged - before
        of_care = [each for each in fresh if place[each] in cared]
        months.append(Month(day, count(of_care), count(fresh - set(of_care)), count(seen - flagged)))
        before = flagged
    cared_for, alone, unflagged = (
        sum((getattr(each, name) for each in months), Count()) for name in ("cared", "alone", "unflagged")
    )
    return TurnedOut(tuple(months), cared_for, alone, unflagged, cared_for.times + alone.times >= LEAST)


def _contacts(record: Record) -> tuple[Whole, Whole]:
    """Rows of who (place) and day: meetings and begun actions; and talks and calls."""
    deeds = record.material.deeds
    alone = np.array([each.kind in _ALONE for each in deeds.sessions], bool)
    rows = np.stack([deeds.attendance.who, deeds.attendance.day], axis=1)
    talk = alone[deeds.attendance.what] if len(rows) else np.zeros(0, bool)
    begun = np.stack([deeds.work.who, deeds.work.known], axis=1)
    return np.concatenate([rows[~talk], begun]), rows[talk]


def _follow_ups(record: Record, private: Private) -> Whole:
    """Rows of who (place) and day of what was done for somebody."""
    done = [
        (who, each.done.start.toordinal())
        for each in private.follow_ups
        if each.done is not None and each.kind != "not_now"
        for who in (each.stakeholder, each.partner)
        if who is not None and who in record.material.roster.places
    ]
    days = np.array([day for _who, day in done], np.int64)
    who = record.material.roster.each_on([one for one, _day in done], days)
    return np.stack([who, days], axis=1).astype(np.int64)


def _within(rows: Whole, day: date, end: int) -> frozenset[int]:
    """Who has a row after a day, up to another."""
    return frozenset(rows[(rows[:, 1] > day.toordinal()) & (rows[:, 1] <= end), 0].tolist())


def _month_ends(beginning: date | None, today: date) -> Iterator[date]:
    if beginning is None:
        return
    day = last_of_month(beginning.year, beginning.month)
    while day <= today:
        yield day
        after = day + timedelta(days=1)
        day = last_of_month(after.year, after.month)
