"""In how many groups the community falls."""

from __future__ import annotations

from math import inf

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, untied
from meshwork.network.parts import parts
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    return Measure(float(sum(len(part) > 1 for part in parts(snapshot))))


GROUPS = Number(
    key="groups",
    symbol="Qn",
    name=later("groups"),
    tells=later("Round how many middles the community gathers."),
    meaning=later(
        "How many groups of two or more there are whose partners are tied to each other more than to others."
    ),
    source=later("Leiden (Traag, Waltman and van Eck 2019) on modularity, weighted by strength, seeded."),
    measure=_measure,
    between=(0.0, inf),
    unfit=first_of(untied, few),
    share=False,
    profile=False,
)
