"""What stands on the pages of a story, in words: the same for paper, for a browser and for slides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from meshwork.reports import of_shown, svg
from meshwork.reports.palette import LIGHT, tokens
from meshwork.reports.scene import Scene
from meshwork.story import parts
from meshwork.story.shown import Figure, ShownStory
from meshwork.story.words import signed
from meshwork.text import _, day, number, opening

WIDTH, HEIGHT = 640, 360
"""Of a map on the page, in pixels; on paper four of them are three points."""


def told(
    story: ShownStory, draw: Callable[[Scene], Any] = svg.write, width: int = WIDTH, height: int = HEIGHT
) -> dict[str, Any]:
    """Everything that stands on the pages, in the language that is spoken.

    A picture is what `draw` makes of a map so many pixels wide and high, by itself the text of an SVG file; it is
    "" where the map was taken out.
    """
    colours = tokens(LIGHT)
    return {
        "title": story.title or story.community or "…",
        "community": story.community,
        "language": story.language,
        "known": [story.known_at.year, story.known_at.month, story.known_at.day],
        "footer": parts.known(story),
        "span": parts.span(story),
        "colours": {name: colours[name] for name in ("ink", "soft", "line", "accent", "paper")},
        "opening": story.opening,
        "sections": list(_sections(story)),
        "moments": [_moment(story, at, draw, width, height) for at in range(len(story.moments))],
    }


def _sections(story: ShownStory) -> Iterator[dict[str, Any]]:
    """What stands before the moments (`first`) and after them, each with its heading."""
    if story.promises:
        rows = [[each.text, parts.state_words(each.state), each.why] for each in story.promises]
        heads = [_("Promised"), _("What came of it"), _("Why")]
        yield {"first": True, "heading": _("What was promised"), "heads": heads, "rows": rows}
    if story.works:
        quotes = [[each.text, ", ".join(each.tellers), each.since] for each in story.works]
        yield {"heading": _("What works"), "quotes": quotes}
    if story.leaving:
        yield {"heading": _("Who left"), "lines": story.leaving}
    if story.staged:
        lines = [parts.wants(story.staged), *story.staged.sentences]
        yield {"heading": _("The stage"), "lines": lines, "line": story.staged.line}
    yield {"heading": _("What we do not know"), "points": story.unknown}
    if story.asked:
        yield {"heading": _("What we ask"), "asked": story.asked}


def _moment(story: ShownStory, at: int, draw: Callable[[Scene], Any], width: int, height: int) -> dict[str, Any]:
    moment, colours = story.moments[at], tokens(LIGHT)
    scene = of_shown.drawn(moment.picture, story.community, width, height)
    there = bool(moment.picture.marks)
    before = day(story.moments[at - 1].day) if at else ""
    whys = dict.fromkeys(each.why for each in moment.figures if each.why)
    notes = [*([_("A change is that since {day}.", day=before)] if before else []), *map(_ended, whys)]
    return {
        "day": day(moment.day),
        "title": moment.title,
        "picture": draw(scene) if there else "",
        "said": scene.said if there else "",
        "key": of_shown.key(moment.picture) if there else "",
        "sectors": [[name, colours[colour]] for name, colour in of_shown.sectors(moment.picture)],
        "sentences": moment.sentences,
        "heads": [_("Figure"), _("Number"), *([_("Change")] if before else []), _("When"), _("Recorded since")],
        "figures": [_row(each, changed=bool(before)) for each in moment.figures],
        "columns": [_("Figure"), _("Number"), *([_("Change")] if before else []), _("Recorded since")],
        "stretches": [
            {"when": _stretch(*both), "rows": [_row(each, changed=bool(before), when=False) for each in some]}
            for both, some in groupby(moment.figures, key=lambda each: (each.first, each.last))
        ],
        "notes": notes,
        "tables": [
            {
                "name": each.name,
                "heads": [_("Group"), _("Number")],
                "rows": [[" / ".join(count.groups), number(count.number)] for count in each.counts],
            }
            for each in moment.tables
        ],
    }


def _row(figure: Figure, *, changed: bool, when: bool = True) -> list[str]:
    one = figure.first == figure.last
    days = day(figure.last) if one else _("{first} to {last}", first=day(figure.first), last=day(figure.last))
    change = [] if not changed else ["–" if figure.change is None else signed(figure.change)]
    of = [days] if when else []
    return [opening(figure.name), number(figure.value), *change, *of, day(figure.recorded_from)]


def _stretch(first: date, last: date) -> str:
    """Of which days figures are, as it stands above them."""
    return (
        _("On {day}", day=day(last))
        if first == last
        else _("From {first} to {last}", first=day(first), last=day(last))
    )


def _ended(why: str) -> str:
    return _("Where no change is told: {why}.", why=why)
