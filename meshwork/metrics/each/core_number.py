"""How deep in the tissue each stands."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import networkx as nx

from meshwork.metrics import Mark
from meshwork.metrics.fitness import untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    return {node: float(number) for node, number in nx.core_number(snapshot.named).items()}


CORE_NUMBER = Mark(
    key="core_number",
    name=later("depth in the network"),
    tells=later("Who is held by many who are held themselves; 1 is hanging on a thread."),
    meaning=later("The largest number for which it belongs to a circle in which everybody has so many connections."),
    source=later("Core number (Seidman 1983; Batagelj and Zaversnik 2003)."),
    measure=_measure,
    between=(0.0, inf),
    unfit=untied,
)
