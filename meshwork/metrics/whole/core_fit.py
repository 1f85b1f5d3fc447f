"""Whether the core stands out from chance."""

from __future__ import annotations

from math import inf

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.metrics.whole import _core
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(_core.core_fit(snapshot.named, snapshot.material.settings.whole("core.rewirings")))


CORE_FIT = Number(
    key="core_fit",
    symbol="CPz",
    name=later("how clear the core is"),
    tells=later("Whether there is a real core, or only busy and less busy partners."),
    meaning=later("By how many standard deviations core and edge stand out from what chance would give."),
    source=later("Core-periphery fit (Borgatti and Everett 2000) against rewiring that keeps degrees, seeded."),
    measure=_measure,
    unfit=few,
    between=(-inf, inf),
    of_shape=True,
    cost=2,
    share=False,
)
