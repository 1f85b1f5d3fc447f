"""What ties two stakeholders: every piece of evidence as rows of arrays, and what they add up to on a day.

Three tables, because three things happen with time. *Moments* (shared sessions, talks, calls, actions, insights used)
fade from their day and count while they lie in the window. *Declared* ties weigh fully while they are valid and fade
from their end. *Teams* weigh while both are members. Weights and half-lives: settings.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Days
from meshwork.network.roster import ALWAYS, STILL

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

ONE_TO_ONE = ("talk", "call")
"""The kinds of session that need no host."""
MOMENTS = ("small_session", "talk", "call", "action", "reuse")
DECLARED = ("knows", "exchanges", "refers", "collaborates", "delivers_with")
ACTION = MOMENTS.index("action")
DELIVERS = DECLARED.index("delivers_with")
_NO_ROWS: Whole = np.zeros(0, np.int64)
_NO_WEIGHTS: Real = np.zeros(0)


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """One row per pair and moment, in the order of days: `known` is the first day on which it counts."""

    pair: Whole
    day: Days
    known: Days
    time: Days
    weight: Real
    kind: Whole
    fact: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Spells:
    """One row per pair and spell of a declared tie or shared team, from `first` to the day before `until`."""

    pair: Whole
    first: Days
    until: Days
    time: Days
    weight: Real
    kind: Whole
    fact: Whole


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a tie: what it is, since when, and what it still weighs on the day asked.

    `kind` is small_session, talk, call, action, reuse, team or the kind of a declared tie; `fact` the id of the
    session, action, insight, team or tie; `since` the day it counts from (None: always), `until` its end, if any.
    """

    kind: str
    fact: str
    since: date | None
    until: date | None
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All that ties anybody, made by `gather`; `first` < `second` are the places of each pair, in order.

    `facts` are the ids of what is told; `session`, beside them, their places in `Deeds.sessions` (-1: no session).
    """

    first: Whole
    second: Whole
    moments: Moments
    declared: Spells
    teams: Spells
    facts: tuple[str, ...]
    session: Whole
    half_lives: Real
    declared_half_life: float

    def strengths(
        self, first: int, last: int, now: int, moments: tuple[Whole, Real], *, ended: bool = True, worked: bool = True
    ) -> Real:
        """By pair, how strong the tie is on day `last` (awake time `now`) over a window that begins on day `first`.

        `moments` is what `moments_on` says of the same window.
        A declared tie of delivering together stands in for the actions of the two: the larger counts, never both.
        The same tie declared twice (from both ends, or by two people of one organisation) counts once. Without
        `ended` a declared tie that is over counts no more; without `worked` nothing that they deliver together does.
        """
        size = len(self.first)
        here, faded = moments
        pair, actions = self.moments.pair[here], self.moments.kind[here] == ACTION
        told, weight = self._declared_on(first, last, now, ended=ended)
        in_team = self.teams_on(last)
        if not actions.any():
            total, joint = _sum(pair, faded, size), None
        else:
            total, joint = _sum(pair[~actions], faded[~actions], size), _sum(pair[actions], faded[actions], size)
        if len(told):
            most = np.zeros((len(DECLARED), size))
            np.maximum.at(most, (self.declared.kind[told], self.declared.pair[told]), weight)
            total += most[:DELIVERS].sum(axis=0)
            joint = most[DELIVERS] if joint is None else np.maximum(joint, most[DELIVERS])
        if worked and joint is not None:
            total += joint
        return total + _sum(self.teams.pair[in_team], self.teams.weight[in_team], size) if len(in_team) else total

    def reasons(self, pair: int, first: int, last: int, now: int) -> tuple[Reason, ...]:
        """The evidence of one pair on a day, the weightiest first; it adds up to the pair's strength."""
        here, faded = self.moments_on(first, last, now)
        mine = np.flatnonzero(self.moments.pair[here] == pair)
        moments = [self._moment(int(here[at]), float(faded[at])) for at in mine]
        told, weight = self._declared_on(first, last, now)
        best: dict[int, tuple[float, int]] = {}
        for at in np.flatnonzero(self.declared.pair[told] == pair):
            kind = int(self.declared.kind[told[at]])
            best[kind] = max(best.get(kind, (-1.0, 0)), (float(weight[at]), int(told[at])))
        actions = sum(each.weight for each in moments if each.kind == "action")
        if DELIVERS in best and best[DELIVERS][0] >= actions:
            moments = [each for each in moments if each.kind != "action"]
        else:
            best.pop(DELIVERS, None)
        declared = [self._spell(self.declared, row, DECLARED[kind], heavy) for kind, (heavy, row) in best.items()]
        teams = [
            self._spell(self.teams, int(row), "team", float(self.teams.weight[row]))
            for row in self.teams_on(last)
            if self.teams.pair[row] == pair
        ]
        return tuple(sorted(moments + declared + teams, key=lambda each: (-each.weight, each.kind, each.fact)))

    def declared_in(self, first: int, last: int, *, ended: bool = True) -> Whole:
        """Rows of declared ties that were valid on any day from `first` to `last`, both included.

        Without `ended`: valid on the last.
        """
        if not len(self.declared.first):
            return _NO_ROWS
        return np.flatnonzero((self.declared.first <= last) & (self.declared.until > (first if ended else last)))

    def moments_in(self, first: int, last: int) -> Whole:
        """Rows of moments from day `first` to day `last`, both included, that count by then."""
        start, stop = np.searchsorted(self.moments.day, [first, last + 1])
        rows: Whole = np.flatnonzero(self.moments.known[start:stop] <= last) + start
        return rows

    def moments_on(self, first: int, last: int, now: int) -> tuple[Whole, Real]:
        """The rows of moments that count from day `first` to day `last`, and what each weighs at awake time `now`."""
        table, here = self.moments, self.moments_in(first, last)
        age = now - table.time[here]
        return here, table.weight[here] * np.exp2(-age / self.half_lives[table.kind[here]])

    def _declared_on(self, first: int, last: int, now: int, *, ended: bool = True) -> tuple[Whole, Real]:
        table = self.declared
        told = self.declared_in(first, last, ended=ended)
        if not len(told):
            return told, _NO_WEIGHTS
        age = np.where(table.until[told] > last, 0, now - table.time[told])
        return told, table.weight[told] * np.exp2(-age / self.declared_half_life)

    def teams_on(self, day: int) -> Whole:
        """Rows of teams in which both are members on a day."""
        if not len(self.teams.first):
            return _NO_ROWS
        return np.flatnonzero((self.teams.first <= day) & (self.teams.until > day))

    def _moment(self, row: int, weight: float) -> Reason:
        table = self.moments
        day = date.fromordinal(int(table.day[row]))
        return Reason(MOMENTS[table.kind[row]], self.facts[table.fact[row]], day, None, weight)

    def _spell(self, table: Spells, row: int, kind: str, weight: float) -> Reason:
        first, until = int(table.first[row]), int(table.until[row])
        return Reason(
            kind,
            self.facts[table.fact[row]],
            date.fromordinal(first) if first > ALWAYS else None,
            date.fromordinal(until) if until < STILL else None,
            weight,
        )


def _sum(pair: Whole, weight: Real, size: int) -> Real:
    """By pair, the sum of weights (numpy counts in whole numbers where there is nothing to add)."""
    found: Real = np.bincount(pair, weight, size).astype(np.float64, copy=False)
    return found
