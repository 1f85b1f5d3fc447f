"""How many would lose the rest where one leaves."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from meshwork.metrics import Mark
from meshwork.metrics.fitness import untied
from meshwork.network import cuts
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    return {node: float(lost) for node, lost in cuts.cut_off(snapshot.named).items()}


CUT_OFF = Mark(
    key="cut_off",
    name=later("others that hang on it"),
    tells=later("Whose leaving would cut others off, and how many."),
    meaning=later("How many partners would lose the largest part of what they hang together with if this one left."),
    source=later("Pieces left at an articulation point (Hopcroft and Tarjan 1973)."),
    measure=_measure,
    between=(0.0, inf),
    unfit=untied,
)
