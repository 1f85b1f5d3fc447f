"""How far ties stay within sectors, and how far they would by chance."""

from __future__ import annotations

from collections import Counter

from meshwork.network.snapshot import Snapshot


def within_sectors(snapshot: Snapshot) -> tuple[float, float]:
    """The share of ties within a sector, and that expected at the same degrees; 1 and 1 where nobody is tied.

    Of the partners that have a sector; facilitators have none.
    """
    sectors = snapshot.sectors
    graph = snapshot.graph.subgraph(sectors)
    ties = graph.number_of_edges()
    if not ties:
        return 1.0, 1.0
    ends: Counter[str] = Counter()
    for node, degree in graph.degree:
        ends[sectors[node]] += degree
    inside = sum(sectors[one] == sectors[other] for one, other in graph.edges) / ties
    return inside, sum((each / (2 * ties)) ** 2 for _sector, each in sorted(ends.items()))
