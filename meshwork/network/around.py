"""Partners around their goals: the map in two modes, for as long as there are few meetings to tie them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Commitment
from meshwork.network.atlas import MOST_GOALS, MOST_PLACES, Line, Place, Stretch
from meshwork.network.consent import NOT_ON_MAP, chose
from meshwork.network.journey import Journey
from meshwork.network.lines import chosen, runs, spans
from meshwork.network.positions import Positions, afresh, positions
from meshwork.network.roster import begins, ends
from meshwork.network.web import Ints, Web

TIED = 1 / 3
"""While fewer than this part of the partners have a tie, the map opens with their goals."""
GOAL = "goal:"
"""Before the id of a goal, so that it is nobody's."""
_STAYS = 1.5
_MOVED = 1 / 4
"""Of those who stood: where more than this part belong to another goal now, the map is drawn anew as a whole."""
_LEVEL = {"interested": 2, "committed": 4, "carrying": 5}


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """Who is around which goal on every step: `level` (2 interested, 4 committed, 5 carrying, 0 not) has a row for
    each pair of a stakeholder (a place in `record.ids`) and a goal (a place in `goals`) that ever was."""

    goals: tuple[tuple[str, str], ...]
    who: Ints
    goal: Ints
    level: NDArray[np.int8]

    def only(self, rows: Ints | NDArray[np.bool_]) -> Around:
        """These rows alone."""
        return Around(self.goals, self.who[rows], self.goal[rows], self.level[rows])


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
    facts, steps = journey.record.facts, [day.toordinal() for day in journey.steps]
    goals = tuple(sorted((each.id, each.title) for each in facts.goals))
    place = {id_: at for at, (id_, _title) in enumerate(goals)}
    hidden = chose(facts, NOT_ON_MAP, journey.steps[-1])
    told: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for each in facts.commitments:
        if each.goal in place and each.stakeholder not in hidden:
            for who, first, until in _spells(journey, each):
                spell = bisect_left(steps, first), bisect_left(steps, until), _LEVEL.get(each.level, 2)
                told.setdefault((who, place[each.goal]), []).append(spell)
    pairs = np.array(sorted(told), np.int64).reshape(-1, 2)
    level = np.zeros((len(pairs), len(steps)), np.int8)
    for row, pair in enumerate(sorted(told)):
        for first, until, bound in told[pair]:
            np.maximum(level[row, first:until], bound, out=level[row, first:until])
    open_ = np.zeros((len(goals), len(steps)), bool)
    for goal in facts.goals:
        open_[place[goal.id], bisect_left(steps, begins(goal.opened)) : bisect_left(steps, ends(goal.closed))] = True
    level *= journey.here[pairs[:, 0]] & open_[pairs[:, 1]]
    return Around(goals, pairs[:, 0], pairs[:, 1], level).only(np.flatnonzero(level.any(axis=1)))


def fitting(found: Around, standing: Collection[str] = ()) -> tuple[Around, int, int]:
    """What of it fits on a map, and how many goals and lines do not.

    Each partner keeps the goal that most are around (today, then ever), as far as `MOST_GOALS` reach: of more such
    goals those stay that most are around, and a partner can be left without any. Where fewer are such goals, others
    stay by the same order. A goal that is `standing` on the map (by id) gives way only to one with half as many
    partners again, so that one partner more or less moves nothing. Of the lines each place keeps its plainest, then
    the plainest of all stay, of every partner as many by turns.
    """
    size = len(found.goals)
    now, ever = (np.bincount(rows.goal, minlength=size) for rows in (found.only(found.level[:, -1] > 0), found))
    stands = np.array([id_ in standing for id_, _title in found.goals], bool)
    now, wide = np.where(stands, now * _STAYS, now), np.where(stands, ever * _STAYS, ever)
    known, rank = np.flatnonzero(ever), np.empty(size, np.int64)
    rank[np.lexsort((~stands, -wide, -now))] = np.arange(size)
    wanted = np.isin(known, found.goal[_turns(found, rank) == 0])
    kept = known[np.lexsort((rank[known], ~wanted))[:MOST_GOALS]]
    part = found.only(np.isin(found.goal, kept))
    partners = int(part.who.max(initial=0)) + 1
    plain = 10.0 * part.level[:, -1] + part.level.max(axis=1, initial=0) - _turns(part, rank) / (size + 1)
    lines = chosen(part.who, partners + part.goal, plain, partners + size)
    return part.only(lines), len(known) - len(kept), len(part.who) - len(lines)


def goals_in(of: Positions) -> frozenset[str]:
    """The goals that stand on a map, by id."""
    return frozenset(each.removeprefix(GOAL) for each in of.places if each.startswith(GOAL))


def _turns(found: Around, rank: Ints) -> Ints:
    """By row, how many goals of the same partner come before, in the order of their rank."""
    order = np.lexsort((rank[found.goal], found.who))
    begins_at = np.searchsorted(found.who[order], found.who[order])
    turns = np.empty(len(order), np.int64)
    turns[order] = np.arange(len(order)) - begins_at
    return turns


def _pairs(found: Around) -> Iterator[tuple[int, int]]:
    return zip(found.who.tolist(), found.goal.tolist(), strict=True)


def _spells(journey: Journey, of: Commitment) -> Iterator[tuple[int, int, int]]:
    return journey.record.material.roster.spells(of.stakeholder, begins(of.since), ends(of.until))


def laid_around(journey: Journey, found: Around, old: Positions, *, again: bool) -> Positions:
    """Where goals and partners stand: a goal is a land with the partners for whom it matters most.

    Who lies with the same goal keeps its place exactly. Who lies with another now goes there, and nobody else moves;
    only where that are many, or most are new, all is drawn anew, as near to what stood as can be.
    """
    ids = journey.record.ids
    known = [GOAL + found.goals[at][0] for at in sorted(set(found.goal.tolist()))]
    everyone = sorted([*(ids[at] for at in journey.everyone), *known])
    place = {who: at for at, who in enumerate(everyone)}
    peak = found.level.max(axis=1, initial=0)
    source = np.array([place[ids[who]] for who, _goal in _pairs(found)], np.int64)
    target = np.array([place[GOAL + found.goals[goal][0]] for _who, goal in _pairs(found)], np.int64)
    web = Web.by_column(tuple(everyone), source, target, peak.astype(np.float64))
    lands = {goal: goal for goal in known}
    lain = [old.lands.get(ids[who]) == GOAL + found.goals[goal][0] for who, goal in _pairs(found)]
    for at in np.lexsort((found.goal, np.array(lain, bool), peak)).tolist()[::-1]:
        lands.setdefault(ids[found.who[at]], GOAL + found.goals[found.goal[at]][0])
    stood = [who for who in everyone if who in old.places]
    moved = {who for who in stood if old.lands.get(who) != lands.get(who)}
    if again or (stood and (len(moved) > len(stood) * _MOVED or len(everyone) > 2 * len(stood))):
        return afresh(web, lands, old)
    places = {who: point for who, point in old.places.items() if who not in moved or who in old.pinned}
    return positions(web, lands, Positions(places, old.lands, old.pinned))


def goal_places(found: Around, now: Positions) -> tuple[Place, ...]:
    """A place for each goal that has one, on the steps on which somebody is around it."""
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
        if GOAL + id_ in now.places
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
