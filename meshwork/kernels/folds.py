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


def near(indptr: Room, indices: Room, ball: int, met: Room, order: Room) -> None:
    """Leaves in `order` all places, those near each other together; `met` is False for each.

    From the first that was not met a walk breadth first takes as many more as make a `ball`, and so on.
    """
    done = 0
    for start in range(len(met)):
        if met[start]:
            continue
        met[start] = True
        order[done] = start
        head, done = done, done + 1
        full = head + ball
        while head < done < full:
            place = order[head]
            head += 1
            for arc in range(indptr[place], indptr[place + 1]):
                other = indices[arc]
                if not met[other]:
                    met[other] = True
                    order[done] = other
                    done += 1


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
