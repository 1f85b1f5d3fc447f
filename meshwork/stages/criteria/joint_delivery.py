"""How many must work together with another sector."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

JOINT_DELIVERY = Gate(
    key="joint_delivery",
    name=later("partners deliver together"),
    meaning=later("A quarter of the active or more works on an action or service with another sector."),
    question=later(
        "Which insight could two partners from different sectors turn into something they offer together?"
    ),
    value=of_number("joint_delivery"),
    enters={"M1": "enter.M1.joint_delivery"},
    leaves={"M1": "leave.M1.joint_delivery"},
    record=later("Write down joint actions and services with who works on them, and the sector of each partner."),
)
