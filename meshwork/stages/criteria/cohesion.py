"""How much must stay together whoever leaves."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

COHESION = Gate(
    key="cohesion",
    name=later("no single partner holds it together"),
    meaning=later("A good part of the partners stays together whichever one of them leaves."),
    question=later("Who has only one way in, and with whom could a second one grow?"),
    value=of_number("cohesion"),
    enters={"P1": "enter.P1.cohesion", "M1": "enter.M1.cohesion"},
    leaves={"P1": "leave.P1.cohesion", "M1": "leave.M1.cohesion"},
)
