"""Whether like ties itself to like."""

from __future__ import annotations

import networkx as nx

from meshwork.metrics import Measure, Number
from meshwork.metrics.fitness import few, first_of, one_sector, untied
from meshwork.metrics.whole._mixing import within_sectors
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Measure:
    graph = within_sectors(snapshot)
    sectors = {graph.nodes[node]["sector"] for node, degree in graph.degree if degree}
    if len(sectors) < 2:  # then everybody who is tied is alike, and the number divides nothing by nothing
        return Measure(0.0)
    # networkx's own coefficient adds up in the order of a set, which differs by process in the last digit
    places = {each: place for place, each in enumerate(sorted(sectors))}
    shares = nx.attribute_mixing_matrix(graph, "sector", mapping=places)
    chance = float((shares @ shares).sum())
    return Measure((float(shares.trace()) - chance) / (1 - chance))


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
