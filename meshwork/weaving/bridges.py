"""Who could hold on to those who fall off: whoever stays and has met them, whatever is left of that now."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Window
from meshwork.network.material import Mask
from meshwork.network.record import Record

Ints = NDArray[np.int64]


def bridges(
    record: Record, window: Window, fallen: Sequence[str], staying: Collection[str]
) -> tuple[tuple[str, int], ...]:
    """Who of those who stay has met some of the fallen, with how many: who was tied to most of them first, by id.

    They met where anything ever tied them up to the last day of the window, however faint by now, or where both were
    at a session in it, however large.
    """
    roster, last = record.material.roster, window.last.toordinal()
    here, there = np.zeros(len(roster.ids), bool), np.zeros(len(roster.ids), bool)
    here[[roster.places[each] for each in fallen]] = True
    there[[roster.places[each] for each in staying]] = True
    if not (here.any() and there.any()):
        return ()
    tied = _pairs(*_tied(record, last), here, there)
    met = np.unique(np.concatenate([tied, _in_a_room(record, window, here, there)]), axis=0)
    size = len(roster.ids)
    ties, meetings = np.bincount(tied[:, 0], minlength=size), np.bincount(met[:, 0], minlength=size)
    order = sorted(
        np.flatnonzero(meetings).tolist(), key=lambda place: (-ties[place], -meetings[place], roster.ids[place])
    )
    return tuple((roster.ids[place], int(meetings[place])) for place in order)


def _tied(record: Record, last: int) -> tuple[Ints, Ints]:
    """The ends of all pairs that anything tied up to a day."""
    evidence = record.material.evidence
    tied = np.zeros(len(evidence.first), bool)
    tied[evidence.moments.pair[evidence.moments.known <= last]] = True
    tied[evidence.declared.pair[evidence.declared.first <= last]] = True
    tied[evidence.teams.pair[evidence.teams.first <= last]] = True
    return evidence.first[tied], evidence.second[tied]


def _pairs(one: Ints, other: Ints, here: Mask, there: Mask) -> Ints:
    """Rows of who stays and who fell, of these pairs."""
    first, last = there[one] & here[other], there[other] & here[one]
    return np.concatenate([np.column_stack([one[first], other[first]]), np.column_stack([other[last], one[last]])])


def _in_a_room(record: Record, window: Window, here: Mask, there: Mask) -> Ints:
    """Rows of who stays and who fell, who were at one session in the window."""
    from scipy import sparse

    seen = record.material.deeds.attendance
    rows = seen.within(window.first.toordinal(), window.last.toordinal())
    who, what = seen.who[rows], seen.what[rows]
    rooms = sparse.csr_array((np.ones(len(who)), (who, what)), (len(here), int(what.max(initial=0)) + 1))
    near, far = (rooms[there] @ rooms[here].T).nonzero()
    return np.column_stack([np.flatnonzero(there)[near], np.flatnonzero(here)[far]])
