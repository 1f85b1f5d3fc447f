"""How stable the stage in a story is when data are missing: tried out while it is read, told where it stands."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.pages import _story_slides as slides
from meshwork.service import Asker, Service
from meshwork.story.shown import ShownStory
from meshwork.text import _

TRY, WAIT, UNKNOWN = "story-try", "story-wait", "story-unknown"


def lines(story: ShownStory) -> Component:
    """What is not known, in sentences."""
    return html.Ul([html.Li(each) for each in story.unknown], className="points")


def slot(service: Service, asker: Asker, community: str) -> Component | None:
    """What tries it out as soon as it stands on the page, and says so; nothing where it is known already."""
    if service.readings.tried(asker, community):
        return None
    wait = _("How stable the stage is when data are missing is being tried out. You can go on meanwhile.")
    return html.Div([dcc.Store(id=TRY, data=True), html.P(wait, id=WAIT, role="status", className="soft")])


def connect(app: Dash, service: Service) -> None:
    """Trying it out, and then what is not known told anew, on the sheet and on its slide."""

    @app.callback(
        Output(UNKNOWN, "children"),
        Output(slides.SLIDES, "data"),
        Output(WAIT, "children"),
        Input(TRY, "data"),
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=False,
    )
    def try_out(there: bool | None, community: str) -> tuple[Any, ...]:
        if not there:
            raise PreventUpdate
        asker = access.asker()
        service.readings.tried(asker, community, now=True)
        proof = service.drafts.open(asker, community).proof
        if proof is None:
            raise PreventUpdate
        return lines(proof.story), slides.shown(proof.story), ""
