"""Counts in each of many runs; words as in `meshwork.kernels.bits`."""

from __future__ import annotations

import numpy as np

from meshwork import kernels
from meshwork.kernels import bits
from meshwork.kernels.bits import Counts, Places, Words


def counted(words: Words, runs: int, weight: Places | None = None) -> Counts:
    """By run, how many rows are there, or what they weigh together.

    >>> counted(bits.packed(np.array([[True, False, True], [True, True, False]])), 3).tolist()
    [2, 1, 1]
    """
    each = np.ones(len(words), np.int64) if weight is None else weight
    if kernels.compiled_for(words.size):
        from meshwork.kernels import runs_loops, tally_loops
        from meshwork.kernels.compiled import quick

        found = np.full(runs, len(words) if weight is None else weight.sum(), np.int64)
        quick(tally_loops.counted)(words, each, bits.every(runs), runs_loops.BIT_OF, found)
        return found
    always = (words == bits.every(runs)).all(axis=1)
    return np.asarray(each[always].sum() + each[~always] @ bits.unpacked(words[~always], runs))


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


def crowded(group: Places, row_of: Places, words: Words, size: int, runs: int) -> tuple[Counts, Counts]:
    """By run, how many groups (of so many) have two rows or more, and how many rows the largest has.

    >>> rows = bits.packed(np.array([[True, True], [True, False]]))
    >>> [each.tolist() for each in crowded(np.array([0, 0]), np.array([0, 1]), rows, 1, 2)]
    [[1, 0], [2, 1]]
    """
    several, most = np.zeros((2, runs), np.int64)
    if kernels.compiled_for(len(group) + size * runs):
        from meshwork.kernels import runs_loops, tally_loops
        from meshwork.kernels.compiled import quick

        there = np.zeros((size, runs), np.int32)
        quick(tally_loops.crowded)(group, row_of, words, bits.every(runs), runs_loops.BIT_OF, there, several, most)
        return several, most
    wavers = (words != bits.every(runs)).any(axis=1)[row_of]
    total = np.bincount(group, minlength=size)
    some, at = np.unique(group[wavers], return_inverse=True)
    absent = np.zeros((len(some), runs), np.int64)
    np.add.at(absent, at, 1 - bits.unpacked(words[row_of[wavers]], runs).astype(np.int64))
    steady, wavering = np.delete(total, some), total[some][:, None] - absent
    return (
        (steady >= 2).sum() + (wavering >= 2).sum(axis=0),
        np.maximum(steady.max(initial=0), wavering.max(axis=0, initial=0)),
    )


def rehearse() -> None:
    """Call everything compiled once."""
    one, words = np.zeros(1, np.int64), bits.packed(np.ones((1, 2), bool))
    counted(words, 2), joined(one, one, words, 1), crowded(one, one, words, 1, 2)
