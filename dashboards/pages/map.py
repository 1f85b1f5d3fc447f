"""The map: the community on a day, its whole journey under it, and whoever is chosen beside it.

The browser has the whole atlas at once and moves through it by itself (assets/map_engine.js); the server is asked
only for another view of a large community and for the card of who is chosen.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria, data, empty
from dashboards.frame import COMMUNITY
from dashboards.pages import Page, Visit
from dashboards.pages import _leaving as leaving
from dashboards.pages import _numbers as figures
from dashboards.pages import _threads as threads
from dashboards.pages._chosen import CARD, LEAVE, PANEL, REACH, aside, content
from dashboards.pages._map_words import GROUP, band, words
from dashboards.pages._sheet import COLOUR, LARGER, METRIC, SAID_ANEW, SMALLER, TABLE, TRAIL, WHOLE, sheet, trail
from dashboards.pages._twin import COLUMNS, GRID, SIFT, table
from meshwork.network.atlas import View, flat, to_json
from meshwork.service import Asker, Service
from meshwork.text import _, later

ATLAS, WORDS, BAND, START = "map-atlas", "map-words", "map-band", "map-start"  # what the script is given
CHOSEN, VIEW, DRAWN = "map-chosen", "map-view", "map-drawn"  # what it gives back
PLACED, AGAIN, ASKED, EXTRA = "map-placed", "map-again", "map-asked", "map-extra"
SUPPOSED = "map-supposed"  # who would leave and who would fall off


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The map of a community, or how to begin one."""
    first = service.maps.first(asker, visit.community.id)
    view = _view(visit.query, first)
    atlas = service.maps.atlas(asker, visit.community.id, view)
    if not atlas.total:
        return empty(
            _("No partners yet"),
            _("Here you will see who is part of the community, and how it changes. Import a file to begin."),
            dcc.Link(_("Begin"), href=f"/c/{visit.community.id}/begin"),
        )
    return html.Div(
        [
            dcc.Store(id=ATLAS, data=to_json(atlas)),
            dcc.Store(
                id=WORDS,
                data=words(atlas.steps, service.record(asker, visit.community.id).settings.months // 2)
                | {"first": first.kind},
            ),
            dcc.Store(id=BAND),
            dcc.Store(id=START, data=_start(service, asker, visit)),
            dcc.Store(id=CHOSEN),
            dcc.Store(id=VIEW),
            *(dcc.Store(id=each) for each in (DRAWN, PLACED, AGAIN, ASKED, EXTRA, SUPPOSED)),
            html.H1(_("Map"), className="heard"),
            sheet(atlas),
            table(),
            aside(),
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
        Output(SUPPOSED, "data"),
        Input(CHOSEN, "data"),
        State(COMMUNITY, "data"),
    )
    def show(chosen: dict[str, Any] | None, community: str) -> tuple[Component | None, bool, dict[str, Any] | None]:
        card, supposed = content(service, access.asker(), community, chosen)
        return card, not chosen, supposed

    @app.callback(
        Output(BAND, "data"),
        Input(WORDS, "data"),
        State(ATLAS, "data"),
        State(COMMUNITY, "data"),
        prevent_initial_call=False,
    )
    def read(_words: dict[str, Any], atlas: dict[str, Any], community: str) -> list[dict[str, Any]]:
        # a reading takes longer than a map: so the map is there first, and its band comes after
        return band(service.path(access.asker(), community), tuple(map(date.fromisoformat, atlas["steps"])))

    @app.callback(Output(ATLAS, "data"), Output(TRAIL, "children"), Input(VIEW, "data"), State(COMMUNITY, "data"))
    def turn(asked: dict[str, Any], community: str) -> tuple[dict[str, Any], Component | None]:
        atlas = service.maps.atlas(access.asker(), community, View(**asked))
        return to_json(atlas), trail(atlas)

    @app.callback(
        Output(ATLAS, "data", allow_duplicate=True),
        Output(SAID_ANEW, "children"),
        Input(AGAIN, "data"),
        State(COMMUNITY, "data"),
    )
    def anew(asked: dict[str, Any], community: str) -> tuple[dict[str, Any], list[Any]]:
        draw = service.maps.redraw if asked["again"] else service.maps.put_back
        return {**to_json(draw(access.asker(), community, View(**asked["view"]))), "anew": True}, _anew(
            asked["again"]
        )

    @app.callback(Output(DRAWN, "data", allow_duplicate=True), Input(PLACED, "data"), State(COMMUNITY, "data"))
    def put(placed: dict[str, Any], community: str) -> Any:
        where = (access.asker(), community, View(**placed["view"]), placed["who"])
        if placed["point"]:
            service.maps.pin(*where, tuple(placed["point"]))
        else:
            service.maps.unpin(*where)
        return no_update

    @app.callback(Output(leaving.ALSO, "data"), Input(leaving.ALSO, "searchValue"), State(COMMUNITY, "data"))
    def look_up(words: str | None, community: str) -> list[dict[str, str]]:
        found = service.search(access.asker(), community, words or "")
        return [{"value": each.id, "label": each.name} for each in found if each.kind == "stakeholder"]

    @app.callback(Output(EXTRA, "data"), Input(ASKED, "data"), State(COMMUNITY, "data"))
    def measure(key: str, community: str) -> dict[str, Any]:
        return _worked_out(service, access.asker(), community, key)

    _ring(app, "draw", Input(ATLAS, "data"), State(WORDS, "data"), State(START, "data"), first=True)
    _ring(app, "band", Input(BAND, "data"))
    _ring(app, "metric", Input(METRIC, "value"))
    _ring(app, "colour", Input(COLOUR, "value"))
    _ring(app, "reach", Input(REACH, "value"))
    _ring(app, "table", Input(TABLE, "n_clicks"))
    _ring(app, "picked", Input(GRID, "selectedRows"))
    _ring(app, "larger", Input(LARGER, "n_clicks"))
    _ring(app, "smaller", Input(SMALLER, "n_clicks"))
    _ring(app, "whole", Input(WHOLE, "n_clicks"))
    _ring(app, "leave", Input(LEAVE, "n_clicks"))
    _ring(app, "also", Input(leaving.ALSO, "value"))
    _ring(app, "supposed", Input(SUPPOSED, "data"))
    _ring(app, "panel", Input(PANEL, "hidden"))
    _ring(app, "extra", Input(EXTRA, "data"))
    _ring(app, "sift", Input(SIFT, "value"))
    _ring(app, "columns", Input(COLUMNS, "value"), State(GRID, "columnDefs"))
    _ring(app, "threads", Input(threads.SWITCH, "checked"))
    _ring(app, "hung", Input(threads.HUNG, "data"), State(GRID, "columnDefs"))
    threads.connect(app, service)
    figures.connect_partner(app, service, State(CHOSEN, "data"))


def _worked_out(service: Service, asker: Asker, community: str, key: str) -> dict[str, Any]:
    """A number of partners on every day of the slider, or the groups and their colours, for the script."""
    if key == GROUP:
        found = service.figures.tints(asker, community, service.maps.journey(asker, community).steps)
        runs, more = found.of, {"tints": [flat(each) for each in found.tint]}
    else:
        runs, more = service.maps.measured(asker, community, key), {}
    unfit = service.figures.unfit(asker, community, "groups" if key == GROUP else key, service.today())
    return {"key": key, "runs": {who: flat(each) for who, each in runs.items()}, "unfit": unfit and _(unfit), **more}


def _ring(app: Dash, name: str, *given: Input | State, first: bool = False) -> None:
    """A callback that the script answers by itself (assets/map.js)."""
    app.clientside_callback(
        ClientsideFunction("map", name),
        Output(DRAWN, "data", allow_duplicate=not first),
        *given,
        prevent_initial_call=not first,
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


def _anew(again: bool) -> list[Any]:
    """What is said after the map was drawn anew, with the way back."""
    said = _("The map was drawn anew.") if again else _("The map stands as it stood before.")
    back = html.Button(
        _("Put it back") if again else _("Draw it anew after all"), className="go", **data(anew="back")
    )
    return [html.Span([said, " ", back], className="slip")]


def _start(service: Service, asker: Asker, visit: Visit) -> dict[str, Any]:
    """The day, the partner or the found ones that an address asks for."""
    kind, _slash, id_ = visit.query.get("zoek", "").partition("/")
    who = frame.meant(service.meant(asker, visit.community.id, kind, id_)) if id_ else None
    return {"day": visit.query.get("dag"), "partner": visit.query.get("partner"), "who": who}


def _view(query: Any, first: View) -> View:
    """The view that an address asks for; the first one where it asks for nothing."""
    if not {"deel", "dag", "zonder", "begeleiders", "zoek"} & set(query):
        return first
    kind = query.get("deel", "whole")
    if kind == "goals":
        return View("goals")
    if kind not in {"group", "neighbourhood", "search"}:
        return View()
    return View(kind, query.get("van", ""), 2 if query.get("stappen") == "2" else 1)


PAGE = Page(
    key="map",
    path="kaart",
    title=later("Map"),
    order=10,
    lives_on=later(
        "The map lives on meetings and who was there, on joint actions and services, on ties somebody told of and on "
        "the goals partners carry. A quick e-mail or phone call may stay unlogged: one gathering with its names "
        "tells something of everybody who was there."
    ),
    layout=layout,
    connect=connect,
    own_day=True,
    full=True,
)
