"""How many of the goals are shared."""

from __future__ import annotations

from meshwork.metrics import NOT_RECORDED, Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    if not snapshot.keeps_goals:
        return NOT_RECORDED
    return Measure.share(snapshot.carried.shared, snapshot.open_goals)


SHARED_GOALS = Number(
    key="shared_goals",
    symbol="P",
    name=later("shared goals"),
    tells=later("Whether people are here for something they want together."),
    meaning=later("The share of the open goals that two or more active partners carry."),
    source=later(
        "Partners' commitments to goals (bipartite projection: Breiger 1974); domain and community: Wenger 1998."
    ),
    measure=_measure,
    record=later("Write down the shared goals, and who commits to which."),
)
