"""One goal on a page: who carries it, how it moves, its meetings, what is done for it; each to edit in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import elements, standing
from dashboards.editor import Editor
from dashboards.pages._fact_rows import rows
from dashboards.pages._small_line import small_line
from graph_schema import kinds
from meshwork import common_words
from meshwork import goal_words as words
from meshwork.delivery import Delivery
from meshwork.goals import Carrier, Held, Moved
from meshwork.kept_words import session, spell
from meshwork.nouns import choice, noun, sector
from meshwork.quarters import said
from meshwork.service import Asker, Service
from meshwork.text import _, opening, plural
from meshwork.winwin import Table

WHICH, STAGE = "goals-which", "goals-stage"  # WHICH: dcc.Store, the goal of which the stage is asked
_SHOWN, _MANY = 8, 20
_LATELY = 40  # quarters that are told


def page(editor: Editor, held: Held, here: str) -> Component:
    """The page of a goal."""
    common, asker, community = editor.service.common, editor.asker, editor.community
    moves = common.moves(asker, community, held.goal.id)
    deliveries = [
        each for each in common.deliveries(asker, community) if held.goal.id in {goal.id for goal in each.goals}
    ]
    return html.Article(
        [
            html.Div(
                [
                    dcc.Link(_("All goals"), href=f"{here}/doelen"),
                    dcc.Link(_("On the map"), href=f"{here}/kaart?zoek=goal/{quote(held.goal.id)}"),
                    dcc.Link(
                        _("How those who carry it develop"), href=f"{here}/ontwikkeling?doel={quote(held.goal.id)}"
                    ),
                ],
                className="ways-out",
            ),
            _head(editor, held),
            html.Div(
                [html.P(words.carried(held)), html.P(words.done_for(held))],
                className="lead sentences",
            ),
            _place(held),
            html.Div(
                [
                    html.Div([_carriers(editor, held, here), _give_and_get(editor, held, here)]),
                    html.Div([_moved(moves), _deliveries(editor, held, deliveries, here), _sessions(editor, held)]),
                ],
                className="two",
            ),
        ],
        className="goal",
    )


def _head(editor: Editor, held: Held) -> Component:
    goal = held.goal
    if editor.opened("goals", goal.id):
        return editor.form()
    kind = _("dream") if goal.kind == "dream" else noun("goals", 1)
    about = " · ".join(filter(None, (opening(kind), goal.theme, words.state(held))))
    return html.Header(
        [
            html.H1(goal.title),
            html.P([html.Span(about, className="soft"), " ", editor.edit("goals", goal.id, goal.title)]),
        ]
    )


def _place(held: Held) -> Component | None:
    """Where the sentence of `stage` comes: a long record is not read while somebody waits for the page."""
    if held.state != "open" or held.number < 2:
        return None
    return html.Div([dcc.Store(id=WHICH, data=held.goal.id), html.P(id=STAGE, className="soft")])


def stage(service: Service, asker: Asker, community: str, goal: str) -> str:
    """Where those who carry a goal stand among themselves; "" where that cannot be told."""
    told = standing.words(service.readings.first(asker, community, goal=goal))
    return _("Those who carry it, among themselves: {stage}.", stage=told) if told else ""


def _carriers(editor: Editor, held: Held, here: str) -> Component:
    level = kinds()["commitments"].property("level")

    def told(each: Carrier) -> tuple[Any, Any, str]:
        words_ = " · ".join(
            filter(
                None,
                (
                    choice(level, each.fact.level),
                    sector(each.sector).lower() if each.sector else "",
                    _("facilitator") if each.facilitator else "",
                    spell(each.fact),
                ),
            )
        )
        name = dcc.Link(each.name, href=f"{here}/partners?partner={quote(each.fact.stakeholder)}")
        return each.fact, [name, " ", html.Span(words_, className="soft")], f"{each.name} · {words_}"

    given = {"goal": held.goal.id}
    former = rows(editor, [told(each) for each in held.former], given)
    opened = any(editor.opened("commitments", each.fact.id) for each in held.former)
    return html.Section(
        [
            html.H3(_("Who carries it")),
            *rows(editor, [told(each) for each in held.carriers], given, _MANY),
            html.P(
                plural("{n} more who is not named.", "{n} more who are not named.", held.unnamed),
                className="soft small-print",
            )
            if held.unnamed
            else None,
            html.Div(editor.add("commitments", _("Add who carries it"), given), className="adds"),
            html.Details(
                [
                    html.Summary(plural("{n} did before", "{n} did before", len(held.former))),
                    *former,
                ],
                open=opened,
                className="fold",
            )
            if held.former
            else None,
        ]
    )


def _moved(moves: Sequence[Moved]) -> Component | None:
    """How it moved, as two small lines by quarter and the same in a table."""
    if len(moves) < 2:
        return None
    moves = moves[-_LATELY:]
    since = said(moves[0].quarter)
    table = elements.table(
        (_("Quarter"), _("Carry it"), _("Meetings")),
        [
            html.Tr([html.Th(said(each.quarter), scope="row"), html.Td(each.carriers), html.Td(each.sessions)])
            for each in reversed(moves)
        ],
    )
    return html.Section(
        [
            html.H3(_("How it moves")),
            html.P(_("By quarter, from {since} to today.", since=since), className="soft small-print"),
            html.Div(_("Who carry it: {first}, now {last}.", first=moves[0].carriers, last=moves[-1].carriers)),
            small_line([each.carriers for each in moves], max(each.carriers for each in moves), "whole"),
            html.Div(
                plural(
                    "Meetings about it: {n} in the past year.",
                    "Meetings about it: {n} in the past year.",
                    sum(each.sessions for each in moves[-4:]),
                )
            ),
            small_line([each.sessions for each in moves], max(each.sessions for each in moves), "whole"),
            html.Details([html.Summary(_("As a table")), table], className="fold"),
        ]
    )


def _deliveries(editor: Editor, held: Held, several: Sequence[Delivery], here: str) -> Component:
    shown = [
        (
            each.action,
            [
                dcc.Link(each.action.title, href=f"{here}/diensten?dienst={quote(each.action.id)}"),
                " ",
                html.Span(common_words.at_work(each), className="soft"),
            ],
            each.action.title,
        )
        for each in several
    ]
    return html.Section(
        [
            html.H3(_("Services and actions")),
            *rows(editor, shown, {}, _SHOWN),
            html.Div(
                editor.add("towards", _("Put a service or action under this goal"), {"goal": held.goal.id}),
                className="adds",
            ),
        ]
    )


def _sessions(editor: Editor, held: Held) -> Component:
    shown = [(each, session(each), session(each)) for each in held.sessions]
    return html.Section(
        [
            html.H3(_("Meetings about it")),
            *rows(editor, shown, {}, _SHOWN),
            html.Div(
                editor.add("about", _("Put a meeting under this goal"), {"goal": held.goal.id}), className="adds"
            ),
        ]
    )


def _give_and_get(editor: Editor, held: Held, here: str) -> Component:
    table: Table = editor.service.common.win_win(editor.asker, editor.community)
    given = {"goal": held.goal.id}

    def told(side: str) -> list[tuple[Any, Any, str]]:
        return [
            (
                fact,
                [
                    dcc.Link(row.name, href=f"{here}/partners?partner={quote(row.stakeholder)}"),
                    " ",
                    html.Span(" · ".join(filter(None, (fact.what, fact.theme))), className="soft"),
                ],
                f"{row.name} · {fact.what or ''}",
            )
            for row in table.rows
            for fact in getattr(row, side)
            if fact.goal == held.goal.id
        ]

    heads = {"brings": _("Is brought to it"), "gets": _("Is got out of it"), "needs": _("Is needed for it")}
    parts: list[Component] = []
    for side, head in heads.items():
        parts += [
            html.H4(head),
            *rows(editor, told(side), given, _SHOWN),
            html.Div(editor.add(side, given=given), className="adds"),
        ]
    return html.Section([html.H3(_("Gives and gets")), *parts], className="sides")
