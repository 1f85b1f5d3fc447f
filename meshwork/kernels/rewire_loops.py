"""The loops that rewire a network: they draw as `meshwork.kernels.draws` does, in the same order. Compiled only.

Two ways to know who is tied. In a small network every pair has a bit, and all bits together stay in the processor's
near memory: at 1,000 places about twice as quick as looking up in a table. In a large one the tied pairs stand
in a table, and most of the time would go to waiting for it; so what the next tries will look at is asked for ahead.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from meshwork.kernels.prefetch import prefetch

Room = Any  # arrays: numba reads neither annotation nor protocol

_STEP, _ONE, _TWO = (np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_LOW = np.uint64(0x7FFFFFFF)
_UNIT = np.uint64(1)
_NONE = np.uint64(0)
_HALF, _LATER = np.uint64(32), np.uint64(0xFFFFFFFF)
"""A tie is one number: the earlier end in its upper half, the later in its lower."""
_WORD, _IN_WORD = np.uint64(6), np.uint64(63)
AHEAD = 16
"""So many tries before one is made, what it looks up in the table is asked for; twice as many before, its ties."""
ROOM = 4 * AHEAD
"""Of so many tries it is kept what was drawn: more than twice AHEAD, and a power of two, so that finding the place of
one costs no division."""


def rewire_by_bits(
    ties: Room, size: int, tied: Room, seed: int, drawn: int, tries: int, then: int, firsts: Room, seconds: Room
) -> None:
    """Leaves in the rows of `firsts` and `seconds` the ties of one network after the other.

    Before the first `tries` swaps are tried, before each further one `then`; `drawn` is how many words were drawn
    before. `ties` are changed. `tied` is room of 0 for a bit for each two of `size` places, 64 in a word.
    """
    many, wide = np.uint64(len(ties)), np.uint64(size)
    for tie in ties:
        spot = (tie >> _HALF) * wide + (tie & _LATER)
        tied[spot >> _WORD] |= _UNIT << (spot & _IN_WORD)
    state = np.uint64(seed) + np.uint64(drawn) * _STEP
    for network in range(len(firsts)):
        for _ in range(tries if network == 0 else then):
            state += _STEP
            mixed = (state ^ (state >> np.uint64(30))) * _ONE
            mixed = (mixed ^ (mixed >> np.uint64(27))) * _TWO
            mixed ^= mixed >> np.uint64(31)
            x = ((mixed >> np.uint64(33)) * many) >> np.uint64(31)
            y = (((mixed >> np.uint64(2)) & _LOW) * many) >> np.uint64(31)
            a, b = ties[x] >> _HALF, ties[x] & _LATER
            c, d = ties[y] >> _HALF, ties[y] & _LATER
            old, older = a * wide + b, c * wide + d
            if mixed & _UNIT:
                c, d = d, c
            # a-b and c-d become a-d and b-c
            new, newer = min(a, d) * wide + max(a, d), min(b, c) * wide + max(b, c)
            there = (tied[new >> _WORD] >> (new & _IN_WORD)) | (tied[newer >> _WORD] >> (newer & _IN_WORD))
            if (there & _UNIT) | (a == c) | (a == d) | (b == c) | (b == d):
                continue
            for spot in (old, older, new, newer):
                tied[spot >> _WORD] ^= _UNIT << (spot & _IN_WORD)
            ties[x] = (min(a, d) << _HALF) | max(a, d)
            ties[y] = (min(b, c) << _HALF) | max(b, c)
        for at in range(len(ties)):
            firsts[network, at] = ties[at] >> _HALF
            seconds[network, at] = ties[at] & _LATER


def tabled(ties: Room, wide: int, spare: int, tied: Room) -> None:
    """Leaves in `tied` (0; a power of two long) an open table of the ties (Knuth 1973, linear probing).

    The number of a tie, its two ends side by side in `wide` bits, is mixed so that it can be told from the mixed one.
    The upper bits of that say where in the table it stands, or some steps further on; the others stand there, and in
    the `spare` bits below how many steps those are, and one. So no number needs more than 32 bits.
    """
    mask, all_of_it = np.uint64(len(tied) - 1), (_UNIT << np.uint64(wide)) - _UNIT
    below, half = np.uint64(spare), np.uint64(wide // 2)
    rest = _HALF - below
    for tie in ties:
        mixed = ((((tie >> _HALF) << half) | (tie & _LATER)) * _STEP) & all_of_it
        place, want = mixed >> rest, ((mixed << below) & _LATER) + _UNIT
        while tied[place] != _NONE:
            place, want = (place + _UNIT) & mask, want + _UNIT
        tied[place] = want


def rewire_by_table(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    ties: Room, coming: Room, wide: int, spare: int, tied: Room, seed: int, drawn: int, tries: int, then: int,
    firsts: Room, seconds: Room,
) -> None:  # fmt: skip
    """As `rewire_by_bits`, at any size.

    `tied` is the table that `tabled` leaves, and stays true of the ties. `coming` is three rows of room for ROOM
    tries: the places of their two ties, and the coin.
    """
    many, mask, all_of_it = np.uint64(len(ties)), np.uint64(len(tied) - 1), (_UNIT << np.uint64(wide)) - _UNIT
    below, half = np.uint64(spare), np.uint64(wide // 2)
    rest, steps = _HALF - below, (_UNIT << below) - _UNIT
    state = np.uint64(seed) + np.uint64(drawn) * _STEP
    for network in range(len(firsts)):
        due = tries if network == 0 else then
        for step in range(due + 2 * AHEAD):
            if step < due:
                at = step % ROOM
                state += _STEP
                mixed = (state ^ (state >> np.uint64(30))) * _ONE
                mixed = (mixed ^ (mixed >> np.uint64(27))) * _TWO
                mixed ^= mixed >> np.uint64(31)
                coming[0, at] = ((mixed >> np.uint64(33)) * many) >> np.uint64(31)
                coming[1, at] = (((mixed >> np.uint64(2)) & _LOW) * many) >> np.uint64(31)
                coming[2, at] = mixed & _UNIT
                prefetch(ties, coming[0, at])
                prefetch(ties, coming[1, at])
            if AHEAD <= step < due + AHEAD:
                at = (step - AHEAD) % ROOM
                old, older = ties[coming[0, at]], ties[coming[1, at]]
                a, b, c, d = old >> _HALF, old & _LATER, older >> _HALF, older & _LATER
                if coming[2, at]:
                    c, d = d, c
                for one, other in ((a, b), (min(c, d), max(c, d)), (min(a, d), max(a, d)), (min(b, c), max(b, c))):
                    prefetch(tied, ((((one << half) | other) * _STEP) & all_of_it) >> rest)
            if step >= 2 * AHEAD:
                at = (step - 2 * AHEAD) % ROOM
                x, y = coming[0, at], coming[1, at]
                old, older = ties[x], ties[y]
                a, b, c, d = old >> _HALF, old & _LATER, older >> _HALF, older & _LATER
                if coming[2, at]:
                    c, d = d, c
                # a-b and c-d become a-d and b-c
                if (a == c) | (a == d) | (b == c) | (b == d):
                    continue
                new, newer = (min(a, d), max(a, d)), (min(b, c), max(b, c))
                fits = True
                for one, other in (new, newer):
                    mixed = (((one << half) | other) * _STEP) & all_of_it
                    place, want = mixed >> rest, ((mixed << below) & _LATER) + _UNIT
                    while tied[place] != _NONE:
                        if tied[place] == want:
                            fits = False
                            break
                        place, want = (place + _UNIT) & mask, want + _UNIT
                if not fits:
                    continue
                for one, other in ((a, b), (min(c, d), max(c, d))):
                    mixed = (((one << half) | other) * _STEP) & all_of_it
                    hole, want = mixed >> rest, ((mixed << below) & _LATER) + _UNIT
                    while tied[hole] != want:
                        hole, want = (hole + _UNIT) & mask, want + _UNIT
                    # who stands behind the hole and would be looked for before it moves up
                    place, behind = (hole + _UNIT) & mask, _UNIT
                    while tied[place] != _NONE:
                        if tied[place] & steps > behind:
                            tied[hole] = tied[place] - behind
                            hole, behind = place, _NONE
                        place, behind = (place + _UNIT) & mask, behind + _UNIT
                    tied[hole] = _NONE
                for one, other in (new, newer):
                    mixed = (((one << half) | other) * _STEP) & all_of_it
                    place, want = mixed >> rest, ((mixed << below) & _LATER) + _UNIT
                    while tied[place] != _NONE:
                        place, want = (place + _UNIT) & mask, want + _UNIT
                    tied[place] = want
                ties[x], ties[y] = (new[0] << _HALF) | new[1], (newer[0] << _HALF) | newer[1]
        for at in range(len(ties)):
            firsts[network, at] = ties[at] >> _HALF
            seconds[network, at] = ties[at] & _LATER
