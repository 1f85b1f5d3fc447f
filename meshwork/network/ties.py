"""Who is tied to whom on a day, by column, and the graph of it for whoever asks for one."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import Csr, csr_of
from meshwork.network.clock import Window
from meshwork.network.material import Mask, Material

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The ties of a day, in order: `first` < `second` are places in `Record.ids`, no `strength` under the floor."""

    first: Whole
    second: Whole
    strength: Real

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


@dataclass(frozen=True, slots=True, eq=False)
class Tying:
    """The ties of a day and what made them."""

    ties: Ties
    _material: Material
    _pair: Whole
    _moments: tuple[Whole, Real]

    @staticmethod
    def of(material: Material, reaching: Window, here: Mask, *, ended: bool = True, worked: bool = True) -> Tying:
        """Of those who are here, on the last day of a window, by what ties them within it.

        Without `ended` a declared tie that is over counts no more, without `worked` nothing they deliver together.
        """
        evidence, now = material.evidence, material.clock.at(reaching.last)
        span = reaching.first.toordinal(), reaching.last.toordinal()
        moments = evidence.moments_on(*span, now)
        strength = evidence.strengths(*span, now, moments, ended=ended, worked=worked)
        pair = np.flatnonzero(strength >= material.least)
        pair = pair[here[evidence.first[pair]] & here[evidence.second[pair]]]
        return Tying(Ties(evidence.first[pair], evidence.second[pair], strength[pair]), material, pair, moments)

    def met(self) -> tuple[Whole, Whole, Real]:
        """Row by row what a session gives to a tie: which session (place), which tie (row), what it weighs by now."""
        evidence, (here, faded) = self._material.evidence, self._moments
        row = np.full(len(evidence.first), -1)
        row[self._pair] = np.arange(len(self._pair))
        session, tie = evidence.session[evidence.moments.fact[here]], row[evidence.moments.pair[here]]
        mine = (session >= 0) & (tie >= 0)
        return session[mine], tie[mine], faded[mine]
