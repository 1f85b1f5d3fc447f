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


def counted(words: Room, weight: Room, every: Room, bit_of: Room, found: Room) -> None:
    """Takes from `found`, for each run, the weight of every row that is not there."""
    for row in range(len(words)):
        for word in range(len(every)):
            missing = every[word] & ~words[row, word]
            while missing != _NONE:
                low = missing & (~missing + _ONE)
                found[64 * word + bit_of[(low * _DEBRUIJN) >> _TOP]] -= weight[row]
                missing ^= low


def joined(thing: Room, row_of: Room, words: Room, found: Room) -> None:
    """Leaves in `found` (words of 0 for each thing) in which runs any of its rows is there."""
    for at in range(len(thing)):
        for word in range(found.shape[1]):
            found[thing[at], word] |= words[row_of[at], word]


def crowded(
    group: Room, row_of: Room, words: Room, every: Room, bit_of: Room, there: Room, several: Room, most: Room
) -> None:
    """Leaves in `several` how many groups have two rows or more in each run, in `most` how many the largest has.

    `there` is 0 for each group and run, the other two for each run.
    """
    for at in range(len(group)):
        for run in range(len(most)):
            there[group[at], run] += 1
        for word in range(len(every)):
            missing = every[word] & ~words[row_of[at], word]
            while missing != _NONE:
                low = missing & (~missing + _ONE)
                there[group[at], 64 * word + bit_of[(low * _DEBRUIJN) >> _TOP]] -= 1
                missing ^= low
    for each in range(len(there)):
        for run in range(len(most)):
            several[run] += there[each, run] >= 2
            most[run] = max(most[run], there[each, run])
