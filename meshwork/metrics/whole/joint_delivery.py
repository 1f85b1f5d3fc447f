"""How many partners make something together with another sector."""

from __future__ import annotations

from meshwork.metrics import NOT_RECORDED, Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    if not snapshot.keeps_actions or not snapshot.sectors_present:
        return NOT_RECORDED
    return Measure.share(snapshot.joint.taking_part, snapshot.size)


JOINT_DELIVERY = Number(
    key="joint_delivery",
    symbol="Y",
    name=later("joint delivery"),
    tells=later("Whether partners make something together that none of them makes alone."),
    meaning=later("The share of the active partners that work on an action or service with another sector."),
    source=later("This project's own; services that partners deliver together are what marks a meshwork."),
    measure=_measure,
    record=later("Write down joint actions and services with who works on them, and the sector of each partner."),
)
