"""Which sessions are left out in which run, when it is asked how stable a reading is.

Each session draws for itself: from its id, the number of the run and a fixed seed, and from nothing else. So a
session more or less changes no other's draw, and neither order, platform nor process does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np

from meshwork.kernels import bits
from meshwork.kernels.bits import Words

_SEED = b"meshwork 20191208"
_AT_ONCE = 8192
_STEP, _ONE, _TWO = (np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


@dataclass(frozen=True, eq=False)
class Draws:
    """In which runs each session is kept: `kept` has its words, by the place of the session."""

    runs: int
    kept: Words

    @cached_property
    def every(self) -> Words:
        """The words of what is there in every run."""
        return bits.every(self.runs)


def drawn(sessions: Sequence[str], runs: int, share: float) -> Draws:
    """Leave out each session (by id) in that share of the runs, at random.

    >>> round(1 - float(bits.unpacked(drawn([f"s{n}" for n in range(1000)], 100, 0.1).kept, 100).mean()), 2)
    0.1
    """
    states = np.array(
        [int.from_bytes(blake2b(each.encode(), digest_size=8, key=_SEED).digest(), "little") for each in sessions],
        np.uint64,
    )
    border = np.uint64(min(int(share * 2**64), 2**64 - 1))
    words = np.zeros((len(sessions), len(bits.every(runs))), np.uint64)
    for start in range(0, len(states), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        words[some] = bits.packed(_mixed(states[some], runs) >= border)
    return Draws(runs, words)


def _mixed(states: Words, runs: int) -> Words:
    """A row of draws for each state, a column for each run (splitmix64: Steele, Lea and Flood 2014)."""
    mixed = states[:, None] + np.arange(1, runs + 1, dtype=np.uint64) * _STEP
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _ONE
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _TWO
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))
