"""Lays a picture on a sheet: title above, legend below, and the map between them, as the page of the map draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meshwork.reports.letters import wide
from meshwork.reports.measures import COAST, FIT, MARKS, SIZES, SWELL, TIES
from meshwork.reports.names import Box, Spot, Title, placed
from meshwork.reports.picture import Dot, Picture, Ring, Row, Tie
from meshwork.reports.scene import Area, Item, Layer, Mark, Scene, Stroke, Words

WIDTH, HEIGHT = 1280, 800
_MARGIN, _HEAD = 36.0, 84.0
_ROW, _GAP, _SIGN = 24.0, 26.0, 16.0  # of the legend: how high a row, what is between two, how wide a sign
SMALL = 13.5


@dataclass(frozen=True, slots=True)
class Lie:
    """How the atlas lies on a sheet: a point of it is drawn at zoom times itself, plus (x, y) pixels."""

    zoom: float
    x: float
    y: float


def lay(picture: Picture, width: int = WIDTH, height: int = HEIGHT) -> Scene:
    """The picture on a sheet of this size, in pixels."""
    foot, legend = _legend(picture.legend, width, height)
    box = (0.0, _HEAD, float(width), foot)
    layers: tuple[Layer, ...] = ()
    if picture.frame is not None:
        layers = map_layers(picture, box, home(picture.frame, box))
    title = Layer("title", tuple(head(picture.title, picture.day, width)))
    return Scene(width, height, picture.title, picture.said, (*layers, title, Layer("legend", legend)))


def home(frame: tuple[float, float, float, float], box: Box) -> Lie:
    """As large as fits in the box with water at the rim and room for the name above a land, in the middle of it."""
    left, top, right, bottom = frame
    wide_, high = right - left, bottom - top
    room, tall = box[2] - box[0] - 2 * FIT.edge, box[3] - box[1] - 2 * FIT.edge - FIT.title
    zoom = min(room / wide_, tall / high, FIT.most)
    x = box[0] + FIT.edge + (room - zoom * wide_) / 2 - left * zoom
    return Lie(zoom, x, box[1] + FIT.edge + FIT.title + (tall - zoom * high) / 2 - top * zoom)


def map_layers(picture: Picture, box: Box, lie: Lie, clear: Sequence[Box] = ()) -> tuple[Layer, ...]:
    """The map in a box, lying so, with names away from the boxes to keep clear: as the page draws it."""
    spots = [_spot(picture, each, lie) for each in picture.dots]
    titles = [
        Title(
            each.name, each.top[0] * lie.zoom + lie.x, each.top[1] * lie.zoom + lie.y, each.middle * lie.zoom + lie.x
        )
        for each in picture.lands
        if each.name
    ]
    many = sum(each.fresh for each in picture.ties) > TIES.many
    # the larger ones lie on top
    over = sorted(range(len(spots)), key=lambda at: int(2 * spots[at].r + 0.5))
    return (
        Layer("water", tuple(_water(picture, lie))),
        Layer("lands", tuple(_lands(picture, lie))),
        Layer("ties", tuple(_tie(each, lie, many=many) for each in picture.ties)),
        Layer("places", tuple(_mark(picture.dots[at], spots[at]) for at in over)),
        Layer("rings", tuple(_rings(picture, spots))),
        Layer("names", placed(spots, titles, box, clear)),
    )


def largest(zoom: float, *, overview: bool) -> float:
    """How wide the largest place is, in pixels, where places have so much room."""
    room = SIZES.room * zoom
    if overview:
        return max(SIZES.overview_least, min(SIZES.overview_most, room * SIZES.overview_part))
    return max(SIZES.least, min(SIZES.most, room * SIZES.part))


def smallest(most: float, *, overview: bool) -> float:
    """How wide the smallest place is beside the largest."""
    return max(SIZES.overview_low if overview else SIZES.low, min(SIZES.high, most * SIZES.small))


def _spot(picture: Picture, dot: Dot, lie: Lie) -> Spot:
    most = largest(lie.zoom, overview=picture.overview)
    least = smallest(most, overview=picture.overview)
    across = (least + (most - least) * dot.part**0.5) * SWELL[dot.shape]
    return Spot(dot.name, dot.x * lie.zoom + lie.x, dot.y * lie.zoom + lie.y, across / 2)


def _mark(dot: Dot, spot: Spot) -> Mark:
    if dot.mix:
        return Mark(spot.x, spot.y, spot.r, dot.shape, "card", "land", MARKS.border, dot.mix)
    if dot.hollow:
        return Mark(spot.x, spot.y, spot.r, dot.shape, "paper", dot.colour, MARKS.hollow)
    return Mark(spot.x, spot.y, spot.r, dot.shape, dot.colour, "land", MARKS.border)


def _rings(picture: Picture, spots: Sequence[Spot]) -> list[Mark]:
    """Thin circles around facilitators and around what is new."""
    found = []
    for dot, spot in zip(picture.dots, spots, strict=True):
        if dot.leads:
            found.append(_ring(spot, MARKS.leads_out, "ink", MARKS.leads_wide))
        if dot.fresh:
            found.append(_ring(spot, MARKS.fresh_out, "accent", MARKS.fresh_wide))
    return found


def _ring(spot: Spot, out: float, colour: str, thick: float) -> Mark:
    return Mark(spot.x, spot.y, spot.r + out, "organisation", "", colour, thick)


def _tie(tie: Tie, lie: Lie, *, many: bool) -> Stroke:
    """A tie as strong as it is; new ones in the accent, more quietly where very many are new at once."""
    points = tuple((x * lie.zoom + lie.x, y * lie.zoom + lie.y) for x, y in (tie.start, tie.end))
    ink = (TIES.levels if tie.inner else TIES.abroad)[tie.level]
    thick = TIES.widths[tie.level]
    if tie.fresh and many:
        return Stroke(
            points,
            "accent",
            max(TIES.many_least, thick * TIES.narrow),
            min(TIES.many_most, ink + TIES.many_more),
        )
    if tie.fresh:
        return Stroke(points, "accent", max(TIES.fresh_least, thick), TIES.fresh)
    dash = TIES.fading if tie.fading else ()
    return Stroke(points, "ink", thick if tie.inner else thick * TIES.narrow, ink, dash)


def _on(rings: Sequence[Ring], lie: Lie) -> tuple[Ring, ...]:
    return tuple(tuple((x * lie.zoom + lie.x, y * lie.zoom + lie.y) for x, y in ring) for ring in rings)


def _water(picture: Picture, lie: Lie) -> list[Area]:
    return [
        Area(_on(rings, lie), "", "coast", COAST.water_wide, ink)
        for each in picture.lands
        for rings, ink in zip(each.water, COAST.water_ink, strict=True)
        if rings
    ]


def _lands(picture: Picture, lie: Lie) -> list[Area]:
    return [Area(_on(each.coast, lie), "land", "coast", COAST.coast_wide) for each in picture.lands]


def head(title: str, under: str, width: float) -> list[Words]:
    """The title as large as it fits, and a line under it."""
    room = width - 2 * _MARGIN
    size = min(28.0, 28.0 * room / max(1.0, wide(title, 28, 650)))
    return [
        Words(title, _MARGIN, 48, wide(title, size, 650), size, 650, "ink"),
        Words(under, _MARGIN, 72, wide(under, 15, 400), 15, 400, "soft"),
    ]


def _legend(rows: Sequence[Row], width: int, height: int) -> tuple[float, tuple[Item, ...]]:
    """The legend along the foot of the sheet, in as many rows as it takes; and where the map above it ends."""
    lines: list[list[tuple[float, Row]]] = [[]]
    x = _MARGIN
    for row in rows:
        long = _SIGN + 8 + wide(row.words, SMALL, 400)
        if lines[-1] and x + long > width - _MARGIN:
            lines.append([])
            x = _MARGIN
        lines[-1].append((x, row))
        x += long + _GAP
    foot = height - 22 - _ROW * len(lines) if rows else float(height)
    items: list[Item] = []
    for number, line in enumerate(lines):
        for x, row in line:
            y = foot + 10 + _ROW * (number + 0.5)
            items += _sign(row, x + _SIGN / 2, y)
            long = wide(row.words, SMALL, 400)
            items.append(Words(row.words, x + _SIGN + 8, y + 4.75, long, SMALL, 400, "ink"))
    return foot, tuple(items)


def _sign(row: Row, x: float, y: float) -> list[Item]:
    """The sign of a row of the legend around a point."""
    match row.sign:
        case "dot":
            return [Mark(x, y, 5.5, "organisation", row.colour, "", 0)]
        case "organisation" | "group" | "person":
            return [Mark(x, y, 6 if row.sign == "person" else 5, row.sign, "land", "ink", 1.25)]
        case "goal":
            return [Mark(x, y, 6, "goal", "ink", "", 0)]
        case "leads":
            return [Mark(x, y, 4, "organisation", "soft", "", 0), Mark(x, y, 6.25, "organisation", "", "ink", 1)]
        case "ring":
            return [Mark(x, y, 4.75, "organisation", "", "soft", 1.75)]
        case _:
            dash = () if row.sign == "new" else TIES.fading
            line = ((x - _SIGN / 2, y), (x + _SIGN / 2, y))
            return [Stroke(line, "accent" if row.sign == "new" else "soft", 2, 1, dash)]
