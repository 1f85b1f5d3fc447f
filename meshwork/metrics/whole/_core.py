"""Core and periphery: where the core ends, and whether it stands out from chance."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np

from meshwork import kernels
from meshwork.kernels import Csr, Net
from meshwork.kernels.csr import Places

_SEED = 20191208
_FIRST_SWAPS, _NEXT_SWAPS = 5, 1
"""Swaps per tie before the first rewired graph, and from each to the next: one chain, thinned."""


def core_of(graph: Any) -> frozenset[str]:
    """The rich core: partners by falling degree, up to the one with most ties to those above it; first of equals.

    Of a Net or an undirected NetworkX graph.

    >>> import networkx as nx
    >>> sorted(core_of(nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("a", "x"), ("b", "y"), ("c", "z")])))
    ['a', 'b', 'c']
    """
    net = kernels.net_of(graph)
    return frozenset(net.nodes[place] for place in net.by_degree[: core_size(net)].tolist())


def core_size(net: Net) -> int:
    """How many are in the rich core; 0 where nobody is tied."""
    ranked = _ranked(net)
    return _border(ranked.n, ranked.indices[ranked.rows < ranked.indices])


def core_fit(graph: Any, rewirings: int) -> float:
    """By how many standard deviations core and periphery fit better than in rewired graphs with the same degrees.

    0 where rewiring changes nothing. Of a Net or an undirected NetworkX graph.
    """
    ranked = _ranked(kernels.net_of(graph))
    once = ranked.rows < ranked.indices
    chain = kernels.rewired(ranked, _SEED, _FIRST_SWAPS, _NEXT_SWAPS)
    fits = np.array([_fit(ranked.n, *ties) for ties in islice(chain, rewirings)])
    spread = fits.std() if len(fits) else 0.0
    found = _fit(ranked.n, ranked.rows[once], ranked.indices[once])
    return float((found - fits.mean()) / spread) if spread > 1e-12 else 0.0


def _ranked(net: Net) -> Csr:
    """The network with the ranks of partners by falling degree (then by id) for places."""
    rank = np.empty(len(net), np.int32)
    rank[net.by_degree] = np.arange(len(net), dtype=np.int32)
    once = net.csr.rows < net.csr.indices
    return kernels.csr_of(len(net), rank[net.csr.rows[once]], rank[net.csr.indices[once]])


def _border(size: int, low: Places) -> int:
    """How many ranks the core holds, by the lower end of each tie; 0 where nobody is tied."""
    upward = np.bincount(low, minlength=size)
    return int(np.flatnonzero(upward == upward.max())[-1]) + 1 if len(low) else 0


def _fit(size: int, high: Places, low: Places) -> float:
    """Correlation of ties with the ideal: all within the core, none within the periphery.

    Ties between the two are left out, as Borgatti and Everett (2000) advise: counted in, a core could hardly ever
    stand out from a network with the same degrees, in which the best connected touch nearly every tie by themselves.
    """
    core = _border(size, low)
    inside, outside = core * (core - 1) / 2, (size - core) * (size - core - 1) / 2
    if not inside or not outside:
        return 0.0
    within = np.count_nonzero(low < core)
    tied = (within + np.count_nonzero(high >= core)) / (inside + outside)
    ideal = inside / (inside + outside)
    spread = tied * (1 - tied) * ideal * (1 - ideal)
    return float((within / (inside + outside) - tied * ideal) / spread**0.5) if spread > 0 else 0.0
