"""A network that NetworkX hands to the kernels: arrays, and the names of the places."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels.csr import Csr, csr_of


@dataclass(frozen=True, eq=False)
class Net:
    """A graph on which `nx.connected_components` and the like are answered by the kernels; it cannot be changed.

    `names` are its nodes, by place; with `places` place v is named `names[places[v]]`. What NetworkX asks of a graph
    and the kernels do not answer is an error of NetworkX: ask it of a `networkx.Graph`.
    """

    csr: Csr
    names: Sequence[Hashable]
    places: NDArray[np.integer] | None = None

    __networkx_backend__ = "meshwork"

    @cached_property
    def nodes(self) -> tuple[Any, ...]:
        """The names, by place."""
        return tuple(self.names) if self.places is None else tuple(self.names[at] for at in self.places.tolist())

    @cached_property
    def place(self) -> Mapping[Hashable, int]:
        """The place of each name."""
        return {name: at for at, name in enumerate(self.nodes)}

    def only(self, kept: NDArray[np.bool_]) -> Net:
        """Of the places that are kept and the ties between them."""
        places = np.arange(self.csr.n) if self.places is None else self.places
        return Net(self.csr.only(kept), self.names, places[kept])

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
