"""Core and periphery: where the core ends, and whether it stands out from chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels.cores import Counts, cores

Reals = NDArray[np.float64]

_SEED = 20191208
_FIRST_SWAPS, _NEXT_SWAPS = 5, 1
"""Swaps per tie before the first rewired graph, and from each to the next: one chain, thinned."""


def core_of(graph: Any) -> frozenset[str]:
    """The rich core: partners by falling degree, up to the one with most ties to those above it; of equals the last.

    Of a Net or an undirected NetworkX graph.

    >>> import networkx as nx
    >>> sorted(core_of(nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("a", "x"), ("b", "y"), ("c", "z")])))
    ['a', 'b', 'c']
    """
    net = kernels.net_of(graph)
    return frozenset(net.nodes[place] for place in net.by_degree[: net.core[0]].tolist())


def core_fit(graph: Any, rewirings: int) -> float:
    """By how many standard deviations core and periphery fit better than in rewired graphs with the same degrees.

    0 where rewiring changes nothing. Of a Net or an undirected NetworkX graph.
    """
    net = kernels.net_of(graph)
    chain = kernels.rewired(net.ranked, _SEED, _FIRST_SWAPS, _NEXT_SWAPS, rewirings)
    counts = np.concatenate([net.core[None], *(cores(len(net), *each) for each in chain)])
    fits = _fits(len(net), *counts.T)
    found, by_chance = fits[0], fits[1:]
    spread = by_chance.std() if len(by_chance) else 0.0
    return float((found - by_chance.mean()) / spread) if spread > 1e-12 else 0.0


def _fits(size: int, core: Counts, within: Counts, edge: Counts) -> Reals:
    """By network, correlation of ties with the ideal: all within the core, none within the periphery.

    Of networks among so many ranks, with what `kernels.cores` counts in each.

    Ties between the two are left out, as Borgatti and Everett (2000) advise: counted in, a core could hardly ever
    stand out from a network with the same degrees, in which the best connected touch nearly every tie by themselves.
    """
    inside, outside = core * (core - 1) / 2, (size - core) * (size - core - 1) / 2
    pairs = np.maximum(inside + outside, 1)
    tied = (within + edge) / pairs
    ideal = inside / pairs
    spread = tied * (1 - tied) * ideal * (1 - ideal)
    fits = (within / pairs - tied * ideal) / np.sqrt(np.where(spread > 0, spread, 1.0))
    return np.where((inside > 0) & (outside > 0) & (spread > 0), fits, 0.0)
