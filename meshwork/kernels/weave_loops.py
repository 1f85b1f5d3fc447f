"""The walks that find the largest block of many runs at once, to be compiled; words as in `meshwork.kernels.bits`.

In the network of all runs together the block of one tie, that of s and t, is numbered so that each place but these
two has a tie to a lower and one to a higher number (an st-numbering: Even and Tarjan 1976, Tarjan 1986). Where in a
run somebody is reached from s by rising numbers, and reaches t by rising numbers, and s and t are tied, all three lie
on one ring: that is asked of all runs at once. Who is left over hangs on few ties, and is walked run by run.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_ONE = np.uint64(1)
_NONE = np.uint64(0)

_SWEEPS = 16
_WORTH = 16
"""So often it is looked for who is tied to two; once more is worth it while it settles so large a part of what is
left: one in sixteen. Whole ears find the rest, and a round of those takes as long as several sweeps."""


def number(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    indptr: Room, beside: Room, s: int, t: int, line: Room, order: Room, low: Room, above: Room, cursor: Room,
    pile: Room, before: Room, after: Room, sign: Room,
) -> tuple[int, int]:  # fmt: skip
    """Leaves in `line` the block of the tie s and t, numbered: how many it has, and how many the largest other one.

    In `order` the place in `line` of each, -1 where it has none. All are room for each place.
    """
    places, met, others, own = len(order), 0, 0, 0
    for place in range(places):
        order[place] = -1
    for turn in range(-1, places):
        root = s if turn < 0 else turn
        if order[root] >= 0:
            continue
        order[root] = met
        low[root] = root
        above[root] = -1
        cursor[root] = indptr[root]
        place, height = root, 0
        met += 1
        first = turn < 0
        while True:
            if cursor[place] < indptr[place + 1]:
                if first:
                    other, first = t, False
                else:
                    other = beside[cursor[place]]
                    cursor[place] += 1
                if order[other] < 0:
                    above[other] = place
                    order[other] = met
                    met += 1
                    low[other] = other
                    cursor[other] = indptr[other]
                    sign[other] = height
                    pile[height] = other
                    height += 1
                    place = other
                elif other != above[place] and order[other] < order[low[place]]:
                    low[place] = other
                continue
            under = place
            place = above[under]
            if place < 0:
                break
            if order[low[under]] < order[place]:
                if order[low[under]] < order[low[place]]:
                    low[place] = low[under]
                continue
            size = height - sign[under] + 1
            if place == s and under == t and turn < 0:
                own = size
                line[0], line[1] = s, t
                for at in range(sign[under] + 1, height):
                    line[at - sign[under] + 1] = pile[at]
            else:
                others = max(others, size)
            height = sign[under]
    # `line` has the block as it was met; now each is put just before or after the one above it
    for at in range(own):
        sign[line[at]] = 0
    before[s], after[s], before[t], after[t] = -1, t, s, -1
    sign[s] = -1
    for at in range(2, own):
        place = line[at]
        up = above[place]
        if sign[low[place]] < 0:
            left, right = before[up], up
            sign[up] = 1
        else:
            left, right = up, after[up]
            sign[up] = -1
        before[place], after[place] = left, right
        if left >= 0:
            after[left] = place
        if right >= 0:
            before[right] = place
    place = s
    while before[place] >= 0:
        place = before[place]
    for each in range(places):
        order[each] = -1
    at = 0
    while place >= 0:
        line[at] = place
        order[place] = at
        at += 1
        place = after[place]
    return own, others


def woven(  # noqa: C901 compiled in one piece
    indptr: Room, beside: Room, tied: Room, here: Room, line: Room, at_line: Room, ring: Room, up: Room, rest: Room
) -> None:  # fmt: skip
    """Leaves in `up` in which runs each is surely in one block with the ends of `line`, in `rest` where it may be.

    `line` is the numbered block, `at_line` the place in it of each, and no tie goes to one that is not in it; `ring`
    are the runs that are asked about, in which its ends are tied. `up` and `rest` are words of 0 for each place,
    `tied` the words of each arc.
    """
    many, words = len(line), len(ring)
    down = np.zeros_like(up)
    for word in range(words):
        up[line[0], word] = ring[word]
        down[line[many - 1], word] = ring[word]
    for at in range(1, many):
        place = line[at]
        for arc in range(indptr[place], indptr[place + 1]):
            other = beside[arc]
            if at_line[other] < at:
                for word in range(words):
                    up[place, word] |= up[other, word] & tied[arc, word]
    for back in range(1, many):
        at = many - 1 - back
        place = line[at]
        for arc in range(indptr[place], indptr[place + 1]):
            other = beside[arc]
            if at_line[other] > at:
                for word in range(words):
                    down[place, word] |= down[other, word] & tied[arc, word]
    for at in range(many):
        place = line[at]
        for word in range(words):
            up[place, word] = up[place, word] & down[place, word] if 0 < at < many - 1 else ring[word]
            rest[place, word] = here[place, word] & ~up[place, word] & ring[word]


def swept(  # noqa: C901, PLR0912 compiled in one piece
    indptr: Room, beside: Room, tied: Room, up: Room, rest: Room, few: Room
) -> int:
    """Moves from `rest` to `up` who is tied to two of the block, and drops who is tied to fewer than two of both.

    There and back through all places, since one who is settled may settle the next. Leaves in `few` the places with
    any rest, and gives how many those are.
    """
    places, words = up.shape
    many = left = 0
    for place in range(places):
        some = _NONE
        for word in range(words):
            bits = rest[place, word]
            some |= bits
            while bits != _NONE:
                bits &= bits - _ONE
                left += 1
        if some != _NONE:
            few[many] = place
            many += 1
    for turn in range(_SWEEPS):
        before = left
        for at in range(many):
            place = few[many - 1 - at if turn % 2 else at]
            for word in range(words):
                may = rest[place, word]
                if may == _NONE:
                    continue
                one = two = any_one = any_two = _NONE
                for arc in range(indptr[place], indptr[place + 1]):
                    other, there = beside[arc], tied[arc, word]
                    sure = up[other, word] & there
                    two |= one & sure
                    one |= sure
                    some = sure | (rest[other, word] & there)
                    any_two |= any_one & some
                    any_one |= some
                up[place, word] |= may & two
                rest[place, word] = may & any_two & ~two
                bits = may & ~rest[place, word]
                while bits != _NONE:
                    bits &= bits - _ONE
                    left -= 1
        if (before - left) * _WORTH < before or left == 0:
            break
    waiting = 0
    for at in range(many):
        place = few[at]
        some = _NONE
        for word in range(words):
            some |= rest[place, word]
        if some != _NONE:
            few[waiting] = place
            waiting += 1
    return waiting
