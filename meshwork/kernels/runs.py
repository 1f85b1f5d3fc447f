"""What hangs together in each of many runs, in which some ties and some stakeholders are missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels import bits
from meshwork.kernels.bits import Counts, Places, Words

_AT_ONCE = 2_000_000
_ROWS = 20_000

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Largest:
    """By run, how many there are in the largest part, in the largest block, and in the largest part of partners."""

    parts: Counts
    blocks: Counts
    alone: Counts


def largest(
    first: Places, second: Places, tied: Words, here: Words, partners: NDArray[np.bool_], runs: int
) -> Largest:
    """Of ties between places, with the runs in which each tie and each place is there (a tie never without its ends).

    `partners` are the places of whom the largest part is also sought without the others.
    """
    found = Largest(*np.zeros((3, runs), np.int64))
    step = max(1, _AT_ONCE // max(len(first) + len(here), 1))
    ties, places = bits.unpacked(tied, runs).astype(bool), bits.unpacked(here, runs).astype(bool)
    for start in range(0, runs, step):
        some = slice(start, min(start + step, runs))
        _side_by_side(first, second, ties[:, some], places[:, some], partners, found, some)
    return found


def strong(tie: Places, weight: Reals, kept: Words, strengths: Reals, least: float, runs: int) -> Words:
    """By tie, in which runs it is still as strong as the least.

    `strengths` are those with everything in; row by row what a tie would lose, and in which runs it does not.
    """
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
        missing = weight[mine, None] * (1 - bits.unpacked(kept[mine], runs))
        less = np.add.reduceat(missing, at[:-1] - at[0], axis=0)
        found[some] = bits.packed(strengths[some, None] - less >= least)
    return found


def _side_by_side(
    first: Places,
    second: Places,
    ties: NDArray[np.bool_],
    here: NDArray[np.bool_],
    partners: NDArray[np.bool_],
    found: Largest,
    some: slice,
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


def _most(found: Counts, label: NDArray[np.integer], there: NDArray[np.bool_], of_run: Places) -> None:
    """Leaves in `found` the size of the largest part of each run."""
    sizes = np.bincount(label[there], minlength=1)
    run = np.zeros(len(sizes), np.int64)
    run[label[there]] = of_run[there]
    np.maximum.at(found, run, sizes)
