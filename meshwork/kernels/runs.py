"""What hangs together in each of many runs, in which some ties and some stakeholders are missing.

Where compiled kernels are in use, 64 runs are walked at once, and one by one only where they differ much. Else all
runs stand side by side, as one large network.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels import bits, tally
from meshwork.kernels.bits import Counts, Places, Words

_AT_ONCE = 2_000_000
_ROWS = 20_000
_ROUNDS = 8
_TIES = 3

Sparse = NDArray[np.int32]

Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Largest:
    """By run, how many there are in the largest part, in the largest block, and in the largest part of partners."""

    parts: Counts
    blocks: Counts
    alone: Counts


def largest(first: Places, second: Places, tied: Words, here: Words, partners: Mask, runs: int) -> Largest:
    """Of ties between places, with the runs in which each tie and each place is there (a tie never without its ends).

    `partners` are the places of whom the largest part is also sought without the others.
    """
    found = Largest(*np.zeros((3, runs), np.int64))
    if len(first) and kernels.compiled_for(10 * runs * len(first)):
        _all_at_once(first, second, tied, here, partners, found)
        return found
    step = max(1, _AT_ONCE // max(len(first) + len(here), 1))
    ties, places = bits.unpacked(tied, runs).astype(bool), bits.unpacked(here, runs).astype(bool)
    for start in range(0, runs, step):
        some = slice(start, min(start + step, runs))
        _side_by_side(first, second, ties[:, some], places[:, some], partners, found, some)
    return found


def strong(
    tie: Places, weight: Reals, session: Places, kept: Words, strengths: Reals, least: float, runs: int
) -> Words:
    """By tie, in which runs it is still as strong as the least.

    `strengths` are those with everything in; row by row what a tie loses where that session is not kept.
    """
    if kernels.compiled_for(runs * len(tie)):
        return _compiled_strong(tie, weight, session, kept, strengths, least, runs)
    lost = np.bincount(tie, weight, len(strengths))
    wavers = strengths - lost < least
    found = np.where(wavers[:, None], np.uint64(0), bits.every(runs))
    rows = np.flatnonzero(wavers[tie])
    rows = rows[np.argsort(tie[rows], kind="stable")]
    ties, starts = np.unique(tie[rows], return_index=True)
    for start in range(0, len(ties), _ROWS):
        some = ties[start : start + _ROWS]
        at = np.append(starts, len(rows))[start : start + len(some) + 1]
        mine = rows[at[0] : at[-1]]
        missing = weight[mine, None] * (1 - bits.unpacked(kept[session[mine]], runs))
        less = np.add.reduceat(missing, at[:-1] - at[0], axis=0)
        found[some] = bits.packed(strengths[some, None] - less >= least)
    return found


def rehearse() -> None:
    """Call everything compiled once."""
    two = np.array([0, 1])
    words = bits.packed(np.array([[True, True], [True, False], [True, True]]))
    _compiled_strong(two[:1], np.ones(1), two[:1], words, np.ones(1), 0.1, 2)
    _all_at_once(two, two + 1, words[:2], words, np.ones(3, bool), Largest(*np.zeros((3, 2), np.int64)))
    tally.rehearse()


def _compiled_strong(
    tie: Places, weight: Reals, session: Places, kept: Words, strengths: Reals, least: float, runs: int
) -> Words:
    from meshwork.kernels import runs_loops
    from meshwork.kernels.compiled import quick

    every = bits.every(runs)
    found = np.empty((len(strengths), len(every)), np.uint64)
    start, row_of, loss = np.zeros(len(strengths) + 1, np.int64), np.empty(len(tie), np.int64), np.zeros(64)
    quick(runs_loops.strong)(
        tie, weight, session, kept, strengths, least, every, runs_loops.BIT_OF, found, start, row_of, loss
    )
    return found


def _all_at_once(first: Places, second: Places, tied: Words, here: Words, partners: Mask, found: Largest) -> None:
    from meshwork.kernels import runs_loops
    from meshwork.kernels.compiled import quick

    places, runs = len(here), len(found.parts)
    indptr = np.zeros(places + 1, np.int32)
    beside, tie = np.empty((2, 2 * len(first)), np.int32)
    quick(runs_loops.arcs)(first, second, indptr, beside, tie)
    start = int(np.argmax(np.diff(indptr)))
    room = np.zeros((5, places), np.int32)
    for left, best in ((here.copy(), found.parts), (np.where(partners[:, None], here, np.uint64(0)), found.alone)):
        count, fresh = tally.counted(left, runs), np.zeros_like(here)
        room[:2] = 0
        quick(runs_loops.parts)(
            indptr, beside, tie, tied, left, start, _ROUNDS, runs_loops.BIT_OF, count, best, fresh, *room[:2],
            bits.every(runs).copy(),
        )  # fmt: skip
    _blocks(indptr, beside, tie, tied, here, start, found.blocks)


def _blocks(indptr: Sparse, beside: Sparse, tie: Sparse, tied: Words, here: Words, start: int, best: Counts) -> None:
    """Leaves in `best` the largest block of each run: around one tie of the best connected, in all runs at once.

    Where that tie is not there another is taken; runs in which the block is not surely the largest, and those that
    have none of these ties, are walked one by one.
    """
    from meshwork.kernels import ear_loops, ring_loops, runs_loops, weave_loops
    from meshwork.kernels.compiled import quick

    places, runs = len(here), len(best)
    room = np.empty((9, places), np.int32)
    line, order, few = room[:3]
    starts, ends, arcs = np.empty(places + 1, np.int32), np.empty_like(beside), np.arange(len(beside), dtype=np.int32)
    arc_tied, leaf = np.empty((len(beside), tied.shape[1]), np.uint64), np.empty(places, bool)
    quick(ear_loops.leaves)(indptr, beside, tie, tied, leaf)
    marks, node, mask = (
        np.zeros((5, places), np.uint64),
        np.empty(64 * places, np.int32),
        np.empty(64 * places, np.uint64),
    )
    waiting, unsure = bits.every(runs).copy(), np.zeros(runs, bool)
    for _turn in range(_TIES):
        ring = np.zeros_like(waiting)
        arc = quick(ring_loops.ring)(indptr, tie, tied, start, waiting, ring)
        if arc < 0:
            break
        own, others = quick(weave_loops.number)(indptr, beside, start, beside[arc], line, order, *room[2:])
        up, rest = np.zeros((2, *here.shape), np.uint64)
        kept = quick(ear_loops.core)(
            indptr, beside, tie, tied, leaf, line[:own], order, start, beside[arc], starts, ends, arc_tied
        )
        within = (starts, ends, arcs, arc_tied)
        many = quick(weave_loops.woven)(*within, here, line[:kept], order, ring, up, rest, few)
        quick(ear_loops.ears)(starts, ends, arc_tied, few[:many], up, rest, *marks, node, mask, room[3])
        quick(ring_loops.left_over)(*within, ring, few[:many], up, rest, runs, order, *room[3:8])
        quick(ear_loops.back)(indptr, beside, tie, tied, here, ring, line[kept:own], up, rest)
        quick(ring_loops.settled)(line[:own], up, rest, ring, others, runs_loops.BIT_OF, best, unsure)
        if not waiting.any():
            break
    again = np.flatnonzero(unsure | bits.unpacked(waiting[None], runs)[0].astype(bool))
    if len(again):
        count = tally.counted(here, runs)
        quick(runs_loops.blocks)(indptr, beside, tie, tied, here, start, count, again, best, *room[:5])


def _side_by_side(
    first: Places, second: Places, ties: Mask, here: Mask, partners: Mask, found: Largest, some: slice
) -> None:
    """Some runs beside each other, as one network."""
    size, runs = here.shape
    run, tie = np.nonzero(ties.T)
    one, other = first[tie] + run * size, second[tie] + run * size
    there = here.T.ravel()
    of_run = np.repeat(np.arange(runs), size)
    csr = kernels.csr_of(size * runs, one, other)
    _most(found.parts[some], kernels.components(csr), there, of_run)
    held = kernels.blocks(csr)
    np.maximum.at(found.blocks[some], of_run[held.head], held.sizes)
    alone = np.tile(partners, runs)
    both = alone[one] & alone[other]
    csr = kernels.csr_of(size * runs, one[both], other[both])
    _most(found.alone[some], kernels.components(csr), there & alone, of_run)


def _most(found: Counts, label: NDArray[np.integer], there: Mask, of_run: Places) -> None:
    """Leaves in `found` the size of the largest part of each run."""
    sizes = np.bincount(label[there], minlength=1)
    run = np.zeros(len(sizes), np.int64)
    run[label[there]] = of_run[there]
    np.maximum.at(found, run, sizes)
