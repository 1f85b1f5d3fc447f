"""The slides of a moment: its map, what happened, its figures; and who took part, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from meshwork.handouts._deck import BODY, HEIGHT, MARGIN, WIDTH, Deck
from meshwork.handouts._drawn import Box, paragraph, run, scene, text_box
from meshwork.handouts._fit import LINE, high
from meshwork.handouts._tables import Cell, Row, Said, cells, deep, table
from meshwork.reports.scene import Scene
from meshwork.text import _

MAP: Box = (MARGIN, 142, 690, 462)
"""Where the map of a moment stands."""
_DAY: Box = (MARGIN, 32, WIDTH - 2 * MARGIN, 24)
_FOOT = HEIGHT - 56
"""Here ends what stands on a slide."""
_GAP = 36
_NOTE, _LEAD = 13.0, 17.0
"""The letters of why no change is told, and of what happened, in pixels."""
_KEYS, _KEY_ENDS = (13.5, 12.5, 11.5, 10.5, 9.5, 8.5), HEIGHT - 48
"""The letters of the legend, of which the largest is taken with which it ends above the foot, and where that is."""
_PARTS = {False: (0.5, 0.18, 0.32), True: (0.38, 0.15, 0.16, 0.31)}
"""How wide the columns of the figures are, without and with changes."""


def moment(deck: Deck, said: dict[str, Any]) -> None:
    """A slide with everything of a moment, and one with its tables where it has any."""
    slide = deck.slide("free", said["title"], notes(said))
    numbers = count(10)
    _dated(deck, slide, said, next(numbers))
    beside: Box = (MARGIN, MAP[1], WIDTH - 2 * MARGIN, _FOOT - MAP[1])
    if isinstance(said["picture"], Scene):
        left = MAP[0] + MAP[2] + _GAP
        beside = (left, MAP[1], WIDTH - MARGIN - left, _FOOT - MAP[1])
        deck.add(slide, scene(said["picture"], MAP, 1000))
        _legend(deck, slide, said, numbers)
    _beside(deck, slide, said, beside, numbers)
    if said["tables"]:
        _grouped(deck, said)


def notes(said: dict[str, Any]) -> list[str]:
    """What a presenter may say: the sentences, then each figure with its days and since when it is recorded."""
    figures = [
        _("{what}: {number}. {when}; recorded since {day}.", what=name, number=many, when=when, day=since)
        if not change
        else _(
            "{what}: {number} ({change}). {when}; recorded since {day}.",
            what=name,
            number=many,
            change=change[0],
            when=when,
            day=since,
        )
        for name, many, *change, when, since in said["figures"]
    ]
    return [*said["sentences"], *figures, *said["notes"]]


def _dated(deck: Deck, slide: Any, said: dict[str, Any], number: int) -> None:
    day = paragraph(run(said["day"], 17, "accent", weight=650))
    deck.add(slide, text_box(number, _("Day"), _DAY, [day]))


def _legend(deck: Deck, slide: Any, said: dict[str, Any], numbers: Iterator[int]) -> None:
    """What dots and lines mean, and whose colour is which, under the map."""
    top = MAP[1] + MAP[3] + 8
    texts = [said["key"], "".join(f"● {name}    " for name, _colour in said["sectors"])]
    fits = (each for each in _KEYS if high(filter(None, texts), MAP[2], each, 2) <= _KEY_ENDS - top)
    size = next(fits, _KEYS[-1])
    sectors = "".join(run("● ", size, colour) + run(f"{name}    ", size, "soft") for name, colour in said["sectors"])
    words = [paragraph(run(said["key"], size, "soft"), after=2), *([paragraph(sectors)] if sectors else [])]
    deck.add(slide, text_box(next(numbers), _("Legend"), (MAP[0], top, MAP[2], _FOOT - top), words))


def _beside(deck: Deck, slide: Any, said: dict[str, Any], box: Box, numbers: Iterator[int]) -> None:
    """The first sentences as far as there is room (the notes have all), the figures, and why no change is told."""
    left, top, wide, room = box
    widths = [wide * each for each in _PARTS[len(said["heads"]) == 5]]
    under = high(said["notes"], wide, _NOTE, 3)
    rows: list[Row] = []
    for size in (15.0, 14.0, 13.0, 12.0, 11.0, 10.0):
        rows = _figures(said, size)
        if deep(rows, widths) + under < room - 100:
            break
    room -= deep(rows, widths) + under + 24
    shown: list[str] = []
    for each in said["sentences"]:
        if high((*shown, each), wide, _LEAD, 7) > room:
            break
        shown.append(each)
    if shown:
        tall = high(shown, wide, _LEAD, 7)
        words = [paragraph(run(each, _LEAD), after=7) for each in shown]
        deck.add(slide, text_box(next(numbers), _("What happened"), (left, top, wide, tall), words))
        top += tall + 10
    deck.add(slide, table(next(numbers), _("Figures"), " ".join(notes(said)), (left, top), widths, rows))
    top += deep(rows, widths) + 10
    if said["notes"]:
        words = [paragraph(run(each, _NOTE, "soft"), after=3) for each in said["notes"]]
        deck.add(slide, text_box(next(numbers), _("Where no change is told"), (left, top, wide, under), words))


def _figures(said: dict[str, Any], size: float) -> list[Row]:
    """The figures as rows: what, with its days where they are not those of the first; how many; the change; since
    when recorded."""
    small = max(size - 3, 10)
    first, *heads, _when, since = said["heads"]
    days = said["figures"][0][-2]
    rows = [cells([f"{first}, {days}", *heads, since], small, "soft", right=range(1, len(heads) + 1))]
    for name, many, *change, when, recorded in said["figures"]:
        under = () if when == days else (Said(when, small, "soft"),)
        right = [Cell((Said(each, size, weight=650),), right=True) for each in (many, *change)]
        rows.append([Cell((Said(name, size, weight=650), *under)), *right, Cell((Said(recorded, small, "soft"),))])
    return rows


def _grouped(deck: Deck, said: dict[str, Any]) -> None:
    """The tables of a moment beside each other."""
    told = [
        f"{each['name']}: {'; '.join(f'{group} {many}' for group, many in each['rows'])}." for each in said["tables"]
    ]
    slide = deck.slide("free", _("{title}: partners by group", title=said["title"]), told)
    _dated(deck, slide, said, 10)
    wide = (BODY[2] - 2 * _GAP) / 3
    widths = (wide * 0.78, wide * 0.22)
    for at, each in enumerate(said["tables"]):
        left = MARGIN + at * (wide + _GAP)
        head = paragraph(run(each["name"], 18, weight=650))
        deck.add(slide, text_box(20 + at, each["name"], (left, BODY[1], wide, 18 * LINE), [head]))
        rows: list[Row] = []
        for size in (18.0, 16.0, 14.0, 12.0, 10.0):
            rows = [
                cells(each["heads"], 13, "soft", right=(1,)),
                *(cells(row, size, right=(1,)) for row in each["rows"]),
            ]
            if deep(rows, widths) < BODY[3] - 40:
                break
        deck.add(slide, table(30 + at, each["name"], told[at], (left, BODY[1] + 34), widths, rows))
