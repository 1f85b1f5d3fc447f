"""How large the core is that carries the rest."""

from __future__ import annotations

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure.share(int(snapshot.named.core[0]), snapshot.size)


CORE = Number(
    key="core",
    symbol="CP",
    name=later("core"),
    tells=later("Whether the work rests on a group that is neither a handful nor everybody."),
    meaning=later(
        "The share of the active partners in the core: the best connected, up to where ties upward are most."
    ),
    source=later("Rich core (Ma and Mondragon 2015)."),
    measure=_measure,
    unfit=few,
    of_shape=True,
    cost=1,
)
