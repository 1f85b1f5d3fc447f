"""Over how many partners the passing-on must be spread."""

from __future__ import annotations

from meshwork.stages.gate import Gate, Sight, of_number
from meshwork.stages.ladder import Stage
from meshwork.text import later


def _threshold(sight: Sight, stage: Stage) -> float:
    small = sight.active < sight.settings.whole("hubs.small_below")
    return sight.settings.number(f"enter.{stage}.hubs_small" if small else f"enter.{stage}.hubs")


HUBS = Gate(
    key="hubs",
    name=later("many partners pass things on"),
    meaning=later("What passes between partners is spread as over five hubs or more; in a small community two."),
    question=later("Which partner at the edge could host the next session?"),
    value=of_number("hubs"),
    enters={"M2": "enter.M2.hubs"},
    counted=True,
    cost=1,
    threshold=_threshold,
)
