"""Somebody found by the whole name, who is named nowhere else: everything kept of it as a file, and its erasing.

No address leads here, because that would name who it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboards import frame
from dashboards.pages import _erase as erase
from dashboards.pages import _paper_view as view
from dashboards.pages._changes import pressed
from meshwork.service import Asker, Service
from meshwork.text import _

_BACK, _PAGE = "told-back", "told"


def draw(service: Service, asker: Asker, community: str, who: str) -> Component:
    """What can be taken along, and the step before it is erased for good. Raises `MeshworkError`."""
    back = html.Button(_("Told and asked"), id=_BACK, className="go edit")
    found = service.keeping.erasing(asker, community, who)
    return html.Div([erase.look(found, back, _PAGE), view.everything(who)], className="one")


def connect(app: Dash, service: Service, body: Output, said: Output, after: Callable[[str], Any]) -> None:
    """The callbacks: erased for good, or back; `after` draws the page of a community then."""
    erase.connect(app, service, _PAGE, body, said, after)

    @app.callback(body, said, Input(_BACK, "n_clicks"), State(frame.COMMUNITY, "data"))
    def back(clicks: int | None, here: str) -> tuple[Any, None]:
        pressed(clicks)
        return after(here), None
