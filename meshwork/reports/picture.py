"""What is to be drawn of a community: a value without any id, in the measure of the atlas.

A day of the map gives one (`of_day.of_day`), and so can anything else that may show a map. `scene.lay` puts it on a
sheet. A token is a name of `palette.tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Token = str
Point = tuple[float, float]
Ring = tuple[Point, ...]
"""A closed line; the last point is tied to the first."""
Shape = Literal["organisation", "person", "group", "land", "goal"]
Sign = Literal["dot", "organisation", "person", "group", "goal", "leads", "ring", "new", "fades"]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place with its name, "" where it has none to show. Its area is `part` of the largest.

    `hollow` is who has no tie, `leads` a facilitator, `fresh` who is new. `mix` is of a group: how many of each
    colour are in it.
    """

    name: str
    x: float
    y: float
    shape: Shape
    colour: Token
    part: float
    hollow: bool = False
    leads: bool = False
    fresh: bool = False
    mix: tuple[tuple[Token, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two points: `level` 1 (faint) to 5 (strong); `inner` is within one land."""

    start: Point
    end: Point
    level: int
    inner: bool
    fading: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Land:
    """A land: its outlines (lakes go the other way round), the lines in the water round it, its name or "".

    `top` is where its name would best stand above it, `middle` the middle of its partners from left to right.
    """

    name: str
    coast: tuple[Ring, ...]
    water: tuple[tuple[Ring, ...], ...]
    top: Point
    middle: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the legend: a sign, its words, and its colour where the sign has one."""

    sign: Sign
    words: str
    colour: Token = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A map to be drawn. `frame` is left, top, right, bottom of all that may ever be on it, so that every day of one
    community lies alike on the sheet; None where nothing is.

    `title` is the community and `day` the day with what there is, in words; `said` says in a sentence what is drawn.
    `overview` is a map of whole groups.
    """

    title: str
    day: str
    said: str
    frame: tuple[float, float, float, float] | None
    lands: tuple[Land, ...] = ()
    ties: tuple[Tie, ...] = ()
    dots: tuple[Dot, ...] = ()
    legend: tuple[Row, ...] = ()
    overview: bool = False
