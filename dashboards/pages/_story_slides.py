"""What is shown when a story is presented: slides of words, and the map of each moment from the sheet.

They are made of what a funder may see and nothing else; `assets/story.js` shows them, without asking for anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.pages import _story_moment as one
from meshwork.reports import of_shown
from meshwork.story import parts
from meshwork.story.shown import Figure, Moment, ShownStory
from meshwork.text import _, day, number, opening, speak

PRESENT, SLIDES = "story-present", "story-slides"
_KEY_FIGURES = 4
_AT_ONCE = 4
"""So many sentences stand on one slide of words; more go on to the next."""


def button() -> Component:
    """What begins it."""
    return html.Button(_("Present"), id=PRESENT, className="action quiet")


def store(story: ShownStory) -> Component:
    """The slides, kept on the page."""
    return dcc.Store(id=SLIDES, data=shown(story))


def shown(story: ShownStory) -> dict[str, Any]:
    """The slides, and the words around them in the language of who presents."""
    words = {
        "back": _("Back"),
        "on": _("On"),
        "notes": _("Notes"),
        "window": _("Notes in a window of their own"),
        "close": _("Stop"),
        "label": _("The story, slide by slide"),
        "next": _("Next:"),
    }
    with speak(story.language):
        return {"words": words, "lang": story.language, "slides": list(slides(story))}


def slides(story: ShownStory) -> Iterator[dict[str, Any]]:
    """The title, what was promised, each moment (`map` says which picture of the sheet), what works, who left, the
    stage, what is not known, what is asked."""
    yield {
        "title": story.title,
        "over": story.community if story.community != story.title else "",
        "lines": [parts.span(story)],
        "notes": [*story.opening, parts.known(story)],
        "first": True,
    }
    if story.opening:
        yield from _words(parts.Part(_("In short"), story.opening))
    for part in parts.before(story):
        yield from _words(part)
    for at in range(len(story.moments)):
        yield _moment(story, at)
    for part in parts.after(story):
        yield from _words(part)


def _key_figures(moment: Moment) -> list[Figure]:
    """The four that tell most: where there are more, the number of sectors gives way."""
    several = [each for each in moment.figures if len(moment.figures) <= _KEY_FIGURES or each.key != "sectors"]
    return several[:_KEY_FIGURES]


def _moment(story: ShownStory, at: int) -> dict[str, Any]:
    moment = story.moments[at]
    since_before = _("A change is that since {day}.", day=day(story.moments[at - 1].day)) if at else ""
    since = [
        _("{figure}: recorded since {day}", figure=opening(each.name), day=day(each.recorded_from))
        for each in moment.figures
    ]
    return {
        "title": moment.title,
        "over": day(moment.day),
        "map": at,
        "lines": list(moment.sentences[:2]),
        "figures": [[number(each.value), each.name, one.change(each)] for each in _key_figures(moment)],
        "key": of_shown.key(moment.picture),
        "sectors": one.sectors(moment),
        "since": since_before if any(each.change is not None for each in _key_figures(moment)) else "",
        "notes": [*moment.sentences, *since],
    }


def _words(part: parts.Part) -> Iterator[dict[str, Any]]:
    """Slides of words; what stands under them stands on each."""
    for at in range(0, len(part.lines), _AT_ONCE):
        lines = list(part.lines[at : at + _AT_ONCE])
        yield {"title": part.heading, "over": "", "lines": lines, "under": part.under, "notes": []}
