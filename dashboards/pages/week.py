"""The Friday round: read the calendar again, was there something, what was promised, done; on one page.

Nothing on it has to be answered. What is left out of one round is nowhere held against anybody.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.editor import Editor
from dashboards.elements import aria
from dashboards.pages import Page, Visit
from dashboards.pages import _calendar_in as calendar_in
from dashboards.pages import _promised as promised
from dashboards.pages._changes import pressed
from meshwork import week_words as words
from meshwork.energy import ENERGIES
from meshwork.nouns import kind_of_meeting
from meshwork.service import Asker, Service
from meshwork.text import _, day, later, plural
from meshwork.verbs.signals import Signal
from meshwork.week import Asked, Round

ASK, PROMISES, DONE = "week-ask", "week-promises", "week-done"  # the parts that are drawn anew
ENERGY, DOUBT, NOTE = "week-energy", "week-doubt", "week-note"  # {"type": ..., "who": ..., "on": ...}
SAVE, END = "week-save", "week-end"
_HERE = State(frame.COMMUNITY, "data")
_ASK, _SAID = Output(ASK, "children", allow_duplicate=True), Output(editing.SAID, "children", allow_duplicate=True)
_FEW = 8  # contacts up to which they stand open
_PROMISES = Output(PROMISES, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The four steps under each other; each can be left out."""
    found = service.week.round(asker, visit.community.id)
    return html.Div(
        [
            html.H1(_("Friday round")),
            html.P([words.span(found), " ", _("Ten minutes at most. Leave out whatever you like.")]),
            html.Section([html.H2(_("Read the calendar again")), *calendar_in.section(3)]),
            *editing.body(service, asker, visit, PAGE),
            html.Section(
                [
                    html.Button(_("Done for this week"), id=END, className="action"),
                    html.P(id=DONE, role="status", className="lead"),
                ]
            ),
        ],
        className="week",
    )


def draw(editor: Editor, visit: Visit) -> Component:
    """What happened, of whom to ask how it was, and what was promised."""
    found = editor.service.week.round(editor.asker, visit.community.id)
    return html.Div([html.Div(_ask(found), id=ASK), html.Div(promised.draw(found), id=PROMISES)])


def connect(app: Dash, service: Service) -> None:
    """The callbacks: what came from a calendar, what was picked up, what became of a promise, the end."""

    @app.callback(_ASK, Input(calendar_in.WRITTEN, "data"), _HERE)
    def met(written: int | None, here: str) -> list[Component]:
        pressed(written)
        return _ask(service.week.round(access.asker(), here))

    @app.callback(
        _ASK,
        _SAID,
        Input(SAVE, "n_clicks"),
        State({"type": ENERGY, "who": ALL, "on": ALL}, "id"),
        State({"type": ENERGY, "who": ALL, "on": ALL}, "value"),
        State({"type": DOUBT, "who": ALL}, "checked"),
        State({"type": NOTE, "who": ALL}, "value"),
        _HERE,
    )
    def save(
        clicks: int | None,
        who: list[dict[str, str]],
        energy: list[str | None],
        doubt: list[bool],
        note: list[str],
        here: str,
    ) -> tuple[list[Component], Any]:
        pressed(clicks)
        said = tuple(_signals(who, energy, doubt, note))
        done = service.signals.sense(access.asker(), here, *said)
        told = plural(
            "{n} signal written down, for you alone.", "{n} signals written down, for you alone.", len(said)
        )
        return _ask(service.week.round(access.asker(), here)), editing.way_back(told, done) if done else html.P(
            _("There was nothing to write down.")
        )

    @app.callback(
        _PROMISES,
        _SAID,
        Input({"type": promised.SETTLE, "kind": ALL, "id": ALL, "answer": ALL, "of": ALL}, "n_clicks"),
        _HERE,
    )
    def settle(clicks: list[int | None], here: str) -> tuple[list[Component], Any]:
        pressed(any(clicks))
        at, asker = ctx.triggered_id, access.asker()
        done = service.week.settle(asker, here, at["kind"], at["id"], at["answer"])
        told = {"done": _("Kept."), "dropped": _("Not any more."), "later": _("Put off for a week.")}[at["answer"]]
        left = promised.draw(service.week.round(asker, here), wide=at["of"] == promised.FOLDED)
        return left, editing.way_back(told, done) if done else html.P(told)

    @app.callback(Output(DONE, "children"), Input(END, "n_clicks"), _HERE)
    def end(clicks: int | None, here: str) -> str:
        pressed(clicks)
        return words.recorded(service.week.end(access.asker(), here))


def _signals(who: list[dict[str, str]], energy: list[str | None], doubt: list[bool], note: list[str]) -> Any:
    """The signals of those of whom something was said."""
    for at, how, doubts, word in zip(who, energy, doubt, note, strict=True):
        if how is not None or doubts or (word or "").strip():
            yield Signal(at["who"], date.fromisoformat(at["on"]), int(how or 0), bool(doubts), word)


def _ask(of: Round) -> list[Component]:
    """What happened, as lines; and a row for each partner one met."""
    if not of.met:
        return [html.P(words.empty(of), className="soft")]
    happened: Component = html.Ul([html.Li(words.contact(each)) for each in of.met], className="happened")
    if len(of.met) > _FEW:
        said = plural("{n} contact stands here", "{n} contacts stand here", len(of.met))
        happened = html.Details([html.Summary(said), happened], className="fold")
    larger = [html.P(said, className="soft")] if (said := words.larger(of)) else []
    if not of.asked:
        return [html.H2(_("What happened")), happened, *larger]
    first, more = of.asked[: promised.ROWS], of.asked[promised.ROWS :]
    return [
        html.H2(_("What happened")),
        happened,
        *larger,
        html.H2(_("Was there something?")),
        html.P(
            _(
                "Only where you picked something up. Write as if they read along. Nothing on health, belief or "
                "private life. It is yours alone unless you share it."
            ),
            className="soft",
        ),
        html.Div([_row(each) for each in first], className="asked"),
        *promised.others(
            plural("and {n} more partner", "and {n} more partners", len(more)),
            [html.Div([_row(each) for each in more], className="asked")] if more else [],
        ),
        html.Button(_("Write down"), id=SAVE, className="action"),
    ]


def _row(of: Asked) -> Component:
    at = f"week-{of.stakeholder}"
    return html.Div(
        [
            html.P(
                [html.B(of.name), " ", html.Span(f"{kind_of_meeting(of.kind)}, {day(of.day)}", className="soft")],
                id=at,
            ),
            html.Div(
                dmc.ChipGroup(
                    [
                        dmc.Chip(_(said), value=str(energy), size="sm", variant="outline")
                        for energy, said in ENERGIES.items()
                    ],
                    id={"type": ENERGY, "who": of.stakeholder, "on": of.day.isoformat()},
                    deselectable=True,
                ),
                className="chips",
            ),
            dmc.Checkbox(
                id={"type": DOUBT, "who": of.stakeholder},
                label=_("It doubts"),
                checked=False,
                size="xs",
            ),
            dmc.TextInput(
                id={"type": NOTE, "who": of.stakeholder},
                value="",
                placeholder=_("A word, if you like"),
                size="xs",
                **aria(label=f"{_('A word, if you like')}: {of.name}"),
            ),
        ],
        role="group",
        **aria(labelledby=at),
    )


PAGE = Page(
    key="week",
    path="vrijdagronde",
    title=later("Friday round"),
    order=56,
    lives_on=later(
        "The round lives on your calendar, on contacts since the last one, and on what was promised for a day. A "
        "week may be left out: the next round shows both. Whatever you do not answer stays unlogged, and that is "
        "fine."
    ),
    layout=layout,
    connect=connect,
    under="contacts",
    edited=draw,
)
