"""Who ties together what is not tied otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import networkx as nx

from meshwork.metrics import Mark
from meshwork.metrics.fitness import untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    degrees = snapshot.net.degree.tolist()
    # each triangle is one tie between two of a partner's own: 2t / n of Borgatti's formula
    return {
        node: degree - 2 * count / degree if degree else 0.0
        for (node, count), degree in zip(nx.triangles(snapshot.named).items(), degrees, strict=True)
    }


BROKERAGE = Mark(
    key="brokerage",
    name=later("links of its own"),
    tells=later("Who brings unlike circles together; who could introduce people to each other."),
    meaning=later("The number of connections less what those are connected among themselves on average."),
    source=later("Effective size (Burt 1992), in the form of Borgatti 1997."),
    measure=_measure,
    between=(0.0, inf),
    unfit=untied,
)
