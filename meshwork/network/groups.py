"""The lands of the map: groups of the union over time, that keep their name as long as they keep their members."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.network.leiden import leiden
from meshwork.network.web import Floats, Ints, Web

LARGEST = 45
"""A land of more partners than this is split where it has parts: more do not read as one."""
SMALLEST = 3
"""A smaller group joins the one it is tied to most; without any tie outwards it stays an island."""
DIRECT = 4000
"""Up to so many stakeholders each is seen; beyond, pairs that belong together are joined first, so that lands
of a few dozen are found where the best parts of so large a whole are larger."""


def groups(
    web: Web, kept: Mapping[str, str] | None = None, *, largest: int = LARGEST, smallest: int = SMALLEST
) -> dict[str, str]:
    """The land of everyone who has a tie, by stakeholder: groups by Leiden (Traag et al., 2019).

    Who stands in a land of `kept` stays there; who is new joins the land it is tied to most, or founds one with other
    newcomers. A land is named after the partner with the strongest ties in it when it was first seen.
    """
    kept = {} if kept is None else kept
    tied = np.unique(np.concatenate([web.source, web.target]))
    old = np.array([kept.get(web.ids[at]) is not None for at in tied], bool)
    if not old.any():
        return _named(web, tied, _found(web.part(tied), largest, smallest), taken=set())
    lands = {web.ids[at]: kept[web.ids[at]] for at in tied[old]}
    _join(web, lands, [int(at) for at in tied[~old]])
    rest = np.array([at for at in tied if web.ids[at] not in lands], np.int64)
    if len(rest):
        lands |= _named(web, rest, _found(web.part(rest), largest, smallest), taken=set(kept.values()))
    return {web.ids[at]: lands[web.ids[at]] for at in tied}


def regroup(web: Web, kept: Mapping[str, str], *, largest: int = LARGEST, smallest: int = SMALLEST) -> dict[str, str]:
    """The lands as they would be drawn today, each under the kept name with which it shares most members."""
    fresh = groups(web, largest=largest, smallest=smallest)
    shared: dict[tuple[str, str], int] = {}
    for who, land in fresh.items():
        if who in kept:
            shared[land, kept[who]] = shared.get((land, kept[who]), 0) + 1
    names: dict[str, str] = {}
    for (land, name), _count in sorted(shared.items(), key=lambda each: (-each[1], each[0])):
        if land not in names and name not in names.values():
            names[land] = name
    # a land that is new must not take a name that another one carries on
    for land in sorted(set(fresh.values()) - set(names)):
        names[land] = _free(land, set(names.values()))
    return {who: names[land] for who, land in fresh.items()}


def _join(web: Web, lands: dict[str, str], newcomers: list[int]) -> None:
    """Each newcomer in the land it is tied to most, unless other newcomers hold it more, until nobody joins."""
    around: dict[int, list[tuple[str, float]]] = {at: [] for at in newcomers}
    for source, target, strength in zip(web.source, web.target, web.strength, strict=True):
        if int(source) in around:
            around[int(source)].append((web.ids[target], float(strength)))
        if int(target) in around:
            around[int(target)].append((web.ids[source], float(strength)))
    waiting, joining = set(newcomers), {"": ""}
    while joining:
        joining = {web.ids[at]: land for at in sorted(waiting) if (land := _strongest(around[at], lands))}
        lands |= joining
        waiting = {at for at in waiting if web.ids[at] not in lands}


def _strongest(around: list[tuple[str, float]], lands: Mapping[str, str]) -> str:
    """The land that holds most of these ties; "" where those without a land hold more than all lands together."""
    pull: dict[str, float] = {}
    for other, strength in around:
        land = lands.get(other, "")
        pull[land] = pull.get(land, 0.0) + strength
    nowhere = pull.pop("", 0.0)
    if not pull or sum(pull.values()) < nowhere:
        return ""
    return min(pull, key=lambda land: (-round(pull[land], 6), land))


def _named(web: Web, members: Ints, group: Ints, taken: set[str]) -> dict[str, str]:
    """Each group under the name of its strongest member."""
    weight = web.weight()
    names: dict[int, str] = {}
    for at in sorted(members.tolist(), key=lambda each: (-round(float(weight[each]), 6), web.ids[each])):
        number = int(group[np.searchsorted(members, at)])
        if number not in names:
            names[number] = _free(web.ids[at], taken)
            taken.add(names[number])
    return {web.ids[at]: names[int(number)] for at, number in zip(members, group, strict=True)}


def _free(name: str, taken: set[str]) -> str:
    at = 2
    free = name
    while free in taken:
        free = f"{name}~{at}"
        at += 1
    return free


def _found(web: Web, largest: int, smallest: int) -> Ints:
    """The number of the group of each: Leiden, the large split, the tiny joined."""
    group = _parts(web)
    group = _split(web, group, largest)
    return _gathered(web, group, largest, smallest)


def _parts(web: Web, resolution: float = 1.0, seen: int = DIRECT) -> Ints:
    finer, coarse = _coarsened(web, seen)
    found = leiden(len(coarse.ids), coarse.source, coarse.target, coarse.strength, resolution=resolution)
    return found[finer]


def _coarsened(web: Web, seen: int) -> tuple[Ints, Web]:
    """Pairs that belong together made one, until so many are left: who went where, and the smaller web."""
    into = np.arange(len(web.ids))
    now = web
    size = np.ones(len(web.ids))
    while len(now.ids) > seen:
        heads = _matched(now, size, largest=max(len(web.ids) / seen * 4, 4))
        kept, place = np.unique(heads, return_inverse=True)
        if len(kept) > 0.97 * len(now.ids):
            break
        into = place[into]
        size = np.bincount(place, size).astype(np.float64)
        now = Web.by_column(tuple(now.ids[at] for at in kept), place[now.source], place[now.target], now.strength)
    return into, now


def _matched(web: Web, size: Floats, largest: float) -> Ints:
    """For each node the one it is joined with: mutual choices by w / sqrt(d d), then who was not chosen."""
    n = len(web.ids)
    degree = web.weight()
    score = (web.strength / np.sqrt(degree[web.source] * degree[web.target])).round(9)
    one, other = np.concatenate([web.source, web.target]), np.concatenate([web.target, web.source])
    both = np.concatenate([score, score])
    both = np.where(size[one] + size[other] <= largest, both, -1.0)
    # the last row of each node is its choice; equal scores are told apart by a number that both ends share
    mixed = (np.minimum(one, other) * 2654435761 + np.maximum(one, other) * 40503) % 1000003
    order = np.lexsort((mixed, both, one))
    last = np.append(np.flatnonzero(np.diff(one[order])), len(order) - 1)
    choice = np.arange(n)
    chosen = order[last]
    choice[one[chosen]] = np.where(both[chosen] > 0, other[chosen], one[chosen])
    mutual = choice[choice] == np.arange(n)
    head = np.where(mutual, np.minimum(choice, np.arange(n)), np.arange(n))
    lonely = np.flatnonzero(~mutual & mutual[choice])
    room = np.bincount(head, size, n)[head[choice[lonely]]]
    target = head[choice[lonely]]
    by_target = np.lexsort((lonely, target))
    taken = np.cumsum(size[lonely][by_target])
    first = np.searchsorted(target[by_target], target[by_target])
    before = taken[first] - size[lonely][by_target][first]
    fits = room[by_target] + taken - before <= largest
    head[lonely[by_target][fits]] = target[by_target][fits]
    return head


def _split(web: Web, group: Ints, largest: int) -> Ints:
    """Groups larger than that in the parts they have; one without parts (a clique) stays whole."""
    parts: list[Ints] = []
    waiting = [np.flatnonzero(group == number) for number in np.unique(group)]
    while waiting:
        members = waiting.pop()
        inner = _halved(web.part(members)) if len(members) > largest else np.zeros(len(members), np.int64)
        if not inner.any():
            parts.append(members)
        else:
            waiting.extend(members[inner == number] for number in np.unique(inner))
    found = np.zeros(len(web.ids), np.int64)
    for number, members in enumerate(sorted(parts, key=lambda each: int(each[0]))):
        found[members] = number
    return found


def _halved(web: Web) -> Ints:
    """The few parts of a group: found at a low resolution first, because at 1 it falls into crumbs."""
    for resolution in (0.3, 0.6, 1.0):
        inner = _parts(web, resolution, seen=400)
        if inner.any():
            break
    return inner


def _gathered(web: Web, group: Ints, largest: int, smallest: int) -> Ints:
    """Groups smaller than that joined, the smallest first, with the one they are tied to most."""
    size = {int(number): int(count) for number, count in zip(*np.unique(group, return_counts=True), strict=True)}
    between: dict[int, dict[int, float]] = {number: {} for number in size}
    one, other = group[web.source], group[web.target]
    for source, target, strength in zip(one.tolist(), other.tolist(), web.strength.tolist(), strict=True):
        if source != target:
            between[source][target] = between[source].get(target, 0.0) + strength
            between[target][source] = between[target].get(source, 0.0) + strength
    into = {number: number for number in size}
    for number in sorted(size, key=lambda each: (size[each], each)):
        near = {to: strength for to, strength in between[number].items() if size[to] + size[number] <= 1.5 * largest}
        if size[number] >= smallest or not near:
            continue
        best = min(near, key=lambda to: (-round(near[to] / size[to] ** 0.5, 9), to))
        into[number] = best
        size[best] += size.pop(number)
        for to, strength in between.pop(number).items():
            del between[to][number]
            if to != best:
                between[best][to] = between[to][best] = between[best].get(to, 0.0) + strength
    final = np.array([_end(into, int(number)) for number in group], np.int64)
    return np.unique(final, return_inverse=True)[1]


def _end(into: Mapping[int, int], number: int) -> int:
    while into[number] != number:
        number = into[number]
    return number
