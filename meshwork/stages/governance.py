"""Who runs the community: its partners together, one of them, or its facilitator.

A second axis beside the stage (Provan and Kenis 2008: shared, lead organisation, network administrative
organisation); no form is better than another, and no stage asks for one. The theory names the forms and gives no
cut-offs: those in the settings (`governance.*`) are this project's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Attendance, Facts, Work
from meshwork.network.clock import Window
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.network.record import Record
from meshwork.network.roster import begins, ends
from meshwork.settings import Settings

Form = Literal["shared", "lead", "administrative", "mixed"]

HOSTING = ("host", "chair")
"""The roles in a session that count as running it."""

_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Governance:
    """How the turns of a window are spread. A turn is a session that somebody hosts or chairs (a talk or call
    needs no host), or an action that starts and that somebody leads; several at once have an equal part in it.

    `form` is None where too few turns are recorded (fewer than five). Otherwise `administrative`: facilitators, and
    the organisations they work from, have more than half of them; `lead`: one partner has; `shared`: partners
    together have, and three or more of them a part; `mixed`: none of these. `shares` gives the part of each partner
    by id, the largest first; with `facilitators` they add up to 1. `sure` says of how many turns a partner confirmed
    who had it. `met` counts who meets whom (who was at what, works on what, is tied by a declared tie) and `sure_met`
    how much of that a partner confirmed; a facilitator confirms nothing.
    """

    form: Form | None
    turns: int
    facilitators: float
    shares: tuple[tuple[str, float], ...]
    sure: int = 0
    met: int = 0
    sure_met: int = 0

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
    _sure: NDArray[np.int64]
    _met: NDArray[np.int64]

    @staticmethod
    def of(record: Record, goal: str | None = None) -> Turns:
        """The turns of a record; of a goal: of sessions about it and actions towards it."""
        facts, roster = record.facts, record.material.roster
        about = {each.session for each in facts.about if each.goal == goal}
        towards = {each.action for each in facts.towards if each.goal == goal}
        sessions = [each for each in facts.sessions if goal is None or each.id in about]
        met_on = {each.id: each.date.start.toordinal() for each in sessions}
        days = {each.id for each in sessions if each.kind not in ONE_TO_ONE}
        deeds = record.material.deeds
        starts = {
            name: day
            for name, day in zip(deeds.actions, deeds.action_days.tolist(), strict=True)
            if goal is None or name in towards
        }
        partners = {each.id for each in facts.stakeholders if not each.facilitator}
        taken: dict[tuple[int, str, str], set[int]] = defaultdict(set)
        sure: set[tuple[int, str, str]] = set()
        met: list[tuple[int, int, bool]] = []
        for fact, of, name, runs in _deeds(facts):
            day = (met_on if of == "session" else starts).get(name)
            if day is None:
                continue
            met.append((day, day + 1, fact.confirmed_by in partners))
            if runs and (of == "action" or name in days):
                key = (day, of, name)
                taken[key].add(_place(roster.on(fact.stakeholder, day)))
                if fact.confirmed_by in partners:
                    sure.add(key)
        ties = facts.ties if goal is None else ()
        met += [(begins(each.since), ends(each.until), each.confirmed_by in partners) for each in ties]
        rows = [
            (key[0], who, number, key in sure)
            for number, key in enumerate(sorted(taken))
            for who in sorted(taken[key] - {_NOBODY})
        ]
        table = np.array(rows, np.int64).reshape(-1, 4).T
        return Turns(record, table[0], table[1], table[2], table[3], np.array(met, np.int64).reshape(-1, 3).T)

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
        since, until, confirmed = self._met
        seen = (since <= last) & (until > first)
        return Governance(
            form,
            turns,
            theirs,
            tuple(shares),
            sure=len(set(self._turn[start:stop][self._sure[start:stop] > 0].tolist())),
            met=int(np.count_nonzero(seen)),
            sure_met=int(np.count_nonzero(confirmed[seen])),
        )


def _deeds(facts: Facts) -> Iterator[tuple[Attendance | Work, Literal["session", "action"], str, bool]]:
    """Who was at a session or works on an action, of what, and whether it runs it."""
    for seen in facts.attendance:
        if seen.present is not False:
            yield seen, "session", seen.session, seen.role in HOSTING
    for work in facts.works_on:
        yield work, "action", work.action, work.lead


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
