"""What hangs together in each of many runs, in which some ties and some stakeholders are missing.

Where compiled kernels are in use, 64 runs are walked at once, and one by one only where they differ much. Else all
runs of a day stand side by side, as one large network.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels import bits, tally
from meshwork.kernels.bits import Counts, Places, Words

_AT_ONCE = 2_000_000
_ROWS = 20_000

Mask = NDArray[np.bool_]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Largest:
    """How many there are in the largest part, in the largest block, and in the largest part of partners.

    A row for each day, a column for each run.
    """

    parts: Counts
    blocks: Counts
    alone: Counts


def largest(
    cuts: Places, first: Places, second: Places, tied: Words, here: Words, partners: Mask, runs: int
) -> Largest:
    """Of ties between places, with the runs in which each tie and each place is there (a tie never without its ends).

    Places and ties of several days stand one after the other: `cuts` has a row for each day, where its places and
    where its ties begin, and one more, where they end. `first` and `second` count places from the first of the day.
    `partners` are the places of whom the largest part is also sought without the others.
    """
    found = Largest(*np.zeros((3, len(cuts) - 1, runs), np.int64))
    if kernels.compiled_for(10 * runs * len(first)):
        from meshwork.kernels import largest_loops, runs_loops
        from meshwork.kernels.compiled import quick

        largest_loops.compiled(quick)(
            cuts, first, second, tied, here, partners, bits.every(runs), runs_loops.BIT_OF,
            found.parts, found.blocks, found.alone,
        )  # fmt: skip
        return found
    for day, (begin, end) in enumerate(pairwise(cuts.tolist())):
        places, ties = (slice(*each) for each in zip(begin, end, strict=True))
        own = Largest(found.parts[day], found.blocks[day], found.alone[day])
        _of_a_day(first[ties], second[ties], tied[ties], here[places], partners[places], own)
    return found


def _of_a_day(first: Places, second: Places, tied: Words, here: Words, partners: Mask, found: Largest) -> None:
    runs = len(found.parts)
    step = max(1, _AT_ONCE // max(len(first) + len(here), 1))
    ties, places = bits.unpacked(tied, runs).astype(bool), bits.unpacked(here, runs).astype(bool)
    for start in range(0, runs, step):
        some = slice(start, min(start + step, runs))
        _side_by_side(first, second, ties[:, some], places[:, some], partners, found, some)


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
    largest(np.array([[0, 0], [3, 2]]), two, two + 1, words[:2], words, np.ones(3, bool), 2)
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
