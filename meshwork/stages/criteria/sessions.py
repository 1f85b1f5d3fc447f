"""How often partners must have met."""

from __future__ import annotations

from meshwork.stages.gate import Gate, Sight
from meshwork.text import later


def _value(sight: Sight, half: bool) -> float | None:
    snapshot = sight.half if half else sight.whole
    return float(snapshot.meetings) if snapshot.keeps_sessions else None


SESSIONS = Gate(
    key="sessions",
    name=later("partners meet"),
    meaning=later("At least three sessions of three partners or more, facilitators not counted."),
    question=later("When do partners meet next, and about what?"),
    value=_value,
    enters={"P1": "enter.P1.sessions"},
    record=later("Write down sessions, and who was there."),
    counted=True,
)
