"""How the map looks, in numbers: one source for the browser (assets/looks.js reads `as_json`) and for pictures.

Measures are in pixels of the screen or the sheet, whatever the zoom, unless they are said to be of the atlas.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Ties:
    """Ink and width of a tie by its level, 0 to 5: `levels` inside a land, `abroad`, fainter, between two.

    Widths between lands are `narrow` times as wide. New ones have `fresh` ink and are `fresh_least` wide at least;
    where more than `many` are new, each has `many_more` ink than it had, `many_most` at most, `many_least` wide.
    """

    levels: tuple[float, ...] = (0, 0.22, 0.36, 0.5, 0.66, 0.82)
    abroad: tuple[float, ...] = (0, 0.05, 0.08, 0.14, 0.24, 0.4)
    widths: tuple[float, ...] = (0, 0.6, 1, 1.5, 2, 2.6)
    narrow: float = 0.75
    fresh: float = 0.95
    fresh_least: float = 1.4
    many: int = 60
    many_more: float = 0.16
    many_most: float = 0.9
    many_least: float = 0.7
    fading: tuple[float, float] = (4, 3.5)


@dataclass(frozen=True, slots=True)
class Marks:
    """Places: how wide their edges are, of who is tied and of who is not (`hollow`), and the rings around them.

    A ring lies that far outside the circle. `pin` and `pin_wide` are of the dot beside who was put there by hand.
    """

    border: float = 1.5
    hollow: float = 1.75
    leads_out: float = 2.75
    leads_wide: float = 1
    fresh_out: float = 3
    fresh_wide: float = 1.5
    pin: float = 1.5
    pin_wide: float = 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large places are drawn: by the room between two that are `room` units of the atlas apart.

    The largest is `part` of that room, from `least` to `most`; the smallest is `small` of the largest, from `low` to
    `high`. An overview, whose places are whole groups, has its own.
    """

    room: float = 40
    part: float = 0.84
    least: float = 13
    most: float = 34
    low: float = 5
    overview_part: float = 1.5
    overview_least: float = 22
    overview_most: float = 64
    overview_low: float = 12
    small: float = 0.36
    high: float = 11


@dataclass(frozen=True, slots=True)
class Coast:
    """Lands, in units of the atlas: a partner's ground is felt to `reach`; land is where there is more than `shore`.

    `cell` is the grid a coast is found on; a gap of less than `lake` (twice its area) is land too; `water` are the
    heights of the lines in the water, `water_ink` what each has of ink, `coast_wide` and `water_wide` pixels.
    """

    reach: float = 54
    shore: float = 0.34
    cell: float = 7
    lake: float = 30000
    water: tuple[float, ...] = (0.2, 0.09)
    water_ink: tuple[float, ...] = (0.5, 0.24)
    coast_wide: float = 1.3
    water_wide: float = 0.8


@dataclass(frozen=True, slots=True)
class Fit:
    """How the map lies on a sheet: `ground` of the atlas round its places, `title` above, `edge` of water at the rim.

    Never larger than `most` pixels to a unit of the atlas.
    """

    ground: float = 46
    title: float = 30
    edge: float = 10
    most: float = 1.9


@dataclass(frozen=True, slots=True)
class Names:
    """Names of places and lands: size, weight and spacing of the letters, and one name to so many square pixels."""

    size: float = 13
    weight: int = 500
    high: float = 15
    land_size: float = 11.5
    land_weight: int = 650
    land_spacing: float = 0.9
    halo: float = 3.5
    fewest: int = 12
    sheet_each: float = 13000


@dataclass(frozen=True, slots=True)
class Strip:
    """Names under the band of stages: their size, a `row` for each, `rows` of them, `gap` between two on one row."""

    size: float = 13
    row: float = 21
    rows: int = 6
    gap: float = 14
    rim: float = 6


# what shape says which kind, and how much each swells so that shapes of one value look as large
SHAPES = MappingProxyType(
    {"organisation": "ellipse", "person": "diamond", "group": "round-rectangle", "land": "ellipse", "goal": "hexagon"}
)
SWELL = MappingProxyType({"organisation": 1, "person": 1.22, "group": 0.92, "land": 1, "goal": 1.25})
TIES, MARKS, SIZES, COAST, FIT, NAMES, STRIP = Ties(), Marks(), Sizes(), Coast(), Fit(), Names(), Strip()


def as_json() -> str:
    """All of it for the browser; safe inside a script element."""
    plain = {
        "ties": asdict(TIES),
        "marks": asdict(MARKS),
        "sizes": asdict(SIZES),
        "coast": asdict(COAST),
        "fit": asdict(FIT),
        "names": asdict(NAMES),
        "strip": asdict(STRIP),
    }
    return json.dumps({**plain, "shapes": dict(SHAPES), "swell": dict(SWELL)})
