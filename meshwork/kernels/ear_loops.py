"""Loops that make the search for the largest block of many runs shorter, to be compiled; words as in `bits`.

*Leaves* are left out and put back: those to whom one is tied are tied to each other, in every run in which they are
tied to it. *Ears* are ways through the rest from one place of the block to another: all who are on one are of it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Room = Any  # arrays: numba reads neither annotation nor protocol

_CLIQUE = 32
"""Up to so many ties it is looked at whether a place is a leaf."""

ROUNDS = 12
_WORTH = 6
"""At most so many rounds; one more is worth it while the last found so large a part of what is left: one in six."""

_ONE = np.uint64(1)
_NONE = np.uint64(0)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_TOP = np.uint64(63)


def leaves(indptr: Room, beside: Room, tie: Room, tied: Room, leaf: Room) -> None:
    """Leaves in `leaf` which places are leaves in every run."""
    for place in range(len(leaf)):
        first, last = indptr[place], indptr[place + 1]
        good = last - first <= _CLIQUE
        for one in range(first, last):
            for other in range(one + 1, last):
                if not good:
                    break
                few, many = beside[one], beside[other]
                if indptr[few + 1] - indptr[few] > indptr[many + 1] - indptr[many]:
                    few, many = many, few
                at = indptr[few]
                while at < indptr[few + 1] and beside[at] != many:
                    at += 1
                good = at < indptr[few + 1]
                for word in range(tied.shape[1] if good else 0):
                    if tied[tie[one], word] & tied[tie[other], word] & ~tied[tie[at], word] != _NONE:
                        good = False
            if not good:
                break
        leaf[place] = good


def core(
    indptr: Room, beside: Room, tie: Room, tied: Room, leaf: Room, line: Room, order: Room, s: int, t: int,
    starts: Room, ends: Room, arc_tied: Room,
) -> int:  # fmt: skip
    """Leaves in `starts` and `ends` the ties among those of `line` that are no leaves, in `arc_tied` their words.

    `line` gets these first, in their order, and then the leaves; gives how many come first. `order` is the place in
    `line` of each, -1 for all others, and after it -1 for the leaves too. The places s and t count as no leaves.
    """
    leaf[s] = leaf[t] = False
    many, waiting = 0, np.empty(len(line), np.int32)
    left = 0
    for at in range(len(line)):
        place = line[at]
        if leaf[place]:
            order[place] = -1
            waiting[left] = place
            left += 1
        else:
            line[many] = place
            order[place] = many
            many += 1
    line[many:] = waiting[:left]
    end = 0
    for place in range(len(order)):
        starts[place] = end
        if order[place] < 0:
            continue
        for arc in range(indptr[place], indptr[place + 1]):
            if order[beside[arc]] >= 0:
                ends[end] = beside[arc]
                arc_tied[end] = tied[tie[arc]]
                end += 1
    starts[len(order)] = end
    return many


def ears(  # noqa: C901, PLR0912, PLR0915 compiled in one piece
    indptr: Room, beside: Room, tied: Room, few: Room, up: Room, rest: Room, seen: Room, label: Room, good: Room,
    zero: Room, one: Room, node: Room, mask: Room, begins: Room, turn: int,
) -> bool:  # fmt: skip
    """Moves from `rest` to `up` who is found on an ear, in one round; `few` are those with any rest.

    Each place of the block flips a coin, another one in every `turn`. From all of them at once walks go into the
    rest, of which each place is of the coin that was there first: where the two meet is the middle of an ear, since
    the ways back to the block have nothing in common. `tied` are the words of each arc. `seen` to `one` are words for
    each place, of 0 in `zero` and `one`; `node` and `mask` are room for 64 entries of each place, an entry being a
    place reached in some runs at one step, `begins` room for each place. Gives whether another round is worth it.
    """
    found = left = 0
    for word in range(up.shape[1]):
        coin, end = np.uint64(word * ROUNDS + turn), 0
        seen[:] = _NONE
        for at in range(len(few)):
            place = few[at]
            label[place] = good[place] = _NONE
            may = rest[place, word]
            if may == _NONE:
                continue
            none = some = _NONE
            for arc in range(indptr[place], indptr[place + 1]):
                other = beside[arc]
                sure = may & up[other, word] & tied[arc, word]
                if sure == _NONE:
                    continue
                flip = (np.uint64(other) * np.uint64(ROUNDS * 8) + coin + _ONE) * _STEP
                if ((flip ^ (flip >> np.uint64(29))) * _STEP) >> _TOP:
                    some |= sure
                else:
                    none |= sure
            if none | some != _NONE:
                seen[place], label[place], good[place] = none | some, some & ~none, none & some
                node[end], mask[end] = place, none | some
                end += 1
        begins[0], begins[1], step = 0, end, 1
        while begins[step] > begins[step - 1]:
            for entry in range(begins[step - 1], begins[step]):
                place = node[entry]
                mine, ours = mask[entry], label[place]
                for arc in range(indptr[place], indptr[place + 1]):
                    other = beside[arc]
                    fresh = mine & tied[arc, word] & rest[other, word] & ~seen[other]
                    if fresh != _NONE:
                        if zero[other] | one[other] == _NONE:
                            node[end] = other
                            end += 1
                        zero[other] |= fresh & ~ours
                        one[other] |= fresh & ours
            for entry in range(begins[step], end):
                place = node[entry]
                none, some = zero[place], one[place]
                mask[entry] = none | some
                seen[place] |= none | some
                label[place] |= some & ~none
                good[place] |= none & some
                zero[place] = one[place] = _NONE
            step += 1
            begins[step] = end
        for at in range(len(few)):
            place = few[at]
            if seen[place] != _NONE:
                meets = _NONE
                for arc in range(indptr[place], indptr[place + 1]):
                    other = beside[arc]
                    meets |= seen[other] & tied[arc, word] & (label[other] ^ label[place])
                good[place] |= meets & seen[place]
        # and all on the ways back
        for back in range(step - 1, 1, -1):
            for entry in range(begins[back - 2], begins[back - 1]):
                zero[node[entry]] = mask[entry]
            for entry in range(begins[back - 1], begins[back]):
                place = node[entry]
                mine = good[place] & mask[entry]
                if mine != _NONE:
                    for arc in range(indptr[place], indptr[place + 1]):
                        good[beside[arc]] |= mine & tied[arc, word] & zero[beside[arc]]
            for entry in range(begins[back - 2], begins[back - 1]):
                zero[node[entry]] = _NONE
        for at in range(len(few)):
            place = few[at]
            up[place, word] |= good[place]
            rest[place, word] &= ~good[place]
            bits = good[place]
            while bits != _NONE:
                bits &= bits - _ONE
                found += 1
            bits = rest[place, word]
            while bits != _NONE:
                bits &= bits - _ONE
                left += 1
    return found * _WORTH >= left > 0


def back(
    indptr: Room, beside: Room, tie: Room, tied: Room, here: Room, ring: Room, leaves_of: Room, up: Room, rest: Room
) -> None:  # fmt: skip
    """Puts the leaves back: one that is tied to two of the block is of it, one that is tied to two others may be of
    another. `ring` are the runs that are asked about."""
    for at in range(len(leaves_of)):
        place = leaves_of[at]
        for word in range(len(ring)):
            one = two = any_one = any_two = _NONE
            for arc in range(indptr[place], indptr[place + 1]):
                there = tied[tie[arc], word] & ring[word]
                any_two |= any_one & there
                any_one |= there
                there &= up[beside[arc], word]
                two |= one & there
                one |= there
            up[place, word] = two & here[place, word]
            rest[place, word] = any_two & ~two & here[place, word]
