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


def look(found: Erasing, back: Component, page: str) -> Component:
    """What erasing would do, and where the name is typed; `back` leaves the step, `page` is the key of its page."""
    name = found.names[0]
    return html.Article(
        [
            html.Div(back, className="ways-out"),
            html.H1(_("Erase {name} for good", name=name)),
            html.Div([html.P(each) for each in lines(found)], className="sentences"),
            dmc.TextInput(
                id={"type": _typed(page), "who": found.who},
                label=_("Type the whole name to erase it for good"),
                className="find",
            ),
            html.Div(
                html.Button(
                    _("Erase for good"), id={"type": _erase(page), "who": found.who}, className="action quiet"
                ),
                className="buttons",
            ),
        ],
        className="merge",
    )


def way(href: str) -> Component:
    """The quiet way to that step, at the foot of a partner's page."""
    return html.P(dcc.Link(_("Erase this partner for good"), href=href), className="ways-out")


def connect(app: Dash, service: Service, page: str, body: Output, said: Output, after: Callable[[str], Any]) -> None:
    """The callback: erased, where the name that was typed is the name; `after` draws the page then."""

    @app.callback(
        body,
        said,
        Input({"type": _erase(page), "who": ALL}, "n_clicks"),
        State({"type": _typed(page), "who": ALL}, "value"),
        State(frame.COMMUNITY, "data"),
    )
    def erase(clicks: list[int | None], typed: list[str | None], here: str) -> tuple[Any, Any]:
        pressed(any(clicks))
        who = ctx.triggered_id["who"]
        if (typed[0] or "").strip() != service.keeping.erasing(access.asker(), here, who).names[0]:
            raise WrongUsage(_("That is another name. Nothing was erased."))
        service.keeping.erase(access.asker(), here, who)
        return after(here), html.P(_("Gone for good. Throw away backups that were made before."))


def _erase(page: str) -> str:
    """With the id of the partner (`who`), the id of the button."""
    return f"{page}-erase"


def _typed(page: str) -> str:
    return f"{page}-erase-name"
