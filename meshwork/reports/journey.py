"""The maps of a story as one page for a browser, to look around in: a slider over the moments, search and focus.

It is made from what a funder may see alone, holds no id, asks nothing of any machine, and allows itself by hash to
run the one script it brings.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from meshwork.reports import letters, of_shown, svg
from meshwork.reports.palette import LIGHT, tokens
from meshwork.reports.sheet import home
from meshwork.story import parts
from meshwork.story.shown import Moment, ShownMap, ShownStory
from meshwork.text import _, day, filed, speak

if TYPE_CHECKING:
    from jinja2 import Template

WIDTH, HEIGHT = 960, 600
"""Of the map, in pixels."""


def write(story: ShownStory) -> bytes:
    """The bytes of the page, in UTF-8: every moment that has a map. The same story gives the same bytes."""
    with speak(story.language):
        moments = [_moment(each, story.community) for each in story.moments if each.picture.marks]
        words = _words()
        said = {
            "language": story.language,
            "title": story.title or story.community,
            "community": story.community,
            "footer": parts.known(story),
            "words": words,
            "moments": moments,
        }
    style = _style([said, words])
    script = _part("journey.js")
    return (
        _page()
        .render(
            story=said, style=style, script=script, hashes=[_hash(script), _hash(style)], width=WIDTH, height=HEIGHT
        )
        .encode()
    )


def _moment(moment: Moment, community: str) -> dict[str, Any]:
    shown, colours = moment.picture, tokens(LIGHT)
    scene = of_shown.drawn(shown, community, WIDTH, HEIGHT)
    return {
        "day": day(moment.day),
        "title": moment.title,
        "said": scene.said,
        "drawn": svg.layers(scene),
        "key": of_shown.key(shown),
        "sectors": [[name, colours[colour]] for name, colour in of_shown.sectors(shown)],
        "found": json.dumps([*_found(shown)], ensure_ascii=False),
    }


def _found(shown: ShownMap) -> Iterator[dict[str, Any]]:
    """Who and what can be looked for by name, each with where its dots stand: nothing else tells them."""
    lie = home(shown.frame, (0.0, 0.0, float(WIDTH), float(HEIGHT)))
    places = [[svg.number(each.x * lie.zoom + lie.x), svg.number(each.y * lie.zoom + lie.y)] for each in shown.marks]
    named = sorted(
        ((each.name, place) for each, place in zip(shown.marks, places, strict=True) if each.name),
        key=lambda each: (filed(each[0]), each[1]),
    )
    yield from ({"name": name, "at": [place]} for name, place in named)
    lands = sorted((each.name, each.marks) for each in shown.lands if each.name)
    yield from ({"name": name, "at": [places[at] for at in marks]} for name, marks in lands)


def _words() -> dict[str, str]:
    return {
        "moment": _("Moment"),
        "search": _("Look for a name"),
        "whole": _("Show everything"),
        "none": _("Nobody of that name is on this map."),
        "around": _("{name}, and who is tied to it."),
        "names": _("By name on this map"),
    }


def _style(said: Any) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight // 100 * 100};'
        f"src:url(data:font/ttf;base64,{b64encode(file).decode()})}}"
        for weight in letters.WEIGHTS
        for family, file in letters.subsets(_texts(said), weight)
    )
    colours = "".join(
        f"--{name}:{tokens(LIGHT)[name]};" for name in ("paper", "card", "ink", "soft", "line", "accent")
    )
    return f"{faces}:root{{{colours}}}{_part('journey.css')}"


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value.upper()
            yield value
        case dict() | list():
            for each in value.values() if isinstance(value, dict) else value:
                yield from _texts(each)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _part(name: str) -> str:
    return (resources.files(__package__ or "") / name).read_text(encoding="utf-8")


@cache
def _page() -> Template:
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string(_part("journey.html"))
