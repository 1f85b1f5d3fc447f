"""How stable the label is when data are missing: tried out after the page is there, because it takes longer."""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import kept
from dashboards.pages._evidence import BECAUSE
from meshwork.service import Service
from meshwork.stages import Reading, sure
from meshwork.text import _, opening

READ, STEADY = "progress-read", "progress-steady"


def slot() -> Component:
    """Where it will stand."""
    wait = html.P(
        _("How stable this is when data are missing is being tried out..."), className="soft", role="status"
    )
    return html.Div([dcc.Store(id=READ), html.Div(wait, id=STEADY)])


def connect(app: Dash, service: Service, goal: State, of: Callable[[str | None], str | None]) -> None:
    """Trying it out as soon as the page is drawn (assets/progress.js), of the whole or of the goal in `goal`."""

    @app.callback(
        Output(STEADY, "children"),
        Input(READ, "data"),
        goal,
        State(frame.COMMUNITY, "data"),
        State(frame.PAST, "data"),
    )
    def try_out(_drawn: int, chosen: str, community: str, past: str | None) -> list[Component]:
        to = frame.past_day(past)
        return draw(service.path(access.asker(), community, goal=of(chosen), to=to, stability=True).readings[-1])


def draw(reading: Reading) -> list[Component]:
    """A sentence, opening into what it stands on and what it means."""
    if reading.stability is None:
        return []
    return [
        html.Details(
            [
                html.Summary(opening(sure.steady(reading.stability)) + "."),
                html.P(kept(sure.steady_because(reading.stability))),
                html.P(_("It says how much the label leans on what happens to be recorded, not that it is right.")),
            ],
            className=BECAUSE,
        )
    ]
