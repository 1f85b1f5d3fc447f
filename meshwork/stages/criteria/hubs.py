"""Over how many partners the passing-on must be spread."""

from __future__ import annotations

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out, through
from meshwork.stages.findings import Finding, listed, partners
from meshwork.stages.gate import Gate, Seen, of_number
from meshwork.stages.ladder import Stage
from meshwork.text import later


def _threshold(sight: Seen, stage: Stage) -> float:
    small = sight.active < sight.settings.whole("hubs.small_below")
    return sight.settings.number(f"enter.{stage}.hubs_small" if small else f"enter.{stage}.hubs")


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = through(snapshot)
    if not found:
        everybody = later("Nobody lies between others, so each counts alike")
        return (partners(everybody, "for", snapshot.hubs.shares), *left_out(snapshot))
    passed_by = snapshot.hubs.shares.keys() - {each.id for each in found}
    return (
        listed(later("Through whom something passes, with the share of each"), "for", found, "share"),
        partners(later("Through whom nothing passes"), "against", passed_by),
        *left_out(snapshot),
    )


HUBS = Gate(
    key="hubs",
    name=later("many partners pass things on"),
    meaning=later("What passes between partners is spread as over five hubs or more; in a small community two."),
    question=later("Which partner at the edge could host the next session?"),
    value=of_number("hubs"),
    evidence=_evidence,
    enters={"M2": "enter.M2.hubs"},
    counted=True,
    cost=1,
    threshold=_threshold,
)
