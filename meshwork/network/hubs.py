"""How the shortest ways through a network spread over its stakeholders."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.settings import Settings

_SEEDS = (20191208, 20200111)


@dataclass(frozen=True, eq=False)
class Hubs:
    """Each stakeholder's share of all betweenness (they add up to 1, or are all 0), beside its name.

    The errors are 0 where the shares are exact. Where they are sampled: twice how far either of two independent
    halves of the sample lies from the whole of it, `error` in whichever share that is most, `effective_error` in
    `effective`. `squares` is the sum of the squared shares, of a sample one that is not too large on average.
    """

    names: tuple[Any, ...]
    values: NDArray[np.float64]
    error: float = 0.0
    effective_error: float = 0.0
    squares: float | None = None

    @cached_property
    def shares(self) -> Mapping[Any, float]:
        """The share of each."""
        return dict(zip(self.names, self.values.tolist(), strict=True))

    @property
    def largest(self) -> float:
        """The largest share; 0 where nobody lies between others."""
        return float(self.values.max(initial=0.0))

    @property
    def effective(self) -> float:
        """As how many equal hubs the shares are spread: 1 / sum of squares; everybody, where nobody lies between."""
        return _effective(self.values, self.squares)


def hubs(graph: Any, settings: Settings) -> Hubs:
    """Shares of betweenness (Freeman 1977; Brandes 2001), unweighted, of a Net or an undirected NetworkX graph.

    Exact up to `betweenness.exact_up_to` stakeholders; above it two seeded halves of `betweenness.sources` sources
    (Brandes and Pich 2007), with the error told.

    >>> import networkx as nx
    >>> star = nx.star_graph(4)
    >>> hubs(star, Settings()).largest, hubs(star, Settings()).effective
    (1.0, 1.0)
    >>> ring = hubs(nx.cycle_graph(6), Settings())
    >>> round(ring.largest, 3), round(ring.effective, 3)
    (0.167, 6.0)
    """
    net = kernels.net_of(graph)
    size = len(net)
    if size <= settings.whole("betweenness.exact_up_to"):
        return Hubs(net.nodes, _shares(kernels.betweenness(net.csr)))
    half = min(settings.whole("betweenness.sources") // 2, size)
    samples = [random.Random(seed).sample(range(size), half) for seed in _SEEDS]  # noqa: S311 a seeded draw
    one, other = map(_shares, kernels.dependencies(net.csr, samples))
    both = (one + other) / 2
    apart = max(abs(_effective(each) - _effective(both)) for each in (one, other))
    # the square of a sampled share is on average too large, by its variance; the product of two drawn apart is not
    squares = math.fsum((one * other).tolist())
    return Hubs(net.nodes, both, float(np.abs(one - other).max(initial=0.0)), 2 * apart, squares or None)


def _effective(shares: NDArray[np.float64], squares: float | None = None) -> float:
    if squares is None:
        squares = math.fsum((shares**2).tolist())
    return 1 / squares if squares else float(len(shares))


def _shares(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """What they are of their sum; to twelve digits, beyond which it matters in which order they were added up."""
    total = values.sum()
    return (values / total).round(12) if total else values
