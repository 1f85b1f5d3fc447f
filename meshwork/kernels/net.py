"""A network that NetworkX hands to the kernels: arrays, and the names of the places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels.cores import cores
from meshwork.kernels.csr import Csr, csr_of


@dataclass(frozen=True, eq=False)
class Net:
    """A graph on which `nx.connected_components` and the like are answered by the kernels; it cannot be changed.

    `nodes` are the names, by place. What NetworkX asks of a graph and the kernels do not answer is an error of
    NetworkX: ask it of a `networkx.Graph`.
    """

    csr: Csr
    nodes: tuple[Any, ...]

    __networkx_backend__ = "meshwork"

    @cached_property
    def place(self) -> Mapping[Hashable, int]:
        """The place of each name."""
        return {name: at for at, name in enumerate(self.nodes)}

    @cached_property
    def by_degree(self) -> NDArray[np.int64]:
        """The places by falling degree, of equals by name."""
        named = np.array(sorted(range(len(self)), key=self.nodes.__getitem__), np.int64)
        return named[np.argsort(-self.csr.degree[named], kind="stable")]

    @cached_property
    def ranked(self) -> Csr:
        """The network with the ranks of `by_degree` for places."""
        rank = np.empty(len(self), np.int32)
        rank[self.by_degree] = np.arange(len(self), dtype=np.int32)
        one, other = self.csr.once
        return csr_of(len(self), rank[one], rank[other])

    @cached_property
    def core(self) -> NDArray[np.int64]:
        """What `cores` counts in it, by these ranks: how many are in the core, the ties within it and around it."""
        one, other = self.ranked.once
        found: NDArray[np.int64] = cores(len(self), one[None], other[None])[0]
        return found

    def only(self, kept: NDArray[np.bool_]) -> Net:
        """Of the places that are kept and the ties between them."""
        return Net(self.csr.only(kept), tuple(compress(self.nodes, kept.tolist())))

    def by_name(self, values: NDArray[Any]) -> dict[Any, Any]:
        """Values by place, by name."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def __len__(self) -> int:
        return self.csr.n

    def __iter__(self) -> Iterator[Any]:
        return iter(self.nodes)

    def __contains__(self, name: object) -> bool:
        try:
            return name in self.place
        except TypeError:
            return False

    def number_of_nodes(self) -> int:
        """How many places."""
        return self.csr.n

    def number_of_edges(self) -> int:
        """How many ties."""
        return self.csr.arcs // 2

    def is_directed(self) -> bool:
        """Never."""
        return False

    def is_multigraph(self) -> bool:
        """Never."""
        return False


def net_of(graph: Any) -> Net:
    """Of an undirected `networkx.Graph`, without its attributes and loops; a Net is given back as it is."""
    if isinstance(graph, Net):
        return graph
    nodes = tuple(graph)
    place = {name: at for at, name in enumerate(nodes)}
    ends = np.fromiter((place[end] for tie in graph.edges() for end in tie), np.int64)
    return Net(csr_of(len(nodes), ends[::2], ends[1::2]), nodes)
