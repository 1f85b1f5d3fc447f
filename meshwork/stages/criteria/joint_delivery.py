"""How many must work together with another sector."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import actions, done, of_no_sector, over
from meshwork.stages.findings import Finding, listed, partners
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    joint = frozenset(snapshot.joint_actions)
    taking_part: frozenset[str] = frozenset().union(*(each.workers for each in joint))
    every = done(snapshot)
    others = [each for each in every if each not in joint]
    workers: frozenset[str] = frozenset().union(*(each.workers for each in every))
    return (
        partners(later("Take part in something that two sectors or more do together"), "for", taking_part),
        partners(later("Take no part in it"), "against", snapshot.active - taking_part),
        listed(later("What two sectors or more do together"), "aside", actions(joint, snapshot)),
        listed(later("Done within one sector"), "aside", actions(others, snapshot)),
        over(snapshot),
        *of_no_sector(later("Take part, of no known sector"), snapshot, workers),
    )


JOINT_DELIVERY = Gate(
    key="joint_delivery",
    name=later("partners deliver together"),
    meaning=later("A quarter of the active or more works on an action or service with another sector."),
    question=later(
        "Which insight could two partners from different sectors turn into something they offer together?"
    ),
    value=of_number("joint_delivery"),
    evidence=_evidence,
    enters={"M1": "enter.M1.joint_delivery"},
    leaves={"M1": "leave.M1.joint_delivery"},
    record=later("Write down joint actions and services with who works on them, and the sector of each partner."),
)
