"""The layer of the map that shows who hangs on one connection today, and through whom; facilitators ask for it."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access
from dashboards.frame import COMMUNITY
from meshwork.feelers import words
from meshwork.service import Asker, Service
from meshwork.text import _, plural

SWITCH, HUNG, SAID = "map-threads", "map-hung", "map-hung-said"
SIGNS = ("through_facilitator", "one_thread")
"""What is drawn: tied through the facilitator alone, and hanging on one connection."""


def switch() -> Component:
    """What turns the layer on, off at first, and what is said of it."""
    return html.Div(
        [
            dmc.Checkbox(id=SWITCH, label=_("Who hangs on one connection"), checked=False, size="xs"),
            html.P(id=SAID, role="status", className="soft"),
            dcc.Store(id=HUNG),
        ],
        id="map-thin",
    )


def connect(app: Dash, service: Service) -> None:
    """The layer is asked for each time it is turned on, by who may: it is in nothing that the map sends otherwise."""

    @app.callback(
        Output(HUNG, "data"),
        Output(SAID, "children"),
        Input(SWITCH, "checked"),
        State(COMMUNITY, "data"),
        prevent_initial_call=True,
    )
    def hang(on: bool, community: str) -> tuple[dict[str, Any] | None, str]:
        return _hung(service, access.asker(), community) if on else (None, "")


def _hung(service: Service, asker: Asker, community: str) -> tuple[dict[str, Any], str]:
    """Of each who hangs so through whom, and a sentence; and how many there are, or why it cannot be told."""
    found, names = service.care.today(asker, community), service.care.names(asker, community)
    hung: dict[str, Any] = {}
    for each in (*found.weak, *found.risk):
        reasons = [one for one in each.reasons if one.sign in SIGNS]
        if reasons:
            through = sorted({who for one in reasons for who in one.who})
            says = " ".join(words.sentence(one, names) for one in reasons)
            hung[each.stakeholder] = {"through": through, "says": says}
    if found.whole:
        return hung, words.whole(found.whole)
    if not hung:
        return hung, _("Today nobody hangs on one connection.")
    return hung, plural(
        "{n} partner hangs on one connection today.", "{n} partners hang on one connection today.", len(hung)
    )
