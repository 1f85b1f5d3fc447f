"""Whether like ties itself to like."""

from __future__ import annotations

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, one_sector, untied
from meshwork.metrics.whole._mixing import within_sectors
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    inside, expected = within_sectors(snapshot)
    # where everybody who is tied is alike, the number divides nothing by nothing
    return Measure((inside - expected) / (1 - expected) if expected < 1 else 0.0)


ASSORTATIVITY = Number(
    key="assortativity",
    symbol="r",
    name=later("like with like"),
    tells=later("Whether sectors mix or keep to themselves."),
    meaning=later(
        "1 where partners are tied within their own sector only, 0 where chance decides, below 0 where unlike "
        "partners seek each other."
    ),
    source=later("Assortativity by sector (Newman 2003), facilitators left out."),
    measure=_measure,
    between=(-1.0, 1.0),
    unfit=first_of(untied, one_sector, few),
    record=later("Write down the sector of each partner."),
    share=False,
    profile=False,
)
