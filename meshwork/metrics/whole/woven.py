"""How many partners stand in circles."""

from __future__ import annotations

import numpy as np

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of
from meshwork.metrics.whole import _weave
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    partners = np.count_nonzero(snapshot.here & ~snapshot.facilitating)
    return Measure.share(int(np.count_nonzero(_weave.woven(snapshot))), int(partners))


UNTOLD = later(
    "These records cannot tell: nearly all partners are tied to each other two by two, so chance would close as many "
    "circles. Note who sat at one table of three or more, and they can."
)


def unclear(snapshot: Snapshot) -> str:
    """Why circles cannot be told from chance; "" where they can."""
    return UNTOLD if _weave.untold(snapshot) else ""


WOVEN = Number(
    key="woven",
    symbol="W",
    name=later("in circles"),
    tells=later("Whether partners find each other in circles, or are tied two by two as chance would have it."),
    meaning=later(
        "Share of the partners that met in a session of three to fifty, or are in a team of three to twelve; where "
        "few did, also of those in a triangle of ties, if the triangles hold more than chance would give."
    ),
    source=later(
        "Overlapping cliques (Provan and Sebastian 1998); strength of triangles (Onnela et al. 2005) against "
        "rewiring that keeps degrees (Maslov and Sneppen 2002), seeded."
    ),
    measure=_measure,
    unfit=first_of(few, unclear),
    cost=2,
    profile=False,
)
