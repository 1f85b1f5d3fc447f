"""How much of the joint work still leans on the facilitators."""

from __future__ import annotations

from meshwork.metrics import NOT_RECORDED, Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    if not snapshot.keeps_leads or not snapshot.sectors_present:
        return NOT_RECORDED
    actions = len(snapshot.joint.action)
    # nothing done together is not the same as done without the facilitators
    return Measure.share(snapshot.joint.led_by(snapshot.facilitating), actions) if actions else NOT_RECORDED


FACILITATOR_LED = Number(
    key="facilitator_led",
    symbol="YF",
    name=later("led by a facilitator"),
    tells=later("Whether partners lead the joint work themselves."),
    meaning=later("The share of the joint actions that facilitators lead, with no partner beside them."),
    source=later("This project's own; who governs is an axis of its own: Provan and Kenis 2008."),
    measure=_measure,
    record=later("Write down who leads each joint action."),
)
