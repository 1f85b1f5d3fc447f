"""Told and asked: who does not know yet that something is kept, what people chose, the letter and the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.editing import query_of
from dashboards.elements import way_back
from dashboards.fact_form import day_said
from dashboards.pages import Page, Visit
from dashboards.pages import _paper_view as view
from dashboards.pages import _told_list as told_list
from dashboards.pages import _told_one as told_one
from dashboards.pages._changes import pressed
from meshwork.change import Change
from meshwork.dossier import as_json, as_paper
from meshwork.errors import WrongUsage
from meshwork.papers import Paper, as_html, as_text
from meshwork.service import Asker, Service
from meshwork.text import _, filed, later, plural, speak
from meshwork.told import TOLD, purpose_words

BODY, SAID, LOAD, FOCUS = "told-body", "told-said", "told-load", "told-focus"
UNDO = "told-undo"  # {"type": UNDO, "number": ...}
_HERE, _SEARCH = State(frame.COMMUNITY, "data"), State(frame.WHERE, "search")
_ANSWER = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """Who is to be told and what was chosen; or the paper that the address names."""
    return html.Div(
        [
            dcc.Download(id=LOAD),
            dcc.Store(id=FOCUS),
            html.Div(id=SAID, role="status", className="said", tabIndex=-1),
            html.Div(draw(service, asker, visit.community.id, visit.query), id=BODY),
        ],
        className="told",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: several marked as told, a choice made or withdrawn, blanks filled in, a paper taken along."""

    @app.callback(*_ANSWER, Input(frame.WHERE, "search"), _HERE)
    def follow(search: str, here: str) -> tuple[Any, ...]:
        return draw(service, access.asker(), here, query_of(search)), None

    @app.callback(
        *_ANSWER,
        Input(told_list.MARK, "n_clicks"),
        State(told_list.TICKED, "value"),
        State(told_list.DAY, "value"),
        _SEARCH,
        _HERE,
    )
    def mark(clicks: int | None, ticked: list[str], day: str, search: str, here: str) -> tuple[Any, ...]:
        pressed(clicks)
        if not ticked:
            raise WrongUsage(_("Tick who has been told."))
        done = service.told.choose(access.asker(), here, ticked, TOLD, _on(day))
        said = plural("{n} person is marked as told.", "{n} people are marked as told.", len(ticked))
        return _after(service, here, search, said, done)

    @app.callback(
        *_ANSWER,
        Input({"type": told_list.CHOOSE, "act": ALL}, "n_clicks"),
        State({"type": told_list.CHOICE, "part": ALL}, "value"),
        State({"type": told_list.CHOICE, "part": ALL}, "id"),
        _SEARCH,
        _HERE,
    )
    def choose(
        clicks: list[int | None], values: list[str], ids: list[dict[str, str]], search: str, here: str
    ) -> tuple[Any, ...]:
        pressed(any(clicks))
        said = {each["part"]: value or "" for each, value in zip(ids, values, strict=True)}
        asker, on, purpose = access.asker(), _on(said["on"]), said["purpose"]
        id_ = service.edits.find(asker, here, "stakeholders", said["who"].strip()).id
        if ctx.triggered_id["act"] == "look":
            return told_one.draw(service, asker, here, id_), None
        if ctx.triggered_id["act"] == "give":
            done = service.told.choose(asker, here, (id_,), purpose, on)
            words = _("Written down: {choice}.", choice=purpose_words(purpose))
        else:
            done = service.told.withdraw(asker, here, id_, purpose, on)
            words = _("Withdrawn: {choice}.", choice=purpose_words(purpose))
        return _after(service, here, search, words, done)

    @app.callback(
        *_ANSWER, Input({"type": told_list.WITHDRAW, "who": ALL, "purpose": ALL}, "n_clicks"), _SEARCH, _HERE
    )
    def withdraw(clicks: list[int | None], search: str, here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        at = ctx.triggered_id
        done = service.told.withdraw(access.asker(), here, at["who"], at["purpose"])
        said = _("Withdrawn: {choice}.", choice=purpose_words(at["purpose"]))
        return _after(service, here, search, said, done)

    @app.callback(*_ANSWER, Input({"type": UNDO, "number": ALL}, "n_clicks"), _SEARCH, _HERE)
    def undo(clicks: list[int | None], search: str, here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        service.undo(access.asker(), here, ctx.triggered_id["number"])
        return draw(service, access.asker(), here, query_of(search)), html.P(_("It is taken back."))

    @app.callback(
        *_ANSWER,
        Input(view.SAVE, "n_clicks"),
        State({"type": view.FIELD, "name": ALL}, "value"),
        State({"type": view.FIELD, "name": ALL}, "id"),
        _SEARCH,
        _HERE,
    )
    def fill(
        clicks: int | None, values: list[str], ids: list[dict[str, str]], search: str, here: str
    ) -> tuple[Any, ...]:
        pressed(clicks)
        said = {each["name"]: value or "" for each, value in zip(ids, values, strict=True)}
        done = service.told.fill(access.asker(), here, said)
        return _after(service, here, search, _("It stands in the letter and in the register now."), done)

    _give(app, service)
    told_one.connect(app, service, *_ANSWER, lambda here: draw(service, access.asker(), here, {}))


def _give(app: Dash, service: Service) -> None:
    """Papers and the form to mail go out."""

    @app.callback(Output(LOAD, "data"), Input({"type": view.TAKE, "ending": ALL}, "n_clicks"), _SEARCH, _HERE)
    def take(clicks: list[int | None], search: str, here: str) -> dict[str, str]:
        pressed(any(clicks))
        query, ending = query_of(search), ctx.triggered_id["ending"]
        paper = _paper(service, access.asker(), here, query)
        with speak(paper.language):
            content = as_html(paper) if ending == "html" else as_text(paper)
        return {"content": content, "filename": f"{here}-{query['toon']}.{ending}"}

    @app.callback(
        Output(LOAD, "data", allow_duplicate=True),
        Input({"type": view.TAKE_ALL, "who": ALL, "ending": ALL}, "n_clicks"),
        _HERE,
    )
    def take_all(clicks: list[int | None], here: str) -> dict[str, str]:
        pressed(any(clicks))
        who, ending = ctx.triggered_id["who"], ctx.triggered_id["ending"]
        found = service.keeping.person(access.asker(), here, who)
        content = as_html(as_paper(found)) if ending == "html" else as_json(found)
        return {"content": content, "filename": f"{who}.{ending}"}

    @app.callback(Output(LOAD, "data", allow_duplicate=True), Input(told_list.FORM, "n_clicks"), _HERE)
    def form(clicks: int | None, here: str) -> dict[str, str]:
        pressed(clicks)
        return {"content": service.told.form(access.asker(), here), "filename": _("form-{name}.html", name=here)}

    app.clientside_callback(ClientsideFunction("told", "focus"), Output(FOCUS, "data"), Input(SAID, "children"))


def draw(service: Service, asker: Asker, community: str, query: Mapping[str, str]) -> Component:
    """What the address asks for."""
    if query.get("toon") in view.PAPERS:
        paper = _paper(service, asker, community, query)
        return view.draw(paper, service.told.filled(asker, community), query)
    names = service.names(asker, community)
    return told_list.draw(service.told.look(asker, community), sorted(set(names.values()), key=filed), query)


def _paper(service: Service, asker: Asker, community: str, query: Mapping[str, str]) -> Paper:
    language = query.get("taal", "")
    if query["toon"] == "register":
        return service.told.register(asker, community, language)
    return service.told.letter(asker, community, query.get("partner"), language)


def _after(service: Service, here: str, search: str, said: str, done: Change | None) -> tuple[Any, ...]:
    """The page after something was written, with the way back; or that it stood so already."""
    body = draw(service, access.asker(), here, query_of(search))
    if done is None:
        return body, html.P(_("It stood so already; nothing was written."))
    return body, way_back(said, UNDO, done)


def _on(said: str | None) -> date | None:
    """The day that was typed; none for today. Raises `Unfit` where it is no day."""
    return day_said(said) if (said or "").strip() else None


PAGE = Page(
    key="told",
    path="verteld",
    title=later("Told and asked"),
    order=72,
    layout=layout,
    connect=connect,
    under="partners",
    lives_on=later(
        "This page lives on who the partners are and on the choices that were written down. How you told somebody "
        "need not be recorded: the day is enough."
    ),
)
