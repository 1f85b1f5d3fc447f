"""What stakeholders did and carry: attendance, work on actions and commitments, as arrays in the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts, Session
from meshwork.network.attended import Attended
from meshwork.network.clock import Days
from meshwork.network.roster import ALWAYS, Roster, begins, ends

Whole = NDArray[np.int64]

CARRIED = ("committed", "carrying")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows in the order of `day`: who (place), on what (place), the first day it counts, who led, who entered it.

    Where all count from their day on, `known` is `day` itself.
    """

    who: Whole
    what: Whole
    day: Days
    known: Days
    lead: NDArray[np.bool_]
    origin: Whole

    def within(self, first: int, last: int) -> Whole:
        """The rows from day `first` to day `last`, both included, that count by then."""
        start, stop = self.day.searchsorted((first, last + 1))
        if self.known is self.day:
            return np.arange(start, stop)
        found: Whole = (self.known[start:stop] <= last).nonzero()[0] + start
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Deeds:
    """Attendance (one row per stakeholder and session), work (one per stakeholder and action) and commitments.

    Commitments (`pledger` and the columns after it) stand in the order of the days from which they hold.
    """

    attended: Attended
    sessions: tuple[Session, ...]
    session_days: Days
    session_kinds: Whole
    session_plenary: NDArray[np.bool_]
    actions: tuple[str, ...]
    action_days: Days
    goals: tuple[str, ...]
    goals_open: Days
    goals_closed: Days
    attendance: Table
    work: Table
    pledger: Whole
    pledged: Whole
    pledged_from: Days
    pledged_until: Days
    origins: tuple[str, ...]

    @staticmethod
    def of(facts: Facts, roster: Roster) -> Deeds:
        """Gather what the stakeholders of a community did."""
        origins: dict[str, int] = {}
        attended = Attended.of(facts)
        sessions = attended.sessions
        kinds: dict[str, int] = {}
        starts = _starts(facts)
        actions = tuple(starts)
        goals = tuple(each.id for each in facts.goals)
        pledges = _pledges(facts, roster, {name: place for place, name in enumerate(goals)})
        return Deeds(
            attended=attended,
            sessions=sessions,
            session_days=attended.session_days,
            session_kinds=np.array([kinds.setdefault(each.kind, len(kinds)) for each in sessions], np.int64),
            session_plenary=np.array([each.plenary for each in sessions], bool),
            actions=actions,
            action_days=np.array(list(starts.values()), np.int64),
            goals=goals,
            goals_open=np.array([begins(each.opened) for each in facts.goals], np.int64),
            goals_closed=np.array([ends(each.closed) for each in facts.goals], np.int64),
            attendance=_attendance(facts, roster, attended, origins),
            work=_work(facts, roster, starts, origins),
            pledger=pledges[:, 0],
            pledged=pledges[:, 1],
            pledged_from=pledges[:, 2],
            pledged_until=pledges[:, 3],
            origins=tuple(origins),
        )

    def days(self) -> Iterator[date]:
        """Every activity day: of a session, or of the start of an action; some more than once."""
        for day in np.concatenate([self.session_days, self.action_days]):
            yield date.fromordinal(int(day))

    def workers(self) -> Iterator[tuple[str, int, Whole, Days]]:
        """Of every action that somebody works on: id, first day, who (sorted places), from which day each counts."""
        for place, who, known in _grouped(self.work):
            yield self.actions[place], int(self.action_days[place]), who, known

    def carriers(self, day: int, since: int | None = None) -> tuple[Whole, Whole]:
        """Who carries which goal that is open on a day: places of stakeholders and of goals, row by row.

        With `since`: at some time from that day on, so that a row may stand twice.
        """
        first = day if since is None else since
        begun = self.pledged_from.searchsorted(day, side="right")
        rows = np.flatnonzero(self.pledged_until[:begun] > first)
        goal = self.pledged[rows]
        rows = rows[(self.goals_open[goal] <= day) & (self.goals_closed[goal] > first)]
        return self.pledger[rows], self.pledged[rows]


def _grouped(table: Table) -> Iterator[tuple[int, Whole, Days]]:
    order = np.lexsort((table.who, table.what))
    what = table.what[order]
    cuts = np.flatnonzero(np.diff(what)) + 1
    for rows in np.split(order, cuts) if len(order) else ():
        yield int(table.what[rows[0]]), table.who[rows], table.known[rows]


def _starts(facts: Facts) -> dict[str, int]:
    """The first day of every action: its own, else that of the first who worked on it; without either, none."""
    first: dict[str, int] = {}
    for each in facts.works_on:
        if each.since is not None:
            first[each.action] = min(first.get(each.action, date.max.toordinal()), begins(each.since))
    starts = {each.id: begins(each.start) if each.start else first.get(each.id, ALWAYS) for each in facts.actions}
    return {name: day for name, day in sorted(starts.items(), key=lambda each: (each[1], each[0])) if day > ALWAYS}


def _attendance(facts: Facts, roster: Roster, attended: Attended, origins: dict[str, int]) -> Table:
    seen, day = np.flatnonzero(attended.present), attended.day
    who = roster.counting(attended.who[seen], day[seen])
    known = np.flatnonzero(who >= 0)
    # who came for the same house counts once, as the first that is told of; sessions are in the order of days
    size = max(len(roster.ids), 1)
    codes, first = np.unique(attended.session[seen[known]] * size + who[known], return_index=True)
    what, who = np.divmod(codes, size)
    rows, days = attended.row[seen[known[first]]], attended.session_days
    origin = [origins.setdefault(facts.attendance[row].origin, len(origins)) for row in rows.tolist()]
    counted = days[what]
    return Table(who, what, counted, counted, np.zeros(len(who), bool), np.array(origin, np.int64))


def _work(facts: Facts, roster: Roster, starts: dict[str, int], origins: dict[str, int]) -> Table:
    places = {name: place for place, name in enumerate(starts)}
    rows: dict[tuple[int, int], tuple[int, bool, int]] = {}
    for each in facts.works_on:
        place = places.get(each.action)
        if place is None:
            continue
        day = starts[each.action]
        known = max(day, begins(each.since))
        who = roster.on(each.stakeholder, known)
        if who is None or ends(each.until) <= day:
            continue
        origin = origins.setdefault(each.origin, len(origins))
        earlier = rows.get((place, who), (known, False, origin))
        rows[place, who] = (min(known, earlier[0]), each.lead or earlier[1], earlier[2])
    days = list(starts.values())
    return _table(
        [(who, what, days[what], known, lead, origin) for (what, who), (known, lead, origin) in rows.items()]
    )


def _pledges(facts: Facts, roster: Roster, goals: dict[str, int]) -> Whole:
    rows = [
        (who, goals[each.goal], first, until)
        for each in facts.commitments
        if each.level in CARRIED and each.goal in goals
        for who, first, until in roster.spells(each.stakeholder, begins(each.since), ends(each.until))
    ]
    rows.sort(key=lambda row: row[2])
    return np.array(rows, np.int64).reshape(-1, 4)


def _table(rows: list[tuple[int, int, int, int, bool, int]]) -> Table:
    rows.sort(key=lambda row: (row[2], row[1], row[0]))
    columns = np.array(rows, np.int64).reshape(-1, 6).T
    return Table(columns[0], columns[1], columns[2], columns[3], columns[4].astype(bool), columns[5])
