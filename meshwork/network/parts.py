"""The groups of a day: whose partners are tied to each other more than to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

SEED = 20191208


def parts(graph: nx.Graph) -> tuple[frozenset[str], ...]:
    """The groups of a graph, the largest first (of equals: that of the first id); who is tied to nobody stands alone.

    Louvain (Blondel and others 2008) on the strengths, seeded; the same for the same graph on every machine.

    >>> [sorted(part) for part in parts(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")]))]
    [['a', 'b', 'c'], ['x', 'y']]
    """
    # by place and rounded, so that neither the order of ids in a set nor the last digit of a sum decides
    ids = sorted(graph)
    places = {name: place for place, name in enumerate(ids)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(ids)))
    plain.add_weighted_edges_from(
        sorted(
            (*sorted((places[one], places[other])), round(float(weight), 6))
            for one, other, weight in graph.edges(data="weight", default=1.0)
        )
    )
    found = nx.community.louvain_communities(plain, seed=SEED) if len(plain) else []
    named = [tuple(ids[place] for place in sorted(part)) for part in found]
    return tuple(frozenset(part) for part in sorted(named, key=lambda part: (-len(part), part[0])))


def carried_on(
    before: Mapping[str, str], now: Sequence[frozenset[str]], taken: frozenset[str] = frozenset()
) -> dict[str, str]:
    """A name for the group of each: that of the group before with which it shares most members, else a new one.

    `before` names the group of each at the moment before; `taken` are names used earlier still, which a new group
    does not get. A new group is named after its first member by id.

    >>> carried_on({"a": "a", "b": "a", "c": "a"}, [frozenset("abd"), frozenset("c")])
    {'a': 'a', 'b': 'a', 'd': 'a', 'c': 'c'}
    """
    shared: dict[tuple[int, str], int] = {}
    for place, part in enumerate(now):
        for who in part & before.keys():
            shared[place, before[who]] = shared.get((place, before[who]), 0) + 1
    names: dict[int, str] = {}
    for (place, name), _count in sorted(shared.items(), key=lambda each: (-each[1], each[0])):
        if place not in names and name not in names.values():
            names[place] = name
    used = taken | set(before.values())
    for place, part in enumerate(now):
        if place not in names:
            first = min(part)
            names[place] = next(
                name for n in range(1, len(used) + 2) if (name := first if n == 1 else f"{first}~{n}") not in used
            )
            used |= {names[place]}
    return {who: names[place] for place, part in enumerate(now) for who in sorted(part)}
