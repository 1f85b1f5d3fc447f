"""How much of the community stays together whoever leaves."""

from __future__ import annotations

from meshwork import kernels
from meshwork.metrics import Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure.share(kernels.largest_block(snapshot.net), snapshot.size)


COHESION = Number(
    key="cohesion",
    symbol="C",
    name=later("cohesion"),
    tells=later("Whether the community holds when somebody leaves, whoever it is."),
    meaning=later("The share of the active partners in the largest part that no single one can break by leaving."),
    source=later(
        "Largest biconnected component (Hopcroft and Tarjan 1973); independent paths: Moody and White 2003."
    ),
    measure=_measure,
    of_shape=True,
    lately=True,
)
