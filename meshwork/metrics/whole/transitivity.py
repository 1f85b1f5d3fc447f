"""How often two partners of a third know each other."""

from __future__ import annotations

import networkx as nx

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(float(nx.transitivity(snapshot.named)))


TRANSITIVITY = Number(
    key="transitivity",
    symbol="T",
    name=later("closed triangles"),
    tells=later("Whether partners of one partner also find each other."),
    meaning=later("Of all pairs that share a partner, the share that is tied itself."),
    source=later(
        "Transitivity (Wasserman and Faust 1994); overlapping cliques carry more than density: Provan and "
        "Sebastian 1998."
    ),
    measure=_measure,
    unfit=first_of(untied, few),
    profile=False,
)
