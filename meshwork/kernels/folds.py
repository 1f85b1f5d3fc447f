"""A network made smaller before betweenness, without changing it; to be compiled.

Who meets at sessions stands in cliques, and that leaves much to fold (Sariyüce and others 2013). *Twins* are tied
to each other and to the same others: nothing tells them apart, so they become one that counts for as many. Those
to whom a *leaf* is tied are all tied to each other: no shortest way goes through it, so a walk stops there.
"""

from __future__ import annotations

from typing import Any

Room = Any  # arrays: numba reads neither annotation nor protocol

_CLIQUE = 64
"""Up to so many ties it is looked at whether a place is a leaf."""
_FAR = 8
_BALL = 64


def near(indptr: Room, indices: Room, wanted: Room, ball: int, found: Room, stamp: Room, line: Room) -> int:
    """Leaves in `found` the wanted places, those near each other together: how many; none is wanted afterwards.

    From the first that is still wanted a walk breadth first takes as many as make a `ball`, or looks at so many times
    as many as there are for each wanted one. `stamp` is 0 for each place, `line` room.
    """
    size, many = len(wanted), 0
    for place in range(size):
        many += wanted[place]
    far = _FAR * ball * (size // max(many, 1) + 1)
    done = turn = 0
    for start in range(size):
        if not wanted[start]:
            continue
        turn += 1
        line[0] = start
        stamp[start] = turn
        head, tail, full = 0, 1, done + ball
        while head < tail and done < full and head < far:
            place = line[head]
            head += 1
            if wanted[place]:
                wanted[place] = False
                found[done] = place
                done += 1
            for arc in range(indptr[place], indptr[place + 1]):
                other = indices[arc]
                if stamp[other] != turn:
                    stamp[other] = turn
                    line[tail] = other
                    tail += 1
    return done


def twins(indptr: Room, indices: Room, of: Room) -> None:
    """Leaves in `of` the first place of each one's twins, itself among them; n of 0."""
    size = len(of)
    for place in range(size):
        first, last = indptr[place], indptr[place + 1]
        of[place] = place
        for arc in range(first, last):
            other = indices[arc]
            if other >= place:
                break
            # rows are in order: without each other they must be the same
            if of[other] != other or indptr[other + 1] - indptr[other] != last - first:
                continue
            at, to, same = first, indptr[other], True
            while same and at < last:
                if indices[at] == other:
                    at += 1
                elif indices[to] == place:
                    to += 1
                elif indices[at] == indices[to]:
                    at, to = at + 1, to + 1
                else:
                    same = False
            if same:
                of[place] = other
                break


def leaves(indptr: Room, indices: Room, of: Room, leaf: Room) -> None:  # noqa: C901 compiled in one piece
    """Leaves in `leaf` whether all who are tied to each are tied to each other, but for its twins; n of True."""
    for place in range(len(leaf)):
        leaf[place] = of[place] == place and indptr[place + 1] - indptr[place] <= _CLIQUE
        for arc in range(indptr[place], indptr[place + 1]):
            one = indices[arc]
            if of[one] != one:
                continue
            for beyond in range(arc + 1, indptr[place + 1]):
                if not leaf[place]:
                    break
                few, many = one, indices[beyond]
                if of[many] != many:
                    continue
                if indptr[few + 1] - indptr[few] > indptr[many + 1] - indptr[many]:
                    few, many = many, few
                low, high = indptr[few], indptr[few + 1]
                while low < high:
                    middle = (low + high) // 2
                    if indices[middle] < many:
                        low = middle + 1
                    else:
                        high = middle
                leaf[place] = low < indptr[few + 1] and indices[low] == many
            if not leaf[place]:
                break


def fold(indptr: Room, indices: Room, of: Room, order: Room, line: Room, starts: Room, beside: Room, to: Room) -> int:
    """Leaves in `starts` and `beside` the ties without twins, in `to` where each went: how many places are left.

    In `line` is who stands at each of them now: the first twins of `order`. `starts` has room for one more than the
    places, `beside` for each arc.
    """
    many = end = 0
    for at in range(len(order)):
        place = order[at]
        if of[place] == place:
            line[many] = place
            to[place] = many
            many += 1
    for place in range(len(order)):
        to[place] = to[of[place]]
    starts[0] = 0
    for at in range(many):
        place = line[at]
        for arc in range(indptr[place], indptr[place + 1]):
            other = indices[arc]
            if of[other] == other:
                beside[end] = to[other]
                end += 1
        starts[at + 1] = end
    return many
