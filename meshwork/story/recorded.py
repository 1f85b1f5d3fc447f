"""Which of two days of a record may be held against each other, so that no rise or fall is told that is the log's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from meshwork.network import Record
from meshwork.network.clock import Span
from meshwork.network.roster import ALWAYS, STILL
from meshwork.stages import Path, Reading

LONGEST_HOLIDAY = 62
"""Two months of summer leave no gap: readings count awake days, so that two of them hold as much time."""

_YEAR = 366
Unfit = Literal["young", "begun", "asleep", "silent", "changed", "few"]


def unfit(record: Record, path: Path, one: Reading, other: Reading) -> Unfit | None:
    """Why nothing is told of a change from one reading to a later one; None where it may be told.

    young: the record was so new that a rise is that of the log. begun: something began to be written down in that
    time. asleep: nothing was recorded for longer than a holiday, in what is read of either. silent: nor lately.
    changed: the way of recording changed. few: too little is recorded on one of the two days.
    """
    first, last = one.window.first, other.day
    awake = one.status != "asleep" and other.status != "asleep"
    little = {"few_active", "few_interactions", "no_meetings"}
    tests: dict[Unfit, Callable[[], bool]] = {
        "few": lambda: bool(little & {*one.why, *other.why}),
        "young": lambda: record.clock.young(one.day),
        "begun": lambda: any(first <= each <= last for each in begun(record)),
        "asleep": lambda: any(_meet(each, first, last) for each in gaps(path)) or not awake,
        "silent": lambda: silent(record, one.day) or silent(record, last),
        "changed": lambda: any(_meet(each, first, last) for each in changed(path)),
    }
    return next((why for why, holds in tests.items() if holds()), None)


def _meet(span: Span, first: date, last: date) -> bool:
    return span.first <= last and span.last >= first


def begun(record: Record) -> tuple[date, ...]:
    """The days on which the community began to write something down that makes a partner active, in order."""
    since, told = record.material.recorded_from, record.material.evidence.declared.first
    days = {since.sessions, since.actions, *([int(told.min())] if len(told) else [])} - {ALWAYS, STILL}
    return tuple(date.fromordinal(day) for day in sorted(days))


def heard(record: Record, day: date) -> date | None:
    """The last day up to a day of which something is recorded: an activity, or where there is none anything dated."""
    if not record.clock.by_calendar:
        return record.clock.last_activity(day)
    facts = record.facts
    dated = [(each.since, each.until) for each in facts.ties]
    dated += [(each.since, each.until) for each in facts.commitments]
    dated += [(each.since, each.until) for each in facts.members]
    days = (when.start for both in dated for when in both if when is not None)
    return max((each for each in days if each <= day), default=None)


def silent(record: Record, day: date) -> bool:
    """Whether nothing was recorded lately: for longer than usual, or of connections alone for more than a year."""
    if not record.clock.by_calendar:
        return record.clock.silent(day)
    last = heard(record, day)
    return last is not None and (day - last).days > _YEAR


def gaps(path: Path) -> tuple[Span, ...]:
    """The stretches, longer than a holiday, in which nothing was recorded."""
    return tuple(each for each in path.sleeps if (each.last - each.first).days >= LONGEST_HOLIDAY)


def changed(path: Path) -> tuple[Span, ...]:
    """The stretches in which the way of recording changed, from the first day that was compared to the last."""
    found: list[Span] = []
    for each in path.readings:
        if "recording_changed" in each.side:
            first = each.half_window.first
            if found and first <= found[-1].last:
                found[-1] = Span(found[-1].first, each.day)
            else:
                found.append(Span(first, each.day))
    return tuple(found)


def greyed(record: Record, path: Path, reading: Reading) -> bool:
    """Whether nothing of a day may be called a change or a stage: young, asleep, silent, or recorded another way."""
    day = reading.day
    return (
        record.clock.young(day)
        or silent(record, day)
        or reading.status != "awake"
        or any(each.first <= day <= each.last for each in changed(path))
    )


def outside(record: Record, path: Path, day: date) -> bool:
    """Whether nothing can be told of a day: it lies before the first fact, or after the month of the last reading."""
    last = path.readings[-1].day
    return record.first_fact is None or day < record.first_fact or (day.year, day.month) > (last.year, last.month)


def reading_of(path: Path, day: date) -> Reading:
    """The first reading on a day or later; the last where there is none."""
    return next((each for each in path.readings if each.day >= day), path.readings[-1])
