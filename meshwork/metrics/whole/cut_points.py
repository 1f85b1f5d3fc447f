"""How many partners others hang on alone."""

from __future__ import annotations

from meshwork import kernels
from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure.share(int(kernels.blocks(snapshot.net).cuts.sum()), snapshot.size)


CUT_POINTS = Number(
    key="cut_points",
    symbol="AP",
    name=later("partners that others hang on"),
    tells=later("At how many places one departure would break something off."),
    meaning=later("The share of the active partners without whom others would lose the rest."),
    source=later("Articulation points (Hopcroft and Tarjan 1973)."),
    measure=_measure,
    unfit=untied,
    profile=False,
)
