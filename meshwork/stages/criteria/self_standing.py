"""How much must hang together without facilitators."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

SELF_STANDING = Gate(
    key="self_standing",
    name=later("it stands without the facilitator"),
    meaning=later("The partners also hang together when the facilitators are left out."),
    question=later("Which conversation could take place without you there?"),
    value=of_number("self_standing"),
    enters={"P1": "enter.P1.self_standing", "P2": "enter.P2.self_standing", "M1": "enter.M1.self_standing"},
    leaves={"P1": "leave.P1.self_standing", "M1": "leave.M1.self_standing"},
)
