"""How many goals must cross the sectors."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import goals, of_no_sector
from meshwork.stages.findings import Finding, listed
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = goals(snapshot)
    carriers = frozenset(each.id for goal in found for each in goal.inner)
    return (
        listed(later("Carried from two sectors or more"), "for", [each for each in found if len(each.sectors) > 1]),
        listed(later("Carried from one sector"), "against", [each for each in found if len(each.sectors) == 1]),
        listed(later("Carried from no known sector"), "against", [each for each in found if not each.sectors]),
        *of_no_sector(later("Carry a goal, of no known sector"), snapshot, carriers),
    )


CROSS_SECTOR = Gate(
    key="cross_sector",
    name=later("goals cross the sectors"),
    meaning=later("A good part of the open goals is carried by partners from two or more sectors."),
    question=later("For which goal is a partner from another sector missing at the table?"),
    value=of_number("cross_sector"),
    evidence=_evidence,
    enters={"M1": "enter.M1.cross_sector"},
    leaves={"M1": "leave.M1.cross_sector"},
    record=later("Write down the sector of each partner, and who commits to which goal."),
)
