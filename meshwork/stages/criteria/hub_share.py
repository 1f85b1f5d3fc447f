"""How much may run through one partner."""

from __future__ import annotations

from meshwork.stages.gate import Gate, of_number
from meshwork.text import later

HUB_SHARE = Gate(
    key="hub_share",
    name=later("no partner is the only road"),
    meaning=later("No partner has more than a quarter of all that passes between others."),
    question=later("Who besides the best connected partner could bring people together?"),
    value=of_number("hub_share"),
    enters={"M1": "enter.M1.hub_share"},
    at_most=True,
    cost=1,
)
