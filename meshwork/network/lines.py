"""What places and ties are on every step, told in few words: runs of values, stretches of strength."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from meshwork.network.atlas import MOST_LINES, Line, Place, Runs, Stretch
from meshwork.network.journey import Journey
from meshwork.network.web import Floats, Ints

LEVELS = (0.4, 1.0, 3.0, 8.0)
"""Where the levels 2 to 5 begin: a gathering, a team or a small session, a talk or an action, delivering together."""
MATTERED = LEVELS[1]
"""Only a tie that was so strong can fade: what one large gathering leaves behind just goes."""
LADDER = 1.25
"""Strengths are told to the nearest of a ladder with this ratio, so that fading does not change them every step."""

_MONTH = 30.44


def measured(journey: Journey, places: list[Place], of: Ints) -> tuple[Place, ...]:
    """The places with what they are on every step. `of`: for each stakeholder of the record its place, or -1."""
    many, steps = len(places), len(journey.steps)
    ties, strength = np.zeros((many, steps)), np.zeros((many, steps))
    for end in (journey.first, journey.second):
        place = of[end[journey.pair]]
        mine = place >= 0
        at = place[mine] * steps + journey.step[mine]
        ties += np.bincount(at, minlength=many * steps).reshape(many, steps)
        strength += np.bincount(at, journey.strength[mine], many * steps).reshape(many, steps)
    sessions, goals = journey.sessions(of, many), journey.goals(of, many)
    members = np.zeros((many, steps), np.int64)
    np.add.at(members, of[of >= 0], journey.here[of >= 0])
    strength = rungs(strength)
    return tuple(
        replace(
            place,
            spans=spans(members[at] > 0),
            ties=runs(ties[at]),
            strength=runs(strength[at]),
            sessions=runs(sessions[at]),
            goals=runs(goals[at]),
            members=runs(members[at]) if place.kind == "land" else (),
        )
        for at, place in enumerate(places)
    )


def tied(journey: Journey, places: tuple[Place, ...], of: Ints) -> tuple[tuple[Line, ...], int]:
    """The lines between places, no more than fit, and how many did not fit.

    Between parts of a large community the levels are relative to the strongest, and three for each part fit.
    """
    grouped = any(place.kind == "land" for place in places)
    steps = len(journey.steps)
    one, other = of[journey.first[journey.pair]], of[journey.second[journey.pair]]
    here = (one >= 0) & (other >= 0) & (one != other)
    low, high = np.minimum(one, other)[here], np.maximum(one, other)[here]
    codes, pair = np.unique(low * len(places) + high, return_inverse=True)
    # a row for each pair and step: of two parts the ties are added up
    rows, inverse = np.unique(pair * steps + journey.step[here], return_inverse=True)
    strength = np.bincount(inverse, journey.strength[here], len(rows)).astype(np.float64)
    pair, step = rows // steps, rows % steps
    peak = np.zeros(len(codes))
    np.maximum.at(peak, pair, strength)
    source, target = codes // max(len(places), 1), codes % max(len(places), 1)
    most = min(3 * len(places), MOST_LINES) if grouped else MOST_LINES
    kept = chosen(source, target, peak, len(places), most)
    scale = max(float(np.quantile(peak[kept], 0.9)) / LEVELS[-1], 1.0) if grouped and len(kept) else 1.0
    table = np.zeros((len(kept), steps))
    new = np.full(len(codes), -1, np.int64)
    new[kept] = np.arange(len(kept))
    mine = new[pair] >= 0
    table[new[pair[mine]], step[mine]] = strength[mine]
    months = journey.record.settings.months
    return tuple(
        Line(places[source[at]].id, places[target[at]].id, life)
        for at, life in zip(kept.tolist(), stretches(table, journey.steps, months, scale), strict=True)
    ), len(codes) - len(kept)


def runs(values: NDArray[np.int64] | Floats) -> Runs:
    """The steps on which a value changes, with the new value; 0 before the first.

    >>> runs(np.array([0, 2, 2, 3, 0]))
    ((1, 2.0), (3, 3.0), (4, 0.0))
    """
    at = np.flatnonzero(np.diff(values, prepend=0))
    return tuple((int(step), float(values[step])) for step in at)


def spans(there: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    """The stretches of steps on which something is there: first, and the first one after.

    >>> spans(np.array([False, True, True, False, True]))
    ((1, 3), (4, 5))
    """
    edges = np.flatnonzero(np.diff(there.astype(np.int64), prepend=0, append=0))
    return tuple((int(first), int(end)) for first, end in edges.reshape(-1, 2))


def rungs(strength: Floats) -> Floats:
    """Strengths rounded to the ladder (and to .01); 0 stays 0."""
    some = strength > 0
    exponent = np.round(np.log(np.where(some, strength, 1.0)) / np.log(LADDER))
    return np.asarray(np.where(some, np.maximum((LADDER**exponent).round(2), 0.01), 0.0))


def chosen(source: Ints, target: Ints, peak: Floats, places: int, most: int = MOST_LINES) -> Ints:
    """Which lines fit on the map: of each place its strongest first, then the strongest of all; in order."""
    if len(peak) <= most:
        return np.arange(len(peak))
    rank = np.empty(len(peak), np.int64)
    rank[np.lexsort((np.arange(len(peak)), -peak.round(6)))] = np.arange(len(peak))
    best = np.full(places, len(peak), np.int64)
    np.minimum.at(best, source, rank)
    np.minimum.at(best, target, rank)
    first = np.isin(rank, best)
    return np.sort(np.lexsort((rank, ~first))[:most])


def stretches(
    strength: Floats, steps: tuple[date, ...], months: int, scale: float = 1.0
) -> list[tuple[Stretch, ...]]:
    """The lives of ties from their strengths, a row for each tie and a column for each step."""
    level = np.searchsorted(np.array(LEVELS) * scale, strength, side="right") + 1
    faded = fading(strength, steps, months, scale)
    return [_joined(row) for row in np.where(strength > 0, level * 2 + faded, 0)]


def fading(strength: Floats, steps: tuple[date, ...], months: int, scale: float = 1.0) -> NDArray[np.bool_]:
    """Which ties fade on which step: those that did not grow for half of so many months and are under half of their
    peak in all of them, if that was `MATTERED` (times `scale`) at least.

    >>> steps = tuple(date(2023, month, 28) for month in range(1, 13))
    >>> fading(np.array([[4.0, 3, 3, 3, 2, 1, 1, 1, 1, 1, 1, 2]]), steps, 12).nonzero()[1].tolist()
    [6, 7, 8, 9, 10]
    """
    days = np.array([day.toordinal() for day in steps])
    since = np.searchsorted(days, days - round(months * _MONTH))
    peak = np.zeros_like(strength)
    for step, first in enumerate(since):
        peak[:, step] = strength[:, first : step + 1].max(axis=1, initial=0.0)
    grew = np.where(np.diff(strength, prepend=0.0, axis=1) > 0, days, days[0] - 1)
    # half a year of month ends is 181 to 184 days
    silent = days - np.maximum.accumulate(grew, axis=1) >= months * _MONTH / 2 - 3
    mattered = peak >= MATTERED * scale
    return np.asarray(silent & mattered & (strength > 0) & (strength < peak / 2))


def fading_with(journey: Journey, who: str, day: date) -> frozenset[str]:
    """Whose tie with a stakeholder fades on the last step up to a day; nobody's, where it is not in the record."""
    step = bisect_right(journey.steps, day) - 1
    others, table = _with(journey, who)
    if step < 0 or not others:
        return frozenset()
    faded = fading(table, journey.steps, journey.record.settings.months)[:, step]
    return frozenset(other for other, fades in zip(others, faded.tolist(), strict=True) if fades)


def strengths_with(journey: Journey, who: str) -> dict[str, tuple[float, ...]]:
    """How strong the ties of a stakeholder are on every step, by the id of each with whom there ever was one."""
    others, table = _with(journey, who)
    return {other: tuple(row) for other, row in zip(others, table.tolist(), strict=True)}


def _with(journey: Journey, who: str) -> tuple[tuple[str, ...], Floats]:
    """With whom a stakeholder was ever tied, and the strengths: a row for each, a column for each step."""
    roster = journey.record.material.roster
    at = roster.places.get(who)
    if at is None:
        return (), np.zeros((0, len(journey.steps)))
    pairs = np.flatnonzero((journey.first == at) | (journey.second == at))
    # the rows of a pair stand together
    start, stop = np.searchsorted(journey.pair, pairs), np.searchsorted(journey.pair, pairs, side="right")
    table = np.zeros((len(pairs), len(journey.steps)))
    for row, (first, end) in enumerate(zip(start.tolist(), stop.tolist(), strict=True)):
        table[row, journey.step[first:end]] = journey.strength[first:end]
    ends = journey.first[pairs] + journey.second[pairs] - at
    return tuple(roster.ids[other] for other in ends.tolist()), table


def _joined(codes: Ints) -> tuple[Stretch, ...]:
    edges = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(codes)]
    code = codes.tolist()
    return tuple(
        Stretch(first, end, code[first] // 2, bool(code[first] % 2)) for first, end in pairwise(edges) if code[first]
    )
