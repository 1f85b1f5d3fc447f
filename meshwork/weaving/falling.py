"""Who falls off where some leave: who was tied, or in the largest part, and is no more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx as nx

from meshwork.network.cuts import cut_off


@dataclass(frozen=True, slots=True)
class Falling:
    """Who falls off, by id: `loose` lose every tie, `pieces` hang together but are cut from the largest part.

    `main` is what stays of the largest part. Names are sorted, the largest piece comes first.
    """

    loose: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    main: frozenset[str]

    @property
    def everyone(self) -> frozenset[str]:
        """All who fall off."""
        return frozenset(self.loose).union(*self.pieces)


def falling(before: nx.Graph, after: nx.Graph) -> Falling:
    """Who falls off from one graph to another with fewer nodes and ties; nobody, where they are the same.

    >>> town = nx.Graph(["ab", "bc", "ca", "cd", "de", "ef", "fd", "dg"])
    >>> left = town.subgraph("abcefg")
    >>> falling(town, left).loose, falling(town, left).pieces
    (('g',), (('e', 'f'),))
    """
    main: set[str] = min(nx.connected_components(before), key=_order, default=set())
    parts = sorted(nx.connected_components(after.subgraph(main)), key=_order)
    stays = frozenset(parts[0]) if parts and (len(parts[0]) > 1 or len(main) == 1) else frozenset()
    loose = sorted(node for node in after if after.degree(node) == 0 < before.degree(node))
    pieces = [tuple(sorted(part)) for part in parts if len(part) > 1 and not part <= stays]
    return Falling(tuple(loose), tuple(pieces), stays)


def fallen(graph: nx.Graph) -> Mapping[str, int]:
    """Of each, in the order of the graph, how many would fall off if that one left; one walk over every tie.

    >>> fallen(nx.star_graph(3))
    {0: 3, 1: 0, 2: 0, 3: 0}
    """
    main: set[str] = min(nx.connected_components(graph), key=_order, default=set())
    cut = cut_off(graph)
    found = {}
    for node in graph:
        leaves = sum(len(graph[other]) == 1 for other in graph[node])
        # of a star the last leaf is no larger part than the others are
        found[node] = cut[node] + (leaves == len(main) - 1 > 0) if node in main else leaves
    return found


def _order(part: Collection[str]) -> tuple[int, str]:
    """The largest first, of equals the one with the first name by id."""
    return -len(part), min(part)
