"""How far the groups stand apart."""

from __future__ import annotations

from collections import defaultdict
from math import fsum

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, untied
from meshwork.network.parts import parts
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    graph = snapshot.graph
    # networkx adds up in the order of a set, which differs by process in the last digit; sums by fsum have no order
    total = fsum(strength for *_pair, strength in graph.edges(data="weight", default=1))
    if not total:
        return Measure(0.0)
    place = {who: n for n, part in enumerate(parts(snapshot)) for who in part}
    inside, ends = defaultdict(list), defaultdict(list)
    for one, other, strength in graph.edges(data="weight", default=1):
        ends[place[one]].append(strength)
        ends[place[other]].append(strength)
        if place[one] == place[other]:
            inside[place[one]].append(strength)
    return Measure(fsum(fsum(inside[n]) / total - (fsum(ends[n]) / (2 * total)) ** 2 for n in sorted(ends)))


MODULARITY = Number(
    key="modularity",
    symbol="Q",
    name=later("how far groups stand apart"),
    tells=later("Whether the community is one conversation or several beside each other."),
    meaning=later("How much more strength lies within the groups than chance would put there."),
    source=later("Modularity (Newman and Girvan 2004) of the groups."),
    measure=_measure,
    between=(-0.5, 1.0),
    unfit=first_of(untied, few),
    share=False,
    profile=False,
)
