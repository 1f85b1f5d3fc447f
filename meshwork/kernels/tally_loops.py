"""The loops of `meshwork.kernels.tally`, to be compiled; words as in `meshwork.kernels.bits`.

`bit_of` finds the place of the one bit of a word (`meshwork.kernels.runs_loops`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_DEBRUIJN = np.uint64(0x03F79D71B4CB0A89)
_TOP = np.uint64(58)
_ONE = np.uint64(1)
_NONE = np.uint64(0)


def counted(group: Room, words: Room, weight: Room, every: Room, bit_of: Room, found: Room) -> None:
    """Takes from `found`, for each group and run, the weight of every row that is not there."""
    for row in range(len(words)):
        for word in range(len(every)):
            missing = every[word] & ~words[row, word]
            while missing != _NONE:
                low = missing & (~missing + _ONE)
                found[group[row], 64 * word + bit_of[(low * _DEBRUIJN) >> _TOP]] -= weight[row]
                missing ^= low


def joined(thing: Room, row_of: Room, words: Room, found: Room) -> None:
    """Leaves in `found` (words of 0 for each thing) in which runs any of its rows is there."""
    for at in range(len(thing)):
        for word in range(found.shape[1]):
            found[thing[at], word] |= words[row_of[at], word]


def crowded(
    group: Room, row_of: Room, words: Room, day: Room, every: Room, bit_of: Room, there: Room, several: Room,
    most: Room,
) -> None:  # fmt: skip
    """Leaves in `several` how many groups have two rows or more on each day and run, in `most` how many the largest.

    `there` is 0 for each group and run, the other two for each day and run.
    """
    runs = there.shape[1]
    for at in range(len(group)):
        for run in range(runs):
            there[group[at], run] += 1
        for word in range(len(every)):
            missing = every[word] & ~words[row_of[at], word]
            while missing != _NONE:
                low = missing & (~missing + _ONE)
                there[group[at], 64 * word + bit_of[(low * _DEBRUIJN) >> _TOP]] -= 1
                missing ^= low
    for each in range(len(there)):
        for run in range(runs):
            several[day[each], run] += there[each, run] >= 2
            most[day[each], run] = max(most[day[each], run], there[each, run])
