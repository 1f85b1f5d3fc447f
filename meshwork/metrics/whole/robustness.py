"""What stays of the whole when its best connected leave."""

from __future__ import annotations

import math
from fractions import Fraction

import networkx as nx

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    graph = snapshot.graph
    share = Fraction(str(snapshot.material.settings.number("robustness.removed")))
    gone = math.ceil(share * len(graph))
    by_degree = sorted(graph, key=lambda node: (-graph.degree(node), node))
    return Measure.share(_largest(graph.subgraph(by_degree[gone:])), _largest(graph))


def _largest(graph: nx.Graph) -> int:
    return max((len(part) for part in nx.connected_components(graph)), default=0)


ROBUSTNESS = Number(
    key="robustness",
    symbol="R5",
    name=later("robustness"),
    tells=later("Whether the community holds when its busiest partners leave together."),
    meaning=later("How much of the largest part stays together when the best connected one in twenty leave."),
    source="Attack by degree, 5 % removed, rounded up (Albert, Jeong and Barabasi 2000); facilitators are in it.",
    measure=_measure,
    unfit=few,
    of_shape=True,
    cost=1,
)
