"""Services and joint actions: who delivers what, towards which goal, led by whom; seen and edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.elements import empty
from dashboards.pages import Page, Visit
from dashboards.pages._fact_rows import rows
from dashboards.pages._runs import picture
from graph_schema import kinds
from meshwork import common_words as words
from meshwork.delivery import YEAR, Delivery, Part, lately
from meshwork.errors import MeshworkError
from meshwork.kept_words import spell, when
from meshwork.nouns import choice, not_named
from meshwork.service import Asker, Service
from meshwork.text import _, later, opening, plural


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All services and actions."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="services common")


def connect(app: Dash, service: Service) -> None:
    """It has no callbacks of its own."""


def draw(editor: Editor, visit: Visit) -> Component:
    """What is going on, who leads it over time, and what is done; or the one that the address names (`dienst`)."""
    common, asker, community = editor.service.common, editor.asker, editor.community
    here = f"/c/{quote(community, safe='')}"
    found = common.deliveries(asker, community)
    opened = editor.form() if editor.opened("actions") else None
    add = editor.add("actions", _("Add a service or action"), style="action quiet") if opened is None else None
    head = html.Div([html.H1(_("Services")), add], className="head")
    if not found:
        begin = _("Here will be what partners do together: services, actions, events, and who leads them.")
        return html.Div([head, opened, empty(_("No services yet"), begin)])
    asked = visit.query.get("dienst")
    if asked is not None:
        one = next((each for each in found if each.action.id == asked), None)
        if one is None:
            raise MeshworkError(_("There is no such service or action. Look for it among all of them."))
        back = html.Div(dcc.Link(_("All services"), href=f"{here}/diensten"), className="ways-out")
        return html.Div([back, html.Ol(_one(editor, one, here, whole=True), className="cards")])
    runs = common.leading(asker, community)
    now = [_one(editor, each, here) for each in found if not each.done]
    done = [_one(editor, each, here) for each in found if each.done]
    inside = any(_inside(editor, each) for each in found if each.done)
    return html.Div(
        [
            head,
            opened,
            html.Div([html.P(each) for each in words.deliveries(found)], className="lead sentences"),
            html.Ol(now, className="cards") if now else None,
            html.Details(
                [
                    html.Summary(plural("{n} is done", "{n} are done", len(done))),
                    html.Ol(done, className="cards"),
                ],
                open=inside,
                className="fold",
            )
            if done
            else None,
            picture(_("Who leads it"), words.led_actions(lately(runs), lately(runs, YEAR)), runs),
        ]
    )


def _one(editor: Editor, each: Delivery, here: str, *, whole: bool = False) -> Component:
    """A service or action as a card; `whole` where it is the only one, with who works on it in sight."""
    action = each.action
    if editor.opened("actions", action.id):
        return html.Li(editor.form())
    goals: list[Any] = []
    for goal in each.goals:
        goals += [", " if goals else "", dcc.Link(goal.title, href=f"{here}/doelen?doel={quote(goal.id)}")]
    leads = ", ".join(dict.fromkeys(part.name for part in each.parts if part.fact.lead))
    return html.Li(
        html.Div(
            [
                html.H1(action.title)
                if whole
                else html.H2(dcc.Link(action.title, href=f"{here}/diensten?dienst={quote(action.id)}")),
                html.P(
                    [
                        html.Span(_about(each), className="soft small-print"),
                        " ",
                        editor.edit("actions", action.id, action.title),
                    ]
                ),
                html.P([_("Towards: "), *goals]) if goals else html.P(_("Towards no goal yet."), className="soft"),
                html.P(_("Led by {names}.", names=leads)) if leads and each.led == "partners" else None,
                html.P(words.delivered(each), className="soft"),
                _parts(editor, each, here, whole=whole),
            ]
        )
    )


def _about(each: Delivery) -> str:
    action, of = each.action, kinds()["actions"]
    status = choice(of.property("status"), action.status) if action.status else ""
    told = (
        opening(choice(of.property("kind"), action.kind)),
        status if not action.done else "",
        _begun(each),
        _("promised for {day}", day=when(action.due)) if action.due and not each.done else "",
        _("done on {day}", day=when(action.done)) if action.done else "",
    )
    return " · ".join(filter(None, told))


def _begun(each: Delivery) -> str:
    if each.action.start is None:
        return ""
    begins = when(each.action.start)
    return _("begins on {day}", day=begins) if each.to_come else _("since {day}", day=begins)


def _parts(editor: Editor, each: Delivery, here: str, *, whole: bool) -> Component:
    """Who works on it and towards which goals, each to edit; open while a form is."""
    given = {"action": each.action.id}

    def told(part: Part) -> tuple[Any, Any, str]:
        more = " · ".join(filter(None, (_("leads") if part.fact.lead else "", spell(part.fact))))
        name = dcc.Link(part.name, href=f"{here}/partners?partner={quote(part.fact.stakeholder)}")
        return part.fact, [name, " ", html.Span(more, className="soft")], part.name

    goals = [
        (towards, [goal.title, " ", html.Span(_("goal"), className="soft")], goal.title)
        for towards, goal in zip(each.towards, each.goals, strict=True)
    ]
    said = plural("{n} partner works on it", "{n} partners work on it", each.number)
    return html.Details(
        [
            html.Summary(said if each.number else _("Nobody works on it yet")),
            *rows(editor, [told(part) for part in each.parts], given),
            html.P(not_named(each.unnamed), className="soft small-print") if each.unnamed else None,
            *rows(editor, goals, given),
            html.Div(
                [
                    editor.add("works_on", _("Add who works on it"), given, of=each.action.title),
                    editor.add("towards", _("Add a goal it serves"), given, of=each.action.title),
                ],
                className="adds",
            ),
        ],
        open=whole or _inside(editor, each),
        className="fold",
    )


def _inside(editor: Editor, each: Delivery) -> bool:
    given = {"action": each.action.id}
    several: Sequence[tuple[str, str]] = [
        ("works_on", ""),
        ("towards", ""),
        ("actions", each.action.id),
        *(("works_on", part.fact.id) for part in each.parts),
        *(("towards", one.id) for one in each.towards),
    ]
    return any(editor.opened(kind, id_, given) for kind, id_ in several)


PAGE = Page(
    key="services",
    path="diensten",
    title=later("Services"),
    order=62,
    layout=layout,
    connect=connect,
    lives_on=later(
        "It lives on services and actions, who works on them and who leads. Small tasks may stay unlogged: only what "
        "partners do together counts here."
    ),
    under="goals",
    edited=draw,
)
