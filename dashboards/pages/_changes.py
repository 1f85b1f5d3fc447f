"""What happens to what was written: a change is taken back, a column opened, the yearly rhythm taken."""

from __future__ import annotations

from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.pages import _log as log
from dashboards.pages import _own as own
from dashboards.pages._inlet import FRESH
from dashboards.pages._rhythm import YEARLY, proposal
from meshwork.service import Asker, Service
from meshwork.text import _

BODY, SAID, LOG, OWN = "data-body", "data-said", "data-log", "data-own"
RHYTHM, TAKE = "data-rhythm", "data-yearly"
_HERE = State(frame.COMMUNITY, "data")


def all_of(service: Service, asker: Asker, community: str) -> Component:
    """Every change of a community, under what was said of the last that was taken back."""
    return html.Section(
        [
            html.H2(_("What was changed")),
            html.P(id=SAID, role="status"),
            html.Div(log.draw(service.log(asker, community)), id=LOG),
        ]
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks."""

    @app.callback(Output(RHYTHM, "children"), Input(FRESH, "data"), _HERE, prevent_initial_call=False)
    def rhythm(_fresh: int, here: str) -> Component | None:
        return proposal(service.path(access.asker(), here), TAKE)

    @app.callback(
        Output(SAID, "children"),
        Output(LOG, "children", allow_duplicate=True),
        Output(OWN, "children", allow_duplicate=True),
        Output(BODY, "children", allow_duplicate=True),
        Output(RHYTHM, "children", allow_duplicate=True),
        Input({"type": log.UNDONE, "number": ALL}, "n_clicks"),
        _HERE,
    )
    def undo(clicks: list[int | None], here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        undone, done = service.undo(access.asker(), here, ctx.triggered_id["number"])
        told = _("Change {number} is taken back, as change {by}.", number=undone.number, by=done.number)
        return told, *after(service, here), None, None

    @app.callback(
        Output(RHYTHM, "children", allow_duplicate=True),
        Output(LOG, "children", allow_duplicate=True),
        Input(TAKE, "n_clicks"),
        _HERE,
    )
    def take(clicks: int | None, here: str) -> tuple[Component, Component]:
        pressed(clicks)
        service.change_setting(access.asker(), here, *YEARLY)
        return html.P(_("It is read in a yearly rhythm from now on."), role="status"), _log(service, here)

    @app.callback(
        Output(LOG, "children", allow_duplicate=True),
        Output(OWN, "children", allow_duplicate=True),
        Input({"type": own.SHOW, "kind": ALL, "column": ALL, "open": ALL}, "n_clicks"),
        _HERE,
    )
    def show(clicks: list[int | None], here: str) -> tuple[Component | None, ...]:
        pressed(any(clicks))
        at = ctx.triggered_id
        service.imports.show_column(access.asker(), here, at["kind"], at["column"], to_others=bool(at["open"]))
        return after(service, here)


def pressed(clicks: object) -> None:
    """A button that has only just appeared was not pressed; one that was takes away what went wrong the last time."""
    if not clicks:
        raise PreventUpdate
    set_props(frame.NOTICE, {"children": None})


def _log(service: Service, community: str) -> Component:
    return log.draw(service.log(access.asker(), community))


def after(service: Service, community: str) -> tuple[Component, Component | None]:
    """The log and the own columns, as they stand after a change."""
    return _log(service, community), own.draw(service.facts(access.asker(), community))
