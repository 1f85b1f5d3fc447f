"""With how many others a partner is tied on average."""

from __future__ import annotations

from math import inf

from meshwork.metrics import Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(2 * len(snapshot.ties.first) / snapshot.size if snapshot.size else 0.0)


MEAN_DEGREE = Number(
    key="mean_degree",
    symbol="k",
    name=later("connections on average"),
    tells=later("How much there is to keep up; more is not better."),
    meaning=later("The connections of all active partners together, divided by their number."),
    source=later("Mean degree (Newman 2018, section 6.10)."),
    measure=_measure,
    between=(0.0, inf),
    share=False,
    profile=False,
)
