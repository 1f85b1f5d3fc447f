"""How many sectors must be there."""

from __future__ import annotations

from meshwork.stages.gate import Gate, Sight
from meshwork.text import later


def _value(sight: Sight, half: bool) -> float | None:
    present = (sight.half if half else sight.whole).sectors_present
    return float(present) if present else None


SECTORS = Gate(
    key="sectors",
    name=later("three sectors take part"),
    meaning=later("Active partners come from at least three sectors, facilitators not counted."),
    question=later("Which sector is missing, and who knows somebody there?"),
    value=_value,
    enters={"M1": "enter.M1.sectors"},
    record=later("Write down the sector of each partner."),
    counted=True,
)
