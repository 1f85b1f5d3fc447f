"""The community's whole journey on the days of the slider: who was here, and who was tied to whom how strongly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import last_of_month, months_later
from meshwork.network.consent import NOT_ON_MAP, chose
from meshwork.network.record import Record
from meshwork.network.roster import ALWAYS
from meshwork.network.web import Floats, Ints, Web

WEEKS_UP_TO = 18
"""Months up to which the slider stands on every Sunday, because a young community changes by the week."""
MONTHS_UP_TO = 300
"""Months up to which it stands on month ends, as the stage is read; a longer record goes by the year."""
MOST_ENTRIES = 30_000_000
"""Pairs times days: beyond this, fewer days. One day of 300,000 pairs takes about 30 ms."""
FACILITATED = 0.2
"""A tie with a facilitator counts for this part in where everybody stands: she knows all, and would be everywhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Journey:
    """A record, seen on every step; made by `journey`.

    `here` is a mask by place in `record.ids` and step. `pair` (sorted), `step` and `strength` are the ties, row by
    row: pair p joins `first[p]` and `second[p]`, places in `record.ids`; both were here on that step.
    """

    record: Record
    steps: tuple[date, ...]
    here: NDArray[np.bool_]
    first: Ints
    second: Ints
    pair: Ints
    step: Ints
    strength: Floats

    @property
    def everyone(self) -> Ints:
        """Who was here on any step: places in `record.ids`, in the order of their ids."""
        ids = self.record.ids
        return np.array(sorted(np.flatnonzero(self.here.any(axis=1)), key=lambda at: ids[at]), np.int64)

    @property
    def facilitating(self) -> Ints:
        """Facilitators, and the organisations they worked from at any time."""
        roster = self.record.material.roster
        return np.flatnonzero(roster.facilitating(ALWAYS, self.steps[-1].toordinal()))

    def union(self, members: Ints) -> Web:
        """The ties among some (places in `record.ids`) added up over all steps: where the map comes from."""
        ids = self.record.ids
        order = np.array(sorted(members, key=lambda at: ids[at]), np.int64)
        new = np.full(len(ids), -1, np.int64)
        new[order] = np.arange(len(order))
        damped = np.ones(len(ids))
        damped[self.facilitating] = FACILITATED
        weight = np.bincount(self.pair, self.strength, len(self.first)) * damped[self.first] * damped[self.second]
        inside = (new[self.first] >= 0) & (new[self.second] >= 0) & (weight > 0)
        return Web.by_column(
            tuple(ids[at] for at in order), new[self.first[inside]], new[self.second[inside]], weight[inside]
        )

    def activity(self) -> tuple[int, ...]:
        """Sessions and beginnings of actions up to each step and after the one before."""
        deeds = self.record.material.deeds
        days = np.sort(np.concatenate([deeds.session_days, deeds.action_days]))
        until = np.searchsorted(days, [day.toordinal() for day in self.steps], side="right")
        return tuple(int(count) for count in np.diff(until, prepend=0))

    def sessions(self, of: Ints, places: int) -> Ints:
        """Sessions attended in the window before each step, by place on the map; `of` says who is part of which."""
        attendance = self.record.material.deeds.attendance
        days = self.record.settings.window_days()

        def on(day: date) -> Ints:
            window = self.record.clock.window(day, days)
            return attendance.who[attendance.within(window.first.toordinal(), day.toordinal())]

        return self._counted(of, places, map(on, self.steps))

    def goals(self, of: Ints, places: int) -> Ints:
        """Open goals carried on each step, by place on the map."""
        deeds = self.record.material.deeds
        return self._counted(of, places, (deeds.carriers(day.toordinal())[0] for day in self.steps))

    def _counted(self, of: Ints, places: int, who: Iterator[Ints]) -> Ints:
        found = np.zeros((places, len(self.steps)), np.int64)
        for step, several in enumerate(who):
            mine = of[several[self.here[several, step]]]
            found[:, step] = np.bincount(mine[mine >= 0], minlength=places)
        return found


def journey(record: Record, until: date) -> Journey:
    """The journey up to a day, that day included; the last step is that day."""
    steps = _steps(record, until)
    here = np.array([record.here(day) for day in steps]).reshape(len(steps), len(record.ids)).T
    hidden = chose(record.facts, NOT_ON_MAP, until)
    here[[at for at, who in enumerate(record.ids) if who in hidden]] = False
    columns: list[tuple[Ints, Ints, Floats]] = []
    for step, day in enumerate(steps):
        ties = record.ties(day)
        both = here[ties.first, step] & here[ties.second, step]
        code = ties.first[both] * len(record.ids) + ties.second[both]
        columns.append((code, np.full(len(code), step, np.int64), ties.strength[both]))
    code, step_of, strength = (np.concatenate(column) for column in zip(*columns, strict=True))
    codes, pair = np.unique(code, return_inverse=True)
    order = np.lexsort((step_of, pair))
    size = max(len(record.ids), 1)
    return Journey(record, steps, here, codes // size, codes % size, pair[order], step_of[order], strength[order])


def _steps(record: Record, until: date) -> tuple[date, ...]:
    """The days the slider stands on: Sundays, month ends, quarter ends or year ends, and the day itself."""
    first = min(record.first_fact or until, until)
    months = (until.year - first.year) * 12 + until.month - first.month + 1
    pairs = len(record.material.evidence.first)
    if months <= WEEKS_UP_TO and pairs * months * 4 <= MOST_ENTRIES:
        sunday = first + timedelta(6 - first.weekday())
        return _up_to(until, (sunday + timedelta(7 * week) for week in range(80)))
    if months <= MONTHS_UP_TO and pairs * months <= MOST_ENTRIES:
        return _up_to(until, _month_ends(first, 1))
    if months <= MONTHS_UP_TO and pairs * months <= 3 * MOST_ENTRIES:
        return _up_to(until, _month_ends(first.replace(month=(first.month - 1) // 3 * 3 + 3, day=1), 3))
    year = max(first.year, until.year - MONTHS_UP_TO + 1)
    return _up_to(until, _month_ends(date(year, 12, 1), 12))


def _month_ends(first: date, months: int) -> Iterator[date]:
    for count in range(MONTHS_UP_TO + 1):
        later = months_later(first.replace(day=1), months * count)
        yield last_of_month(later.year, later.month)


def _up_to(until: date, days: Iterator[date]) -> tuple[date, ...]:
    return (*(day for day in days if day < until), until)
