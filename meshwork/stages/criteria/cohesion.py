"""How much must stay together whoever leaves."""

from __future__ import annotations

import networkx as nx

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import ALONE, pieces
from meshwork.stages.findings import Finding, Thing, partner, partners, parts
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    graph = snapshot.graph
    blocks = sorted((sorted(each) for each in nx.biconnected_components(graph)), key=lambda each: (-len(each), each))
    block = frozenset(blocks[0]) if blocks else frozenset()
    around = frozenset(nx.node_connected_component(graph, blocks[0][0])) if blocks else frozenset()
    others = [each for each in pieces(graph) if each != around]
    hanging = _hanging(graph, block, around)
    return (
        partners(later("In the part that holds whoever leaves"), "for", block),
        Finding(
            later("Connected through one partner only"),
            "against",
            tuple(hanging),
            sum(len(each.inner) for each in hanging),
        ),
        parts(later("In parts of their own"), "against", [each for each in others if len(each) > 1]),
        partners(ALONE, "against", [who for each in others if len(each) == 1 for who in each]),
    )


def _hanging(graph: nx.Graph, block: frozenset[str], around: frozenset[str]) -> list[Thing]:
    """Who would lose the block if one of it left, by that one."""
    found: dict[str, set[str]] = {}
    for piece in nx.connected_components(graph.subgraph(around - block)):
        # a second way into the block would have made the piece a part of it
        via = next(other for who in piece for other in graph[who] if other in block)
        found.setdefault(via, set()).update(piece)
    ranked = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return [Thing("hanging", via, inner=tuple(partner(who) for who in sorted(those))) for via, those in ranked]


COHESION = Gate(
    key="cohesion",
    name=later("no single partner holds it together"),
    meaning=later("A good part of the partners stays together whichever one of them leaves."),
    question=later("Who has only one way in, and with whom could a second one grow?"),
    value=of_number("cohesion"),
    evidence=_evidence,
    enters={"P1": "enter.P1.cohesion", "M1": "enter.M1.cohesion"},
    leaves={"P1": "leave.P1.cohesion", "M1": "leave.M1.cohesion"},
)
