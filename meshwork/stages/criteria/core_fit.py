"""How clearly the core must stand out from chance."""

from __future__ import annotations

from meshwork.stages.criteria._shared import core_and_edge
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

CORE_FIT = Gate(
    key="core_fit",
    name=later("the core stands out"),
    meaning=later("Core and edge stand out from what chance would give."),
    question=later("Do newcomers know to whom they can turn?"),
    value=of_number("core_fit"),
    evidence=core_and_edge,
    enters={"M2": "enter.M2.core_fit"},
    above=True,
    counted=True,
    cost=2,
)
