"""Which goals are open on a day and who carries them, by column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from meshwork.network.deeds import Deeds

Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Carried:
    """The goals open on a day (or of late), as places in `Deeds.goals`, and the active stakeholders who carry them.

    Row by row who carries (place) and which goal (place in `open`), in the order of the goals, no row twice.
    """

    open: Whole
    goal: Whole
    who: Whole

    @staticmethod
    def of(
        deeds: Deeds, day: int, active: NDArray[np.bool_], only: str | None = None, since: int | None = None
    ) -> Carried:
        """The goals open on a day, or the one asked for if it is open, with those of the active who carry them.

        With `since`: open, and carried, at some time from that day on.
        """
        now = np.flatnonzero((deeds.goals_open <= day) & (deeds.goals_closed > (day if since is None else since)))
        if only is not None:
            now = np.array([place for place in now.tolist() if deeds.goals[place] == only], np.int64)
        who, goal = deeds.carriers(day, since)
        mine = active[who] if only is None else active[who] & np.isin(goal, now)
        rows = distinct(np.searchsorted(now, goal[mine]) * len(active) + who[mine])
        goal, who = np.divmod(rows, max(len(active), 1))
        return Carried(now, goal, who)

    @cached_property
    def carriers(self) -> Whole:
        """By open goal, how many carry it."""
        return np.bincount(self.goal, minlength=len(self.open))

    @property
    def shared(self) -> int:
        """How many of the open goals two or more carry."""
        return int(np.count_nonzero(self.carriers >= 2))

    def across(self, sectors: Whole) -> int:
        """How many of the open goals two sectors or more carry; `sectors` by place, -1 counts for none."""
        return int(np.count_nonzero(several(self.goal, sectors[self.who], len(self.open)) >= 2))

    def named(self, ids: tuple[str, ...], deeds: Deeds) -> dict[str, frozenset[str]]:
        """The carriers of each open goal, by id."""
        found: dict[str, set[str]] = {deeds.goals[place]: set() for place in self.open.tolist()}
        for goal, who in zip(self.open[self.goal].tolist(), self.who.tolist(), strict=True):
            found[deeds.goals[goal]].add(ids[who])
        return {goal: frozenset(carriers) for goal, carriers in found.items()}


def distinct(codes: Whole) -> Whole:
    """Each once, in order; `numpy.unique` without what it asks besides, which takes longer than a short sort."""
    codes = np.sort(codes)
    new = np.ones(len(codes), bool)
    np.not_equal(codes[1:], codes[:-1], out=new[1:])
    return codes[new]


def several(thing: Whole, sectors: Whole, size: int) -> Whole:
    """By thing, how many sectors have to do with it; row by row a thing and a sector, -1 counts for none."""
    known = sectors >= 0
    thing, sectors = thing[known], sectors[known]
    width = int(sectors.max(initial=0)) + 1
    there = np.zeros(size * width, bool)
    there[thing * width + sectors] = True
    return np.asarray(np.count_nonzero(there.reshape(size, width), axis=1))
