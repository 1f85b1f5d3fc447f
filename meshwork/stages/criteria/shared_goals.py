"""How many goals must be shared."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

SHARED_GOALS = Gate(
    key="shared_goals",
    name=later("goals are shared"),
    meaning=later("Most open goals are carried by two or more partners."),
    question=later("Which goal does one partner carry alone, and who would join in?"),
    value=of_number("shared_goals"),
    enters={"P2": "enter.P2.shared_goals"},
    leaves={"P2": "leave.P2.shared_goals"},
    record=later("Write down the shared goals, and who commits to which."),
)
