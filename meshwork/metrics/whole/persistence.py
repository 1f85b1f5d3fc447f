"""How many of those who were there stayed."""

from __future__ import annotations

import numpy as np

from meshwork.metrics import NOT_RECORDED, Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    before = snapshot.here_before
    if before is None or not before.any():
        return NOT_RECORDED
    return Measure.share(int(np.count_nonzero(before & snapshot.here)), int(np.count_nonzero(before)))


PERSISTENCE = Number(
    key="persistence",
    symbol="K",
    name=later("persistence"),
    tells=later("Whether partners stay."),
    meaning=later("Of the partners that were active in the window before this one, the share that still is."),
    source=later("Members kept from one window to the next (Palla, Barabasi and Vicsek 2007)."),
    measure=_measure,
    record=later("It can be known once the record is longer than one window."),
)
