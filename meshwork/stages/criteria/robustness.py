"""How much must stay when the best connected leave."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

ROBUSTNESS = Gate(
    key="robustness",
    name=later("it survives the loss of its best connected"),
    meaning=later("The largest part stays whole for the most part when the best connected one in twenty leave."),
    question=later("What would stand still if the best connected partner were away for three months?"),
    value=of_number("robustness"),
    enters={"M2": "enter.M2.robustness"},
    leaves={"M2": "leave.M2.robustness"},
    cost=1,
)
