"""What each did for goals: how much of it was for a goal that it carried that day, of late and before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from meshwork.feelers.rhythm import Whole
from meshwork.feelers.sight import Sight
from meshwork.network.deeds import Deeds, Table


@dataclass(frozen=True, slots=True)
class Aims:
    """Of the meetings it was at and the actions it works on that have a goal: `own` of `many` were for a goal it
    carried that day, in the last three awake months; `own_before` of `many_before` in the rest of the window."""

    own: int
    many: int
    own_before: int
    many_before: int

    def off(self, least: int, share: float) -> bool:
        """Whether less than half of late is for its own goals, and that is so much less of it than before; each of
        the two with so many at least."""
        if min(self.many, self.many_before) < least or 2 * self.own >= self.many:
            return False
        return self.own_before / self.many_before - self.own / self.many >= share - 1e-9


def aims(sight: Sight) -> dict[int, Aims]:
    """By place, of every partner that carries an open goal and did something for one in the window."""
    deeds, facts = sight.record.material.deeds, sight.record.facts
    if not facts.about and not facts.towards:
        return {}
    about = [(each.session, each.goal) for each in facts.about]
    towards = [(each.action, each.goal) for each in facts.towards]
    sessions = _rows(sight, deeds, deeds.attendance, [each.id for each in deeds.sessions], about)
    actions = _rows(sight, deeds, deeds.work, deeds.actions, towards)
    who, day, own = (np.concatenate(both) for both in zip(sessions, actions, strict=True))
    carries = np.zeros(len(sight.ids), bool)
    carries[sight.carried[0]] = True
    late = day >= sight.since.toordinal()
    size = len(sight.ids)
    counts = [np.bincount(who[rows], minlength=size) for rows in (late & own, late, ~late & own, ~late)]
    some = np.flatnonzero(sight.watched & carries & (counts[1] + counts[3] > 0))
    return {place: Aims(*(int(each[place]) for each in counts)) for place in some.tolist()}


def _rows(
    sight: Sight, deeds: Deeds, table: Table, names: Iterable[str], links: list[tuple[str, str]]
) -> tuple[Whole, Whole, Whole]:
    """Of everything in the window that has a goal: who, on which day, and whether it was for a goal it carried."""
    what = {name: place for place, name in enumerate(names)}
    goals = {name: place for place, name in enumerate(deeds.goals)}
    aimed = np.array(
        sorted({(what[one], goals[goal]) for one, goal in links if one in what and goal in goals}), np.int64
    ).reshape(-1, 2)
    rows = table.within(sight.now.window.first.toordinal(), sight.day.toordinal())
    who, day = table.who[rows], table.known[rows]
    row, link = _pairs(table.what[rows], aimed[:, 0])
    many = max(len(goals), 1)
    pledged = deeds.pledger * many + deeds.pledged
    order = np.argsort(pledged, kind="stable")
    goal, pledge = _pairs(who[row] * many + aimed[link, 1], pledged[order])
    pledge = order[pledge]
    held = (deeds.pledged_from[pledge] <= day[row[goal]]) & (deeds.pledged_until[pledge] > day[row[goal]])
    own = np.zeros(len(rows), bool)
    own[row[goal[held]]] = True
    with_goal = np.unique(row)
    return who[with_goal], day[with_goal], own[with_goal]


def _pairs(left: Whole, right: Whole) -> tuple[Whole, Whole]:
    """Every place on the left with every place on the right where the same stands; the right is in order."""
    start, stop = np.searchsorted(right, left, "left"), np.searchsorted(right, left, "right")
    many = stop - start
    first = np.repeat(start - (np.cumsum(many) - many), many)
    return np.repeat(np.arange(len(left)), many), first + np.arange(len(first))
