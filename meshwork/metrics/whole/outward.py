"""Whether partners look beyond their own sector, more or less than chance would have it."""

from __future__ import annotations

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, one_sector, untied
from meshwork.metrics.whole._mixing import within_sectors
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    inside, expected = within_sectors(snapshot)  # E - I is 1 - 2 * inside, and by chance 1 - 2 * expected
    return Measure(2 * (expected - inside))


OUTWARD = Number(
    key="outward",
    symbol="E-I",
    name=later("beyond their own sector"),
    tells=later("Whether partners look further than chance alone would bring them."),
    meaning=later(
        "The share of ties between sectors minus the share within them, less what that would be if every tie "
        "fell by chance."
    ),
    source=later("E-I index (Krackhardt and Stern 1988) less its expectation at the same degrees (Newman 2003)."),
    measure=_measure,
    between=(-2.0, 2.0),
    unfit=first_of(untied, one_sector, few),
    record=later("Write down the sector of each partner."),
    share=False,
    profile=False,
)
