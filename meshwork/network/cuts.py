"""Who holds others on: what falls apart where one leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx


def cut_off(graph: nx.Graph) -> Mapping[str, int]:
    """Of each, in the order of the graph, how many of its part would lose the largest piece of it if this one left.

    More than 0 for articulation points, and for them alone (Hopcroft and Tarjan 1973): one walk over every tie.

    >>> dict(cut_off(nx.Graph([("a", "b"), ("b", "c"), ("b", "d"), ("d", "e"), ("c", "e")])))
    {'a': 0, 'b': 1, 'c': 0, 'd': 0, 'e': 0}
    """
    found = dict.fromkeys(graph, 0)
    for part in nx.connected_components(graph):
        root = next(iter(part))
        pieces: dict[str, list[int]] = {}
        for above, size in _hanging(graph, root):
            pieces.setdefault(above, []).append(size)
        for node, hanging in pieces.items():
            rest = len(part) - 1 - sum(hanging)
            found[node] = len(part) - 1 - max(*hanging, rest)
    return found


def _hanging(graph: nx.Graph, root: str) -> Iterator[tuple[str, int]]:
    """Depth first from a root: each (node, size) where that many below the node hang on it alone."""
    order, low, size = {root: 0}, {root: 0}, {root: 1}
    stack = [(root, root, iter(graph[root]))]
    while stack:
        node, above, beside = stack[-1]
        for other in beside:
            if other not in order:
                order[other] = low[other] = len(order)
                size[other] = 1
                stack.append((other, node, iter(graph[other])))
                break
            if other != above:
                low[node] = min(low[node], order[other])
        else:
            stack.pop()
            if node == root:
                return
            size[above] += size[node]
            low[above] = min(low[above], low[node])
            if low[node] >= order[above]:
                yield above, size[node]
