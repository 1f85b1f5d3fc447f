"""Who could help with a partner: whom to bring it together with over which goal, or who stands closest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from meshwork.feelers.sight import Sight
from meshwork.text import filed


@dataclass(frozen=True, slots=True)
class Helper:
    """Who could help, by id; the open goal they share, if any; and whether the two are tied already."""

    stakeholder: str
    goal: str | None = None
    tied: bool = False


def helpers(sight: Sight, asked: Iterable[tuple[str, bool]], hidden: Collection[str]) -> dict[str, Helper]:
    """Who could help each of these; with True as somebody new to it, else as who stands closest.

    Somebody new carries a goal with it and is not tied to it: of another sector first, then who has most ties. Who
    stands closest has the strongest tie. Facilitators help anyway and are not named; where nobody is found, nobody.
    """
    goals, carriers = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for place, goal in zip(*(each.tolist() for each in sight.carried), strict=True):
        goals[place].add(goal)
        carriers[goal].add(place)
    deeds, record = sight.record.material.deeds, sight.record
    name = [filed(each.name) for each in record.facts.stakeholders]
    sector = record.material.roster.sectors_on(sight.day.toordinal())
    fit = sight.watched.copy()
    fit[[record.material.roster.places[who] for who in hidden if who in record.material.roster.places]] = False
    found = {}
    for who, fresh in asked:
        mine = record.material.roster.places[who]
        others, strong = sight.tied_to(mine)
        tied = dict(zip(others.tolist(), strong.tolist(), strict=True))
        pairs = [(each, goal) for goal in goals[mine] for each in carriers[goal] if each != mine and fit[each]]
        new = [pair for pair in pairs if pair[0] not in tied] if fresh else []
        if new:
            best, goal = min(
                new,
                key=lambda pair: (
                    bool(sector[pair[0]] == sector[mine]),
                    -int(sight.degree[pair[0]]),
                    name[pair[0]],
                    deeds.goals[pair[1]],
                ),
            )
            found[who] = Helper(sight.ids[best], deeds.goals[goal])
            continue
        near = [each for each in tied if fit[each]]
        if near:
            best = min(near, key=lambda each: (-round(tied[each], 9), name[each]))
            shared = sorted(deeds.goals[goal] for goal in goals[mine] & goals[best])
            found[who] = Helper(sight.ids[best], shared[0] if shared else None, tied=True)
    return found
