"""The atlas: what the map draws, the whole journey at once, so that moving the slider asks nothing of the server.

A `Step` is a day the slider can stand on. Places and lines are sent once with the steps they hold for; the browser
shows, hides and recolours. A *span* is `first` (included) to `end` (not included), both indices into `Atlas.steps`.
A *run* is `(step, value)`: the value from that step on, until the next run; before the first run it is 0.
Coordinates have no screen unit: two places are never nearer than `positions.APART`, and a land is discs of radius
`positions.DISC` round its partners; x grows to the right, y downwards. The map is never more than `MOST_PLACES`
places and `MOST_LINES` lines; around goals `MOST_GOALS` places of goals more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

MOST_PLACES = 800
MOST_LINES = 2000
MOST_GOALS = 100
"""Beside the partners around them."""

Runs = tuple[tuple[int, float], ...]
Sheet = Literal["whole", "overview", "group", "neighbourhood", "search", "goals"]


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the community is asked for, or shown.

    whole: everybody; answered with an overview of groups where they are more than `MOST_PLACES`.
    group: the members of land `of`. neighbourhood: stakeholder `of` and everyone up to `reach` ties away (1 or 2).
    search: those whose name, place, sector or goal holds the text `of`, and whom they are tied to.
    goals: everybody around their goals; answered with the whole where nobody is around one, or they are too many.
    """

    kind: Sheet = "whole"
    of: str = ""
    reach: int = 1


@dataclass(frozen=True, slots=True)
class Crumb:
    """One part of the title above the map: its words, and the view it leads back to."""

    title: str
    view: View


@dataclass(frozen=True, slots=True)
class Place:
    """A stakeholder on the map; in an overview a whole group (`kind` is "land"; its id is the land's).

    `town` is where it is. `land` is an id of `Atlas.lands`, or None: out at sea, no tie with anyone, ever.
    `pinned` is who was put there by hand.
    `spans` are the steps during which it is on the map. On a step where `ties` is 0 it is drawn hollow: the lines
    alone do not tell, because the faintest may be left out.
    `ties` and `strength` are those of the day, `sessions` those attended in the window before it, `goals` those
    carried. For a group they are sums over its members, `members` is how many are on the map by step and `mix` how
    many of them there are of each sector ("": not recorded), the largest first; both are empty for a stakeholder.
    """

    id: str
    name: str
    kind: str
    sector: str | None
    town: str | None
    x: float
    y: float
    land: str | None
    facilitator: bool
    pinned: bool
    spans: tuple[tuple[int, int], ...]
    ties: Runs = ()
    strength: Runs = ()
    sessions: Runs = ()
    goals: Runs = ()
    members: Runs = ()
    mix: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a tie's life: `level` 1 (faint) to 5 (strong); `fading` as `lines.fading` says."""

    first: int
    end: int
    level: int
    fading: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The tie of two places (ids), in stretches that follow each other, with gaps where there was no tie."""

    source: str
    target: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """A group of the union over time. `members` are ids of places, best known first; its id is stable."""

    id: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything the browser needs to draw one view of the community on any step.

    `activity` counts the sessions held and actions begun after the step before and up to each step. `trail` is the
    title, from the whole to what is shown. `total` are all stakeholders that may be on a map, `shown` those in this
    view (members of groups included); `places_left_out`, `goals_left_out` and `lines_left_out` did not fit in it;
    `without_goals` are the partners around goals of which none fitted.
    Where `kept` is False these places are for once, and nobody can be pinned. `circles` says whether the community
    can be seen around its goals.
    """

    steps: tuple[date, ...]
    activity: tuple[int, ...]
    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    lands: tuple[Land, ...]
    view: View
    trail: tuple[Crumb, ...]
    total: int
    shown: int
    places_left_out: int = 0
    goals_left_out: int = 0
    lines_left_out: int = 0
    without_goals: int = 0
    kept: bool = True
    circles: bool = False


def to_json(atlas: Atlas) -> dict[str, Any]:
    """The atlas as columns of plain values; places are named by their index in lines and lands, -1 is no land.

    Runs and spans are flat: `[step, value, step, value]`, `[first, end, first, end]`, and the stretches of a line
    `[first, end, level, fading, ...]` with fading 0 or 1.

    {"steps": ["2019-10-31"], "activity": [2], "total": 1, "shown": 1, "places_left_out": 0, "goals_left_out": 0,
     "lines_left_out": 0, "without_goals": 0, "kept": true, "view": {"kind": "whole", "of": "", "reach": 1},
     "trail": [{"title": "", "kind": "", "of": "", "reach": 1}],
     "places": {"id": [], "name": [], "kind": [], "sector": [], "town": [], "x": [], "y": [], "land": [],
                "facilitator": [], "pinned": [],
                "spans": [[]], "ties": [[]], "strength": [[]], "sessions": [[]], "goals": [[]],
                "members": [[]], "mix": [[["care", 3]]]},
     "lines": {"source": [], "target": [], "stretches": [[]]}, "lands": {"id": [], "name": [], "members": [[]]}}
    """
    place = {each.id: index for index, each in enumerate(atlas.places)}
    land = {each.id: index for index, each in enumerate(atlas.lands)}
    plain = ("id", "name", "kind", "sector", "town", "x", "y")
    places: dict[str, list[Any]] = {key: [getattr(each, key) for each in atlas.places] for key in plain}
    places["land"] = [-1 if each.land is None else land.get(each.land, -1) for each in atlas.places]
    for key in ("facilitator", "pinned"):
        places[key] = [int(getattr(each, key)) for each in atlas.places]
    for key in ("spans", "ties", "strength", "sessions", "goals", "members"):
        places[key] = [flat(getattr(each, key)) for each in atlas.places]
    places["mix"] = [[list(part) for part in each.mix] for each in atlas.places]
    return {
        "steps": [day.isoformat() for day in atlas.steps],
        "activity": list(atlas.activity),
        "total": atlas.total,
        "shown": atlas.shown,
        "places_left_out": atlas.places_left_out,
        "goals_left_out": atlas.goals_left_out,
        "lines_left_out": atlas.lines_left_out,
        "without_goals": atlas.without_goals,
        "kept": atlas.kept,
        "view": _view(atlas.view),
        "trail": [{"title": crumb.title, **_view(crumb.view)} for crumb in atlas.trail],
        "places": places,
        "lines": {
            "source": [place[line.source] for line in atlas.lines],
            "target": [place[line.target] for line in atlas.lines],
            "stretches": [
                [number for each in line.stretches for number in (each.first, each.end, each.level, int(each.fading))]
                for line in atlas.lines
            ],
        },
        "lands": {
            "id": [each.id for each in atlas.lands],
            "name": [each.name for each in atlas.lands],
            "members": [[place[member] for member in each.members] for each in atlas.lands],
        },
    }


def flat(pairs: Runs) -> list[float]:
    """Runs or spans as the browser reads them, one number after another."""
    # 2 rather than 2.0: a third shorter on its way
    return [int(number) if number == int(number) else number for pair in pairs for number in pair]


def _view(view: View) -> dict[str, Any]:
    return {"kind": view.kind, "of": view.of, "reach": view.reach}
