"""Around the numbering of `weave_loops`: from which tie to begin, who is left over, what is settled by it.

To be compiled; words as in `meshwork.kernels.bits`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_DEBRUIJN = np.uint64(0x03F79D71B4CB0A89)
_TOP = np.uint64(58)
_ONE = np.uint64(1)
_NONE = np.uint64(0)


def ring(indptr: Room, tie: Room, tied: Room, start: int, waiting: Room, found: Room) -> int:
    """The arc of `start` that is there in most of the waiting runs, -1 where none is.

    Leaves those runs in `found` (words of 0), and takes them from `waiting`.
    """
    best, most = -1, 0
    for arc in range(indptr[start], indptr[start + 1]):
        many = 0
        for word in range(len(waiting)):
            some = tied[tie[arc], word] & waiting[word]
            while some != _NONE:
                some &= some - _ONE
                many += 1
        if many > most:
            best, most = arc, many
    if best >= 0:
        for word in range(len(waiting)):
            found[word] = tied[tie[best], word] & waiting[word]
            waiting[word] &= ~found[word]
    return best


def left_over(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    indptr: Room, beside: Room, tied: Room, ring: Room, few: Room, up: Room, rest: Room, runs: int,
    order: Room, low: Room, above: Room, cursor: Room, pile: Room, at_height: Room,
) -> None:  # fmt: skip
    """Moves from `rest` to `up` who is of the block all the same, walked run by run, in the runs of `ring`.

    `few` are the places with any rest. From a tie of the block into the rest the walk goes depth first; whoever comes
    back to another place of the block is of it, and so are those between. `order` is -1 for each place, and is so
    again; the others are room. `tied` are the words of each arc.
    """
    for run in range(runs):
        word, flag = run // 64, _ONE << np.uint64(run % 64)
        if not ring[word] & flag:
            continue
        for seed in range(len(few)):
            root = few[seed]
            if order[root] >= 0 or not rest[root, word] & flag:
                continue
            anchor = -1
            for arc in range(indptr[root], indptr[root + 1]):
                if tied[arc, word] & up[beside[arc], word] & flag:
                    anchor = beside[arc]
                    break
            if anchor < 0:
                continue
            met, place = 2, root
            order[root], low[root], above[root], cursor[root], at_height[root] = 1, 1, -1, indptr[root], 0
            pile[0] = root
            height = 1
            while True:
                if cursor[place] < indptr[place + 1]:
                    arc = cursor[place]
                    cursor[place] = arc + 1
                    if not tied[arc, word] & flag:
                        continue
                    other = beside[arc]
                    if up[other, word] & flag:
                        low[place] = min(low[place], 0 if other == anchor else -1)
                    elif rest[other, word] & flag:
                        if order[other] < 0:
                            order[other] = low[other] = met
                            met += 1
                            above[other] = place
                            cursor[other] = indptr[other]
                            at_height[other] = height
                            pile[height] = other
                            height += 1
                            place = other
                        elif other != above[place]:
                            low[place] = min(low[place], order[other])
                    continue
                under = place
                place = above[under]
                if place < 0:
                    break
                if low[under] < order[place]:
                    low[place] = min(low[place], low[under])
                else:
                    height = at_height[under]
            if low[root] < 0:
                for at in range(height):
                    up[pile[at], word] |= flag
                    rest[pile[at], word] &= ~flag
        for seed in range(len(few)):
            order[few[seed]] = -1


def settled(
    line: Room, up: Room, rest: Room, ring: Room, others: int, bit_of: Room, best: Room, unsure: Room
) -> None:  # fmt: skip
    """Leaves in `best` (for each run of `ring`) the size of the block, and says in `unsure` where one may be larger.

    Another block has at most one place of this one; `others` is what the largest can have elsewhere. Whoever is
    neither of the block nor of the rest is on no ring but one through leaves: in a block of three or more these are
    two at most, tied to each other and to leaves of the rest. So it has at most two that are not of the rest.
    """
    runs = len(best)
    size, left = np.zeros(runs, np.int64), np.zeros(runs, np.int64)
    for at in range(len(line)):
        for word in range(len(ring)):
            for words, into in ((up, size), (rest, left)):
                some = words[line[at], word]
                while some != _NONE:
                    low = some & (~some + _ONE)
                    into[64 * word + bit_of[(low * _DEBRUIJN) >> _TOP]] += 1
                    some ^= low
    for run in range(runs):
        if ring[run // 64] >> np.uint64(run % 64) & _ONE:
            best[run] = max(best[run], size[run])
            if size[run] < max(left[run] + 2, others):
                unsure[run] = True
