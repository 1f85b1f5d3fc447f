"""How many goals must cross the sectors."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

CROSS_SECTOR = Gate(
    key="cross_sector",
    name=later("goals cross the sectors"),
    meaning=later("A good part of the open goals is carried by partners from two or more sectors."),
    question=later("For which goal is a partner from another sector missing at the table?"),
    value=of_number("cross_sector"),
    enters={"M1": "enter.M1.cross_sector"},
    leaves={"M1": "leave.M1.cross_sector"},
    record=later("Write down the sector of each partner, and who commits to which goal."),
)
