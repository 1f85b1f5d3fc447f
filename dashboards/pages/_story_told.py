"""Stories that were made: the list, and one of them as it was told, with what was learnt since."""

from __future__ import annotations

import base64
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import table
from dashboards.pages import _story_moment as one
from dashboards.pages import _story_slides as slides
from meshwork.service import Asker, Role, Service
from meshwork.story import parts as pieces
from meshwork.story.shown import Moment, ShownStory
from meshwork.text import _, day, number, opening, plural, speak
from meshwork.verbs.story import Kept

WHOM, GONE = "story-whom", "story-gone-out"
TAKE = "story-take"  # {"type": TAKE, "story": id, "ending": "pdf"}
_FIRST = ("pdf", "pptx", "html", "zip")
"""What most people send stands first; the others follow by their names."""


def several(stories: tuple[Kept, ...]) -> Component | None:
    """The stories that were made, the last first."""
    if not stories:
        return None
    return html.Section(
        [html.H2(_("Stories that were made")), html.Ul([_row(each) for each in stories], className="lines")],
        className="made",
    )


def draw(service: Service, asker: Asker, community: str, id_: str) -> Component:
    """A story as it was told. Beside it, for a facilitator, which figures would differ today."""
    story = service.story.open(asker, community, id_)
    back = dcc.Link(_("To the story that is being written"), href="?", className="go")
    return html.Div(
        [
            html.P(back) if asker.role is Role.FACILITATOR else None,
            html.Div([html.H1(story.title), slides.button()], className="head"),
            html.P(
                _("As known on {day}. Its figures and maps are as they were told.", day=day(story.known_at.date())),
                className="soft",
            ),
            _learnt(service, asker, community, story) if asker.role is Role.FACILITATOR else None,
            _ways_out(service, asker, community, id_),
            slides.store(story),
            _sheet(story),
        ]
    )


def parcel(service: Service, asker: Asker, community: str, id_: str, sort: str, whom: str = "") -> dict[str, Any]:
    """A story as a file, as `dcc.Download` takes it, listed with for whom."""
    made = service.exports.hand_out(asker, community, id_, sort, whom)
    return {"content": base64.b64encode(made.content).decode(), "filename": made.name, "base64": True}


def gone_out(service: Service, asker: Asker, community: str, id_: str) -> Component | None:
    """What went out of a story, with its day and for whom; a facilitator's own."""
    if asker.role is not Role.FACILITATOR:
        return None
    rows = [
        html.Li(
            [
                html.Span(f"{each.sort.upper()} · {each.whom or _('nobody named')}"),
                html.Span(day(each.given.start), className="soft"),
            ]
        )
        for each in service.exports.list(asker, community)
        if each.story == id_
    ]
    if not rows:
        return None
    return html.Details(
        [
            html.Summary(plural("Handed out {n} time", "Handed out {n} times", len(rows))),
            html.Ul(rows, className="lines"),
        ],
        className="fold",
    )


def _row(each: Kept) -> Component:
    if each.since is None or each.day is None or each.known_at is None:
        return html.Li([html.Span(each.story.title), html.Span(_("its figures are not here"), className="soft")])
    told = _(
        "from {first} to {last}, as known on {known}",
        first=day(each.since),
        last=day(each.day),
        known=day(each.known_at.date()),
    )
    link = dcc.Link(each.story.title, href=f"?verhaal={each.story.id}", className="who")
    return html.Li([link, html.Span(told, className="soft")])


def _learnt(service: Service, asker: Asker, community: str, story: ShownStory) -> Component:
    found = service.story.since(asker, community, story)
    if not found:
        return html.P(_("Told today, every figure would be the same."), className="lead")
    rows = [
        html.Tr(
            [
                html.Td(html.Time(day(each.day))),
                html.Td(opening(each.name)),
                html.Td(number(each.told), className="count"),
                html.Td("–" if each.now is None else number(each.now), className="count"),
            ]
        )
        for each in found
    ]
    heads = [html.Th(each) for each in (_("Day"), _("Figure"))]
    heads += [html.Th(each, className="count") for each in (_("As told"), _("As recorded now"))]
    return html.Details(
        [
            html.Summary(
                _("What was learnt since: of {n} figures something else is recorded now.", n=number(len(found)))
            ),
            html.Div(table(heads, rows), className="scroll"),
        ],
        className="fold",
    )


def _ways_out(service: Service, asker: Asker, community: str, id_: str) -> Component:
    ways = [
        html.Button(
            _("Everything in one (ZIP)") if each == "zip" else each.upper(),
            id={"type": TAKE, "story": id_, "ending": each},
            className="action quiet small-action",
        )
        for each in sorted(
            service.exports.sorts(),
            key=lambda each: (each not in _FIRST, _FIRST.index(each) if each in _FIRST else each),
        )
    ]
    return html.Div(
        [
            # what a funder takes along is for itself
            dmc.TextInput(id=WHOM, label=_("For whom it is"), placeholder=_("a funder, a council"), maw=340)
            if asker.role is Role.FACILITATOR
            else dcc.Input(id=WHOM, type="hidden"),
            html.P(service.exports.before(), className="soft"),
            html.Div(ways, className="buttons"),
            html.Div(gone_out(service, asker, community, id_), id=GONE),
        ],
        className="going-out",
    )


def _sheet(story: ShownStory) -> Component:
    with speak(story.language):
        parts: list[Component | None] = [
            html.Header(
                [
                    html.P(story.community, className="whose") if story.title != story.community else None,
                    html.H2(story.title, className="title"),
                    html.P(pieces.span(story), className="soft"),
                    *(html.P(each, className="first" if not at else "") for at, each in enumerate(story.opening)),
                ]
            ),
            *map(_list, pieces.before(story)),
            *(_moment(each, story.community) for each in story.moments),
            *map(_list, pieces.after(story)),
        ]
    return html.Article(list(filter(None, parts)), className="sheet", lang=story.language)


def _list(part: pieces.Part) -> Component | None:
    lines = [*part.lines, part.under] if part.under else part.lines
    if not lines:
        return None
    return html.Section([html.H3(part.heading), html.Ul([html.Li(each) for each in lines], className="points")])


def _moment(moment: Moment, community: str) -> Component:
    return html.Section(
        [
            html.P(day(moment.day), className="day"),
            html.H3(moment.title),
            one.picture(moment, community),
            *(html.P(each) for each in moment.sentences),
            one.figures(moment.figures),
            one.tables(moment.tables),
        ],
        className="moment",
    )
