"""Goals: all of them, with who carries each and plainly what it lacks; and one, to be seen and edited in place."""

from __future__ import annotations

from urllib.parse import quote

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.elements import empty
from dashboards.pages import Page, Visit
from dashboards.pages import _goal as goal
from dashboards.pages._small_line import small_line
from meshwork import goal_words as words
from meshwork.errors import MeshworkError
from meshwork.goals import Held
from meshwork.nouns import noun
from meshwork.service import Asker, Service
from meshwork.text import _, later, opening, plural


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All goals, or the one that the address names (`doel`)."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="goals common")


def connect(app: Dash, service: Service) -> None:
    """It has no callbacks of its own."""


def draw(editor: Editor, visit: Visit) -> Component:
    """All goals, or the one of the address."""
    here = f"/c/{quote(editor.community, safe='')}"
    held = editor.service.common.goals(editor.asker, editor.community)
    asked = visit.query.get("doel")
    if asked is None:
        return _all(editor, held, here)
    found = next((each for each in held if each.goal.id == asked), None)
    if found is None:
        raise MeshworkError(_("There is no such goal. Look for it among all goals."))
    return goal.page(editor, found, here)


def _all(editor: Editor, held: tuple[Held, ...], here: str) -> Component:
    opened = editor.form() if editor.opened("goals") else None
    add = editor.add("goals", _("Add a goal"), style="action quiet") if opened is None else None
    head = html.Div([html.H1(_("Goals")), add], className="head")
    if not held:
        begin = _("Here will be what your partners want together. Add the first goal, or bring in what you have.")
        way = dcc.Link(_("Bring in what you have"), href=f"{here}/gegevens")
        return html.Div([head, opened, empty(_("No goals yet"), begin, way)])
    moves = {each.goal.id: editor.service.common.moves(editor.asker, editor.community, each.goal.id) for each in held}
    top = max((moved.carriers for several in moves.values() for moved in several), default=1)
    rows = {each.goal.id: _row(each, [moved.carriers for moved in moves[each.goal.id]], top, here) for each in held}
    closed = [rows[each.goal.id] for each in held if each.state == "closed"]
    return html.Div(
        [
            head,
            opened,
            html.Div([html.P(each) for each in words.goals(held)], className="lead sentences"),
            html.Ol([rows[each.goal.id] for each in held if each.state != "closed"], className="cards"),
            html.Details(
                [
                    html.Summary(plural("{n} goal is closed", "{n} goals are closed", len(closed))),
                    html.Ol(closed, className="cards"),
                ],
                className="fold",
            )
            if closed
            else None,
        ]
    )


def _row(held: Held, carriers: list[int], top: int, here: str) -> Component:
    about = [opening(kind_of(held)), held.goal.theme, words.state(held)]
    return html.Li(
        [
            html.Div(
                [
                    html.H2(dcc.Link(held.goal.title, href=f"{here}/doelen?doel={quote(held.goal.id)}")),
                    html.P(" · ".join(filter(None, about)), className="soft small-print"),
                    html.P(words.carried(held), className="lacks" if held.lack else ""),
                    html.P(words.done_for(held), className="soft"),
                ]
            ),
            html.Div(
                [small_line(carriers, top), html.Span(_("who carry it"), className="soft small-print")],
                className="beside",
            )
            if len(carriers) > 1
            else None,
        ]
    )


def kind_of(held: Held) -> str:
    """Goal or dream, as a word."""
    return _("dream") if held.goal.kind == "dream" else noun("goals", 1)


PAGE = Page(
    key="goals",
    path="doelen",
    title=later("Goals"),
    order=58,
    lives_on=later(
        "Goals lives on the goals and dreams themselves, on who carries them, and on the meetings, actions and "
        "services that serve them. A meeting that was about nothing in particular may stay without a goal."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
)
