"""What several criteria find in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import networkx as nx

from meshwork.metrics.whole._core import core_of
from meshwork.network.joint import JointAction
from meshwork.network.snapshot import Snapshot
from meshwork.stages.findings import Finding, Kind, Thing, listed, partner, partners
from meshwork.text import later

ALONE = later("Tied to nobody")
LEFT_OUT = later("Left out: facilitators, and the organisations they work from")


def pieces(graph: nx.Graph) -> list[frozenset[str]]:
    """What hangs together, the largest first (of equals: that of the first id)."""
    return sorted(
        (frozenset(each) for each in nx.connected_components(graph)), key=lambda each: (-len(each), min(each))
    )


def left_out(snapshot: Snapshot) -> tuple[Finding, ...]:
    """The facilitators, where a number leaves them out."""
    return (partners(LEFT_OUT, "aside", snapshot.facilitators),) if snapshot.facilitators else ()


def of_no_sector(says: str, snapshot: Snapshot, among: frozenset[str]) -> tuple[Finding, ...]:
    """Those of whom no sector is known, where there are any; facilitators need none."""
    unknown = among - snapshot.sectors.keys() - snapshot.facilitators
    return (partners(says, "aside", unknown, later("Write down the sector of each partner.")),) if unknown else ()


def goals(snapshot: Snapshot, *, of_late: bool = False) -> list[Thing]:
    """Every open goal with who carries it, the goal of most first; `of_late` with those of all the window."""
    material = snapshot.material
    carried = snapshot.carried_of_late.named(material.roster.ids, material.deeds) if of_late else snapshot.goals
    found = [_of("goal", goal, carriers, snapshot) for goal, carriers in carried.items()]
    return sorted(found, key=lambda each: (-len(each.inner), each.id))


def over(snapshot: Snapshot) -> Finding:
    """What two sectors or more did together in the window, and what by now is over and counted no more."""
    now = frozenset(snapshot.joint_actions)
    before = replace(snapshot, late=False).joint_actions if snapshot.late else ()
    gone = [each for each in before if each not in now]
    return listed(later("Over by now, and counted no more"), "aside", actions(gone, snapshot))


def done(snapshot: Snapshot) -> tuple[JointAction, ...]:
    """What was done in the window, by any number of sectors."""
    material = snapshot.material
    return tuple(snapshot.done_by(0).named(material.roster.ids, material.deeds, material.evidence))


def actions(taken: Iterable[JointAction], snapshot: Snapshot) -> list[Thing]:
    """Actions and declared deliveries with who takes part, the latest first."""
    deeds = snapshot.material.deeds
    starts = dict(zip(deeds.actions, deeds.action_days.tolist(), strict=True))
    found = []
    for each in taken:
        day = date.fromordinal(starts[each.id]) if each.id in starts and not each.declared else None
        kind: Kind = "delivery" if each.declared else "action"
        found.append(_of(kind, each.id, each.workers, snapshot, each.leads, day))
    return sorted(found, key=lambda each: (each.kind, -(each.day.toordinal() if each.day else 0), each.id))


def through(snapshot: Snapshot) -> list[Thing]:
    """Through whom what passes between others goes: each with its share, the largest first; who has none is not."""
    shares = snapshot.hubs.shares
    ranked = sorted((-share, who) for who, share in shares.items() if share > 0)
    return [partner(who, amount=-share) for share, who in ranked]


def core_and_edge(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Who is in the core and who is not, each with its number of ties, the best connected first."""
    graph = snapshot.graph
    core = core_of(graph)
    ranked = sorted(graph, key=lambda who: (-graph.degree(who), who))
    inside = [partner(who, amount=graph.degree(who)) for who in ranked if who in core]
    edge = [partner(who, amount=graph.degree(who)) for who in ranked if who not in core]
    return (
        listed(later("In the core, with the number of ties of each"), "for", inside, "ties"),
        listed(later("Around it, with the number of ties of each"), "against", edge, "ties"),
    )


def _of(
    kind: Kind,
    id_: str,
    who: Iterable[str],
    snapshot: Snapshot,
    leads: frozenset[str] = frozenset(),
    day: date | None = None,
) -> Thing:
    sectors = snapshot.sectors
    inner = tuple(partner(each, sector=sectors.get(each), leads=each in leads) for each in sorted(who))
    return Thing(kind, id_, day=day, inner=inner)
