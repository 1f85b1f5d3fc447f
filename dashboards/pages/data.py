"""Data: files in, looked at before anything is written; everything out again; every change with its way back.

What is uploaded lies in the memory of this process until it is written or put away (`_desk.py`), never on a disk,
and is shown to nobody but whoever uploaded it.
"""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.pages import Page, Visit
from dashboards.pages import _another as another
from dashboards.pages import _answers as answers
from dashboards.pages import _backup as backup
from dashboards.pages import _changes as changes
from dashboards.pages import _log as log
from dashboards.pages import _own as own
from dashboards.pages import _preview as preview
from dashboards.pages import _table as table
from dashboards.pages._changes import BODY, LOG, OWN, RHYTHM, after, pressed
from dashboards.pages._desk import LARGEST, Desk, sources_of
from dashboards.pages._inlet import LOAD, PASTE, PASTED, SENT, TOKEN, UPLOAD, WAIT, bring_in, stores, written
from meshwork.formats import faults_csv
from meshwork.service import Asker, Service
from meshwork.text import _, later

BACKUP = later(
    "A backup holds the whole history. Dropped above, here or on another computer, it brings the community back."
)
_HERE, _TOKEN = State(frame.COMMUNITY, "data"), State(TOKEN, "data")
_BUSY = [(Output(BODY, "className"), "busy", "")]  # reading and writing can take seconds


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The place to bring files in, to take everything out, and the change log."""
    begun = bool(service.facts(asker, visit.community.id).stakeholders)
    first = _(
        "Here a community begins: with a workbook or CSV files of partners and meetings, an attendance list as you "
        "keep it, or a map from Kumu. You see what was read before anything is written, and can take it back after."
    )
    again = _(
        "You look at a file before anything is written. The same file twice changes nothing, and every change can "
        "be taken back."
    )
    may_be = _(
        "workbook, CSV, contacts (vCard), Kumu or a backup; several at once; together up to {n} MB", n=LARGEST >> 20
    )
    return html.Div(
        [
            *stores(),
            html.H1(_("Data")),
            bring_in(again if begun else first, may_be, paste=False),
            html.Div(id=BODY),
            html.Div(id=RHYTHM),
            html.Div(own.draw(service.facts(asker, visit.community.id)), id=OWN),
            html.Section([html.H2(_("Take everything out")), html.P(_(BACKUP), className="soft"), log.ways_out()]),
            changes.all_of(service, asker, visit.community.id),
            another.draw(),
        ],
        className="data",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks, with a desk of their own: a file comes in, is read and written; changes go back, files out."""
    desk = Desk(service)
    _read(app, desk)
    _write(app, service, desk)
    changes.connect(app, service)
    another.connect(app, service)
    _give(app, service, desk)


def _read(app: Dash, desk: Desk) -> None:
    """Files come in, are read, read again with other answers, and put away."""
    app.clientside_callback(
        ClientsideFunction("data", "weigh"),
        Output(SENT, "data"),
        Output(UPLOAD, "contents"),
        Output(WAIT, "children"),
        Input(UPLOAD, "contents"),
        State(UPLOAD, "filename"),
    )

    app.clientside_callback(
        ClientsideFunction("data", "paste"),
        Output(SENT, "data", allow_duplicate=True),
        Output(PASTE, "value"),
        Output(WAIT, "children", allow_duplicate=True),
        Input(PASTED, "n_clicks"),
        State(PASTE, "value"),
    )

    @app.callback(
        Output(BODY, "children"),
        Output(TOKEN, "data"),
        Output(WAIT, "children", allow_duplicate=True),
        Input(SENT, "data"),
        _HERE,
    )
    def lay(sent: dict[str, list[str]], here: str) -> tuple[Component, str, str]:
        shown, token = backup.arrived(desk, access.asker(), here, sources_of(sent))
        return shown, token, ""

    @app.callback(
        Output(BODY, "children", allow_duplicate=True),
        inputs={
            "clicks": Input(preview.AGAIN, "n_clicks"),
            "decided": Input({"type": answers.DECIDE, "shape": ALL, "value": ALL}, "n_clicks"),
            "given": {
                "answers": _fields(answers.ANSWER, "shape"),
                "sheets": _fields(answers.SHEET, "name"),
                "fields": _fields(answers.FIELD, "kind", "name"),
                "maps": State(answers.MAPS, "value"),
                "date": State(answers.DATE, "value"),
                "goals": State(answers.GOALS, "value"),
            },
            "here": _HERE,
            "held": _TOKEN,
        },
        running=_BUSY,
    )
    def again(
        clicks: int | None, decided: list[int | None], given: dict[str, Any], here: str, held: str
    ) -> Component:
        said = isinstance(ctx.triggered_id, dict)
        pressed(any(decided) if said else clicks)
        given = {**given, "decided": ctx.triggered_id if said else None}
        how = answers.how_of(_paired(given), desk.get(access.asker(), here, held))
        return preview.draw(desk.read_again(access.asker(), here, held, how))

    @app.callback(
        Output(table.GRID, "columnDefs"),
        Output(table.GRID, "rowData"),
        Output(table.NOTE, "children"),
        Input(table.SHOWN, "value"),
        _HERE,
        _TOKEN,
    )
    def turn(place: str, here: str, held: str) -> tuple[Any, Any, str]:
        return table.sheet(desk.get(access.asker(), here, held), int(place))

    @app.callback(Output(BODY, "children", allow_duplicate=True), Input(preview.AWAY, "n_clicks"), _TOKEN)
    def away(clicks: int | None, held: str) -> None:
        pressed(clicks)
        desk.clear(held)


def _write(app: Dash, service: Service, desk: Desk) -> None:
    """What was read is written, or brought back whole."""
    app.clientside_callback(
        ClientsideFunction("data", "rest"), Output(preview.WRITE, "disabled"), Input(preview.REST, "checked")
    )

    @app.callback(
        Output(BODY, "children", allow_duplicate=True),
        Output(LOG, "children"),
        Output(OWN, "children"),
        Input(preview.WRITE, "n_clicks"),
        State(preview.REST, "checked"),
        _HERE,
        _TOKEN,
        running=_BUSY,
    )
    def write(clicks: int | None, rest: bool, here: str, held: str) -> tuple[Component | None, ...]:
        pressed(clicks)
        done = desk.write(access.asker(), here, held, rest=rest)
        return written(done, _ways(here)), *after(service, here)

    @app.callback(
        Output(BODY, "children", allow_duplicate=True), Input(backup.BACK, "n_clicks"), _TOKEN, running=_BUSY
    )
    def bring_back(clicks: int | None, held: str) -> Component:
        pressed(clicks)
        return backup.back(desk.bring_back(access.asker(), held))


def _give(app: Dash, service: Service, desk: Desk) -> None:
    """Files go out: everything, and the list of what is to be mended."""

    @app.callback(Output(LOAD, "data"), Input({"type": log.EXPORT, "way": ALL}, "n_clicks"), _HERE)
    def out(clicks: list[int | None], here: str) -> dict[str, Any]:
        pressed(any(clicks))
        return log.parcel(service, access.asker(), here, ctx.triggered_id["way"])

    @app.callback(Output(LOAD, "data", allow_duplicate=True), Input(preview.FAULTS, "n_clicks"), _HERE, _TOKEN)
    def faults(clicks: int | None, here: str, held: str) -> dict[str, str]:
        pressed(clicks)
        wrong = table.faults_of(desk.get(access.asker(), here, held).plan)
        # the mark at the front tells a spreadsheet that it is UTF-8
        return {"content": "\ufeff" + faults_csv(wrong), "filename": _("to-mend.csv"), "type": "text/csv"}


def _fields(kind: str, *names: str) -> list[State]:
    """The ids and the values of all fields of a kind."""
    pattern = {"type": kind, **dict.fromkeys(names, ALL)}
    return [State(pattern, "id"), State(pattern, "value")]


def _paired(given: dict[str, Any]) -> dict[str, Any]:
    """The same, with each id beside its value."""
    several = {name: list(zip(*given[name], strict=True)) for name in ("answers", "sheets", "fields")}
    return {**given, **several}


def _ways(community: str) -> list[tuple[str, str]]:
    """The words and addresses of the pages that show what was written."""
    ways = ((_("See it on the map"), "kaart"), (_("See how it stands"), "ontwikkeling"))
    return [(words, f"/c/{community}/{page}") for words, page in ways]


PAGE = Page(
    key="data",
    path="gegevens",
    title=later("Data"),
    order=80,
    lives_on=later(
        "This page lives on the files you bring and on everything kept so far. A row without a date or a"
        " place is welcome too; what is not known may stay empty."
    ),
    layout=layout,
    connect=connect,
)
