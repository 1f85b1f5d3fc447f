"""The story for a funder: proposed, edited where it stands on a sheet of paper, made, presented and handed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.editing import query_of
from dashboards.elements import way_back
from dashboards.pages import Page, Visit
from dashboards.pages import _story_form as form
from dashboards.pages import _story_moment as one
from dashboards.pages import _story_place as where
from dashboards.pages import _story_sheet as sheet
from dashboards.pages import _story_slides as slides
from dashboards.pages import _story_steady as steady
from dashboards.pages import _story_told as told
from dashboards.pages._changes import pressed
from meshwork.change import Change
from meshwork.service import Asker, Service
from meshwork.text import _, later

BODY, SAID, LOAD, FOCUS, SHOWN = "story-body", "story-said", "story-load", "story-focus", "story-shown"
LATER, MAKING = "story-later", "story-making"
UNDO = "story-undo"  # {"type": UNDO, "number": ...}
_HERE, _SEARCH = State(frame.COMMUNITY, "data"), State(frame.WHERE, "search")
_ANSWER = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The story that the address names as it was told, else the one that is being written."""
    here, query = visit.community.id, visit.query
    return html.Div(
        [
            dcc.Download(id=LOAD),
            dcc.Store(id=FOCUS),
            dcc.Store(id=SHOWN),
            html.Div(id=SAID, role="status", className="said", tabIndex=-1),
            html.P(_making(), id=MAKING, role="status", className="soft", hidden=True),
            html.Div(
                draw(service, asker, here, query)
                if query.get("verhaal") or service.readings.at_hand(asker, here)
                else _later(),
                id=BODY,
            ),
        ],
        className="telling",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: a place opened, saved, moved, taken away; the story made, begun anew, handed out, presented."""

    @app.callback(*_ANSWER, Input(frame.WHERE, "search"), _HERE)
    def follow(search: str, here: str) -> tuple[Any, ...]:
        return draw(service, access.asker(), here, query_of(search)), None

    @app.callback(*_ANSWER, Input(LATER, "data"), _HERE, prevent_initial_call="initial_duplicate")
    def read(_there: bool, here: str) -> tuple[Any, ...]:
        return draw(service, access.asker(), here, {}), None

    @app.callback(*_ANSWER, Input({"type": one.OPEN, "at": ALL}, "n_clicks"), _HERE, _SEARCH)
    def open_place(clicks: list[int | None], here: str, search: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        return draw(service, access.asker(), here, query_of(search), ctx.triggered_id["at"]), None

    @app.callback(
        *_ANSWER,
        Input(form.SAVE, "n_clicks"),
        State(form.AT, "data"),
        State({"type": form.FIELD, "name": ALL}, "value"),
        State({"type": form.FIELD, "name": ALL}, "id"),
        State({"type": where.SEEN, "of": ALL}, "data"),
        _HERE,
    )
    def save(
        clicks: int | None,
        at: str,
        values: list[str | None],
        ids: list[dict[str, str]],
        marks: list[dict[str, str]],
        here: str,
    ) -> tuple[Any, ...]:
        pressed(clicks)
        said = {each["name"]: value or "" for each, value in zip(ids, values, strict=True)}
        return _after(service, here, form.saved(service, access.asker(), here, at, said, next(iter(marks), None)))

    @app.callback(*_ANSWER, Input(form.LEAVE, "n_clicks"), _HERE)
    def leave(clicks: int | None, here: str) -> tuple[Any, ...]:
        pressed(clicks)
        return draw(service, access.asker(), here, {}), None

    @app.callback(
        *_ANSWER,
        Input({"type": one.ACT, "do": ALL, "at": ALL}, "n_clicks"),
        State({"type": where.SEEN, "of": ALL}, "data"),
        _HERE,
    )
    def act(clicks: list[int | None], marks: list[dict[str, str]], here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        at = ctx.triggered_id
        return _after(
            service, here, form.done(service, access.asker(), here, at["do"], at["at"], next(iter(marks), None))
        )

    @app.callback(*_ANSWER, Input(form.TABLE, "contents"), State(form.TABLE, "filename"), _HERE)
    def table(contents: str | None, name: str, here: str) -> tuple[Any, ...]:
        pressed(contents)
        return _after(service, here, form.promised(service, access.asker(), here, name, contents or ""))

    @app.callback(
        *_ANSWER,
        Input(sheet.MAKE, "n_clicks"),
        _HERE,
        running=[(Output(sheet.MAKE, "disabled"), True, False), (Output(MAKING, "hidden"), False, True)],
    )
    def make(clicks: int | None, here: str) -> tuple[Any, ...]:
        pressed(clicks)
        story, change = service.drafts.make(access.asker(), here)
        way = dcc.Link(_("Open it"), href=f"?verhaal={story.id}", className="go")
        said = html.Span([_("It is made, and stays as it was told today."), " ", way])
        return draw(service, access.asker(), here, {}), way_back(said, UNDO, change) if change else html.P(said)

    @app.callback(*_ANSWER, Input({"type": UNDO, "number": ALL}, "n_clicks"), _HERE)
    def undo(clicks: list[int | None], here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        service.undo(access.asker(), here, ctx.triggered_id["number"])
        return draw(service, access.asker(), here, {}), html.P(_("It is taken back."))

    _way_out(app, service)
    steady.connect(app, service)


def _way_out(app: Dash, service: Service) -> None:
    @app.callback(
        Output(LOAD, "data"),
        Output(told.GONE, "children"),
        Input({"type": told.TAKE, "story": ALL, "ending": ALL}, "n_clicks"),
        State(told.WHOM, "value"),
        _HERE,
    )
    def take(clicks: list[int | None], whom: str | None, here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        asker, id_, sort = access.asker(), ctx.triggered_id["story"], ctx.triggered_id["ending"]
        made = told.parcel(service, asker, here, id_, sort, whom or "")
        return made, told.gone_out(service, asker, here, id_)

    app.clientside_callback(
        ClientsideFunction("story", "present"),
        Output(SHOWN, "data"),
        Input(slides.PRESENT, "n_clicks"),
        State(slides.SLIDES, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("story", "focus"),
        Output(FOCUS, "data"),
        Input(BODY, "children"),
        Input(SAID, "children"),
        prevent_initial_call=False,
    )


def draw(service: Service, asker: Asker, community: str, query: Mapping[str, str], place: str = "") -> Component:
    """What the address asks for; with a place open where one is named."""
    if query.get("verhaal"):
        return told.draw(service, asker, community, query["verhaal"])
    return html.Div(
        [
            sheet.draw(service, asker, community, place),
            told.several(service.story.list(asker, community)),
        ]
    )


def _later() -> Component:
    """What stands there meanwhile: a long record takes seconds to read, and the page is there before."""
    wait = html.P(_("What was recorded is being read, to propose a story..."), className="soft", role="status")
    return html.Div([dcc.Store(id=LATER, data=True), wait])


def _making() -> str:
    return _(
        "The story is being made. Where a stage stands in it, how stable that is gets tried out to the end first."
    )


def _after(service: Service, here: str, done: Change | None) -> tuple[Any, ...]:
    said = way_back(_("It is kept."), UNDO, done) if done else html.P(_("It stood so already."))
    return draw(service, access.asker(), here, {}), said


PAGE = Page(
    key="story",
    path="verhaal",
    title=later("Story"),
    order=68,
    layout=layout,
    connect=connect,
    lives_on=later(
        "It lives on what was recorded of meetings, goals, work done together and who took part, and on what "
        "partners chose: nobody is named without it. Care, doubts, signals and follow-ups stay out of it. What was "
        "never written down is not in it, and it says so itself."
    ),
)
