"""How many of the goals cross the borders between sectors."""

from __future__ import annotations

from meshwork.metrics import NOT_RECORDED, Measure, Number
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    if not snapshot.keeps_goals or not snapshot.sectors_present:
        return NOT_RECORDED
    return Measure.share(snapshot.carried.across(snapshot.sector_codes), snapshot.open_goals)


CROSS_SECTOR = Number(
    key="cross_sector",
    symbol="X",
    name=later("cross-sector goals"),
    tells=later("Whether unlike partners find each other in what they want."),
    meaning=later("The share of the open goals that partners from two or more sectors carry."),
    source=later("This project's own; that differences connect: Beck and Cowan 1996."),
    measure=_measure,
    record=later("Write down the sector of each partner, and who commits to which goal."),
)
