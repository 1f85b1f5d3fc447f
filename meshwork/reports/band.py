"""The path over time, before it is drawn: how many took part, one band of stages, and what stands beside it.

Stages are kinds, not grades: each has its own hue and its own pattern. Where the record is young the band is hatched,
where it sleeps it is grey. The page (dashboards/pages/_band.py) and a picture (`band_sheet.lay`) draw the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from meshwork import text
from meshwork.network.clock import Span
from meshwork.stages import Path, Reading
from meshwork.stages.words import label
from meshwork.text import month, plural

PATTERN_SIZE = 12
# what sets a stage apart where hues are alike: paths in a square of 12 px
PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "L0": "M2,2h1.6v1.6h-1.6zM8,8h1.6v1.6h-1.6z",
        "L1": "M2,0h1v12h-1zM8,0h1v12h-1z",
        "P1": "M6,2.4a3.6,3.6 0 1,0 .01,0zM6,3.5a2.5,2.5 0 1,1 -.01,0z",
        "P2": "",
        "M1": "M0,5h12v1h-12zM5,0h1v12h-1z",
        "M2": "M0,2h12v1h-12zM0,8h12v1h-12zM2,0h1v12h-1zM8,0h1v12h-1z",
    }
)
PATTERN_INK = 0.4
HATCH_SIZE, HATCH_PART = 8, 0.45
"""The strokes of a young record: in a square of 8 px, each 0.45 of it wide."""
_MOST_YEARS = 9
_SHORT, _MOST_MONTHS = 270, 4  # days of a picture whose months have a word, and how many there is room for


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the band: the days, the stage (None where there is no label), and how well it is founded."""

    days: Span
    stage: str | None
    kind: Literal["told", "young", "asleep"] = "told"


@dataclass(frozen=True, slots=True)
class Name:
    """What a stage is called, from the day it begins on; `dated` where the change is a transition."""

    day: date
    text: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A path as it is drawn: from `first` to `last`, with at least one reading.

    `shore` are how many took part, by day; `stretches` lie over each other in their order; `heights` and `ticks` are
    what stands beside and under it.
    """

    first: date
    last: date
    shore: tuple[tuple[date, int], ...]
    stretches: tuple[Stretch, ...]
    names: tuple[Name, ...]
    heights: tuple[int, ...]
    ticks: tuple[tuple[date, str], ...]


def of_path(path: Path) -> Band:
    """The picture of a path with at least one reading, in the language of this context."""
    first, last = extent(path)
    return Band(
        first,
        last,
        ((first, path.readings[0].active), *((each.day, each.active) for each in path.readings)),
        tuple(_stretches(path, first)),
        tuple(_names(path, first)),
        heights(max(each.active for each in path.readings)),
        ticks(first, last),
    )


def extent(path: Path) -> tuple[date, date]:
    """The first and the last day of the picture: from the month of the first reading on."""
    first, last = path.readings[0].day.replace(day=1), path.readings[-1].day
    return first, max(last, first + timedelta(27))


def ticks(first: date, last: date) -> tuple[tuple[date, str], ...]:
    """Years under the picture, at most nine; within three years half years too, within nine months some months."""
    years = range(first.year, last.year + 1)
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if len(years) / each <= _MOST_YEARS)
    days = [date(year, 1, 1) for year in years if year % step == 0]
    if last - first < timedelta(365 * 3):
        days = sorted([*days, *(date(year, 7, 1) for year in years)])
    if last - first < timedelta(_SHORT):
        begun = [(first.replace(day=1) + timedelta(31 * each)).replace(day=1) for each in range(10)]
        days = [day for day in begun if day <= last]
        days = days[:: -(-len(days) // _MOST_MONTHS)]
    # a month is a longer word than a year, and is cut where it begins near the edge
    edges = {True: (last - first).days // 20, False: (last - first).days // 5}
    shown = [day for day in days if first <= day < last - timedelta(edges[day.month == 1])]
    return tuple((day, str(day.year) if day.month == 1 else month(day)) for day in shown)


def heights(most: int) -> tuple[int, ...]:
    """Two heights of the shore: a round one in the upper half, and half of it.

    >>> heights(57), heights(2006), heights(4), heights(1)
    ((20, 40), (1000, 2000), (2, 4), (1,))
    """
    tens = 10 ** (len(str(max(most, 1))) - 1)
    upper = max(most // (each * tens) * each * tens for each in (2, 4)) if most >= 2 * tens else tens
    return (upper // 2, upper) if upper > 1 else (upper,)


def young(path: Path) -> tuple[Span, ...]:
    """The stretch in which the record is young, if the picture has one."""
    first, last = extent(path)
    if path.young_until is None or path.young_until <= first:
        return ()
    return (Span(first, min(last, path.young_until - timedelta(1))),)


def told(each: Reading) -> str:
    """A reading in one line: month, stage, how many took part."""
    name = label(each) or ""
    count = plural("{n} active partner", "{n} active partners", each.active)
    return " · ".join(filter(None, (month(each.day), name, count)))


def now(path: Path) -> str:
    """What the shore is, for the legend."""
    return text._("active partners, now {n}", n=text.number(path.readings[-1].active))


def _stretches(path: Path, first: date) -> Iterator[Stretch]:
    yield from (Stretch(span, stage) for span, stage in _from(first, path.bands()))
    for within in young(path):
        for each, stage in _from(first, path.bands()):
            if each.first <= within.last and within.first <= each.last:
                yield Stretch(Span(max(each.first, within.first), min(each.last, within.last)), stage, "young")
    yield from (Stretch(span, None, "asleep") for span in path.sleeps if span.last >= first)


def _from(first: date, bands: tuple[tuple[Span, str | None], ...]) -> Iterator[tuple[Span, str | None]]:
    """The first band begins with its month, not on the day of the reading."""
    for place, (span, stage) in enumerate(bands):
        yield (Span(first, span.last) if place == 0 else span), stage


def _names(path: Path, first: date) -> Iterator[Name]:
    """The name of each label where it begins, with the month where the change is a transition."""
    changes = {each.day for each in path.transitions}
    readings = {each.day: each for each in path.readings}
    before, start = "", first
    for day in sorted(readings):
        begun, start = start, day + timedelta(1)
        dated = day in changes
        name = label(readings[day]) or ""
        if not name or (name == before and not dated):
            continue
        before = name
        yield Name(begun, f"{month(day)}: {name}" if dated else name, dated)
