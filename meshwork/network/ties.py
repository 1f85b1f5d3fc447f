"""Who is tied to whom on a day, by column, and the graph of it for whoever asks for one."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import Csr, csr_of

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The ties of a day, in order: `first` < `second` are places in `Record.ids`, no `strength` under the floor."""

    first: Whole
    second: Whole
    strength: NDArray[np.float64]

    def net(self, places: Whole, size: int) -> Csr:
        """Who is tied to whom, by where each stands in `places`; `size` is how many places there are at all."""
        node = np.empty(size, np.int64)
        node[places] = np.arange(len(places))
        return csr_of(len(places), node[self.first], node[self.second])

    def graph(self, names: tuple[str, ...], described: dict[str, dict[str, object]]) -> nx.Graph:
        """A frozen graph of everybody described, by name, with the strengths as `weight`."""
        graph = nx.Graph()
        graph.add_nodes_from(described.items())
        columns = self.first.tolist(), self.second.tolist(), self.strength.tolist()
        graph.add_weighted_edges_from(
            (names[one], names[other], weight) for one, other, weight in zip(*columns, strict=True)
        )
        return nx.freeze(graph)
