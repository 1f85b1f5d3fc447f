"""The layer of the map that shows who hangs on one connection on the day of the slider; facilitators ask for it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access
from dashboards.frame import COMMUNITY
from meshwork.feelers import words
from meshwork.service import Asker, Service
from meshwork.text import _, day, plural

SWITCH, DAY, HUNG, SAID = "map-threads", "map-hung-day", "map-hung", "map-hung-said"
SIGNS = ("through_facilitator", "one_thread")
"""What is drawn: tied through the facilitator alone, and hanging on one connection."""


def switch() -> Component:
    """What turns the layer on, off at first, and what is said of it."""
    return html.Div(
        [
            dmc.Checkbox(id=SWITCH, label=_("Who hangs on one connection"), checked=False, size="xs"),
            html.P(id=SAID, role="status", className="soft"),
            dcc.Store(id=DAY),
            dcc.Store(id=HUNG),
        ],
        id="map-thin",
    )


def connect(app: Dash, service: Service) -> None:
    """The layer is asked for by who may, once the slider rests; it is in nothing else that is sent."""

    @app.callback(Output(HUNG, "data"), Output(SAID, "children"), Input(DAY, "data"), State(COMMUNITY, "data"))
    def hang(on: str | None, community: str) -> tuple[dict[str, Any] | None, str]:
        return _hung(service, access.asker(), community, date.fromisoformat(on)) if on else (None, "")


def _hung(service: Service, asker: Asker, community: str, on: date) -> tuple[dict[str, Any], str]:
    """Of each who hangs so through whom, and a sentence; of each part of a large community how many; and how many in
    all, or why it cannot be told."""
    found, names = service.care.today(asker, community, on), service.care.names(asker, community)
    hung: dict[str, Any] = {}
    for each in (*found.weak, *found.risk):
        reasons = [one for one in each.reasons if one.sign in SIGNS]
        if reasons:
            through = sorted({who for one in reasons for who in one.who})
            says = " ".join(words.sentence(one, names) for one in reasons)
            hung[each.stakeholder] = {"through": through, "says": says}
    in_parts = service.maps.parts(asker, community)
    parts = Counter(in_parts[who] for who in hung if who in in_parts)
    sent = {
        "day": on.isoformat(),
        "of": hung,
        "parts": {part: {"many": many, "says": _many(many)} for part, many in parts.items()},
    }
    if found.whole:
        return sent, words.whole(found.whole)
    if on == service.today():
        return sent, _many_today(len(hung)) if hung else _("Today nobody hangs on one connection.")
    if not hung:
        return sent, _("On {day} nobody hung on one connection.", day=day(on))
    return sent, plural(
        "On {day} {n} partner hung on one connection.",
        "On {day} {n} partners hung on one connection.",
        len(hung),
        day=day(on),
    )


def _many_today(many: int) -> str:
    return plural("{n} partner hangs on one connection today.", "{n} partners hang on one connection today.", many)


def _many(many: int) -> str:
    return plural("{n} partner hangs on one connection", "{n} partners hang on one connection", many)
