"""A day as it would be seen with sessions left out, in many runs at once.

What a left-out session says vanishes: who was there, what it tied, that it was held. Actions, declared ties, teams
and commitments stay, and so do the clock and the windows. Who is active in a run is active in the full record too,
and so it is with ties: only what wavers between the runs is worked out for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import runs, tally
from meshwork.kernels.bits import Counts, Words
from meshwork.network.clock import Window
from meshwork.network.draws import Draws
from meshwork.network.snapshot import Snapshot

Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Thinned:
    """A snapshot in each run; arrays have a value for each run, NaN where it would not be recorded."""

    snapshot: Snapshot
    draws: Draws

    @cached_property
    def size(self) -> Counts:
        """How many are active."""
        return self._count(self._here[self.snapshot.here])

    @cached_property
    def interactions(self) -> Counts:
        """Attendances, work on actions and declared ties, one each."""
        held, kept = self._held(np.ones_like(self.snapshot.here))
        return self.snapshot.interactions - int(held.sum()) + tally.counted(kept, self.draws.runs, held)

    @property
    def reach(self) -> Reals:
        """The number R."""
        return _share(self._largest.parts, self.size)

    @property
    def cohesion(self) -> Reals:
        """The number C."""
        return _share(self._largest.blocks, self.size)

    @property
    def self_standing(self) -> Reals:
        """The number S."""
        snapshot = self.snapshot
        return _share(self._largest.alone, self._count(self._here[snapshot.here & ~snapshot.facilitating]))

    @property
    def shared_goals(self) -> Reals:
        """The number P."""
        if not self.snapshot.keeps_goals:
            return self._unrecorded
        return _share(self._carriers[0], len(self.snapshot.carried.open))

    @property
    def one_goal(self) -> Reals:
        """The share of the active that carries the goal that most carry."""
        if not self.snapshot.keeps_goals:
            return self._unrecorded
        return _share(self._carriers[1], self.size)

    @property
    def cross_sector(self) -> Reals:
        """The number X."""
        snapshot = self.snapshot
        if not snapshot.keeps_goals:
            return self._unrecorded
        carried, codes = snapshot.carried, snapshot.sector_codes
        known = codes[carried.who] >= 0
        goal, who = carried.goal[known], carried.who[known]
        many, width = len(carried.open), int(codes.max(initial=0)) + 1
        pairs = tally.joined(goal * width + codes[who], who, self._here, many * width)
        pair = np.arange(many * width)
        across, _ = tally.crowded(pair // width, pair, pairs, many, self.draws.runs)
        return np.where(self.sectors > 0, _share(across, many), np.nan)

    @cached_property
    def persistence(self) -> Reals:
        """The number K."""
        snapshot = self.snapshot
        if snapshot.here_before is None:
            return self._unrecorded
        before, mine = snapshot.window_before, snapshot.here_before
        then = self._active(before, mine, *self._attended(before, mine))
        were, stayed = self._count(then[mine]), self._count(then[mine] & self._here[mine])
        return np.where(were > 0, _share(stayed, were), np.nan)

    @property
    def joint_delivery(self) -> Reals:
        """The number Y: who works on something is active in every run, whoever else is not."""
        if not self.snapshot.keeps_actions:
            return self._unrecorded
        taking_part = np.full(self.draws.runs, self.snapshot.joint.taking_part)
        return np.where(self.sectors > 0, _share(taking_part, self.size), np.nan)

    @cached_property
    def sectors(self) -> Counts:
        """From how many sectors the active partners come."""
        codes = self.snapshot.sector_codes
        who = np.flatnonzero(codes >= 0)
        return self._count(tally.joined(codes[who], who, self._here, int(codes.max(initial=-1)) + 1))

    @cached_property
    def meetings(self) -> Reals:
        """How many sessions of enough partners were held."""
        if not self.snapshot.keeps_sessions:
            return self._unrecorded
        present, kept = self._held(~self.snapshot.facilitating)
        enough = present >= self.snapshot.material.settings.whole("session.partners")
        return self._count(kept[enough]).astype(np.float64)

    @cached_property
    def _here(self) -> Words:
        """By place: in which runs somebody is active."""
        return self._active(self.snapshot.window, self.snapshot.here, *self._present)

    def _active(self, window: Window, here: Mask, who: Counts, session: Counts) -> Words:
        """By place, of those who are here: in which runs, by who was at which session in a window, and what else."""
        found = tally.joined(who, session, self.draws.kept, len(here))
        always = self.snapshot.material.busy(window.first.toordinal(), window.last.toordinal())
        found[always & here] = self.draws.every
        return found

    def _attended(self, window: Window, here: Mask) -> tuple[Counts, Counts]:
        """Row by row an attendance in a window: who (place) and at which session (place), in their order."""
        table = self.snapshot.material.deeds.attendance
        rows = table.within(window.first.toordinal(), window.last.toordinal())
        rows = rows[here[table.who[rows]]]
        return table.who[rows], table.what[rows]

    def _held(self, some: Mask) -> tuple[Counts, Words]:
        """Of the sessions in the window: how many of some (by place) were there, and in which runs each is kept."""
        who, session = self._present
        if not len(session):
            return np.zeros(0, np.int64), self.draws.kept[:0]
        first, last = int(session[0]), int(session[-1]) + 1
        return np.bincount(session[some[who]] - first, minlength=last - first), self.draws.kept[first:last]

    @cached_property
    def _present(self) -> tuple[Counts, Counts]:
        """Who was at which session in the window."""
        return self._attended(self.snapshot.window, self.snapshot.here)

    @cached_property
    def _carriers(self) -> tuple[Counts, Counts]:
        """How many of the open goals two or more carry, and how many carry the goal that most carry."""
        carried = self.snapshot.carried
        return tally.crowded(carried.goal, carried.who, self._here, len(carried.open), self.draws.runs)

    @cached_property
    def _largest(self) -> runs.Largest:
        """The largest parts and blocks."""
        snapshot = self.snapshot
        places = np.flatnonzero(snapshot.here)
        number = np.cumsum(snapshot.here) - 1
        ties = snapshot.ties
        here = self._here
        tied = self._tied & here[ties.first] & here[ties.second]
        alone = ~snapshot.facilitating[places]
        first, second = number[ties.first], number[ties.second]
        return runs.largest(first, second, tied, here[places], alone, self.draws.runs)

    @cached_property
    def _tied(self) -> Words:
        """By tie of the snapshot: in which runs it is strong enough."""
        snapshot = self.snapshot
        evidence, clock = snapshot.material.evidence, snapshot.material.clock
        ties, size = snapshot.ties, len(snapshot.here)
        pairs = np.searchsorted(evidence.first * size + evidence.second, ties.first * size + ties.second)
        at = np.full(len(evidence.first), -1)
        at[pairs] = np.arange(len(pairs))
        session, pair, weight = evidence.met(
            snapshot.reaching.first.toordinal(), snapshot.day.toordinal(), clock.at(snapshot.day)
        )
        tie = at[pair]
        mine = tie >= 0
        return runs.strong(
            tie[mine],
            weight[mine],
            session[mine],
            self.draws.kept,
            ties.strength,
            snapshot.material.least,
            self.draws.runs,
        )

    def _count(self, words: Words) -> Counts:
        return tally.counted(words, self.draws.runs)

    @property
    def _unrecorded(self) -> Reals:
        return np.full(self.draws.runs, np.nan)


def _share(part: Counts, whole: Counts | int) -> Reals:
    """As `Measure.share`: of nothing it is 0."""
    return np.asarray(part / np.maximum(whole, 1), np.float64)
