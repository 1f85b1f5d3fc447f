"""The calm second step before somebody is erased for good: what goes, what stays, and the name typed whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.pages._changes import pressed
from meshwork.erasing import Erasing
from meshwork.erasing_words import lines
from meshwork.errors import WrongUsage
from meshwork.service import Service
from meshwork.text import _

ERASE, TYPED = "partners-erase", "partners-erase-name"  # {"type": ..., "who": id of the partner}


def look(found: Erasing, back: str) -> Component:
    """What erasing would do, and where the name is typed."""
    name = found.names[0]
    return html.Article(
        [
            html.Div(dcc.Link(_("Back to {name}", name=name), href=back), className="ways-out"),
            html.H1(_("Erase {name} for good", name=name)),
            html.Div([html.P(each) for each in lines(found)], className="sentences"),
            dmc.TextInput(
                id={"type": TYPED, "who": found.who},
                label=_("Type the whole name to erase it for good"),
                className="find",
            ),
            html.Div(
                html.Button(_("Erase for good"), id={"type": ERASE, "who": found.who}, className="action quiet"),
                className="buttons",
            ),
        ],
        className="merge",
    )


def way(href: str) -> Component:
    """The quiet way to that step, at the foot of a partner's page."""
    return html.P(dcc.Link(_("Erase this partner for good"), href=href), className="ways-out")


def connect(app: Dash, service: Service, body: Output, said: Output, after: Callable[[str], Any]) -> None:
    """The callback: erased, where the name that was typed is the name."""

    @app.callback(
        body,
        said,
        Input({"type": ERASE, "who": ALL}, "n_clicks"),
        State({"type": TYPED, "who": ALL}, "value"),
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=True,
    )
    def erase(clicks: list[int | None], typed: list[str | None], here: str) -> tuple[Any, Any]:
        pressed(any(clicks))
        who = ctx.triggered_id["who"]
        if (typed[0] or "").strip() != service.keeping.erasing(access.asker(), here, who).names[0]:
            raise WrongUsage(_("That is another name. Nothing was erased."))
        service.keeping.erase(access.asker(), here, who)
        return after(here), html.P(_("Gone for good. Throw away backups that were made before."))
