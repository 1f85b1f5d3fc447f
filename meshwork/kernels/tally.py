"""Counts in each of many runs; words as in `meshwork.kernels.bits`."""

from __future__ import annotations

import numpy as np

from meshwork import kernels
from meshwork.kernels import bits
from meshwork.kernels.bits import Counts, Places, Words


def counted(words: Words, group: Places, many: int, runs: int, weight: Places | None = None) -> Counts:
    """By group (of so many; beside each row its group) and run, how many rows are there, or what they weigh together.

    >>> counted(bits.packed(np.array([[True, False, True], [True, True, False]])), np.array([0, 0]), 1, 3).tolist()
    [[2, 1, 1]]
    """
    each = np.ones(len(words), np.int64) if weight is None else weight
    if kernels.compiled_for(words.size):
        from meshwork.kernels import runs_loops, tally_loops
        from meshwork.kernels.compiled import quick

        found = _alike(group, each, many, runs)
        quick(tally_loops.counted)(group, words, each, bits.every(runs), runs_loops.BIT_OF, found)
        return found
    always = (words == bits.every(runs)).all(axis=1)
    found = _alike(group[always], each[always], many, runs)
    np.add.at(found, group[~always], each[~always, None] * bits.unpacked(words[~always], runs))
    return found


def _alike(group: Places, weight: Places, many: int, runs: int) -> Counts:
    """What the rows of each group weigh together, the same in every run."""
    total = np.bincount(group, weight, many).astype(np.int64)
    return np.repeat(total[:, None], runs, axis=1)


def joined(thing: Places, row_of: Places, words: Words, size: int) -> Words:
    """By thing (of so many), in which runs any of its rows is there; beside each thing the place of a row in `words`.

    >>> rows = bits.packed(np.array([[True, False], [False, True]]))
    >>> joined(np.array([1, 1, 2]), np.array([0, 1, 1]), rows, 3).tolist()
    [[0], [3], [2]]
    """
    found = np.zeros((size, words.shape[1]), np.uint64)
    if kernels.compiled_for(len(thing)):
        from meshwork.kernels import tally_loops
        from meshwork.kernels.compiled import quick

        quick(tally_loops.joined)(thing, row_of, words, found)
        return found
    for column in range(words.shape[1]):
        np.bitwise_or.at(found[:, column], thing, words[row_of, column])
    return found


def crowded(group: Places, row_of: Places, words: Words, day: Places, days: int, runs: int) -> tuple[Counts, Counts]:
    """By day and run, how many groups have two rows or more, and how many rows the largest has.

    Beside each row its `group`, beside each group its `day` (of so many).

    >>> rows = bits.packed(np.array([[True, True], [True, False]]))
    >>> [each.tolist() for each in crowded(np.array([0, 0]), np.array([0, 1]), rows, np.array([0]), 1, 2)]
    [[[1, 0]], [[2, 1]]]
    """
    several, most = np.zeros((2, days, runs), np.int64)
    there = np.zeros((len(day), runs), np.int32)
    if kernels.compiled_for(len(group) + there.size):
        from meshwork.kernels import runs_loops, tally_loops
        from meshwork.kernels.compiled import quick

        quick(tally_loops.crowded)(
            group, row_of, words, day, bits.every(runs), runs_loops.BIT_OF, there, several, most
        )
        return several, most
    wavers = (words != bits.every(runs)).any(axis=1)[row_of]
    there += np.bincount(group[~wavers], minlength=len(day)).astype(np.int32)[:, None]
    np.add.at(there, group[wavers], bits.unpacked(words[row_of[wavers]], runs))
    np.add.at(several, day, there >= 2)
    np.maximum.at(most, day, there)
    return several, most


def rehearse() -> None:
    """Call everything compiled once."""
    one, words = np.zeros(1, np.int64), bits.packed(np.ones((1, 2), bool))
    counted(words, one, 1, 2), joined(one, one, words, 1), crowded(one, one, words, one, 1, 2)
