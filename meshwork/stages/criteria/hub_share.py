"""How much may run through one partner."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out, through
from meshwork.stages.findings import Finding, listed, partners
from meshwork.stages.gate import Gate, Seen, of_number
from meshwork.stages.ladder import Stage
from meshwork.text import later


def _threshold(sight: Seen, stage: Stage) -> float:
    small = sight.active < sight.settings.whole("hubs.small_below")
    return sight.settings.number(f"enter.{stage}.hub_share_small" if small else f"enter.{stage}.hub_share")


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = through(snapshot)
    passed_by = snapshot.hubs.shares.keys() - {each.id for each in found}
    return (
        listed(later("Through whom most passes"), "for", found[:1], "share"),
        listed(later("Others through whom something passes"), "against", found[1:], "share"),
        partners(later("Through whom nothing passes"), "against", passed_by),
        *left_out(snapshot),
    )


HUB_SHARE = Gate(
    key="hub_share",
    name=later("no partner is the only road"),
    meaning=later(
        "No partner has more than a quarter of all that passes between others; in a small community two fifths."
    ),
    question=later("Who besides the best connected partner could bring people together?"),
    value=of_number("hub_share"),
    evidence=_evidence,
    enters={"M1": "enter.M1.hub_share"},
    at_most=True,
    cost=1,
    threshold=_threshold,
)
