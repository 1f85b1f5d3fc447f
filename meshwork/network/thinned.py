"""Days as they would be seen with sessions left out, in many runs at once.

What a left-out session says vanishes: who was there, what it tied, that it was held. Actions, declared ties, teams
and commitments stay, and so do the clock and the windows. Who is active in a run is active in the full record too,
and so it is with ties: only what wavers between the runs is worked out for each of them.

Several days are worked out together, because of a small community most of the work is to begin it. Everybody stands
there once for each day: on day d of n stakeholders the place p is the *spot* d * n + p.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import runs, tally
from meshwork.kernels.bits import Counts, Places, Words
from meshwork.network.clock import Window
from meshwork.network.draws import Draws
from meshwork.network.snapshot import Snapshot

Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Thinned:
    """Snapshots of one record in each run; arrays: a row a day, a column a run, NaN where it is not recorded."""

    days: tuple[Snapshot, ...]
    draws: Draws

    @cached_property
    def size(self) -> Counts:
        """How many are active."""
        return self._count(np.flatnonzero(self._everybody))

    @cached_property
    def partners(self) -> Counts:
        """How many of them are no facilitators."""
        return self._count(np.flatnonzero(self._everybody & ~self._facilitating))

    @cached_property
    def interactions(self) -> Counts:
        """Attendances, work on actions and declared ties, one each."""
        held, session, day = self._held(np.ones_like(self._everybody))
        kept = tally.counted(self.draws.kept[session], day, len(self.days), self.draws.runs, held)
        full = np.array([each.interactions for each in self.days])
        return full[:, None] - np.bincount(day, held, len(self.days)).astype(np.int64)[:, None] + kept

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
        return _share(self._largest.alone, self.partners)

    @property
    def shared_goals(self) -> Reals:
        """The number P."""
        return self._kept(lambda day: day.keeps_goals, _share(self._carriers[0], self._open[:, None]))

    @property
    def one_goal(self) -> Reals:
        """The share of the active that carries the goal that most carry."""
        return self._kept(lambda day: day.keeps_goals, _share(self._carriers[1], self.size))

    @property
    def cross_sector(self) -> Reals:
        """The number X."""
        goal, who, day = self._carried
        known = self._sectors[who] >= 0
        goal, who, width = goal[known], who[known], int(self._sectors.max(initial=0)) + 1
        pairs = tally.joined(goal * width + self._sectors[who], who, self._here, len(day) * width)
        pair = np.arange(len(pairs))
        across, _ = tally.crowded(pair // width, pair, pairs, day, len(self.days), self.draws.runs)
        found = np.where(self.sectors > 0, _share(across, self._open[:, None]), np.nan)
        return self._kept(lambda day: day.keeps_goals, found)

    @cached_property
    def persistence(self) -> Reals:
        """The number K."""
        before = [np.zeros_like(each.here) if each.here_before is None else each.here_before for each in self.days]
        windows = [(at, each.window_before) for at, each in enumerate(self.days) if each.reaches_back]
        were = np.concatenate(before)
        busy = [np.zeros_like(each.here) for each in self.days]
        for at, window in windows:
            busy[at] = self.days[at].material.busy(window.first.toordinal(), window.last.toordinal())
        then = self._active(np.concatenate(busy) & were, *self._attended(windows, were))
        spots = np.flatnonzero(were)
        day = spots // self._size
        all_of_them, stayed = (
            tally.counted(each, day, len(self.days), self.draws.runs)
            for each in (then[spots], then[spots] & self._here[spots])
        )
        return np.where(all_of_them > 0, _share(stayed, all_of_them), np.nan)

    @property
    def joint_delivery(self) -> Reals:
        """The number Y: who works on something is active in every run, whoever else is not."""
        taking_part = np.array([each.joint.taking_part for each in self.days])
        found = np.where(self.sectors > 0, _share(taking_part[:, None], self.size), np.nan)
        return self._kept(lambda day: day.keeps_actions, found)

    @cached_property
    def sectors(self) -> Counts:
        """From how many sectors the active partners come."""
        who, width = np.flatnonzero(self._sectors >= 0), int(self._sectors.max(initial=-1)) + 1
        sector = who // self._size * width + self._sectors[who]
        words = tally.joined(sector, who, self._here, len(self.days) * width)
        day = np.repeat(np.arange(len(self.days)), width)
        return tally.counted(words, day, len(self.days), self.draws.runs)

    @cached_property
    def meetings(self) -> Reals:
        """How many sessions of enough partners were held."""
        present, session, day = self._held(~self._facilitating)
        enough = present >= self.days[0].material.settings.whole("session.partners")
        found = tally.counted(self.draws.kept[session[enough]], day[enough], len(self.days), self.draws.runs)
        return self._kept(lambda day: day.keeps_sessions, found)

    @property
    def _size(self) -> int:
        """How many stakeholders there are at all, here or not; never 0."""
        return max(len(self.days[0].here), 1)

    @cached_property
    def _everybody(self) -> Mask:
        """By spot: who is active in the full record."""
        return np.concatenate([each.here for each in self.days])

    @cached_property
    def _facilitating(self) -> Mask:
        return np.concatenate([each.facilitating for each in self.days])

    @cached_property
    def _sectors(self) -> Places:
        return np.concatenate([each.sector_codes for each in self.days])

    @cached_property
    def _here(self) -> Words:
        """By spot: in which runs somebody is active."""
        return self._active(np.concatenate([each.busy for each in self.days]) & self._everybody, *self._present)

    def _active(self, always: Mask, spot: Places, session: Places) -> Words:
        """By spot, in which runs somebody is active: always, or by who was at which session."""
        found = tally.joined(spot, session, self.draws.kept, len(always))
        found[always] = self.draws.every
        return found

    def _attended(self, windows: Iterable[tuple[int, Window]], here: Mask) -> tuple[Places, Places]:
        """Row by row an attendance in a window: who (spot) and at which session (place), in their order."""
        table = self.days[0].material.deeds.attendance
        rows = [(at, table.within(each.first.toordinal(), each.last.toordinal())) for at, each in windows]
        row = _joined([each for _, each in rows])
        spot = table.who[row] + _joined([np.full(len(each), at * self._size) for at, each in rows])
        mine = here[spot]
        return spot[mine], table.what[row[mine]]

    def _held(self, some: Mask) -> tuple[Counts, Places, Places]:
        """Of the sessions in each window: how many of some (by spot) were there, which it is, and on which day."""
        spot, session = self._present
        day = spot // self._size
        width = int(session.max(initial=-1)) + 1
        code, held = np.unique(day * width + session, return_inverse=True)
        there = np.bincount(held, some[spot], len(code)).astype(np.int64)
        return there, code % max(width, 1), code // max(width, 1)

    @cached_property
    def _present(self) -> tuple[Places, Places]:
        """Who was at which session in the window."""
        return self._attended([*enumerate(each.window for each in self.days)], self._everybody)

    @cached_property
    def _open(self) -> Counts:
        """By day, how many goals are open."""
        return np.array([each.open_goals for each in self.days])

    @cached_property
    def _carried(self) -> tuple[Places, Places, Places]:
        """Row by row a goal and who carries it (spot), and beside the goals the day; a goal counts once for each."""
        begins = np.cumsum(self._open) - self._open
        goal = _joined([each.carried.goal + begin for each, begin in zip(self.days, begins, strict=True)])
        who = _joined([each.carried.who + at * self._size for at, each in enumerate(self.days)])
        return goal, who, np.repeat(np.arange(len(self.days)), self._open)

    @cached_property
    def _carriers(self) -> tuple[Counts, Counts]:
        """How many of the open goals two or more carry, and how many carry the goal that most carry."""
        goal, who, day = self._carried
        return tally.crowded(goal, who, self._here, day, len(self.days), self.draws.runs)

    @cached_property
    def _largest(self) -> runs.Largest:
        """The largest parts and blocks."""
        spots = np.flatnonzero(self._everybody)
        places = np.searchsorted(spots, np.arange(len(self.days) + 1) * self._size)
        many = [len(each.ties.first) for each in self.days]
        at = np.repeat(np.arange(len(self.days)), many)
        first, second = (
            _joined([getattr(each.ties, end) for each in self.days]) + at * self._size for end in ("first", "second")
        )
        tied = self._tied & self._here[first] & self._here[second]
        number = np.cumsum(self._everybody) - 1
        cuts = np.column_stack([places, np.cumsum([0, *many])])
        one, other = (number[end] - places[at] for end in (first, second))
        return runs.largest(cuts, one, other, tied, self._here[spots], ~self._facilitating[spots], self.draws.runs)

    @cached_property
    def _tied(self) -> Words:
        """By tie, day by day: in which runs it is strong enough."""
        rows, begin = [], 0
        for each in self.days:
            session, tie, weight = each.tying.met()
            rows.append((session, tie + begin, weight))
            begin += len(each.ties.first)
        session, tie, weight = (np.concatenate(column) for column in zip(*rows, strict=True))
        strengths = np.concatenate([each.ties.strength for each in self.days])
        return runs.strong(
            tie, weight, session, self.draws.kept, strengths, self.days[0].material.least, self.draws.runs
        )

    def _count(self, spots: Places) -> Counts:
        """By day, how many of these are active."""
        return tally.counted(self._here[spots], spots // self._size, len(self.days), self.draws.runs)

    def _kept(self, recorded: Callable[[Snapshot], bool], values: Reals | Counts) -> Reals:
        """The values of the days on which that is written down; NaN of the others."""
        return np.where(np.array([recorded(each) for each in self.days])[:, None], values, np.nan)


def _joined(parts: list[Places]) -> Places:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _share(part: Counts, whole: Counts) -> Reals:
    """As `Measure.share`: of nothing it is 0."""
    return np.asarray(part / np.maximum(whole, 1), np.float64)
