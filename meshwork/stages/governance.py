"""Who runs the community: its partners together, one of them, or its facilitator.

A second axis beside the stage (Provan and Kenis 2008: shared, lead organisation, network administrative
organisation); no form is better than another, and no stage asks for one. The theory names the forms and gives no
cut-offs: those in the settings (`governance.*`) are this project's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Window
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.network.record import Record
from meshwork.settings import Settings

Form = Literal["shared", "lead", "administrative", "mixed"]

HOSTING = ("host", "chair")
"""The roles in a session that count as running it."""

_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Governance:
    """How the turns of a window are spread. A turn is a session that somebody hosts or chairs (a talk or call of
    two needs no host), or an action that starts and that somebody leads; several at once have an equal part in it.

    `form` is None where too few turns are recorded (fewer than five). Otherwise `administrative`: facilitators, and
    the organisations they work from, have more than half of them; `lead`: one partner has; `shared`: partners
    together have, and three or more of them a part; `mixed`: none of these. `shares` gives the part of each partner
    by id, the largest first; with `facilitators` they add up to 1.
    """

    form: Form | None
    turns: int
    facilitators: float
    shares: tuple[tuple[str, float], ...]

    @property
    def largest(self) -> float:
        """The part of the partner with most of them; 0 without any."""
        return self.shares[0][1] if self.shares else 0.0

    @property
    def lead(self) -> str | None:
        """The partner that runs most of it, where one does."""
        return self.shares[0][0] if self.form == "lead" else None


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """Every turn of a community, in the order of days; `of` gathers them once, `on` looks at a window."""

    _record: Record
    _day: NDArray[np.int64]
    _who: NDArray[np.int64]
    _turn: NDArray[np.int64]

    @staticmethod
    def of(record: Record, goal: str | None = None) -> Turns:
        """The turns of a record; of a goal: of sessions about it and actions towards it."""
        facts, roster = record.facts, record.material.roster
        about = {each.session for each in facts.about if each.goal == goal}
        towards = {each.action for each in facts.towards if each.goal == goal}
        days = {
            each.id: each.date.start.toordinal()
            for each in facts.sessions
            if each.kind not in ONE_TO_ONE and (goal is None or each.id in about)
        }
        deeds = record.material.deeds
        starts = {
            name: day
            for name, day in zip(deeds.actions, deeds.action_days.tolist(), strict=True)
            if goal is None or name in towards
        }
        taken: dict[tuple[int, str, str], set[int]] = defaultdict(set)
        for seen in facts.attendance:
            if seen.role in HOSTING and seen.session in days and seen.present is not False:
                day = days[seen.session]
                taken[day, "session", seen.session].add(_place(roster.on(seen.stakeholder, day)))
        for work in facts.works_on:
            if work.action in starts and work.lead:
                day = starts[work.action]
                taken[day, "action", work.action].add(_place(roster.on(work.stakeholder, day)))
        rows = [
            (key[0], who, number)
            for number, key in enumerate(sorted(taken))
            for who in sorted(taken[key] - {_NOBODY})
        ]
        table = np.array(rows, np.int64).reshape(-1, 3).T
        return Turns(record, table[0], table[1], table[2])

    def on(self, window: Window) -> Governance:
        """How the turns of a window are spread."""
        first, last = window.first.toordinal(), window.last.toordinal()
        start, stop = np.searchsorted(self._day, [first, last + 1])
        who, turn = self._who[start:stop].tolist(), self._turn[start:stop].tolist()
        among = Counter(turn)
        turns = len(among)
        parts: dict[int, float] = defaultdict(float)
        for one, of in zip(who, turn, strict=True):
            parts[one] += 1 / among[of] / turns
        roster = self._record.material.roster
        facilitating = roster.facilitating(first, last)
        theirs = sum(part for place, part in parts.items() if facilitating[place])
        shares = sorted(
            ((roster.ids[place], part) for place, part in parts.items() if not facilitating[place]),
            key=lambda each: (-round(each[1], 9), each[0]),
        )
        form = _form(turns, theirs, [part for _, part in shares], self._record.settings)
        return Governance(form, turns, theirs, tuple(shares))


_NOBODY = -1


def _place(place: int | None) -> int:
    return _NOBODY if place is None else place


def _form(turns: int, facilitators: float, partners: list[float], settings: Settings) -> Form | None:
    if turns < settings.whole("governance.turns"):
        return None
    most = settings.number("governance.majority") + _HAIR
    if facilitators > most:
        return "administrative"
    if partners and partners[0] > most:
        return "lead"
    enough = len(partners) >= settings.whole("governance.partners")
    return "shared" if sum(partners) > most and enough else "mixed"
