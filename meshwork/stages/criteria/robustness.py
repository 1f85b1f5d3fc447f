"""How much must stay when the best connected leave."""

from __future__ import annotations

from meshwork.metrics.whole.robustness import taken_out
from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import pieces
from meshwork.stages.findings import Finding, listed, partner, partners
from meshwork.stages.gate import Gate, of_number
from meshwork.text import later


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    graph = snapshot.graph
    ids = snapshot.material.roster.ids
    gone = [ids[place] for place in snapshot.places[taken_out(snapshot)].tolist()]
    before, after = pieces(graph), pieces(graph.subgraph(set(graph) - set(gone)))
    stays = after[0] if after else frozenset()
    leaving = [partner(who, amount=graph.degree(who)) for who in gone]
    return (
        partners(later("Stay together"), "for", stays),
        listed(later("Taken out: the best connected, with the number of ties of each"), "aside", leaving, "ties"),
        partners(
            later("Fall off when they leave"), "against", (before[0] if before else frozenset()) - stays - set(gone)
        ),
    )


ROBUSTNESS = Gate(
    key="robustness",
    name=later("it survives the loss of its best connected"),
    meaning=later("The largest part stays whole for the most part when the best connected one in twenty leave."),
    question=later("What would stand still if the best connected partner were away for three months?"),
    value=of_number("robustness"),
    evidence=_evidence,
    enters={"M2": "enter.M2.robustness"},
    leaves={"M2": "leave.M2.robustness"},
    cost=1,
)
