"""How the shortest ways through a network spread over its stakeholders."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.settings import Settings

_SEEDS = (20191208, 20200111)
_BY_NETWORKX = 200  # up to so many stakeholders networkx is as quick
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Hubs:
    """Each stakeholder's share of all betweenness (they add up to 1, or are all 0).

    `error` is 0 where the shares are exact; where they are sampled it is half the difference between two
    independent halves of the sample, in the largest share.
    """

    shares: Mapping[str, float]
    error: float = 0.0

    @property
    def largest(self) -> float:
        """The largest share; 0 where nobody lies between others."""
        return max(self.shares.values(), default=0.0)

    @property
    def effective(self) -> float:
        """As how many equal hubs the shares are spread: 1 / sum of squares; everybody, where nobody lies between."""
        squares = sum(share * share for share in self.shares.values())
        return 1 / squares if squares else float(len(self.shares))


def hubs(graph: nx.Graph, settings: Settings) -> Hubs:
    """Shares of betweenness (Freeman 1977; Brandes 2001), unweighted.

    Exact up to `betweenness.exact_up_to` stakeholders; above it two seeded halves of `betweenness.sources` sources
    (Brandes and Pich 2007), with the error told.

    >>> star = nx.star_graph(4)
    >>> hubs(star, Settings()).largest, hubs(star, Settings()).effective
    (1.0, 1.0)
    >>> ring = hubs(nx.cycle_graph(6), Settings())
    >>> round(ring.largest, 3), round(ring.effective, 3)
    (0.167, 6.0)
    """
    size = len(graph)
    if size <= _BY_NETWORKX:
        return Hubs(_shares(nx.betweenness_centrality(graph, normalized=False)))
    if size <= settings.whole("betweenness.exact_up_to"):
        return Hubs(_shares(betweenness(graph, range(size))))
    half = min(settings.whole("betweenness.sources") // 2, size)
    one, other = (
        _shares(betweenness(graph, random.Random(seed).sample(range(size), half)))  # noqa: S311 a seeded draw
        for seed in _SEEDS
    )
    both = {node: (one[node] + other[node]) / 2 for node in one}
    top = max(both, key=lambda node: (both[node], str(node)))
    return Hubs(both, abs(one[top] - other[top]) / 2)


def betweenness(graph: nx.Graph, sources: Sequence[int]) -> dict[str, float]:
    """What `networkx.betweenness_centrality` counts, from these sources (places in the graph), twice over.

    Many sources walk at once, as columns of a matrix: 1.5 s of computing where networkx takes 6.9 (1,359 partners).
    """
    nodes = list(graph)
    if not graph.number_of_edges():
        return dict.fromkeys(nodes, 0.0)
    tied = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=float, format="csr")
    total = np.zeros(len(nodes))
    for start in range(0, len(sources), _AT_ONCE):
        total += _between(tied, np.array(sources[start : start + _AT_ONCE]))
    return dict(zip(nodes, total.tolist(), strict=True))


def _between(tied: Any, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """Brandes' sums of dependencies, by stakeholder, of one block of sources; `tied` is sparse, 0 and 1."""
    columns = np.arange(len(sources))
    reached = np.zeros((tied.shape[0], len(sources)))
    reached[sources, columns] = 1
    ways, steps = reached.copy(), [reached]
    while True:
        reached = np.where(ways > 0, 0.0, tied @ reached)
        if not reached.any():
            break
        ways += reached
        steps.append(reached)
    passing = np.zeros_like(ways)
    for near, far in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        # what the farther ones hand back, divided over the ways that lead to them
        share = np.divide(1 + passing, ways, out=np.zeros_like(ways), where=far > 0)
        passing += np.where(near > 0, ways * (tied @ share), 0.0)
    passing[sources, columns] = 0
    found: NDArray[np.float64] = passing.sum(axis=1)
    return found


def _shares(values: Mapping[str, float]) -> dict[str, float]:
    total = sum(values.values())
    return {node: value / total if total else 0.0 for node, value in values.items()}
