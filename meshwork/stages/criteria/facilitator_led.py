"""How much of the joint work facilitators may lead."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

FACILITATOR_LED = Gate(
    key="facilitator_led",
    name=later("partners lead the joint work"),
    meaning=later("Partners lead at least half of the joint actions."),
    question=later("Which action could a partner take the lead of next month?"),
    value=of_number("facilitator_led"),
    enters={"M2": "enter.M2.facilitator_led"},
    leaves={"M2": "leave.M2.facilitator_led"},
    record=later("Write down who leads each joint action."),
    at_most=True,
)
