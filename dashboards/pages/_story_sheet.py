"""The story that is being written, as the sheet of paper that it will be; every part of it opens where it stands."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import empty
from dashboards.pages import _story_form as form
from dashboards.pages import _story_moment as one
from dashboards.pages import _story_slides as slides
from dashboards.pages import _story_steady as steady
from dashboards.pages import _story_top as top
from dashboards.pages._story_moment import act, on_paper, way
from dashboards.pages._story_place import SEEN, seen, spelled
from meshwork.service import Asker, Service
from meshwork.story import parts
from meshwork.story.half_names import HalfName
from meshwork.story.outline import Outline
from meshwork.story.shown import ShownStory
from meshwork.text import _, plural, speak
from meshwork.verbs.drafts import Worth, Writing

MAKE = "story-make"
_MOST_HALVES = 8


def draw(service: Service, asker: Asker, community: str, place: str = "") -> Component:
    """The sheet with what can be done to it, or what will be here; `place` is open to be typed in."""
    writing = service.drafts.open(asker, community)
    if writing.proof is None:
        return empty(
            _("No story yet"),
            _(
                "Here will be the story for a funder: what happened since a day, with the map of each moment, "
                "figures with their change, and what is not known. It begins once a meeting, a goal or work done "
                "together is written down."
            ),
            html.A(_("Write a contact down"), href="contacten", className="go"),
        )
    story, outline = writing.proof.story, writing.outline
    worth, unnamed = service.drafts.works(asker, community)
    trying = story.staged or place == spelled("stage")  # who is about to put it in has to wait less
    parts: list[Component | None] = [
        top.head(story, outline, place),
        top.promises(story, outline, place),
        *_moments(writing, place),
        _works(story, outline, worth, unnamed),
        _left(story, outline),
        _stage(story, outline, place),
        _unknown(story, outline, steady.slot(service, asker, community) if trying else None),
        _asked(story, outline, place),
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.H1(_("Story")),
                    html.Div(
                        [
                            slides.button(),
                            html.Button(_("Make it"), id=MAKE, className="action"),
                        ],
                        className="buttons",
                    ),
                ],
                className="head",
            ),
            html.P(_proposed(writing), className="soft"),
            act("anew", spelled("short"), _("Begin anew from the proposal")) if writing.kept else None,
            _halves(writing.proof.halves),
            slides.store(story),
            dcc.Store(id={"type": SEEN, "of": "sheet"}, data=seen(writing)),
            html.Article(list(filter(None, parts)), className="sheet", lang=story.language),
        ]
    )


def _proposed(writing: Writing) -> str:
    if writing.kept:
        return _("What you change is kept as you go, for facilitators alone, until you make it.")
    return _("This is what the program proposes. Change what you like: it is kept as you go, for facilitators alone.")


def _halves(found: tuple[HalfName, ...]) -> Component | None:
    """Where a first name or a surname may stand alone: people know whether it is one."""
    if not found:
        return None
    ask = _(
        "Whole names of who did not agree to be named are left out by themselves. A word below is also a first name "
        "or a surname of such a person. Does it speak of that person? Then write it otherwise before you make it."
    )
    said = [_("“{word}” in: {text}", word=each.word, text=each.text) for each in found[:_MOST_HALVES]]
    more = len(found) - len(said)
    rest = [html.Li(plural("and {n} more", "and {n} more", more))] if more else []
    return html.Aside([html.P(ask), html.Ul([*map(html.Li, said), *rest], className="points")], className="halves")


def _moments(writing: Writing, place: str) -> list[Component | None]:
    proof, outline = writing.proof, writing.outline
    if proof is None:
        return []
    new = spelled("moment")
    found: list[Component | None] = [
        one.draw(moment, pick, lines, outline, proof.story.community, place)
        for moment, (pick, lines) in zip(proof.story.moments, proof.moments, strict=True)
    ]
    add = form.moment(new) if new == place else way(new, _("Add a moment by its day"))
    dropped = len(outline.picks) - len(proof.moments)
    two = html.P(
        plural(
            "{n} moment falls together with another and is not shown.",
            "{n} moments fall together with others and are not shown.",
            dropped,
        ),
        className="soft",
    )
    return [*found, html.Section([add, two if dropped > 0 else None])]


def _works(story: ShownStory, outline: Outline, worth: tuple[Worth, ...], unnamed: int) -> Component:
    told = [
        html.Blockquote([html.P(each.text), html.P(f"{', '.join(each.tellers)}. {each.since}", className="soft")])
        for each in story.works
    ]
    several = [
        html.Li(
            [
                html.Span(each.text),
                act("untell", spelled("works", number=at), _("Leave it out"), of=each.text)
                if each.chosen
                else act("tell", spelled("works", number=at), _("Tell it"), of=each.text),
            ]
        )
        for at, each in enumerate(worth)
    ]
    why = plural(
        "{n} practice is not offered: not everybody who contributed it chose to be named in stories.",
        "{n} practices are not offered: not everybody who contributed them chose to be named in stories.",
        unnamed,
    )
    none = _("No practice can be told yet: write one down on the page about what works.")
    return html.Section(
        [
            html.H3(on_paper(outline, lambda: _("What works"))),
            *told,
            html.Details(
                [
                    html.Summary(_("Which practices are told")),
                    html.Ul(several, className="lines") if several else html.P(none),
                ],
                className="fold choose",
            ),
            html.P(why, className="soft choose") if unnamed else None,
        ],
        className="" if told else "blank",
    )


def _left(story: ShownStory, outline: Outline) -> Component | None:
    if not story.leaving:
        return None
    return html.Section([html.H3(on_paper(outline, lambda: _("Who left"))), *map(html.P, story.leaving)])


def _stage(story: ShownStory, outline: Outline, place: str) -> Component:
    at, wants = spelled("stage"), spelled("wants")
    inside: list[Component | None] = []
    if story.staged is not None:
        with speak(outline.language):
            said = parts.wants(story.staged)
        inside = [
            html.P(said)
            if wants != place
            else form.draw(wants, _("What the community itself wants to be"), outline.wants),
            *(html.P(each) for each in story.staged.sentences),
            html.P(story.staged.line, className="line"),
            html.Div(
                [
                    way(wants, _("Change what the community wants to be")) if wants != place else None,
                    act("out", at, _("Take the stage out")),
                ],
                className="buttons",
            ),
        ]
    elif at == place:
        inside = [
            form.draw(
                at,
                _("What the community itself wants to be"),
                outline.wants,
                help_=_("A stage stands in a story only beside that. A community of practice may be the end."),
            )
        ]
    else:
        inside = [way(at, _("Put the stage in"))]
    return html.Section(
        [html.H3(on_paper(outline, lambda: _("The stage"))) if story.staged else None, *inside],
        className="stage-part",
    )


def _unknown(story: ShownStory, outline: Outline, trying: Component | None) -> Component:
    toggle = (
        act("full", spelled("short"), _("Tell it in full"))
        if outline.short
        else act("short", spelled("short"), _("Tell it shortly"))
    )
    return html.Section(
        [
            html.H3(on_paper(outline, lambda: _("What we do not know"))),
            html.Div(steady.lines(story), id=steady.UNKNOWN),
            trying,
            toggle,
        ]
    )


def _asked(story: ShownStory, outline: Outline, place: str) -> Component:
    at = spelled("asked")
    return html.Section(
        [
            html.H3(on_paper(outline, lambda: _("What we ask"))),
            html.P(story.asked, className="first") if story.asked and at != place else None,
            form.draw(at, _("What you ask of who reads it"), outline.asked)
            if at == place
            else way(at, _("Say what is asked")),
        ],
        className="" if story.asked else "blank",
    )
