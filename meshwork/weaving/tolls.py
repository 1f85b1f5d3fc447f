"""Whose leaving would hurt most: who would fall off, which goals would lose their carriers, how far the stage falls.

Three shares are added: of those who stay, who would fall off; of the open goals, those that would lose their last
carrier (one that falls under two carriers or two sectors counts for half); of the steps that the day stands above
loose organisations, those it would lose. So a third of the partners weighs as much as a third of the goals or of the
way up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.stages import STAGES, Stage, outlook
from meshwork.weaving.carriers import loss
from meshwork.weaving.falling import fallen
from meshwork.weaving.footing import Footing, carried, look
from meshwork.weaving.named import Someone

JUDGED = 60_000
"""The stage is judged anew for so many stakeholders times stakeholders (half a second at 5,000), for ten at least:
those who come first by the other two shares, then by the number of their ties. Up to 244 partners that is all."""
LEAST = 10


@dataclass(frozen=True, slots=True)
class Toll:
    """What the leaving of one would cost: how many fall off, goals without carriers, goals left with too few.

    `stages` is the stage that the day carries with it and without; None where it was not judged, or there is no
    label. `around_facilitator` says of each of the two whether that is a network around the facilitator. `weight` is
    the sum of the three shares.
    """

    who: Someone
    falls_off: int
    goals_lost: int
    goals_thin: int
    stages: tuple[Stage, Stage] | None
    weight: float
    around_facilitator: tuple[bool, bool] = (False, False)

    @property
    def steps(self) -> int:
        """How many steps down the ladder."""
        return STAGES.index(self.stages[0]) - STAGES.index(self.stages[1]) if self.stages else 0


def tolls(
    record: Record,
    day: date,
    footing: Footing,
    *,
    goal: str | None = None,
    hidden: Collection[str] = frozenset(),
    most: int = 10,
) -> tuple[Toll, ...]:
    """The few whose leaving would cost most on a day, the dearest first; nobody whose leaving costs nothing.

    `hidden` (ids) are not among them.
    """
    sight = look(record, day, goal)
    graph, share = sight.whole.graph, len(sight.whole.active) - 1
    falls, (lost, thin) = fallen(graph), _goals(sight.whole)
    goals = max(len(sight.whole.goals), 1)
    found = [
        Toll(
            Someone(who, graph.nodes[who]["name"]),
            falls[who],
            lost[who],
            thin[who],
            None,
            falls[who] / max(share, 1) + (lost[who] + thin[who] / 2) / goals,
        )
        for who in graph
        if who not in hidden
    ]
    found.sort(key=lambda each: (-round(each.weight, 9), -graph.degree(each.who.id), each.who.name, each.who.id))
    judged = max(LEAST, JUDGED // max(len(graph), 1))
    footing = footing.on(sight)
    now = carried(sight, footing)
    if now is not None:
        around = outlook.around_facilitator(sight, now)
        found = [_judged(record, day, goal, footing, (now, around), each) for each in found[:judged]] + found[judged:]
    found.sort(key=lambda each: (-round(each.weight, 9), -graph.degree(each.who.id), each.who.name, each.who.id))
    return tuple(each for each in found[:most] if each.weight > 0)


def _judged(
    record: Record, day: date, goal: str | None, footing: Footing, standing: tuple[Stage, bool], toll: Toll
) -> Toll:
    """With the stage that the day carries without this one; fewer than a label takes say nothing.

    `standing` is the stage with everybody, and whether that is a network around the facilitator.
    """
    now, around = standing
    without = look(record, day, goal, frozenset({toll.who.id}))
    then = carried(without, footing)
    if then is None:
        return toll
    steps = max(STAGES.index(now) - STAGES.index(then), 0)
    return replace(
        toll,
        stages=(now, then),
        weight=toll.weight + steps / max(STAGES.index(now), 1),
        around_facilitator=(around, outlook.around_facilitator(without, then)),
    )


def _goals(day: Snapshot) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """By carrier, how many goals lose their last one with it, and how many fall under two carriers or two sectors."""
    lost: Counter[str] = Counter()
    thin: Counter[str] = Counter()
    for carriers in day.goals.values():
        sectors = Counter(day.sectors[each] for each in carriers if each in day.sectors)
        for who in carriers:
            alone = who in day.sectors and sectors[day.sectors[who]] == 1
            what = loss((len(carriers), len(carriers) - 1), (len(sectors), len(sectors) - alone))
            lost[who] += what == "last_carrier"
            thin[who] += what in {"one_carrier", "one_sector"}
    return lost, thin
