"""Who was invited to which session or came to it, and whether it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.network import Record

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Invited:
    """By partner (place) and in the order of the sessions: which one (a place in `Deeds.sessions`), its day, and
    whether the partner came; not those of which it is not known. `told` are, in order, the days of the sessions of
    which an invitation or an absence is written down; where there is none the other columns are empty."""

    who: Whole
    session: Whole
    day: Whole
    came: NDArray[np.bool_]
    told: Whole

    @staticmethod
    def of(record: Record) -> Invited:
        """Of a whole record; who counts as a partner came where it did itself or another that counts as it."""
        deeds, roster = record.material.deeds, record.material.roster
        attended = deeds.attended
        told = np.sort(attended.day[attended.invited | ~attended.present])
        known = attended.told | ~attended.invited if len(told) else np.zeros(len(attended.row), bool)
        session, came = attended.session[known], attended.present[known]
        who = roster.counting(attended.who[known], deeds.session_days[session])
        real = who >= 0
        size = max(len(deeds.sessions), 1)
        codes, row = np.unique(who[real] * size + session[real], return_inverse=True)
        who, session = np.divmod(codes, size)
        there = np.bincount(row[came[real]], minlength=len(codes)) > 0
        return Invited(who, session, deeds.session_days[session], there, told)

    def known(self, first: date, last: date) -> bool:
        """Whether of a session between two days, both included, an invitation or an absence is written down."""
        start, stop = self.told.searchsorted((first.toordinal(), last.toordinal() + 1))
        return bool(start < stop)

    def lately(self, first: date, last: date, many: int) -> Whole:
        """The rows of each partner's last so many sessions between two days, both included."""
        rows = np.flatnonzero((self.day >= first.toordinal()) & (self.day <= last.toordinal()))
        who = self.who[rows]
        after = who.searchsorted(who, side="right") - np.arange(len(who))
        return rows[after <= many]
