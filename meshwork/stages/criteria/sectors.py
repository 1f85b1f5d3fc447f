"""How many sectors must be there."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out, of_no_sector
from meshwork.stages.findings import Finding, Thing, listed, partner
from meshwork.stages.gate import Gate, of_day
from meshwork.stages.sight import Sight
from meshwork.text import later


def _value(sight: Sight, half: bool) -> float | None:
    present = (sight.half if half else sight.whole).sectors_present
    return float(present) if present else None


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found: dict[str, list[str]] = {}
    for who, sector in sorted(snapshot.sectors.items()):
        found.setdefault(sector, []).append(who)
    ranked = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    things = [Thing("sector", sector, inner=tuple(partner(who) for who in those)) for sector, those in ranked]
    return (
        listed(later("Sectors of the active"), "for", things),
        *of_no_sector(later("Of no known sector"), snapshot, snapshot.active),
        *left_out(snapshot),
    )


SECTORS = Gate(
    key="sectors",
    name=later("three sectors take part"),
    meaning=later("Active partners come from at least three sectors, facilitators not counted."),
    question=later("Which sector is missing, and who knows somebody there?"),
    value=of_day("sectors", _value),
    evidence=_evidence,
    enters={"M1": "enter.M1.sectors"},
    record=later("Write down the sector of each partner."),
    counted=True,
)
