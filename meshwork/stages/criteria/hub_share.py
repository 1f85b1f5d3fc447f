"""How much may run through one partner."""

from __future__ import annotations

from meshwork.metrics.fitness import nearly_all
from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import left_out, through
from meshwork.stages.findings import Finding, listed, partners
from meshwork.stages.gate import Gate, Seen, of_number
from meshwork.stages.ladder import Stage
from meshwork.stages.sight import Sight
from meshwork.text import later


def _threshold(sight: Seen, stage: Stage) -> float:
    """Of a small community one border, of a large one another; between the two it moves evenly, for the largest of
    few shares is larger than that of many, and one partner more is no leap."""
    small, large = (sight.settings.whole(each) for each in ("hubs.small_below", "hubs.large_from"))
    wide = sight.settings.number(f"enter.{stage}.hub_share_small")
    narrow = sight.settings.number(f"enter.{stage}.hub_share")
    if sight.active < small:
        return 1.0 if isinstance(sight, Sight) and sight.once("nearly all tied", False, _nearly_all) else wide
    way = (large - sight.active) / (large - small) if large > small else 0.0
    return narrow + (wide - narrow) * max(way, 0.0)


def _nearly_all(sight: Sight, _half: bool) -> bool:
    """Then the largest share of next to nothing says nothing."""
    partners = sight.whole.partners
    return nearly_all(partners.number_of_edges(), len(partners), sight.settings)


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
        "No partner has more than a quarter of all that passes between others; the smaller the community the more, "
        "up to two fifths. It is not asked of a few who are nearly all tied to each other."
    ),
    question=later("Who besides the best connected partner could bring people together?"),
    value=of_number("hub_share"),
    evidence=_evidence,
    enters={"M1": "enter.M1.hub_share"},
    at_most=True,
    cost=1,
    threshold=_threshold,
)
