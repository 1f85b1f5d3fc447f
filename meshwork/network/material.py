"""What a record prepared for every day, and what can be asked of it for a stretch of days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Clock
from meshwork.network.deeds import Deeds
from meshwork.network.evidence import DELIVERS, Evidence
from meshwork.network.roster import Roster
from meshwork.network.winwin import WinWin
from meshwork.settings import Settings

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class JointAction:
    """An action, or a declared tie of delivering together, with who takes part in it.

    `leads` are those of its workers that lead it; a declared tie has none.
    """

    id: str
    workers: frozenset[str]
    leads: frozenset[str]
    declared: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a record prepared: everything that does not depend on the day."""

    roster: Roster
    clock: Clock
    deeds: Deeds
    evidence: Evidence
    winwin: WinWin
    settings: Settings

    def active(self, first: int, last: int) -> Mask:
        """By place: who attended, worked on an action that started, or had a declared tie, `first` to `last`."""
        found = np.zeros(len(self.roster.ids), bool)
        for table in (self.deeds.attendance, self.deeds.work):
            found[table.who[table.within(first, last)]] = True
        pairs = self.evidence.declared.pair[self.evidence.declared_in(first, last)]
        found[self.evidence.first[pairs]] = True
        found[self.evidence.second[pairs]] = True
        return found

    def carrying(self, goal: str, day: int) -> Mask:
        """By place: who carries a goal on a day, whether or not the goal is open."""
        found = np.zeros(len(self.roster.ids), bool)
        deeds = self.deeds
        if goal in deeds.goals:
            rows = (deeds.pledged_from <= day) & (deeds.pledged_until > day)
            found[deeds.pledger[rows & (deeds.pledged == deeds.goals.index(goal))]] = True
        return found

    def actions(self, first: int, last: int, among: Mask) -> list[JointAction]:
        """The actions that started from day `first` to `last`, with those of `among` who work on them."""
        work = self.deeds.work
        workers: dict[int, list[tuple[str, bool]]] = defaultdict(list)
        for row in work.within(first, last).tolist():
            who = int(work.who[row])
            if among[who]:
                workers[int(work.what[row])].append((self.roster.ids[who], bool(work.lead[row])))
        return [
            JointAction(
                self.deeds.actions[action],
                frozenset(who for who, _ in rows),
                frozenset(who for who, lead in rows if lead),
            )
            for action, rows in workers.items()
        ]

    def deliveries(self, first: int, last: int, among: Mask) -> list[JointAction]:
        """The declared ties of delivering together that held on any day from `first` to `last`, within `among`."""
        evidence, ids = self.evidence, self.roster.ids
        found = []
        for row in evidence.declared_in(first, last).tolist():
            pair = evidence.declared.pair[row]
            one, other = int(evidence.first[pair]), int(evidence.second[pair])
            if evidence.declared.kind[row] == DELIVERS and among[one] and among[other]:
                tie = evidence.facts[evidence.declared.fact[row]]
                found.append(JointAction(tie, frozenset((ids[one], ids[other])), frozenset(), declared=True))
        return found
