"""What stays of the whole when its best connected leave."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def taken_out(snapshot: Snapshot) -> NDArray[np.int64]:
    """The best connected of which it asks what stays without them, as places in `Snapshot.net`: the best first."""
    share = _exactly(snapshot.material.settings.number("robustness.removed"))
    # of equal degree the first by id
    return np.argsort(-snapshot.net.degree, kind="stable")[: math.ceil(share * snapshot.net.n)]


@cache
def _exactly(share: float) -> Fraction:
    """A tenth of ten is one, whatever a tenth is in floating point."""
    return Fraction(str(share))


def _measure(snapshot: Snapshot) -> Measure:
    net = snapshot.net
    kept = np.ones(net.n, bool)
    kept[taken_out(snapshot)] = False
    return Measure.share(kernels.largest_component(net, kept), snapshot.largest_part)


ROBUSTNESS = Number(
    key="robustness",
    symbol="R5",
    name=later("robustness"),
    tells=later("Whether the community holds when its busiest partners leave together."),
    meaning=later("How much of the largest part stays together when the best connected one in twenty leave."),
    source=later(
        "Attack by degree, 5 % removed, rounded up (Albert, Jeong and Barabasi 2000); facilitators are in it."
    ),
    measure=_measure,
    unfit=few,
    of_shape=True,
    cost=1,
)
