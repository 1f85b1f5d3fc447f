"""What ties between and within sectors are counted on."""

from __future__ import annotations

import networkx as nx

from meshwork.network.snapshot import Snapshot


def within_sectors(snapshot: Snapshot) -> nx.Graph:
    """The graph of the partners that have a sector; facilitators have none."""
    return snapshot.graph.subgraph(snapshot.sectors)
