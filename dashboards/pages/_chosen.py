"""Beside the map: the card of a partner, why two are tied, or what if some left."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, data
from dashboards.pages import _bond as bond
from dashboards.pages import _leaving as leaving
from dashboards.pages import _panel as panel
from dashboards.pages._around import level_word
from meshwork.errors import NoPartner
from meshwork.network.around import GOAL
from meshwork.service import Asker, Service
from meshwork.text import _, plural
from meshwork.verbs.weaving import Who
from meshwork.weaving.words import asleep

PANEL, CARD, REACH, LEAVE = "map-panel", "map-card", "map-reach", "map-leave"


def aside() -> Component:
    """The panel, which the script opens; on a phone a sheet from below."""
    near = [{"value": "1", "label": _("direct ties")}, {"value": "2", "label": _("two steps")}]
    return html.Aside(
        [
            html.Div(
                [
                    dmc.SegmentedControl(
                        id=REACH, data=near, value="1", size="xs", **aria(label=_("How far to look"))
                    ),
                    html.Button("×", id=LEAVE, className="small", **aria(label=_("Close"))),
                ],
                className="bar",
            ),
            html.P(id="map-waiting", className="soft", hidden=True, role="status"),
            html.Div(id=CARD),
            html.P(
                [html.Span(id="map-held"), " ", html.Button(_("Let go"), id="map-loose", className="go")],
                id="map-hold",
                className="soft",
                hidden=True,
            ),
        ],
        id=PANEL,
        className="panel",
        hidden=True,
        tabIndex="-1",
        **aria(label=_("What is chosen")),
    )


def content(
    service: Service, asker: Asker, community: str, chosen: dict[str, Any] | None
) -> tuple[Component | None, dict[str, Any] | None]:
    """The card of a partner, why two are tied, or what if some left; with the last what the map needs of it.

    An address that somebody kept may name who is no longer there: the panel says so.
    """
    if not chosen:
        return None, None
    try:
        return _drawn(service, asker, community, chosen)
    except NoPartner as gone:
        return html.P(str(gone), className="soft"), None


def _drawn(
    service: Service, asker: Asker, community: str, chosen: dict[str, Any]
) -> tuple[Component, dict[str, Any] | None]:
    day = date.fromisoformat(chosen["day"])
    goal = next((each for each in chosen.get("tie", [chosen.get("id", "")]) if each.startswith(GOAL)), None)
    if goal is not None:
        return _goal(service, asker, community, goal.removeprefix(GOAL)), None
    if "tie" in chosen:
        return bond.draw(service.bond(asker, community, chosen["tie"][0], chosen["tie"][1], day)), None
    if "without" not in chosen:
        return panel.draw(service.card(asker, community, chosen["id"], day), f"/c/{community}/partners"), None
    who = Who(frozenset(chosen["without"]), with_people=True, facilitators=chosen["facilitators"])
    record = service.record(asker, community)
    if who == Who(with_people=True):
        return leaving.table(service.weaving.tolls(asker, community, day), record, day), None
    found, quiet = service.weaving.leaving(asker, community, who, day), asleep(record, day)
    drawn = leaving.draw(found, chosen["without"], facilitators=chosen["facilitators"], quiet=quiet)
    return drawn, leaving.on_the_map(found)


def _goal(service: Service, asker: Asker, community: str, id_: str) -> Component:
    """A goal on the map: who is around it today, each a way to that partner."""
    found = next((each for each in service.begin.circles(asker, community).goals if each.goal == id_), None)
    if found is None:
        return html.P(_("This goal is not open today."), className="soft")
    rows = [
        html.Li(
            [
                html.Button(each.name, className="go", **data(partner=each.stakeholder)),
                " ",
                html.Span(level_word(each.level), className="soft"),
            ]
        )
        for each in found.around
    ]
    said = plural("{n} partner is around it today.", "{n} partners are around it today.", len(rows))
    return html.Div([html.H2(found.title), html.P(said, className="soft"), html.Ul(rows, className="plain-list")])
