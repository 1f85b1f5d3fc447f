"""Chance that is the same on every machine, in every version, compiled or not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels.csr import Places

Words = NDArray[np.uint64]


def words(seed: int, start: int, count: int) -> Words:
    """The 64-bit words start to start + count of splitmix64 (Steele, Lea and Flood 2014) from a seed.

    >>> [hex(word) for word in words(1234567, 0, 2).tolist()]
    ['0x599ed017fb08fc85', '0x2c73f08458540fa5']
    """
    step = np.uint64(0x9E3779B97F4A7C15)
    mixed = np.arange(start + 1, start + count + 1, dtype=np.uint64) * step + np.uint64(seed)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def draws(seed: int, start: int, count: int, below: int) -> tuple[Places, Places, NDArray[np.bool_]]:
    """Of each of these words: two numbers from 0 to `below` (at most 2 to the 31st) exclusive, and a coin."""
    mixed = words(seed, start, count)
    high, low, of = mixed >> np.uint64(33), (mixed >> np.uint64(2)) & np.uint64(0x7FFFFFFF), np.uint64(below)
    one, other = ((each * of) >> np.uint64(31) for each in (high, low))
    return one.astype(np.int32), other.astype(np.int32), (mixed & np.uint64(1)).astype(bool)
