"""The walks of `meshwork.kernels.runs`, to be compiled; words as in `meshwork.kernels.bits`.

`bit_of` finds the place of the one bit of a word (Leiserson, Prokop and Randall 1998): the word times a de Bruijn
number begins with another six bits for each.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_DEBRUIJN = np.uint64(0x03F79D71B4CB0A89)
_TOP = np.uint64(58)
_ONE = np.uint64(1)
_NONE = np.uint64(0)

BIT_OF = np.zeros(64, np.int64)
BIT_OF[[((1 << bit) * int(_DEBRUIJN) % 2**64) >> 58 for bit in range(64)]] = np.arange(64)


def strong(  # noqa: C901 compiled in one piece
    tie: Room, weight: Room, session: Room, kept: Room, strengths: Room, least: float, every: Room, bit_of: Room,
    found: Room, start: Room, row_of: Room, loss: Room,
) -> None:  # fmt: skip
    """Leaves in `found` (a row of words for each tie) in which runs each is strong enough.

    `start` is one more than the ties of 0, `row_of` as many as rows of anything, `loss` one for each run of 0.
    """
    ties, rows, words = len(strengths), len(tie), len(every)
    for row in range(rows):
        start[tie[row] + 1] += 1
    for place in range(ties):
        start[place + 1] += start[place]
    for row in range(rows):
        row_of[start[tie[row]]] = row
        start[tie[row]] += 1
    first = 0
    for place in range(ties):
        last = start[place]
        total = 0.0
        for at in range(first, last):
            total += weight[row_of[at]]
        for word in range(words):
            found[place, word] = every[word]
        if strengths[place] - total < least:
            for word in range(words):
                touched = _NONE
                for at in range(first, last):
                    row = row_of[at]
                    missing = every[word] & ~kept[session[row], word]
                    touched |= missing
                    while missing != _NONE:
                        low = missing & (~missing + _ONE)
                        loss[bit_of[(low * _DEBRUIJN) >> _TOP]] += weight[row]
                        missing ^= low
                while touched != _NONE:
                    low = touched & (~touched + _ONE)
                    bit = bit_of[(low * _DEBRUIJN) >> _TOP]
                    if strengths[place] - loss[bit] < least:
                        found[place, word] &= ~low
                    loss[bit] = 0.0
                    touched ^= low
        first = last


def arcs(first: Room, second: Room, indptr: Room, beside: Room, tie: Room) -> None:
    """Leaves in `indptr` (0, one more than places), `beside` and `tie` who is tied to whom and by which tie."""
    for at in range(len(first)):
        indptr[first[at] + 1] += 1
        indptr[second[at] + 1] += 1
    for place in range(len(indptr) - 1):
        indptr[place + 1] += indptr[place]
    for at in range(len(first)):
        for one, other in ((first[at], second[at]), (second[at], first[at])):
            beside[indptr[one]] = other
            tie[indptr[one]] = at
            indptr[one] += 1
    for place in range(len(indptr) - 1, 0, -1):
        indptr[place] = indptr[place - 1]
    indptr[0] = 0


def parts(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    indptr: Room, beside: Room, tie: Room, tied: Room, left: Room, start: int, rounds: int, bit_of: Room,
    count: Room, best: Room, fresh: Room, line: Room, waiting: Room, undone: Room,
) -> None:  # fmt: skip
    """Leaves in `best` (0 for each run) the size of the largest part of each.

    `left` says in which runs each place is there, and is used up; `count`, how many are there in each run, too. In
    all runs at once the part of one place is walked, the place `start` where it is there; a run is done when nothing
    larger can be left. What is not done after so many `rounds` is walked run by run. `fresh` is as `left`, of 0,
    `line` and `waiting` one for each place, of 0, and `undone` words of every run.
    """
    places, words = left.shape
    for _ in range(rounds):
        head = tail = held = 0
        for word in range(words):
            need = undone[word]
            at = -1
            while need != _NONE and at < places:
                place = start if at < 0 else at
                at += 1
                if place == places:
                    break
                seed = left[place, word] & need
                if seed != _NONE:
                    need &= ~seed
                    left[place, word] &= ~seed
                    fresh[place, word] |= seed
                    if not waiting[place]:
                        waiting[place] = 1
                        line[tail] = place
                        tail = (tail + 1) % places
                        held += 1
        while held:
            place = line[head]
            head = (head + 1) % places
            held -= 1
            waiting[place] = 0
            for arc in range(indptr[place], indptr[place + 1]):
                other, by = beside[arc], tie[arc]
                reached = _NONE
                for word in range(words):
                    reached |= fresh[place, word] & tied[by, word] & left[other, word]
                if reached == _NONE:
                    continue
                for word in range(words):
                    reached = fresh[place, word] & tied[by, word] & left[other, word]
                    left[other, word] ^= reached
                    fresh[other, word] |= reached
                if not waiting[other]:
                    waiting[other] = 1
                    line[tail] = other
                    tail = (tail + 1) % places
                    held += 1
            fresh[place] = _NONE
        more = False
        for word in range(words):
            rest = np.zeros(64, np.int64)
            for place in range(places):
                some = left[place, word] & undone[word]
                while some != _NONE:
                    low = some & (~some + _ONE)
                    rest[bit_of[(low * _DEBRUIJN) >> _TOP]] += 1
                    some ^= low
            for bit in range(min(64, len(best) - 64 * word)):
                run = 64 * word + bit
                if undone[word] >> np.uint64(bit) & _ONE:
                    best[run] = max(best[run], count[run] - rest[bit])
                    count[run] = rest[bit]
                    if best[run] >= rest[bit]:
                        undone[word] &= ~(_ONE << np.uint64(bit))
                    else:
                        more = True
        if not more:
            return
    for run in range(len(best)):
        word, flag = run // 64, _ONE << np.uint64(run % 64)
        if not undone[word] & flag:
            continue
        for root in range(places):
            if best[run] >= count[run]:
                break
            if not left[root, word] & flag:
                continue
            left[root, word] ^= flag
            line[0] = root
            head, tail = 0, 1
            while head < tail:
                place = line[head]
                head += 1
                for arc in range(indptr[place], indptr[place + 1]):
                    other = beside[arc]
                    if left[other, word] & tied[tie[arc], word] & flag:
                        left[other, word] ^= flag
                        line[tail] = other
                        tail += 1
            best[run] = max(best[run], tail)
            count[run] -= tail


def blocks(  # noqa: C901, PLR0912 compiled in one piece
    indptr: Room, beside: Room, tie: Room, tied: Room, here: Room, start: int, count: Room, again: Room, best: Room,
    order: Room, low: Room, above: Room, cursor: Room, at_height: Room,
) -> None:  # fmt: skip
    """Leaves in `best` (0 for each) the size of the largest block of the runs `again` (Hopcroft and Tarjan 1973).

    `start` is where to begin, where it is there; `count` says how many are there. The rest is room for each place.
    """
    places = len(here)
    for run in again:
        word, flag = run // 64, _ONE << np.uint64(run % 64)
        met = 0
        for place in range(places):
            order[place] = -1
        for turn in range(-1, places):
            root = start if turn < 0 else turn
            if order[root] >= 0 or not here[root, word] & flag:
                continue
            if best[run] >= count[run] - met:
                break
            order[root] = low[root] = met
            met += 1
            above[root] = -1
            cursor[root] = indptr[root]
            place, height = root, 0
            while True:
                arc = cursor[place]
                if arc < indptr[place + 1]:
                    cursor[place] = arc + 1
                    if not tied[tie[arc], word] & flag:
                        continue
                    other = beside[arc]
                    if order[other] < 0:
                        above[other] = place
                        order[other] = low[other] = met
                        met += 1
                        cursor[other] = indptr[other]
                        at_height[other] = height
                        height += 1
                        place = other
                    elif other != above[place] and order[other] < low[place]:
                        low[place] = order[other]
                    continue
                under = place
                place = above[under]
                if place < 0:
                    break
                if low[under] < order[place]:
                    low[place] = min(low[place], low[under])
                else:
                    best[run] = max(best[run], height - at_height[under] + 1)
                    height = at_height[under]
