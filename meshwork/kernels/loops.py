"""Walks through a network, place by place: compiled where numba is there, and as they are in a small network.

Every function takes `indptr` and `indices` as of `Csr` and room to work in, as arrays (compiled) or lists (as it is;
three times as quick as arrays would be). What room it needs and what it leaves there is said in each.
"""

from __future__ import annotations

from typing import Any

Room = Any  # list[int] or NDArray[np.int32]: numba reads neither annotation nor protocol


def csr(first: Room, second: Room, start: Room, rough: Room, indptr: Room, indices: Room) -> None:
    """Leaves in `indptr` and `indices` the network with these ties, as `Csr` has it, repeats left out; no loops.

    `start` and `indptr`: n + 1 of 0. `rough` and `indices`: twice as many as ties, of anything.
    """
    many = len(start) - 1
    for tie in range(len(first)):
        start[first[tie]] += 1
        start[second[tie]] += 1
    for place in range(many):
        start[place + 1] += start[place]
    for tie in range(len(first)):
        one, other = first[tie], second[tie]
        start[one] -= 1
        start[other] -= 1
        rough[start[one]], rough[start[other]] = other, one
    # each place gives itself to those it is tied to, one place after the other: so they get them in order
    end = indptr[1:]
    for place in range(many):
        for at in range(start[place], start[place + 1]):
            other = rough[at]
            begin, count = start[other], end[other]
            if count == 0 or indices[begin + count - 1] != place:
                indices[begin + count] = place
                end[other] += 1
    for place in range(many):
        begin, to, count = start[place], indptr[place], end[place]
        if begin > to:
            for at in range(count):
                indices[to + at] = indices[begin + at]
        end[place] += to


def components(indptr: Room, indices: Room, label: Room, queue: Room) -> int:
    """How many parts; leaves in `label` the part of each, numbered by their first place. `queue`: n.

    `label` is n of -1; whoever has another one from the beginning is left out and keeps it.
    """
    count = 0
    for root in range(len(label)):
        if label[root] >= 0:
            continue
        label[root] = count
        queue[0] = root
        head, tail = 0, 1
        while head < tail:
            place = queue[head]
            head += 1
            for at in range(indptr[place], indptr[place + 1]):
                other = indices[at]
                if label[other] < 0:
                    label[other] = count
                    queue[tail] = other
                    tail += 1
        count += 1
    return count


def blocks(
    indptr: Room,
    indices: Room,
    order: Room,
    of: Room,
    head: Room,
    hanging: Room,
    above: Room,
    low: Room,
    cursor: Room,
    pile: Room,
) -> int:
    """How many blocks (Hopcroft and Tarjan 1973, without recursion); leaves in the first four what `Blocks` says.

    `order`, `of` and `above` are n of -1; the rest n of anything.
    """
    count = met = 0
    for root in range(len(order)):
        if order[root] >= 0:
            continue
        place, height = root, 0
        order[root] = low[root] = met
        met += 1
        cursor[root] = indptr[root]
        while True:
            if cursor[place] < indptr[place + 1]:
                other = indices[cursor[place]]
                cursor[place] += 1
                if order[other] < 0:
                    above[other] = place
                    order[other] = low[other] = met
                    met += 1
                    cursor[other] = indptr[other]
                    pile[height] = other
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
                continue
            # whoever was met since `under` hangs below it
            head[count] = place
            hanging[count] = met - order[under]
            while of[under] < 0:
                height -= 1
                of[pile[height]] = count
            count += 1
    return count


def core_numbers(indptr: Room, indices: Room, core: Room, start: Room, place_of: Room, line: Room) -> None:
    """Leaves core numbers in `core` (Batagelj and Zaversnik 2003). All n of anything, `start` n + 1 of 0."""
    n = len(core)
    for place in range(n):
        core[place] = indptr[place + 1] - indptr[place]
        start[core[place] + 1] += 1
    for degree in range(n):
        start[degree + 1] += start[degree]
    for place in range(n):
        place_of[place] = start[core[place]]
        line[place_of[place]] = place
        start[core[place]] += 1
    for degree in range(n, 0, -1):
        start[degree] = start[degree - 1]
    start[0] = 0
    for at in range(n):
        place = line[at]
        for arc in range(indptr[place], indptr[place + 1]):
            other = indices[arc]
            degree = core[other]
            if degree > core[place]:
                # to the front of those of its degree, whose stretch then begins one further
                front = start[degree]
                stood, first = place_of[other], line[front]
                line[stood], line[front] = first, other
                place_of[first], place_of[other] = stood, front
                start[degree] += 1
                core[other] -= 1


def triangles(indptr: Room, indices: Room, mark: Room, found: Room) -> None:
    """Leaves in `found` (n of 0) how many triangles each is in; `mark`: n of -1.

    Given are the ties one way only, from the lower degree to the higher, so that hubs cost little (Latapy 2008).
    """
    for one in range(len(mark)):
        for at in range(indptr[one], indptr[one + 1]):
            mark[indices[at]] = one
        for at in range(indptr[one], indptr[one + 1]):
            other = indices[at]
            for arc in range(indptr[other], indptr[other + 1]):
                third = indices[arc]
                if mark[third] == one:
                    found[one] += 1
                    found[other] += 1
                    found[third] += 1
