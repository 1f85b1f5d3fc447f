"""How much of the community hangs together at all."""

from __future__ import annotations

from meshwork.metrics import Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure.share(snapshot.largest_part, snapshot.size)


REACH = Number(
    key="reach",
    symbol="R",
    name=later("reach"),
    tells=later("Whether a word can travel from anyone to nearly everyone."),
    meaning=later("The share of the active partners in the largest part that hangs together, by whatever road."),
    source=later("Largest connected component (Wasserman and Faust 1994), over the active of the window."),
    measure=_measure,
    of_shape=True,
    lately=True,
)
