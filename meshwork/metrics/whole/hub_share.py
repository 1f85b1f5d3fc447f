"""How much runs through the one partner through whom most runs."""

from __future__ import annotations

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(snapshot.hubs.largest, error=snapshot.hubs.error)


HUB_SHARE = Number(
    key="hub_share",
    symbol="D",
    name=later("share of the largest hub"),
    tells=later("Whether everything runs through one partner."),
    meaning=later("How much of all that passes between partners runs through one of them, facilitators left out."),
    source=later("Largest share of betweenness (Freeman 1977; computed after Brandes 2001)."),
    measure=_measure,
    unfit=few,
    of_shape=True,
    cost=1,
)
