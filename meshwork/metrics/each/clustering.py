"""How much each one's partners know each other."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from meshwork.metrics import Mark
from meshwork.metrics.fitness import untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    # of fewer than two partners there are no pairs
    return {
        node: float(value)
        for (node, value), degree in zip(
            nx.clustering(snapshot.named).items(), snapshot.net.degree.tolist(), strict=True
        )
        if degree > 1
    }


CLUSTERING = Mark(
    key="clustering",
    name=later("close circle"),
    tells=later("Who stands in a circle that knows itself, and who between circles."),
    meaning=later(
        "Of all pairs among its partners, the share that is tied too. With fewer than two there are no pairs."
    ),
    source=later("Local clustering (Watts and Strogatz 1998)."),
    measure=_measure,
    unfit=untied,
    share=True,
)
