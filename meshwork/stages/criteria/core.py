"""How large the core must be: neither a handful nor everybody."""

from __future__ import annotations

from meshwork.stages.criteria._shared import core_and_edge
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

CORE = Gate(
    key="core",
    name=later("there is a core, and it is not everybody"),
    meaning=later("Between one in twenty and half of the active are in the core."),
    question=later("Who could join the inner circle, and who could step out of it?"),
    value=of_number("core"),
    evidence=core_and_edge,
    enters={"M2": "enter.M2.core_least"},
    most="enter.M2.core_most",
    cost=1,
)
