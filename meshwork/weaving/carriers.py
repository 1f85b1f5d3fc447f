"""Which goals lose their carriers where some leave, and who could take them over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from meshwork.model import Brings, Commitment, Facts, Goal, Work
from meshwork.network.snapshot import Snapshot
from meshwork.text import filed
from meshwork.weaving.named import FEW, Shown, Someone
from meshwork.when import holds

Loss = Literal["last_carrier", "one_carrier", "one_sector"]
Why = Literal["interested", "works", "brings", "theme", "ties"]
WHYS: tuple[Why, ...] = ("interested", "works", "brings", "theme", "ties")


@dataclass(frozen=True, slots=True)
class Heir:
    """Who could take a goal over: why, the nearest reason first, and to how many it is tied whom the leaving knew."""

    who: Someone
    why: tuple[Why, ...]
    knows: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """A goal that loses its last carrier, or falls under two carriers or two sectors: how many before and after."""

    id: str
    title: str
    loss: Loss
    carriers: tuple[int, int]
    sectors: tuple[int, int]
    heirs: tuple[Heir, ...]


def loss(carriers: tuple[int, int], sectors: tuple[int, int]) -> Loss | None:
    """What a goal loses, given how many carriers and sectors it has before and after; None where it holds on.

    >>> loss((2, 1), (2, 1)), loss((3, 2), (2, 1)), loss((3, 2), (2, 2))
    ('one_carrier', 'one_sector', None)
    """
    if carriers[1] == carriers[0]:
        return None
    if carriers[1] < 2:
        return "one_carrier" if carriers[1] else "last_carrier"
    return "one_sector" if sectors[1] < 2 <= sectors[0] else None


def orphans(before: Snapshot, after: Snapshot, facts: Facts, shown: Shown) -> tuple[Orphan, ...]:
    """The goals that lose carriers between two views of a day, those that lose the last first."""
    found = []
    for goal in facts.goals:
        held, left = before.goals.get(goal.id, frozenset()), after.goals.get(goal.id, frozenset())
        carriers, sectors = (len(held), len(left)), (_sectors(before, held), _sectors(after, left))
        what = loss(carriers, sectors)
        if what:
            heirs = _heirs(goal, before, after, facts, shown)
            found.append(Orphan(goal.id, goal.title, what, carriers, sectors, heirs))
    return tuple(sorted(found, key=lambda each: (each.carriers[1], -each.carriers[0], filed(each.title), each.id)))


def _sectors(snapshot: Snapshot, carriers: Collection[str]) -> int:
    return len({snapshot.sectors[each] for each in carriers if each in snapshot.sectors})


def _heirs(goal: Goal, before: Snapshot, after: Snapshot, facts: Facts, shown: Shown) -> tuple[Heir, ...]:
    """Who is left and near the goal, or failing that is tied to most of whom the leaving were tied to."""
    graph = after.graph
    behind = {who for who in graph if graph.degree(who) < before.graph.degree(who)}
    partners = after.active - before.facilitators - after.goals.get(goal.id, frozenset())
    near: dict[str, set[Why]] = defaultdict(set)
    for who, why in _near(goal, after, facts):
        if who in partners:
            near[who].add(why)
    if not near:
        near |= {who: {"ties"} for who in partners if not behind.isdisjoint(graph[who])}
    heirs = [
        Heir(each, tuple(why for why in WHYS if why in near[each.id]), len(behind.intersection(graph[each.id])))
        for each in shown.named(near)
    ]
    heirs.sort(key=lambda each: (WHYS.index(each.why[0]), -each.knows, each.who.name, each.who.id))
    return tuple(heirs[:FEW])


def _near(goal: Goal, day: Snapshot, facts: Facts) -> Iterator[tuple[str, Why]]:
    """Who is interested in a goal, works on an action for it, brings something to it, or carries one of its theme."""
    roster, now = day.material.roster, day.day
    serving = {each.action for each in facts.towards if each.goal == goal.id}
    asked = [each for each in facts.commitments if each.goal == goal.id and each.level == "interested"]
    working = [each for each in facts.works_on if each.action in serving]
    giving = [each for each in facts.brings if each.goal == goal.id]
    said: tuple[tuple[Why, list[Commitment] | list[Work] | list[Brings]], ...] = (
        ("interested", asked),
        ("works", working),
        ("brings", giving),
    )
    for why, rows in said:
        for row in rows:
            place = roster.on(row.stakeholder, now.toordinal()) if holds(row.since, row.until, now) else None
            if place is not None:
                yield roster.ids[place], why
    alike = {each.id for each in facts.goals if goal.theme and each.theme == goal.theme}
    yield from ((who, "theme") for other, carriers in day.goals.items() if other in alike for who in carriers)
