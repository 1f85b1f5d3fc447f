"""How many of those who were there must have stayed."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.findings import Finding, partners
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    before = snapshot.active_before
    if before is None:
        return ()
    return (
        partners(later("Still active"), "for", before & snapshot.active),
        partners(later("Not seen again"), "against", before - snapshot.active),
        partners(later("New since then"), "aside", snapshot.active - before),
    )


PERSISTENCE = Gate(
    key="persistence",
    name=later("partners stay"),
    meaning=later("Half or more of those who were active in the window before are still active."),
    question=later("Who has not been heard for a while, and what would they want to come back for?"),
    value=of_number("persistence"),
    evidence=_evidence,
    enters={"P2": "enter.P2.persistence"},
    leaves={"P2": "leave.P2.persistence"},
    record=later("It can be known once the record is longer than one window."),
)
