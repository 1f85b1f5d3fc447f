"""How much of the community must hang together."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import ALONE, pieces
from meshwork.stages.findings import Finding, partners, parts
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = pieces(snapshot.graph)
    return (
        partners(later("In the largest part"), "for", found[0] if found else ()),
        parts(later("In smaller parts"), "against", [each for each in found[1:] if len(each) > 1]),
        partners(ALONE, "against", [who for each in found[1:] if len(each) == 1 for who in each]),
    )


REACH = Gate(
    key="reach",
    name=later("most partners hang together"),
    meaning=later("Half of the active partners or more are in one part that hangs together."),
    question=later("Which two partners that do not know each other would gladly meet?"),
    value=of_number("reach"),
    evidence=_evidence,
    enters={"L1": "enter.L1.reach", "P1": "enter.P1.reach"},
    leaves={"L1": "leave.L1.reach"},
)
