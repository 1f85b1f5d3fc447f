"""How much of the community must hang together."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

REACH = Gate(
    key="reach",
    name=later("most partners hang together"),
    meaning=later("Half of the active partners or more are in one part that hangs together."),
    question=later("Which two partners that do not know each other would gladly meet?"),
    value=of_number("reach"),
    enters={"L1": "enter.L1.reach", "P1": "enter.P1.reach"},
    leaves={"L1": "leave.L1.reach"},
)
