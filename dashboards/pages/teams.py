"""Teams: who is in them, who runs the meetings, and how much leans on each who builds the community."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboards import editing
from dashboards.editor import Editor
from dashboards.elements import aria, data, table
from dashboards.pages import Page, Visit
from dashboards.pages._fact_rows import rows
from dashboards.pages._runs import picture
from graph_schema import kinds
from meshwork import common_words as words
from meshwork.delivery import YEAR, lately
from meshwork.kept_words import spell
from meshwork.nouns import choice, not_named
from meshwork.service import Asker, Service
from meshwork.teams import Crew, Load, Loads, Member
from meshwork.text import _, later, number, opening, plural

_WIDE = 140


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The teams and the load."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="teams common")


def connect(app: Dash, service: Service) -> None:
    """It has no callbacks of its own."""


def draw(editor: Editor, _visit: Visit) -> Component:
    """Who runs the meetings, how the load lies, and the teams."""
    common, asker, community = editor.service.common, editor.asker, editor.community
    here = f"/c/{quote(community, safe='')}"
    crews, loads, runs = (
        common.teams(asker, community),
        common.loads(asker, community),
        common.hosting(asker, community),
    )
    opened = editor.form() if editor.opened("teams") else None
    add = editor.add("teams", _("Add a team"), style="action quiet") if opened is None else None
    none = html.P(_("No teams yet. An inner circle is often the first: add it here."), className="soft")
    return html.Div(
        [
            html.Div([html.H1(_("Teams")), add], className="head"),
            opened,
            picture(_("Who runs the meetings"), words.ran_meetings(lately(runs), lately(runs, YEAR)), runs),
            _loads(loads, here),
            html.Div([_crew(editor, each, here) for each in crews], className="two") if crews else none,
        ]
    )


def _crew(editor: Editor, crew: Crew, here: str) -> Component:
    given = {"team": crew.team.id}

    def told(each: Member) -> tuple[Any, Any, str]:
        more = " · ".join(filter(None, (each.fact.role, spell(each.fact))))
        name = dcc.Link(each.name, href=f"{here}/partners?partner={quote(each.fact.stakeholder)}")
        return each.fact, [name, " ", html.Span(more, className="soft")], f"{each.name}, {crew.team.name}"

    inside = any(editor.opened("members", each.fact.id) for each in crew.former)
    kind = opening(choice(kinds()["teams"].property("kind"), crew.team.kind))
    head: list[Component] = (
        [editor.form()]
        if editor.opened("teams", crew.team.id)
        else [
            html.H2(crew.team.name),
            html.P(
                [
                    html.Span(kind, className="soft small-print"),
                    " ",
                    editor.edit("teams", crew.team.id, crew.team.name),
                ]
            ),
        ]
    )
    former = html.Details(
        [
            html.Summary(plural("{n} was in it before", "{n} were in it before", len(crew.former))),
            *rows(editor, [told(each) for each in crew.former], given),
        ],
        open=inside,
        className="fold",
    )
    return html.Section(
        [
            *head,
            *rows(editor, [told(each) for each in crew.members], given),
            html.P(not_named(crew.unnamed), className="soft small-print") if crew.unnamed else None,
            html.Div(editor.add("members", _("Add a member"), given, of=crew.team.name), className="adds"),
            former if crew.former else None,
        ]
    )


def _loads(loads: Loads, here: str) -> Component | None:
    if not loads.each:
        return None
    top = max(1, *(each.number for each in loads.each))
    heads = (_("Who"), _("Holds ties with"), _("Open promises"), _("In the teams"))
    body = [_load(each, top, here) for each in loads.each]
    return html.Section(
        [
            html.H3(_("Who holds which ties")),
            *(html.P(each) for each in words.loads(loads)),
            html.Div(table(heads, body, "plain-table wide"), className="scroll"),
            html.P(words.holding(), className="soft small-print"),
        ]
    )


def _load(each: Load, top: int, here: str) -> Component:
    names: list[Any] = []
    for id_, name in each.holds:
        names += [", " if names else "", dcc.Link(name, href=f"{here}/partners?partner={quote(id_)}")]
    bar = html.I(className="load-bar", style={"width": f"{_WIDE * each.number / top:.1f}px"}, **aria(hidden="true"))
    held = html.Details([html.Summary([number(each.number), bar]), html.P(names)]) if names else number(each.number)
    late = sum(one.late for one in each.promises)
    promised = number(len(each.promises)) if each.promises else ""
    if late:
        promised += " " + plural("({n} past its day)", "({n} past their day)", late)
    who = dcc.Link(each.name, href=f"{here}/partners?partner={quote(each.stakeholder)}")
    about = html.Span(_("facilitator"), className="soft small-print") if each.facilitator else None
    return html.Tr(
        [
            html.Th([who, " ", about], scope="row"),
            html.Td(held, className="held"),
            html.Td(promised, **data(head=_("Open promises"))),
            html.Td(", ".join(each.teams), className="soft"),
        ]
    )


PAGE = Page(
    key="teams",
    path="teams",
    title=later("Teams"),
    order=63,
    layout=layout,
    connect=connect,
    lives_on=later(
        "It lives on who is in which team, and on who hosted or chaired a meeting. Of a telephone call nobody needs "
        "to write that down."
    ),
    under="goals",
    edited=draw,
)
