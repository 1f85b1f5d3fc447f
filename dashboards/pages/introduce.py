"""Introduce: whom to introduce to whom, what it would change, and the follow-up list that it goes on."""

from __future__ import annotations

from datetime import date

from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.pages import Page, Visit
from dashboards.pages import _pairs as pairs
from dashboards.pages import _together as together
from dashboards.pages._changes import pressed
from dashboards.pages._whose import choice, goal_of
from meshwork.service import Asker, Service
from meshwork.text import _, later
from meshwork.weaving.words import asleep

BODY, GOAL, SAID = "introduce-body", "introduce-goal", "introduce-said"
_HERE, _GOAL = State(frame.COMMUNITY, "data"), State(GOAL, "value")
_BODY = Output(BODY, "children", allow_duplicate=True)
_SAID = Output(SAID, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The introductions in the whole community, or among those who carry the goal that the address names."""
    goals = service.facts(asker, visit.community.id).goals
    return html.Div(
        [
            html.Div([html.H1(_("Introduce")), choice(GOAL, goals, visit, _("Among whom"))], className="head"),
            html.Div(id=SAID, role="status", className="said"),
            # a large community takes seconds to look through: the page is there before
            html.Div(html.P(_("Looking who could meet whom..."), className="soft", role="status"), id=BODY),
        ],
        className="introduce",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: another goal, pairs ticked, put on the follow-up list, taken off it, and taken back."""

    @app.callback(Output(BODY, "children"), Input(GOAL, "value"), _HERE, prevent_initial_call=False)
    def choose(goal: str, here: str) -> Component:
        return draw(service, here, goal_of(goal))

    @app.callback(
        Output(together.GIVEN, "children"),
        Output(together.SEND, "disabled"),
        Input(pairs.PICKED, "value"),
        _GOAL,
        _HERE,
    )
    def pick(picked: list[str], goal: str, here: str) -> tuple[Component, bool]:
        asked = pairs.of(picked)
        given = service.weaving.together(access.asker(), here, asked, service.today(), goal=goal_of(goal))
        return together.draw(given), not asked

    @app.callback(
        _BODY,
        _SAID,
        Input(together.SEND, "n_clicks"),
        State(pairs.PICKED, "value"),
        State(together.DUE, "value"),
        _GOAL,
        _HERE,
    )
    def send(clicks: int | None, picked: list[str], due: str, goal: str, here: str) -> tuple[Component, Component]:
        pressed(clicks)
        done = service.weaving.bring_together(access.asker(), here, pairs.of(picked), date.fromisoformat(due))
        return draw(service, here, goal_of(goal)), pairs.sent(done)

    @app.callback(_BODY, _SAID, Input({"type": pairs.LET_BE, "id": ALL}, "n_clicks"), _GOAL, _HERE)
    def let_be(clicks: list[int | None], goal: str, here: str) -> tuple[Component, Component]:
        pressed(any(clicks))
        done = service.weaving.let_be(access.asker(), here, ctx.triggered_id["id"])
        return draw(service, here, goal_of(goal)), pairs.withdrawn(done)

    @app.callback(_BODY, _SAID, Input({"type": pairs.UNDO, "number": ALL}, "n_clicks"), _GOAL, _HERE)
    def undo(clicks: list[int | None], goal: str, here: str) -> tuple[Component, Component]:
        pressed(any(clicks))
        service.undo(access.asker(), here, ctx.triggered_id["number"])
        return draw(service, here, goal_of(goal)), html.P(_("It is taken back."))


def draw(service: Service, community: str, goal: str | None) -> Component:
    """Whom to introduce today; and what is on the follow-up list already."""
    asker, today = access.asker(), service.today()
    found = service.weaving.introductions(asker, community, today, goal=goal)
    listed = service.weaving.to_bring_together(asker, community)
    record = service.record(asker, community)
    names = {each.id: each.name for each in record.facts.stakeholders} if listed else {}
    titles = {each.id: each.title for each in record.facts.goals}
    hidden = service.weaving.not_named(asker, community)
    return html.Div(
        [
            html.P(quiet, className="soft") if (quiet := asleep(record, today)) else None,
            pairs.draw(found, listed, titles, community)
            if found.why
            else html.Div(
                [
                    pairs.draw(found, listed, titles, community),
                    together.panel(today),
                ],
                className="two",
            ),
            pairs.others(listed, found, {who: name for who, name in names.items() if who not in hidden}),
        ]
    )


PAGE = Page(
    key="introduce",
    path="voorstellen",
    title=later("Introduce"),
    order=40,
    lives_on=later(
        "Introductions live on the map's ties, on the goals partners carry, and on what they need and "
        "bring. Needs and gifts you do not know yet may stay empty: then shared goals decide."
    ),
    layout=layout,
    connect=connect,
)
