"""How the shortest ways through a network spread over its stakeholders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from meshwork.settings import Settings

_SEEDS = (20191208, 20200111)


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
    if len(graph) <= settings.whole("betweenness.exact_up_to"):
        return Hubs(_shares(nx.betweenness_centrality(graph, normalized=False)))
    half = min(settings.whole("betweenness.sources") // 2, len(graph))
    one, other = (_shares(nx.betweenness_centrality(graph, k=half, normalized=False, seed=seed)) for seed in _SEEDS)
    both = {node: (one[node] + other[node]) / 2 for node in one}
    top = max(both, key=lambda node: (both[node], str(node)))
    return Hubs(both, abs(one[top] - other[top]) / 2)


def _shares(values: Mapping[str, float]) -> dict[str, float]:
    total = sum(values.values())
    return {node: value / total if total else 0.0 for node, value in values.items()}
