"""The loop that rewires a network, to be compiled: it draws as `meshwork.kernels.draws` does, in the same order."""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_STEP, _ONE, _TWO = (np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_LOW = np.uint64(0x7FFFFFFF)
_UNIT = np.uint64(1)
_NONE = np.uint64(0)


def rewire(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    first: Room, second: Room, tied: Room, seed: int, drawn: int, tries: int, then: int, firsts: Room, seconds: Room
) -> None:  # fmt: skip
    """Leaves in the rows of `firsts` and `seconds` the ties of one network after the other.

    Before the first `tries` swaps are tried, before each further one `then`; `drawn` is how many words were drawn
    before. Tie t runs from `first[t]` to the later `second[t]`; both are changed. `tied` is room of 0, a power of two
    long and four times as long as there are ties: the pairs that are tied, each where its number leads to or further
    on (Knuth 1973, linear probing), and 0 where there is none.
    """
    ties, mask = np.uint64(len(first)), np.uint64(len(tied) - 1)
    shift = np.uint64(64)
    for _ in range(64):
        if np.uint64(len(tied)) >> (np.uint64(64) - shift) == _UNIT:
            break
        shift -= _UNIT
    wide = np.uint64(1) << np.uint64(32)
    for at in range(len(first)):
        pair = np.uint64(first[at]) * wide + np.uint64(second[at])
        place = (pair * _STEP) >> shift
        while tied[place] != _NONE:
            place = (place + _UNIT) & mask
        tied[place] = pair
    state = np.uint64(seed) + np.uint64(drawn) * _STEP
    for network in range(len(firsts)):
        for _ in range(tries if network == 0 else then):
            state += _STEP
            mixed = (state ^ (state >> np.uint64(30))) * _ONE
            mixed = (mixed ^ (mixed >> np.uint64(27))) * _TWO
            mixed ^= mixed >> np.uint64(31)
            x = ((mixed >> np.uint64(33)) * ties) >> np.uint64(31)
            y = (((mixed >> np.uint64(2)) & _LOW) * ties) >> np.uint64(31)
            a, b = np.uint64(first[x]), np.uint64(second[x])
            c, d = np.uint64(first[y]), np.uint64(second[y])
            old, older = a * wide + b, c * wide + d
            if mixed & _UNIT:
                c, d = d, c
            # a-b and c-d become a-d and c-b
            if a in (c, d) or b in (c, d):
                continue
            new, newer = min(a, d) * wide + max(a, d), min(b, c) * wide + max(b, c)
            fits = True
            for pair in (new, newer):
                place = (pair * _STEP) >> shift
                while tied[place] != _NONE:
                    if tied[place] == pair:
                        fits = False
                        break
                    place = (place + _UNIT) & mask
            if not fits:
                continue
            for pair in (old, older):
                hole = (pair * _STEP) >> shift
                while tied[hole] != pair:
                    hole = (hole + _UNIT) & mask
                # who stands behind the hole and would be looked for before it moves up
                place = (hole + _UNIT) & mask
                while tied[place] != _NONE:
                    if (place - ((tied[place] * _STEP) >> shift)) & mask >= (place - hole) & mask:
                        tied[hole] = tied[place]
                        hole = place
                    place = (place + _UNIT) & mask
                tied[hole] = _NONE
            for pair in (new, newer):
                place = (pair * _STEP) >> shift
                while tied[place] != _NONE:
                    place = (place + _UNIT) & mask
                tied[place] = pair
            first[x], second[x] = min(a, d), max(a, d)
            first[y], second[y] = min(b, c), max(b, c)
        firsts[network] = first
        seconds[network] = second
