"""What a record prepared for every day, and what can be asked of it for a stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Clock, Days
from meshwork.network.deeds import Deeds
from meshwork.network.evidence import DELIVERS, Evidence
from meshwork.network.roster import STILL, Roster
from meshwork.network.winwin import WinWin
from meshwork.settings import Settings

Mask = NDArray[np.bool_]

_HAIR = 1e-9  # so that a weight that fades to exactly the floor is still a tie


@dataclass(frozen=True, slots=True)
class RecordedFrom:
    """From which day on a community writes something down: sessions and who was there, goals and who commits to them,
    who works on which action or delivers with whom, who leads an action."""

    sessions: int
    goals: int
    actions: int
    leads: int

    @staticmethod
    def of(deeds: Deeds, evidence: Evidence) -> RecordedFrom:
        """The first days on which each is known; `STILL` where it never is."""
        declared = evidence.declared
        goals = _first(deeds.goals_open), _first(deeds.pledged_from)
        actions = _first(deeds.work.known), _first(declared.first[declared.kind == DELIVERS])
        leads = _first(deeds.work.known[deeds.work.lead])
        return RecordedFrom(_first(deeds.attendance.day), max(goals), min(actions), leads)


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a record prepared: everything that does not depend on the day.

    `clock` is that of the community, `works` one of the actions alone: of the days on which one began.
    """

    roster: Roster
    clock: Clock
    works: Clock
    deeds: Deeds
    evidence: Evidence
    winwin: WinWin
    settings: Settings
    recorded_from: RecordedFrom

    @property
    def least(self) -> float:
        """From which strength a tie is one."""
        return max(self.settings.number("tie.floor"), _HAIR) - _HAIR / 2

    def active(self, first: int, last: int) -> Mask:
        """By place: who attended, worked on an action that started, or had a declared tie, `first` to `last`."""
        return self.busy(first, last) | self.attending(first, last)

    def attending(self, first: int, last: int) -> Mask:
        """By place: who was at a session in that time."""
        found, attendance = np.zeros(len(self.roster.ids), bool), self.deeds.attendance
        found[attendance.who[attendance.within(first, last)]] = True
        return found

    def busy(self, first: int, last: int) -> Mask:
        """By place: who is active in that time whatever sessions there were."""
        found = np.zeros(len(self.roster.ids), bool)
        work = self.deeds.work
        found[work.who[work.within(first, last)]] = True
        told = self.evidence.declared_in(first, last)
        if len(told):
            pairs = self.evidence.declared.pair[told]
            found[self.evidence.first[pairs]] = True
            found[self.evidence.second[pairs]] = True
        return found

    def works_stopped(self, day: date) -> bool:
        """Whether no action began for so many of their own usual intervals that they are over, in awake days.

        Not while there are too few to tell, nor in the yearly rhythm.
        """
        last = self.works.last_activity(day)
        rhythm = self.works.last_rhythm(day)
        if last is None or rhythm is None or self.settings.yearly:
            return False
        return self.clock.between(last, day) > self.works.over(rhythm, self.settings.number("leaving.work_intervals"))

    def carrying(self, goal: str, day: int) -> Mask:
        """By place: who carries a goal on a day, whether or not the goal is open."""
        found = np.zeros(len(self.roster.ids), bool)
        deeds = self.deeds
        if goal in deeds.goals:
            rows = (deeds.pledged_from <= day) & (deeds.pledged_until > day)
            found[deeds.pledger[rows & (deeds.pledged == deeds.goals.index(goal))]] = True
        return found

    def meetings(self, first: int, last: int, partners: Mask) -> int:
        """The sessions from day `first` to `last` with at least `session.partners` of the partners (by place)."""
        table = self.deeds.attendance
        rows = table.within(first, last)
        rows = rows[partners[table.who[rows]]]
        if not len(rows):
            return 0
        # rows are in the order of days, and so are sessions
        present = np.bincount(table.what[rows] - table.what[rows[0]])
        return int(np.count_nonzero(present >= self.settings.whole("session.partners")))

    def present(self, first: int, last: int, partners: Mask) -> Days:
        """By place of every session, how many of the partners (by place) were there, from day `first` to `last`."""
        table = self.deeds.attendance
        rows = table.within(first, last)
        there = table.what[rows[partners[table.who[rows]]]]
        return np.bincount(there, minlength=len(self.deeds.sessions)).astype(np.int64)

    def interactions(self, first: int, last: int, among: Mask) -> int:
        """Attendances, work on actions that started and declared ties of these (by place), one each."""
        rows = 0
        for table in (self.deeds.attendance, self.deeds.work):
            rows += int(np.count_nonzero(among[table.who[table.within(first, last)]]))
        told = self.evidence.declared_in(first, last)
        if not len(told):
            return rows
        pairs = self.evidence.declared.pair[told]
        both = among[self.evidence.first[pairs]] & among[self.evidence.second[pairs]]
        return rows + len(np.unique(self.evidence.declared.fact[told][both]))


def _first(days: Days) -> int:
    return int(days.min()) if len(days) else STILL
