"""Who holds others on: what falls apart where one leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meshwork import kernels


def cut_off(graph: Any) -> Mapping[str, int]:
    """Of each, in the order of the graph, how many of its part would lose the largest piece of it if this one left.

    More than 0 for articulation points, and for them alone (Hopcroft and Tarjan 1973). Of a Net or an undirected
    NetworkX graph.

    >>> import networkx as nx
    >>> dict(cut_off(nx.Graph([("a", "b"), ("b", "c"), ("b", "d"), ("d", "e"), ("c", "e")])))
    {'a': 0, 'b': 1, 'c': 0, 'd': 0, 'e': 0}
    """
    net = kernels.net_of(graph)
    return net.by_name(kernels.blocks(net.csr).lost(kernels.components(net.csr)))
