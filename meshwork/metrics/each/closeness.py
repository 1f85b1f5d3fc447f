"""How near each is to the core."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from meshwork.metrics import Mark
from meshwork.metrics.fitness import few, first_of, untied
from meshwork.metrics.whole._core import core_of
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    graph = snapshot.graph
    layers = enumerate(nx.bfs_layers(graph, core_of(graph)))
    near = {node: 1 / (1 + steps) for steps, layer in layers for node in layer}
    return {node: near.get(node, 0.0) for node in graph}


CLOSENESS = Mark(
    key="closeness",
    name=later("near the core"),
    tells=later("Who stands far from where the community is carried."),
    meaning=later(
        "1 in the core, a half for who is tied to somebody in it, a third one step on; 0 where no way leads there."
    ),
    source=later("The inverse of the distance (Freeman 1978) to the rich core (Ma and Mondragon 2015)."),
    measure=_measure,
    unfit=first_of(untied, few),
)
