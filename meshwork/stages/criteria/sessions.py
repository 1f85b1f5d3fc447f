"""How often partners must have met."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.findings import Finding, Thing, listed
from meshwork.stages.gate import Gate, of_day
from meshwork.stages.sight import Sight
from meshwork.text import later


def _value(sight: Sight, half: bool) -> float | None:
    snapshot = sight.half if half else sight.whole
    return float(snapshot.meetings) if snapshot.keeps_sessions else None


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    least = snapshot.material.settings.whole("session.partners")
    material, window = snapshot.material, snapshot.window
    partners = snapshot.here & ~snapshot.facilitating
    present = material.present(window.first.toordinal(), window.last.toordinal(), partners).tolist()
    found = [
        (Thing("session", each.id, day=each.date.start, amount=there), there)
        for each, there in zip(reversed(material.deeds.sessions), reversed(present), strict=True)
        if window.first <= each.date.start <= window.last
    ]
    return (
        listed(later("Sessions that count"), "for", [each for each, there in found if there >= least], "partners"),
        listed(
            later("Sessions of fewer partners"),
            "against",
            [each for each, there in found if there < least],
            "partners",
        ),
    )


SESSIONS = Gate(
    key="sessions",
    name=later("partners meet"),
    meaning=later("At least three sessions of three partners or more, facilitators not counted."),
    question=later("When do partners meet next, and about what?"),
    value=of_day("sessions", _value),
    evidence=_evidence,
    enters={"P1": "enter.P1.sessions"},
    record=later("Write down sessions, and who was there."),
    counted=True,
)
