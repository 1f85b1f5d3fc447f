"""How much must hang together without facilitators."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out, pieces
from meshwork.stages.findings import Finding, partners, parts
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = pieces(snapshot.without_facilitators)
    largest = found[0] if found else frozenset()
    around = next((each for each in pieces(snapshot.graph) if largest & each), frozenset())
    unknown = later("No facilitator is known here, so it is the same as reach. Write down who facilitates.")
    return (
        partners(later("Together without the facilitators"), "for", largest),
        parts(
            later("Tied to them only through the facilitators"),
            "against",
            [each for each in found[1:] if each & around],
        ),
        parts(
            later("Apart, with the facilitators too"), "against", [each for each in found[1:] if not each & around]
        ),
        *(left_out(snapshot) or (partners(later("Facilitators"), "aside", (), unknown),)),
    )


SELF_STANDING = Gate(
    key="self_standing",
    name=later("it stands without the facilitator"),
    meaning=later("The partners also hang together when the facilitators are left out."),
    question=later("Which conversation could take place without you there?"),
    value=of_number("self_standing"),
    evidence=_evidence,
    enters={"P1": "enter.P1.self_standing", "P2": "enter.P2.self_standing", "M1": "enter.M1.self_standing"},
    leaves={"P1": "leave.P1.self_standing", "M1": "leave.M1.self_standing"},
)
