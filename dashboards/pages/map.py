"""The map: the community on a day, its whole journey under it, and whoever is chosen beside it.

The browser has the whole atlas at once and moves through it by itself (assets/map_engine.js); the server is asked
only for another view of a large community and for the card of who is chosen.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import dash_ag_grid as dag
import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame, theme
from dashboards.elements import aria, data, empty
from dashboards.pages import Page, Visit
from dashboards.pages import _panel as panel
from dashboards.pages._grid import locale_text
from dashboards.pages._map_words import METRICS, band, words
from meshwork.network.atlas import Atlas, View, to_json
from meshwork.service import Asker, Service
from meshwork.text import _, later, plural

ATLAS, WORDS, BAND, START = "map-atlas", "map-words", "map-band", "map-start"  # what the script is given
CHOSEN, VIEW, DRAWN = "map-chosen", "map-view", "map-drawn"  # what it gives back
CYTOSCAPE, GRID, PANEL, CARD, TRAIL = "map-cytoscape", "map-grid", "map-panel", "map-card", "map-trail"
METRIC, REACH, TABLE, LEAVE = "map-metric", "map-reach", "map-table", "map-leave"
LARGER, SMALLER, WHOLE = "map-larger", "map-smaller", "map-whole"


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The map of a community, or how to begin one."""
    view = _view(visit.query)
    atlas = service.atlas(asker, visit.community.id, view)
    if not atlas.total:
        return empty(
            _("No partners yet"),
            _("Here you will see who is part of the community, and how it changes. Import a file to begin."),
        )
    return html.Div(
        [
            dcc.Store(id=ATLAS, data=to_json(atlas)),
            dcc.Store(id=WORDS, data=words(atlas.steps)),
            dcc.Store(id=BAND),
            dcc.Store(id=START, data=_start(service, asker, visit)),
            dcc.Store(id=CHOSEN),
            dcc.Store(id=VIEW),
            dcc.Store(id=DRAWN),
            html.H1(_("Map"), className="heard"),
            _sheet(atlas),
            _table(),
            _aside(),
            _journey(),
        ],
        id="map",
        className="map",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks of the map: the card of who is chosen, another view, and doorbells of the script."""

    @app.callback(
        Output(CARD, "children"),
        Output(PANEL, "hidden"),
        Input(CHOSEN, "data"),
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=True,
    )
    def show(chosen: dict[str, str] | None, community: str) -> tuple[Component | None, bool]:
        if not chosen:
            return None, True
        return panel.draw(
            service.card(access.asker(), community, chosen["id"], date.fromisoformat(chosen["day"]))
        ), False

    @app.callback(Output(BAND, "data"), Input(WORDS, "data"), State(ATLAS, "data"), State(frame.COMMUNITY, "data"))
    def read(_words: dict[str, Any], atlas: dict[str, Any], community: str) -> list[dict[str, Any]]:
        # a reading takes longer than a map: so the map is there first, and its band comes after
        return band(service.path(access.asker(), community), tuple(map(date.fromisoformat, atlas["steps"])))

    @app.callback(
        Output(ATLAS, "data"),
        Output(TRAIL, "children"),
        Input(VIEW, "data"),
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=True,
    )
    def turn(asked: dict[str, Any], community: str) -> tuple[dict[str, Any], Component | None]:
        atlas = service.atlas(access.asker(), community, View(**asked))
        return to_json(atlas), _trail(atlas)

    _ring(app, "draw", Input(ATLAS, "data"), State(WORDS, "data"), State(START, "data"), first=True)
    _ring(app, "band", Input(BAND, "data"))
    _ring(app, "metric", Input(METRIC, "value"))
    _ring(app, "reach", Input(REACH, "value"))
    _ring(app, "table", Input(TABLE, "n_clicks"))
    _ring(app, "picked", Input(GRID, "selectedRows"))
    _ring(app, "larger", Input(LARGER, "n_clicks"))
    _ring(app, "smaller", Input(SMALLER, "n_clicks"))
    _ring(app, "whole", Input(WHOLE, "n_clicks"))
    _ring(app, "leave", Input(LEAVE, "n_clicks"))
    _ring(app, "panel", Input(PANEL, "hidden"))


def _ring(app: Dash, name: str, *given: Input | State, first: bool = False) -> None:
    """A callback that the script answers by itself (assets/map.js)."""
    app.clientside_callback(
        ClientsideFunction("map", name),
        Output(DRAWN, "data", allow_duplicate=not first),
        *given,
        prevent_initial_call=not first,
    )


def _sheet(atlas: Atlas) -> Component:
    """The map itself: lands under cytoscape, names over it, and what lies on the sheet."""
    hint = _("Arrow keys walk from partner to partner, Enter opens one, Escape leaves. Plus and minus zoom.")
    return html.Div(
        [
            html.Canvas(id="map-lands", **aria(hidden="true")),
            cyto.Cytoscape(
                id=CYTOSCAPE,
                elements=[],
                layout={"name": "preset", "fit": False},
                stylesheet=[],
                style={"width": "100%", "height": "100%"},
                autoRefreshLayout=False,
                boxSelectionEnabled=False,
                responsive=False,
            ),
            html.Canvas(id="map-names", **aria(hidden="true")),
            html.Nav(_trail(atlas), id=TRAIL, **aria(label=_("Where you are in the community"))),
            html.P(id="map-summary", className="slip", **aria(live="off")),
            _legend(),
            _tools(),
            html.Div(id="map-tip", hidden=True, **aria(hidden="true")),
            html.P(id="map-said", className="heard", **aria(live="polite")),
            html.P(hint, id="map-hint", className="heard"),
        ],
        id="map-sheet",
        className="sheet",
        tabIndex=0,
        role="application",
        **aria(label=_("Map of the community"), describedby="map-hint"),
    )


def _legend() -> Component:
    metrics = [{"value": key, "label": _(name)} for key, name in METRICS]
    return html.Details(
        [
            html.Summary(_("Legend")),
            html.Ul(id="map-key"),
            html.Div(
                [
                    html.Label(_("Larger is more"), htmlFor=METRIC, className="soft"),
                    dmc.Select(id=METRIC, data=metrics, value="ties", size="xs", allowDeselect=False),
                ],
                id="map-size",
            ),
        ],
        id="map-legend",
        className="slip",
        open=True,
    )


def _tools() -> Component:
    named = (
        (LARGER, "+", _("Larger")),
        (SMALLER, "−", _("Smaller")),
        (WHOLE, "", _("The whole map")),
    )
    return html.Div(
        [
            *(
                html.Button(sign, id=key, className=f"tool {key}", title=name, **aria(label=name))
                for key, sign, name in named
            ),
            html.Button(_("Table"), id=TABLE, className="tool wide", **aria(pressed="false")),
        ],
        id="map-tools",
    )


def _trail(atlas: Atlas) -> Component | None:
    """The way back from a part of a large community, and what did not fit."""
    parts: list[Any] = []
    if len(atlas.trail) > 1:
        for crumb in atlas.trail[:-1]:
            view = json.dumps({"kind": crumb.view.kind, "of": crumb.view.of, "reach": crumb.view.reach})
            parts += [html.Button(crumb.title, className="go", **data(view=view)), " › "]
        parts.append(html.B(atlas.trail[-1].title))
    if atlas.places_left_out:
        parts.append(html.Span(plural("{n} partner did not fit", "{n} partners did not fit", atlas.places_left_out)))
    return html.Span(parts, className="slip") if parts else None


def _table() -> Component:
    columns: list[tuple[str, str, dict[str, Any]]] = [
        ("name", _("Name"), {"flex": 2, "minWidth": 170, "sort": "asc"}),
        ("sector", _("Sector"), {"flex": 1, "minWidth": 120}),
        ("kind", _("Kind"), {"width": 120}),
        ("town", _("Place"), {"width": 130}),
        ("ties", _("Ties"), {"type": "rightAligned", "width": 100}),
        ("strength", _("Strength"), {"type": "rightAligned", "width": 100}),
        ("sessions", _("Meetings"), {"type": "rightAligned", "width": 125}),
        ("goals", _("Goals"), {"type": "rightAligned", "width": 100}),
    ]
    return html.Div(
        dag.AgGrid(
            id=GRID,
            columnDefs=[{"field": key, "headerName": name, **how} for key, name, how in columns],
            rowData=[],
            getRowId="params.data.id",
            columnSize=None,
            style={"height": "100%", "width": "100%"},
            dashGridOptions={
                "theme": theme.grid(),
                "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
                "animateRows": False,
                "localeText": {**locale_text(), "noRowsToShow": _("Nobody on the map on this day.")},
            },
        ),
        className="twin",
    )


def _aside() -> Component:
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
            html.Div(id=CARD),
        ],
        id=PANEL,
        className="panel",
        hidden=True,
        tabIndex="-1",
        **aria(label=_("Chosen partner")),
    )


def _journey() -> Component:
    return html.Div(
        [
            html.Button(id="map-play", className="play", **aria(label=_("Play the journey"))),
            html.Div(id="map-journey"),
            html.Button(_("Period"), id="map-span", className="small", **aria(pressed="false")),
        ],
        className="journey",
        role="group",
        **aria(label=_("Journey through time")),
    )


def _start(service: Service, asker: Asker, visit: Visit) -> dict[str, Any]:
    """The day, the partner or the found ones that an address asks for."""
    kind, _slash, id_ = visit.query.get("zoek", "").partition("/")
    ids = service.meant(asker, visit.community.id, kind, id_) if id_ else ()
    return {"day": visit.query.get("dag"), "partner": visit.query.get("partner"), "ids": ids}


def _view(query: Any) -> View:
    """The view that an address asks for."""
    kind = query.get("deel", "whole")
    if kind not in {"group", "neighbourhood", "search"}:
        return View()
    return View(kind, query.get("van", ""), 2 if query.get("stappen") == "2" else 1)


PAGE = Page(key="map", path="kaart", title=later("Map"), order=10, layout=layout, connect=connect)
