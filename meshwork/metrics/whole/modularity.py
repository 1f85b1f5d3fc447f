"""How far the groups stand apart."""

from __future__ import annotations

import networkx as nx

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, untied
from meshwork.network.parts import parts
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    graph = snapshot.graph
    # networkx divides by the number of ties
    return Measure(float(nx.community.modularity(graph, parts(snapshot))) if graph.number_of_edges() else 0.0)


MODULARITY = Number(
    key="modularity",
    symbol="Q",
    name=later("how far groups stand apart"),
    tells=later("Whether the community is one conversation or several beside each other."),
    meaning=later("How much more strength lies within the groups than chance would put there."),
    source="Modularity (Newman and Girvan 2004) of the groups.",
    measure=_measure,
    between=(-0.5, 1.0),
    unfit=first_of(untied, few),
    share=False,
    profile=False,
)
