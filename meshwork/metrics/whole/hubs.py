"""Over how many partners the passing-on is spread."""

from __future__ import annotations

from math import inf

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(snapshot.hubs.effective, error=snapshot.hubs.effective_error)


HUBS = Number(
    key="hubs",
    symbol="H",
    name=later("hubs"),
    tells=later("Whether several partners carry the passing-on between them."),
    meaning=later("As over how many equal hubs the passing-on is spread, facilitators left out."),
    source=later(
        "1 / sum of squared shares of betweenness (the effective number of Laakso and Taagepera 1979); where these "
        "are sampled, of the products of two samples drawn apart, so that it is not too low on average."
    ),
    measure=_measure,
    unfit=few,
    between=(0.0, inf),
    of_shape=True,
    cost=1,
    share=False,
)
