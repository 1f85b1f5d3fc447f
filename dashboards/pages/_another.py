"""Another community in the same store: begun by its name, on the page Data."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access
from dashboards.pages._changes import pressed
from meshwork.model import Community
from meshwork.service import Service
from meshwork.text import _, language

NAME, BEGIN, BEGUN = "data-another-name", "data-another", "data-another-begun"


def draw() -> Component:
    """A field for a name, and a button."""
    said = _("Each community is kept apart. At the top left you go from the one to the other.")
    return html.Section(
        [
            html.H2(_("Another community")),
            html.P(said, className="soft"),
            html.Div(id=BEGUN, role="status"),
            dmc.TextInput(id=NAME, label=_("Its name"), maw=420),
            html.Div(html.Button(_("Begin it"), id=BEGIN, className="action quiet"), className="buttons"),
        ]
    )


def connect(app: Dash, service: Service) -> None:
    """The callback: the community stands, and the way to it is offered."""

    @app.callback(Output(BEGUN, "children"), Output(NAME, "value"), Input(BEGIN, "n_clicks"), State(NAME, "value"))
    def begin(clicks: int | None, name: str | None) -> tuple[Component, str]:
        pressed(clicks)
        return _begun(service.found(access.asker(), name or "", language())), ""


def _begun(community: Community) -> Component:
    said = _("It is there, and empty.")
    return html.P([f"{said} ", dcc.Link(_("Go to {name}", name=community.name), href=f"/c/{community.id}")])
