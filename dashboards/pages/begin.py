"""Begin: who, when and around what; from nothing to a first map.

Who comes in by the very road of the Data page (its ids, its callbacks, its desk). While nobody stands in a community
this page is its first.
"""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.elements import aria, way_back
from dashboards.pages import Page, Visit
from dashboards.pages import _around as around
from dashboards.pages import _calendar_in as calendar_in
from dashboards.pages import _changes as changes
from dashboards.pages import _own as own
from dashboards.pages import _when as when
from dashboards.pages._changes import BODY, LOG, OWN, RHYTHM, pressed
from dashboards.pages._desk import LARGEST
from dashboards.pages._inlet import bring_in, stores
from meshwork.change import Change
from meshwork.service import Asker, Service
from meshwork.text import _, later, plural

TITLE, NAME = "begin-title", "begin-name"  # what it is about, and the button that writes it down
AROUND, TOLD, WAY, FINDER = "begin-around", "begin-told", "begin-way", "begin-finder"
NAMED, DROPPED = "begin-named", "begin-dropped"  # dcc.Store: the goals that were named, what was dragged where
ANEW = "begin-anew"  # dcc.Store: the number of the change that was written here
BACK = "begin-back"  # {"type": BACK, "number": ...}: takes back what was written here
_HERE = State(frame.COMMUNITY, "data")
_SAID = Output(TOLD, "children", allow_duplicate=True), Output(ANEW, "data", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """Three questions under each other, each of which can wait, and the way to the map."""
    here = visit.community.id
    return html.Div(
        [
            *stores(),
            dcc.Store(id=NAMED),
            dcc.Store(id=DROPPED),
            dcc.Store(id=ANEW),
            html.H1(_("Begin")),
            html.P(
                _(
                    "Three questions make a first map: who, when and around what. Answer what you know today; the "
                    "rest can wait, and everything can be taken back."
                )
            ),
            html.Section(
                [
                    html.H2(_("Who?")),
                    bring_in(
                        _("Your contacts: a person becomes a person, and where it works a partner on the map."),
                        _(
                            "a sheet with name, organisation, function, e-mail and telephone; contacts of a phone or "
                            "mail program (vCard); a list of names; together up to {n} MB",
                            n=LARGEST >> 20,
                        ),
                        paste=True,
                    ),
                    html.Div(id=BODY),
                    html.Div(id=RHYTHM),
                    html.Div(own.draw(service.facts(asker, here)), id=OWN, hidden=True),
                ],
                className="step",
            ),
            html.Section([html.H2(_("When?")), *calendar_in.section()], className="step"),
            html.Section(_what(service, asker, here), className="step"),
            html.Div(_way(service, asker, here), id=WAY),
            changes.all_of(service, asker, here),
        ],
        className="data begin",
    )


def _what(service: Service, asker: Asker, here: str) -> list[Component]:
    found = service.begin.circles(asker, here)
    return [
        html.H2(_("Around what?")),
        html.P(
            _(
                "Name the goals or themes that bring them together, and put each partner around one or more: drag "
                "it, or tick several and choose the goal. From today on they stand there, until you say otherwise."
            )
        ),
        html.Div(
            [
                dmc.TextInput(
                    id=TITLE,
                    value="",
                    placeholder=_("A goal or theme; several with ; between them"),
                    **aria(label=_("A goal or theme")),
                ),
                html.Button(_("Add"), id=NAME, className="action quiet"),
                around.levels(),
            ],
            className="name-goal",
        ),
        html.P(
            _("Who is interested stands around a goal; who is committed also counts as carrying it."),
            className="soft",
        ),
        html.Div(id=TOLD, role="status", className="said"),
        html.Div(around.find(), id=FINDER, hidden=not around.many(found), className="finder"),
        html.Div(around.draw(found, here), id=AROUND),
    ]


def _way(service: Service, asker: Asker, here: str) -> Component | None:
    """The way to the map, once there is something on it."""
    if not service.begin.stands(asker, here).partners:
        return None
    return dcc.Link(_("Look at the map"), href=f"/c/{here}/kaart", className="action")


def connect(app: Dash, service: Service) -> None:
    """The callbacks: goals are named, partners ticked, put and taken away, each with its way back."""

    @app.callback(
        Output(AROUND, "children"),
        Output(FINDER, "hidden"),
        Output(WAY, "children"),
        Input(LOG, "children"),
        State(around.FIND, "value"),
        _HERE,
        prevent_initial_call=False,
    )
    def stand(_log: Any, said: str, here: str) -> tuple[Component | None, bool, Component | None]:
        found = service.begin.circles(access.asker(), here)
        return around.draw(found, here, said), not around.many(found), _way(service, access.asker(), here)

    @app.callback(Output(around.FOUND, "children"), Input(around.FIND, "value"), _HERE)
    def find(said: str, here: str) -> list[Component]:
        return around.goals(service.begin.circles(access.asker(), here), here, said)

    # Enter right after typing may be quicker than what was typed is known here: so it is read from the field
    app.clientside_callback(
        ClientsideFunction("begin", "named"), Output(NAMED, "data"), Input(TITLE, "n_submit"), Input(NAME, "n_clicks")
    )

    @app.callback(*_SAID, Output(TITLE, "value"), Input(NAMED, "data"), _HERE)
    def name(said: dict[str, Any], here: str) -> tuple[Component, int, str]:
        done = service.begin.name(access.asker(), here, said["title"].split(";"))
        words = plural("{n} goal stands here now.", "{n} goals stand here now.", done.added) if done else _STOOD
        return *_told(words, done), ""

    @app.callback(
        *_SAID,
        Input({"type": around.PUT, "goal": ALL}, "n_clicks"),
        State(around.PICKED, "value"),
        State(around.LEVEL, "value"),
        _HERE,
    )
    def put(clicks: list[int | None], picked: list[str], level: str, here: str) -> tuple[Component, int]:
        pressed(any(clicks))
        return _put(service, here, ctx.triggered_id["goal"], picked, level)

    @app.callback(*_SAID, Input(DROPPED, "data"), State(around.LEVEL, "value"), _HERE)
    def drop(dropped: dict[str, Any], level: str, here: str) -> tuple[Component, int]:
        return _put(service, here, dropped["goal"], dropped["who"], level)

    @app.callback(*_SAID, Input({"type": around.OFF, "id": ALL}, "n_clicks"), _HERE)
    def off(clicks: list[int | None], here: str) -> tuple[Component, int]:
        pressed(any(clicks))
        done = service.begin.take_off(access.asker(), here, ctx.triggered_id["id"])
        return _told(_("It is taken away from there."), done)

    @app.callback(*_SAID, Input({"type": BACK, "number": ALL}, "n_clicks"), _HERE)
    def back(clicks: list[int | None], here: str) -> tuple[Component, int]:
        pressed(any(clicks))
        _undone, done = service.undo(access.asker(), here, ctx.triggered_id["number"])
        return html.P(_("It is taken back.")), done.number

    @app.callback(
        Output(LOG, "children", allow_duplicate=True),
        Output(OWN, "children", allow_duplicate=True),
        Input(ANEW, "data"),
        Input(calendar_in.WRITTEN, "data"),
        _HERE,
    )
    def log(_number: int, _ticked: int, here: str) -> tuple[Component, Component | None]:
        return changes.after(service, here)

    when.connect(app, service)
    for button, which in ((around.ALL_OF, "all"), (around.LOOSE, "loose")):
        app.clientside_callback(
            ClientsideFunction("begin", which),
            Output(around.PICKED, "value", allow_duplicate=True),
            Input(button, "n_clicks"),
            State(around.PICKED, "value"),
        )


_STOOD = later("It stands here already.")


def _put(service: Service, here: str, goal: str, who: list[str], level: str) -> tuple[Component, int]:
    done = service.begin.put(access.asker(), here, goal, who, level)
    if done is None:
        return _told(_("They stand there already."), done)
    return _told(
        plural(
            '{n} partner stands around "{goal}".', '{n} partners stand around "{goal}".', done.added, goal=done.note
        ),
        done,
    )


def _told(words: str, done: Change | None) -> tuple[Component, int]:
    """What was written, with its way back, and the number of the change; where nothing was, that alone."""
    if done is None:
        return html.P(_(words)), 0
    return way_back(words, BACK, done), done.number


PAGE = Page(
    key="begin",
    path="begin",
    title=later("Begin"),
    order=75,
    lives_on=later(
        "Begin lives on a list of names, and on the goals you put them around. Everything else may come later or "
        "stay unlogged: without a calendar there is a first map too."
    ),
    layout=layout,
    connect=connect,
    under="data",
    begins=True,
)
