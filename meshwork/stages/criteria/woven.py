"""How many must stand in circles."""

from __future__ import annotations

import numpy as np

from meshwork.metrics.whole import _weave
from meshwork.metrics.whole.woven import unclear
from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out
from meshwork.stages.findings import Finding, partners
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    ids = snapshot.material.roster.ids
    inside = frozenset(ids[place] for place in np.flatnonzero(_weave.woven(snapshot)).tolist())
    return (
        partners(later("In a circle of three or more"), "for", inside),
        partners(
            later("In no such circle"), "against", snapshot.active - snapshot.facilitators - inside, unclear(snapshot)
        ),
        *left_out(snapshot),
    )


WOVEN = Gate(
    key="woven",
    name=later("partners stand in circles"),
    meaning=later(
        "A fifth of the partners or more met in sessions of three to fifty, is in a team of three to twelve, or is "
        "tied in triangles more closely than chance would have it."
    ),
    question=later("Which three partners that know each other by twos would gladly sit at one table?"),
    value=of_number("woven"),
    evidence=_evidence,
    enters={"M1": "enter.M1.woven"},
    cost=2,
    unclear=lambda sight: unclear(sight.whole),
    question_then=later("Which three partners or more sat at one table of late, or work in one team?"),
)
