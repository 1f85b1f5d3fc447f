"""Lays the path over time on a sheet: the shore of who took part, the band of stages, their names, what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meshwork import text
from meshwork.reports.band import HATCH_PART, HATCH_SIZE, PATTERN_INK, PATTERN_SIZE, PATTERNS, Band, Name, Stretch
from meshwork.reports.letters import wide
from meshwork.reports.measures import STRIP
from meshwork.reports.scene import Area, Item, Layer, Pattern, Scene, Stroke, Words
from meshwork.reports.sheet import SMALL, head
from meshwork.stages import words
from meshwork.text import _, month

WIDTH = 1280
_MARGIN, _TOP = 36.0, 100.0
_SHORE, _TICKS, _BAND = 150.0, 30.0, 34.0  # how high: who took part, the years under it, the band
_ROOM = 1.04  # the highest of the shore does not touch what is above
_KEY = 22.0  # how wide a sample of the legend is


def lay(band: Band, title: str, now: str) -> Scene:
    """The path on a sheet as high as it takes; `now` says what the shore is."""
    shore, strip = _TOP + _SHORE, _TOP + _SHORE + _TICKS
    names, below = _placed(band, strip + _BAND)
    legend, foot = _legend(band, below + 16, now)
    lines, height = _meaning(foot + 14)
    when = _("{first} to {last}", first=month(band.first), last=month(band.last))
    stages = "; ".join(each.text for each in band.names)
    layers = (
        Layer("shore", tuple(_shore(band, shore))),
        Layer("ticks", tuple(_ticks(band, shore))),
        Layer("band", tuple(_stretch(each, band, strip) for each in band.stretches)),
        Layer("names", names),
        Layer("title", tuple(head(title, when, WIDTH))),
        Layer("legend", (*legend, *lines)),
    )
    return Scene(WIDTH, height, title, f"{title}, {when}: {stages or now}.", layers)


def _x(band: Band, day: date) -> float:
    return _MARGIN + (WIDTH - 2 * _MARGIN) * (day - band.first).days / (band.last - band.first).days


def _box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _shore(band: Band, foot: float) -> Iterator[Item]:
    """Who took part, as an area with its upper line, and two heights with their number."""
    most = max(1, *(many for _day, many in band.shore)) * _ROOM
    points = tuple((_x(band, day), foot - _SHORE * many / most) for day, many in band.shore)
    yield Area(((*points, (points[-1][0], foot), (points[0][0], foot)),), "land")
    yield Stroke(points, "bar", 1.25)
    yield Stroke(((_MARGIN, foot), (WIDTH - _MARGIN, foot)), "line", 1)
    for each in band.heights:
        y = foot - _SHORE * each / most
        said = text.number(each)
        long = wide(said, 11, 400)
        yield Stroke(((WIDTH - _MARGIN - 8, y), (WIDTH - _MARGIN, y)), "coast", 1)
        yield Words(said, WIDTH - _MARGIN - 12 - long, y + 4, long, 11, 400, "soft", "paper")


def _ticks(band: Band, foot: float) -> Iterator[Item]:
    for day, said in band.ticks:
        x = _x(band, day)
        yield Stroke(((x, foot), (x, foot + 6)), "coast", 1)
        yield Words(said, x + 4, foot + 15, wide(said, 12, 400), 12, 400, "soft")


def _stretch(each: Stretch, band: Band, top: float) -> Area:
    """A part of the band, with the hue and the pattern of its stage."""
    after = min(each.days.last, band.last)
    # up to the day after, for a day is as wide as it is long
    right = min(_x(band, after) + (WIDTH - 2 * _MARGIN) / (band.last - band.first).days, WIDTH - _MARGIN)
    return _sample(each.stage, each.kind, (_x(band, each.days.first), top, right, top + _BAND))


def _sample(stage: str | None, kind: str, box: tuple[float, float, float, float]) -> Area:
    rings = (_box(*box),)
    if kind == "asleep":
        return Area(rings, "asleep")
    if kind == "young":
        return Area(rings, f"stage-{stage}" if stage else "coast", pattern=_hatch())
    if stage is None:
        return Area(rings, "land")
    path = PATTERNS[stage]
    return Area(
        rings, f"stage-{stage}", pattern=Pattern(PATTERN_SIZE, path, "ink", ink=PATTERN_INK) if path else None
    )


def _hatch() -> Pattern:
    """Strokes of paper from corner to corner, and over the corners so that they join."""
    size, half, quarter = HATCH_SIZE, HATCH_SIZE / 2, HATCH_SIZE / 4
    path = (
        f"M{-quarter:g},{quarter:g}l{half:g},{-half:g}M0,{size:g}L{size:g},0"
        f"M{3 * quarter:g},{5 * quarter:g}l{half:g},{-half:g}"
    )
    return Pattern(size, path, "paper", wide=HATCH_PART * size)


def _placed(band: Band, top: float) -> tuple[tuple[Item, ...], float]:
    """Each name on the first row where it is free, those of dated changes before the others; and where they end.

    One that would leave the sheet ends at its edge instead, as on the page (assets/progress.js).
    """
    rows: list[list[tuple[float, float]]] = []
    found: list[Item] = []
    room = WIDTH - 2 * _MARGIN
    for name in sorted(band.names, key=lambda each: not each.dated):
        long = wide(name.text, STRIP.size, 400) + STRIP.rim
        start = max(0.0, min(room - long, _x(band, name.day) - _MARGIN))
        row = _free(rows, start, start + long)
        if row < STRIP.rows and long <= room:
            rows[row : row + 1] = [[*(rows[row] if row < len(rows) else []), (start, start + long)]]
            found.append(_name(name, start, top + STRIP.row * row, long - STRIP.rim))
    return tuple(found), top + STRIP.row * len(rows)


def _free(rows: Sequence[Sequence[tuple[float, float]]], start: float, end: float) -> int:
    """The first row with room from `start` to `end`, or the next one."""
    for number, taken in enumerate(rows):
        if all(end + STRIP.gap <= left or right + STRIP.gap <= start for left, right in taken):
            return number
    return len(rows)


def _name(name: Name, start: float, top: float, long: float) -> Words:
    colour = "ink" if name.dated else "soft"
    return Words(name.text, _MARGIN + start, top + 18, long, STRIP.size, 400, colour)


def _legend(band: Band, top: float, now: str) -> tuple[list[Item], float]:
    """Only what the picture shows needs a word; and where it ends."""
    kinds = {each.kind for each in band.stretches}
    rows = [(now, "shore")]
    if "young" in kinds:
        rows.append((_("the record is still young"), "young"))
    if "asleep" in kinds:
        rows.append((_("nothing recorded"), "asleep"))
    items: list[Item] = []
    x = _MARGIN
    for said, kind in rows:
        box = (x, top + 5, x + _KEY, top + 16)
        if kind == "shore":
            items += [
                Area((_box(*box),), "land"),
                Stroke(((box[0], box[1]), (box[2], box[1])), "bar", 1.25),
            ]
        else:
            items.append(_sample(None, kind, box))
        long = wide(said, SMALL, 400)
        items.append(Words(said, x + _KEY + 8, top + 15.25, long, SMALL, 400, "soft"))
        x += _KEY + 8 + long + 24
    return items, top + 22


def _meaning(top: float) -> tuple[list[Words], float]:
    """What a CoP is and what a stage is not, broken at words; and how high the sheet is."""
    lines = [
        line for said in (words.cop_written_out(), words.fixed_line()) for line in _broken(said, WIDTH - 2 * _MARGIN)
    ]
    found = [
        Words(line, _MARGIN, top + 14 + 19 * number, wide(line, SMALL, 400), SMALL, 400, "soft")
        for number, line in enumerate(lines)
    ]
    return found, round(top + 19 * len(lines) + 18)


def _broken(said: str, room: float) -> list[str]:
    """A sentence in lines that are no wider than the room."""
    lines = [""]
    for word in said.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, SMALL, 400) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
