"""How much of the community hangs together without its facilitators."""

from __future__ import annotations

import numpy as np

from meshwork import kernels
from meshwork.metrics import Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    partners = ~snapshot.facilitating[snapshot.places]
    return Measure.share(kernels.largest_component(snapshot.net, partners), int(np.count_nonzero(partners)))


SELF_STANDING = Number(
    key="self_standing",
    symbol="S",
    name=later("self-standing"),
    tells=later("Whether the community would go on without its facilitators."),
    meaning=later("The share of the partners that would still hang together if the facilitators were gone."),
    source=later("Largest connected component without facilitators and whom they work from (after Lewis 2005)."),
    measure=_measure,
    of_shape=True,
    lately=True,
)
