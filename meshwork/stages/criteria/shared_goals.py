"""How many goals must be shared."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import goals
from meshwork.stages.findings import Finding, listed
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = goals(snapshot)
    return (
        listed(
            later("Carried by two or more active partners"), "for", [each for each in found if len(each.inner) > 1]
        ),
        listed(later("Carried by one active partner"), "against", [each for each in found if len(each.inner) == 1]),
        listed(later("Carried by no active partner"), "against", [each for each in found if not each.inner]),
    )


SHARED_GOALS = Gate(
    key="shared_goals",
    name=later("goals are shared"),
    meaning=later("Most open goals are carried by two or more active partners."),
    question=later("Which goal does one partner carry alone, and who would join in?"),
    value=of_number("shared_goals"),
    evidence=_evidence,
    enters={"P2": "enter.P2.shared_goals"},
    leaves={"P2": "leave.P2.shared_goals"},
    record=later("Write down the shared goals, and who commits to which."),
)
