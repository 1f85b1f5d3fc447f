"""A story as slides of 16:9 that can be changed by hand: maps as shapes, figures as tables and charts, notes for who
presents them; by python-pptx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from meshwork.handouts import Handout
from meshwork.handouts._charts import charts, grid, put, whys
from meshwork.handouts._deck import BODY, MARGIN, Deck
from meshwork.handouts._drawn import paragraph, run, shape, text_box
from meshwork.handouts._fit import LINE, high, parted
from meshwork.handouts._moments import MAP, moment
from meshwork.handouts._tables import cells, table, tall
from meshwork.handouts._told import told
from meshwork.reports.scene import Scene
from meshwork.story.shown import ShownStory
from meshwork.text import _, speak

_TEXTS, _GAP = (28.0, 25.0, 22.0, 20.0), 14.0
"""The letters of a text, as large as all of it fits, and what is between two paragraphs, in pixels."""
_PROMISED = (480.0, 190.0, BODY[2] - 670)


def write(story: ShownStory) -> bytes:
    """The bytes of the deck."""
    with speak(story.language):
        said = told(story, _as_it_is, round(MAP[2]), round(MAP[3]))
        deck = Deck(story.language, said["title"], story.known_at, said["footer"])
        _first(deck, said)
        _texts(deck, _("In short"), said["opening"])
        for each in said["sections"]:
            if each.get("first"):
                _section(deck, each)
        several = Counter(each["title"] for each in said["moments"])
        for each in said["moments"]:
            # who has slides read out finds them by their titles
            title = each["title"] if several[each["title"]] == 1 else f"{each['title']}, {each['day']}"
            moment(deck, each | {"title": title})
        _over_time(deck, story)
        for each in said["sections"]:
            if not each.get("first"):
                _section(deck, each)
        return deck.bytes()


def _as_it_is(drawn: Scene) -> Scene:
    return drawn


def _first(deck: Deck, said: dict[str, Any]) -> None:
    slide = deck.slide("first", said["title"], (said["span"], *said["opening"]))
    whose = [paragraph(run(said["community"], 24, "accent", weight=650), after=8)]
    same = said["title"] == said["community"]
    deck.say(slide.placeholders[1], [*([] if same else whose), paragraph(run(said["span"], 20, "soft"))])
    deck.add(slide, shape(10, _("Line"), (MARGIN, 206, 80, 6), "rect", "accent", ""))


def _section(deck: Deck, said: dict[str, Any]) -> None:
    if "rows" in said:
        _promised(deck, said)
    elif "quotes" in said:
        quotes = (f"“{text}” – {'. '.join(filter(None, (who, since)))}" for text, who, since in said["quotes"])
        _texts(deck, said["heading"], [*quotes])
    elif "points" in said:
        _texts(deck, said["heading"], said["points"], bullet="–")
    else:
        more = (said.get("line"), said.get("asked"))
        _texts(deck, said["heading"], [*said.get("lines", ()), *(each for each in more if each)])


def _texts(deck: Deck, title: str, texts: Sequence[str], *, bullet: str = "") -> None:
    """Paragraphs on as many slides as they need, a long one broken between words."""
    indent = 24 if bullet else 0
    wide = BODY[2] - indent
    size = next((each for each in _TEXTS if high(texts, wide, each, _GAP) <= BODY[3]), _TEXTS[-1])
    most = int(BODY[3] / (size * LINE)) - 1
    pages: list[list[str]] = [[]]
    for part in (part for each in texts if each for part in parted(each, wide, size, most)):
        if pages[-1] and high((*pages[-1], part), wide, size, _GAP) > BODY[3]:
            pages.append([])
        pages[-1].append(part)
    for number, page in enumerate(pages if pages[0] else (), 1):
        slide = deck.slide("text", _numbered(title, number, len(pages)), page)
        body = [paragraph(run(each, size), after=_GAP, indent=indent, bullet=bullet) for each in page]
        deck.say(slide.placeholders[1], body)


def _promised(deck: Deck, said: dict[str, Any]) -> None:
    """What was promised, what came of it and why, on as many slides as it needs."""
    head = cells(said["heads"], 14, "soft")
    pages: list[list[int]] = [[]]
    rows = [cells(each, 18, strong=1) for each in said["rows"]]
    used = 0.0
    for at, row in enumerate(rows):
        used += tall(row, _PROMISED)
        if pages[-1] and used > BODY[3] - tall(head, _PROMISED):
            pages.append([])
            used = tall(row, _PROMISED)
        pages[-1].append(at)
    for number, page in enumerate(pages, 1):
        notes = [f"{text}: {' · '.join(filter(None, rest))}" for text, *rest in (said["rows"][at] for at in page)]
        title = _numbered(said["heading"], number, len(pages))
        slide = deck.slide("free", title, notes)
        deck.add(slide, table(10, title, " ".join(notes), BODY[:2], _PROMISED, [head, *(rows[at] for at in page)]))


def _over_time(deck: Deck, story: ShownStory) -> None:
    """The figures over the moments, where changes of them are told."""
    found = charts(story)
    if not found:
        return
    why = [_("Between columns that stand apart no change is told: {why}.", why=each) for each in whys(story)]
    slide = deck.slide("free", _("The figures over the moments"), [*(each.said for each in found), *why])
    under = high(why, BODY[2], 14, 3)
    left, top, wide, room = BODY
    for at, (each, box) in enumerate(zip(found, grid(len(found), (left, top, wide, room - under - 12)), strict=True)):
        x, y, across, tall = box
        said = [paragraph(run(each.name, 17, weight=650)), paragraph(run(each.since, 13, "soft"))]
        head = high([each.name], across, 17, weight=650) + high([each.since], across, 13)
        deck.add(slide, text_box(20 + at, each.name, (x, y, across, head), said))
        put(slide, each, (x, y + head, across, tall - head))
    if why:
        words = [paragraph(run(each, 14, "soft"), after=3) for each in why]
        deck.add(slide, text_box(80, _("Where no change is told"), (left, top + room - under, wide, under), words))


def _numbered(title: str, number: int, many: int) -> str:
    return title if many == 1 else f"{title} ({number}/{many})"


PPTX = Handout("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", write)
