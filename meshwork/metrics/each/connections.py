"""With how many others each is tied."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from meshwork.metrics import Mark
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    return {node: float(degree) for node, degree in snapshot.graph.degree}


CONNECTIONS = Mark(
    key="connections",
    name=later("number of connections"),
    tells=later("Who knows many, and who few."),
    meaning=later("With how many others a partner is tied on this day."),
    source=later("Degree (Freeman 1978)."),
    measure=_measure,
    between=(0.0, inf),
)
