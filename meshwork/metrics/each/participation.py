"""Over how many sectors each one's ties are spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from meshwork.metrics import Mark
from meshwork.metrics.fitness import first_of, one_sector, untied
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    sectors, found = snapshot.sectors, {}
    for node, beside in snapshot.graph.adjacency():
        strength: Counter[str] = Counter()
        for other, tie in beside.items():
            if other in sectors:
                strength[sectors[other]] += tie["weight"]
        if total := sum(strength.values()):
            found[node] = 1 - sum((each / total) ** 2 for each in strength.values())
    return found


PARTICIPATION = Mark(
    key="participation",
    name=later("spread over sectors"),
    tells=later("Who speaks with unlike partners, and who only with its own kind."),
    meaning=later("0 where all its strength lies in one sector; the more sectors share it, the nearer to 1."),
    source=later("Participation coefficient (Guimera and Amaral 2005), sectors as modules, weighted by strength."),
    measure=_measure,
    unfit=first_of(untied, one_sector),
)
