"""Partners around their goals: the map in two modes, for as long as there are few meetings to tie them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from meshwork.model import Commitment
from meshwork.network.atlas import MOST_PLACES, Line, Place, Stretch
from meshwork.network.consent import NOT_ON_MAP, chose
from meshwork.network.journey import Journey
from meshwork.network.lines import runs, spans
from meshwork.network.positions import Positions, afresh, positions
from meshwork.network.roster import begins, ends
from meshwork.network.web import Ints, Web

TIED = 1 / 3
"""While fewer than this part of the partners have a tie, the map opens with their goals."""
GOAL = "goal:"
"""Before the id of a goal, so that it is nobody's."""
_LEVEL = {"interested": 2, "committed": 4, "carrying": 5}


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Who is around which goal on every step: `level` (2 interested, 4 committed, 5 carrying, 0 not) has a row for
    each pair of a stakeholder (a place in `record.ids`) and a goal (a place in `goals`) that ever was."""

    goals: tuple[tuple[str, str], ...]
    who: Ints
    goal: Ints
    level: Ints


def goals_first(journey: Journey) -> bool:
    """Whether the map begins with goals: somebody is around one today, and of who is here too few have a tie.

    Never in a community that is larger than one map.
    """
    last = len(journey.steps) - 1
    here = int(journey.here[:, last].sum())
    if here > MOST_PLACES or not here:
        return False
    pairs = journey.pair[journey.step == last]
    tied = len(np.union1d(journey.first[pairs], journey.second[pairs]))
    return tied < here * TIED and bool((around(journey).level[:, last] > 0).any())


def around(journey: Journey) -> Around:
    """Who is around which goal, on the days on which both were there. Goals are pairs of id and title, by id."""
    facts, steps = journey.record.facts, np.array([day.toordinal() for day in journey.steps])
    goals = tuple(sorted((each.id, each.title) for each in facts.goals))
    place = {id_: at for at, (id_, _title) in enumerate(goals)}
    open_ = {each.id: (steps >= begins(each.opened)) & (steps < ends(each.closed)) for each in facts.goals}
    hidden = chose(facts, NOT_ON_MAP, journey.steps[-1])
    found: dict[tuple[int, int], Ints] = {}
    for each in facts.commitments:
        if each.goal in place and each.stakeholder not in hidden:
            for who, first, until in _spells(journey, each):
                there = (steps >= first) & (steps < until) & journey.here[who] & open_[each.goal]
                row = found.setdefault((who, place[each.goal]), np.zeros(len(steps), np.int64))
                np.maximum(row, there * _LEVEL.get(each.level, 2), out=row)
    kept = sorted((key, row) for key, row in found.items() if row.any()) if found else []
    return Around(
        goals,
        np.array([who for (who, _goal), _row in kept], np.int64),
        np.array([goal for (_who, goal), _row in kept], np.int64),
        np.array([row for _key, row in kept], np.int64).reshape(len(kept), len(steps)),
    )


def _spells(journey: Journey, of: Commitment) -> Iterator[tuple[int, int, int]]:
    return journey.record.material.roster.spells(of.stakeholder, begins(of.since), ends(of.until))


def laid_around(journey: Journey, found: Around, old: Positions, *, again: bool) -> Positions:
    """Where goals and partners stand: a goal is a land with the partners for whom it matters most. Who stands still
    around the same goals keeps its place; where one joins another goal, all is drawn as near to that as can be."""
    ids = journey.record.ids
    known = [GOAL + found.goals[at][0] for at in sorted(set(found.goal.tolist()))]
    everyone = sorted([*(ids[at] for at in journey.everyone), *known])
    place = {who: at for at, who in enumerate(everyone)}
    peak = found.level.max(axis=1, initial=0)
    source = np.array([place[ids[at]] for at in found.who.tolist()], np.int64)
    target = np.array([place[GOAL + found.goals[at][0]] for at in found.goal.tolist()], np.int64)
    web = Web.by_column(tuple(everyone), source, target, peak.astype(np.float64))
    lands = {goal: goal for goal in known}
    for at in np.lexsort((found.goal, peak)).tolist()[::-1]:
        lands.setdefault(ids[found.who[at]], GOAL + found.goals[found.goal[at]][0])
    if again or (old.lands and dict(old.lands) != lands):
        return afresh(web, lands, old)
    return positions(web, lands, old)


def goal_places(found: Around, now: Positions) -> tuple[Place, ...]:
    """A place for each goal that somebody is or was around, on the steps on which somebody is."""
    return tuple(
        Place(
            id=GOAL + id_,
            name=title,
            kind="goal",
            sector=None,
            town=None,
            x=now.places[GOAL + id_][0],
            y=now.places[GOAL + id_][1],
            land=GOAL + id_,
            facilitator=False,
            pinned=GOAL + id_ in now.pinned,
            spans=spans(found.level[found.goal == at].any(axis=0)),
            goals=runs((found.level[found.goal == at] > 0).sum(axis=0)),
        )
        for at, (id_, title) in enumerate(found.goals)
        if (found.goal == at).any()
    )


def goals_of(found: Around, who: int, steps: int) -> tuple[tuple[int, float], ...]:
    """Around how many goals a stakeholder (a place in `record.ids`) is, as runs."""
    mine = found.level[found.who == who] > 0
    return runs(mine.sum(axis=0) if len(mine) else np.zeros(steps, np.int64))


def goal_lines(found: Around, ids: tuple[str, ...]) -> tuple[Line, ...]:
    """A line from each partner to each goal it is around, as plain as it is bound to it."""
    return tuple(
        Line(ids[who], GOAL + found.goals[goal][0], tuple(_stretches(level)))
        for who, goal, level in zip(found.who.tolist(), found.goal.tolist(), found.level, strict=True)
    )


def _stretches(level: Ints) -> Iterator[Stretch]:
    for value in sorted(set(level.tolist()) - {0}):
        yield from (Stretch(first, end, value, fading=False) for first, end in spans(level == value))
