"""Many runs at once: one bit for each run, 64 of them in a machine word.

*Words* are an array of uint64 with a row for each thing (a session, a stakeholder, a tie) and a column for every 64
runs: the bit of run r is bit r % 64 of column r // 64. Bits past the last run are 0.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Places = NDArray[np.int64]
Counts = NDArray[np.int64]

_WORD = 64


def packed(flags: NDArray[np.bool_]) -> Words:
    """A row for each thing and a column for each run, as words.

    >>> packed(np.array([[True, False, True]])).tolist()
    [[5]]
    """
    rows, runs = flags.shape
    wide = np.zeros((rows, -(-runs // _WORD) * (_WORD // 8)), np.uint8)
    few = np.packbits(flags, axis=1, bitorder="little")
    wide[:, : few.shape[1]] = few
    return wide.view("<u8").astype(np.uint64, copy=False)


def unpacked(words: Words, runs: int) -> NDArray[np.uint8]:
    """Words as 0 and 1: a row for each thing and a column for each run."""
    plain = np.ascontiguousarray(words, "<u8").view(np.uint8).reshape(len(words), 8 * words.shape[1])
    return np.unpackbits(plain, axis=1, bitorder="little", count=runs)


@cache
def every(runs: int) -> Words:
    """The row of what is there in every run; it cannot be written to."""
    row: Words = packed(np.ones((1, runs), bool))[0]
    row.flags.writeable = False
    return row
