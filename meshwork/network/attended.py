"""Every attendance of a community as columns, gone through once for all who ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts, Session

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Attended:
    """Attendance at the sessions there are, in the order of the facts.

    `who` is the place among the stakeholders (-1: there is no such one), `session` that in `sessions` (in the order
    of their days), `day` its day. `row` is the place in `Facts.attendance`. `present` is not so where somebody was
    not there; `told` where it is written down whether.
    """

    sessions: tuple[Session, ...]
    session_days: Whole
    row: Whole
    who: Whole
    session: Whole
    present: Mask
    told: Mask
    invited: Mask

    @staticmethod
    def of(facts: Facts) -> Attended:
        """Of all that is known."""
        sessions = tuple(sorted(facts.sessions, key=lambda each: (each.date.start, each.id)))
        rows = facts.attendance
        session = _places([each.id for each in sessions], list(map(attrgetter("session"), rows)))
        who = _places([each.id for each in facts.stakeholders], list(map(attrgetter("stakeholder"), rows)))
        said = list(map(attrgetter("present"), rows))
        row = np.flatnonzero(session >= 0)
        return Attended(
            sessions,
            np.array([each.date.start.toordinal() for each in sessions], np.int64),
            row,
            who[row],
            session[row],
            np.fromiter((each is not False for each in said), bool, len(said))[row],
            np.fromiter((each is not None for each in said), bool, len(said))[row],
            np.fromiter(map(bool, map(attrgetter("invited"), rows)), bool, len(said))[row],
        )

    @property
    def day(self) -> Whole:
        """The day of each."""
        found: Whole = self.session_days[self.session]
        return found


def _places(ids: Sequence[str], names: Sequence[str]) -> Whole:
    known = {name: place for place, name in enumerate(ids)}
    return np.fromiter(map(known.get, names, repeat(-1)), np.int64, len(names))
