"""A day of the map as a picture: what assets/map_time.js shows on one step of the slider, without anybody's id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from meshwork import text
from meshwork.network.atlas import Atlas, Line, Place, Runs
from meshwork.reports import legend
from meshwork.reports.coast import land
from meshwork.reports.measures import FIT
from meshwork.reports.picture import Dot, Land, Picture, Shape, Tie
from meshwork.text import plural


def latest(atlas: Atlas) -> int:
    """Where the map opens: the last step, or, if by then every tie is gone, the last on which anything was done."""
    last = len(atlas.steps) - 1
    if not atlas.lines or any(line.stretches[-1].end > last for line in atlas.lines):
        return last
    return next((step for step in range(last, 0, -1) if atlas.activity[step]), last)


def step_of(atlas: Atlas, day: date) -> int:
    """The step of a day: the first that is not before it, else the last."""
    return next((step for step, each in enumerate(atlas.steps) if each >= day), len(atlas.steps) - 1)


def of_day(atlas: Atlas, step: int, title: str) -> Picture:
    """The map as it stands on a step of the slider. `title` says whose map it is."""
    kind = atlas.view.kind
    overview, goals = kind == "overview", kind == "goals"
    here = {each.id: each for each in atlas.places if _present(each, step)}
    dots = _dots(atlas, here, step)
    places = {each.id: each for each in atlas.places}
    ties = tuple(
        found
        for line in atlas.lines
        if line.source in here and line.target in here and (found := _tie(places, line, step)) is not None
    )
    counted = " · ".join(_counts(atlas, here, step))
    when = text.day(atlas.steps[step])
    present = (
        {sector for each in here.values() for sector, _many in each.mix}
        if overview
        else {each.sector or "" for each in here.values() if each.kind != "goal"}
    )
    return Picture(
        title,
        f"{when} · {counted}",
        f"{title}, {when}: {counted.replace(' · ', ', ')}.",
        _frame(atlas),
        _lands(atlas, here, places, named=not (overview or goals)),
        ties,
        dots,
        legend.rows(dots, ties, present, goals=goals),
        overview,
    )


def _at(runs: Runs, step: int) -> float:
    """The value of a run on a step; 0 before the first."""
    value = 0.0
    for first, number in runs:
        if first > step:
            break
        value = number
    return value


def _present(place: Place, step: int) -> bool:
    return any(first <= step < end for first, end in place.spans)


def _bound(atlas: Atlas, place: Place) -> Runs:
    """What makes a place stand on its own or not: members of a group, goals on a map of goals, else ties."""
    return {"overview": place.members, "goals": place.goals}.get(atlas.view.kind, place.ties)


def _counts(atlas: Atlas, here: dict[str, Place], step: int) -> Iterator[str]:
    """How many partners, how many ties where every one of them is drawn, and what did not fit."""
    kind = atlas.view.kind
    if kind == "overview":
        many = int(sum(_at(each.members, step) for each in here.values()))
    else:
        many = sum(1 for each in here.values() if each.kind != "goal")
    yield plural("{n} partner", "{n} partners", many)
    # the lines of an overview are between groups, and those around goals are no ties
    if kind not in {"overview", "goals"} and not atlas.lines_left_out:
        lines = (line for line in atlas.lines if line.source in here and line.target in here)
        ties = sum(1 for line in lines if any(each.first <= step < each.end for each in line.stretches))
        yield plural("{n} tie", "{n} ties", ties)
    if atlas.places_left_out:
        yield plural("{n} partner did not fit", "{n} partners did not fit", atlas.places_left_out)
    if atlas.goals_left_out:
        yield plural("{n} goal did not fit", "{n} goals did not fit", atlas.goals_left_out)
    if atlas.lines_left_out:
        yield plural("{n} line did not fit", "{n} lines did not fit", atlas.lines_left_out)
    if atlas.without_goals:
        yield plural("{n} partner without its goals", "{n} partners without their goals", atlas.without_goals)


def _frame(atlas: Atlas) -> tuple[float, float, float, float] | None:
    if not atlas.places:
        return None
    xs, ys, rim = [each.x for each in atlas.places], [each.y for each in atlas.places], FIT.ground
    return min(xs) - rim, min(ys) - rim, max(xs) + rim, max(ys) + rim


def _dots(atlas: Atlas, here: dict[str, Place], step: int) -> tuple[Dot, ...]:
    overview = atlas.view.kind == "overview"
    most = max((value for each in atlas.places for _step, value in _bound(atlas, each)), default=0) or 1
    found = []
    for place in here.values():
        value = _at(_bound(atlas, place), step)
        found.append(
            Dot(
                f"{place.name} ({text.number(value)})" if overview else place.name,
                place.x,
                place.y,
                _shape(place.kind),
                "ink" if place.kind == "goal" else legend.colour(place.sector),
                max(0.0, min(1.0, value / most)),
                hollow=value == 0 and not overview,
                leads=place.facilitator,
                fresh=step > 0 and any(first == step for first, _end in place.spans),
                mix=tuple((legend.colour(sector), many) for sector, many in place.mix) if overview else (),
            )
        )
    return tuple(found)


def _shape(kind: str) -> Shape:
    match kind:
        case "person" | "group" | "land" | "goal":
            return kind
        case _:
            return "organisation"


def _tie(places: dict[str, Place], line: Line, step: int) -> Tie | None:
    """A tie as it stands on a step; None where it is not there."""
    before = -1
    for each in line.stretches:
        if each.first <= step < each.end:
            one, other = places[line.source], places[line.target]
            begun = 0 < step == each.first != before
            return Tie(
                (one.x, one.y),
                (other.x, other.y),
                each.level,
                one.land is not None and one.land == other.land,
                each.fading,
                begun and not each.fading,
            )
        before = each.end
    return None


def _lands(atlas: Atlas, here: dict[str, Place], places: dict[str, Place], *, named: bool) -> tuple[Land, ...]:
    """The lands on which somebody stands; a name where two do. Its coast is that of all who ever stood there."""
    bonds: dict[str, list[tuple[tuple[float, float], tuple[float, float]]]] = defaultdict(list)
    for line in atlas.lines:
        one, other = places[line.source], places[line.target]
        if one.land is not None and one.land == other.land:
            bonds[one.land].append(((one.x, one.y), (other.x, other.y)))
    found = []
    for each in atlas.lands:
        settled = sum(1 for member in each.members if member in here)
        if settled:
            points = [(places[member].x, places[member].y) for member in each.members]
            found.append(land(each.name if named and settled > 1 else "", points, bonds[each.id]))
    return tuple(found)
