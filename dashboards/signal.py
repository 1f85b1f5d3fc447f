"""A signal from any page: what did you pick up? Who, energy in a word, doubt, and it is written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access
from dashboards.elements import aria, notice
from meshwork.energy import ENERGIES
from meshwork.service import Asker, Service
from meshwork.text import _
from meshwork.verbs.signals import Signal

OPEN, BOX = "signal-open", "signal-box"
WHO, ENERGY, DOUBT, NOTE, SHARED = "signal-who", "signal-energy", "signal-doubt", "signal-note", "signal-shared"
SAVE, FOUND = "signal-save", "signal-found"


def button() -> Component:
    """The word that opens it, on every page."""
    return html.Button(_("Signal"), id=OPEN, className="small signal-open", **aria(haspopup="dialog"))


def box() -> Component:
    """The place where it opens; empty until then."""
    return dmc.Modal(
        id=BOX,
        title=_("Signal: what did you pick up?"),
        closeButtonProps=aria(label=_("Close")),
        size="30rem",
        className="signal-box",
    )


def connect(app: Dash, service: Service, here: State, told: Output) -> None:
    """The callbacks; `here` is the community on screen, `told` where the frame says something."""

    @app.callback(Output(BOX, "children"), Output(BOX, "opened"), Input(OPEN, "n_clicks"), here)
    def open_(clicks: int | None, community: str) -> tuple[Component, bool]:
        if not clicks:
            raise PreventUpdate
        return form(service, access.asker(), community), True

    @app.callback(Output(FOUND, "data"), Input(WHO, "searchValue"), here)
    def who(words: str | None, community: str) -> dict[str, Any]:
        return {"words": words or "", "people": people(service, access.asker(), community, words or "")}

    app.clientside_callback(  # who was chosen while the answer was under way stays chosen
        ClientsideFunction("frame", "narrowed"),
        Output(WHO, "data"),
        Input(FOUND, "data"),
        State(WHO, "value"),
        State(WHO, "data"),
    )

    @app.callback(
        told,
        Output(BOX, "opened", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        State(WHO, "value"),
        State(ENERGY, "value"),
        State(DOUBT, "checked"),
        State(NOTE, "value"),
        State(SHARED, "checked"),
        here,
    )
    def save(
        clicks: int | None, who: str | None, energy: str, doubt: bool, note: str, shared: bool, community: str
    ) -> Any:
        if not clicks:
            raise PreventUpdate
        made = Signal(who or "", service.today(), int(energy), bool(doubt), note, shared=bool(shared))
        service.signals.sense(access.asker(), community, made)
        return _said(shared=bool(shared)), False


def form(service: Service, asker: Asker, community: str) -> Component:
    """Who, energy, doubt, a word; whom one met last stand first."""
    return html.Div(
        [
            dcc.Store(id=FOUND),
            dmc.Select(
                id=WHO,
                value=None,  # said, else the first answer takes what was typed away
                label=_("Who"),
                placeholder=_("A name"),
                searchable=True,
                data=people(service, asker, community, ""),
                filter={"function": "narrowing"},
                nothingFoundMessage=_("Nobody and nothing by that name"),
                comboboxProps={"zIndex": 400},
                **{"data-autofocus": True},
            ),
            html.Div(
                [
                    html.Div(_("Energy"), id="signal-energy-label", className="label"),
                    dmc.SegmentedControl(
                        id=ENERGY,
                        value="0",
                        data=[{"value": str(each), "label": _(words)} for each, words in ENERGIES.items()],
                        fullWidth=True,
                        **aria(labelledby="signal-energy-label"),
                    ),
                ]
            ),
            dmc.Checkbox(id=DOUBT, label=_("It doubts"), checked=False),
            dmc.Textarea(
                id=NOTE,
                label=_("A word, if you like"),
                description=_("Write as if they read along. Nothing on health, belief or private life."),
                autosize=True,
                minRows=2,
                maxRows=6,
                value="",
            ),
            dmc.Checkbox(id=SHARED, label=_("Share with the other facilitators"), checked=False),
            html.P(
                _("It is yours alone unless you share it. Nobody else sees it, on no page and in no report."),
                className="soft",
            ),
            html.Button(_("Write down"), id=SAVE, className="action"),
        ],
        className="signal-form",
    )


def people(service: Service, asker: Asker, community: str, words: str) -> list[dict[str, str]]:
    """Whom the words find; without words whom one met last."""
    if not words.strip():
        return _options(service.signals.lately(asker, community))
    found = [each for each in service.search(asker, community, words) if each.kind == "stakeholder"]
    return _options([(each.id, each.name) for each in found])


def _options(named: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": id_, "label": name} for id_, name in named]


def _said(*, shared: bool) -> Component:
    words = _("Written down, for you and the other facilitators.") if shared else _("Written down, for you alone.")
    return notice(words)
