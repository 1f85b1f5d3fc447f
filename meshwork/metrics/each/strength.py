"""How strongly each is tied, all ties together."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from meshwork.metrics import Mark
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    return {node: float(total) for node, total in snapshot.graph.degree(weight="weight")}


STRENGTH = Mark(
    key="strength",
    name=later("strength of connections"),
    tells=later("Who is much in touch, with few or with many."),
    meaning=later("All the ties of a partner together, each as strong as it is on this day."),
    source=later("Strength, the weighted degree (Barrat and others 2004)."),
    measure=_measure,
    between=(0.0, inf),
)
