"""What each stakeholder brings, gets and needs, as arrays: the win-win table of any day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts
from meshwork.network.roster import Roster, begins, ends

Side = Literal["brings", "gets", "needs"]
SIDES: tuple[Side, ...] = ("brings", "gets", "needs")


@dataclass(frozen=True, slots=True, eq=False)
class WinWin:
    """One row per stakeholder and thing it brings, gets or needs, with the first day and the day it ends."""

    who: NDArray[np.int64]
    side: NDArray[np.int64]
    since: NDArray[np.int64]
    until: NDArray[np.int64]

    @staticmethod
    def of(facts: Facts, roster: Roster) -> WinWin:
        """Gather the three; what a person brings counts for whom it is read as."""
        rows = [
            (place, SIDES.index(side), first, until)
            for side in SIDES
            for each in getattr(facts, side)
            for place, first, until in roster.spells(each.stakeholder, begins(each.since), ends(each.until))
        ]
        who, side, since, until = np.array(rows, np.int64).reshape(-1, 4).T
        return WinWin(who, side, since, until)

    def counted(self, side: Side, day: int) -> Counter[int]:
        """How many things each brings, gets or needs on a day, by place; who has none is not in it."""
        rows = (self.side == SIDES.index(side)) & (self.since <= day) & (self.until > day)
        return Counter(self.who[rows].tolist())
