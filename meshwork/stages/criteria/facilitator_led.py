"""How much of the joint work facilitators may lead."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import actions, over
from meshwork.stages.findings import Finding, listed
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    done = [each for each in snapshot.joint_actions if not each.declared]
    by_facilitators = [each for each in done if each.leads and each.leads <= snapshot.facilitators]
    by_partners = [each for each in done if each.leads - snapshot.facilitators]
    nobody = [each for each in done if not each.leads]
    who = later("Write down who leads each joint action.") if nobody else ""
    return (
        listed(later("Led by facilitators alone"), "for", actions(by_facilitators, snapshot)),
        listed(later("Led by a partner"), "against", actions(by_partners, snapshot)),
        listed(later("Nobody is known to lead it"), "against", actions(nobody, snapshot), record=who),
        over(snapshot),
    )


FACILITATOR_LED = Gate(
    key="facilitator_led",
    name=later("partners lead the joint work"),
    meaning=later("Partners lead at least half of the joint actions."),
    question=later("Which action could a partner take the lead of next month?"),
    value=of_number("facilitator_led"),
    evidence=_evidence,
    enters={"M2": "enter.M2.facilitator_led"},
    leaves={"M2": "leave.M2.facilitator_led"},
    record=later("Write down who leads each joint action."),
    at_most=True,
)
