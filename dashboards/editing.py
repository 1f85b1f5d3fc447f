"""Facts edited where they stand, on any page: a form opens, is saved or left, and what was done is taken back.

A page that edits declares `edited` (what is drawn anew after each step) and puts `body` in its layout. Its buttons
and forms come from the `Editor` that it is given; it needs no callback of its own for them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import request

from dashboards import access, editor, elements, fact_form, frame
from dashboards.editor import Editor
from dashboards.fact_form import Open
from dashboards.pages import Page, Visit
from meshwork.change import Change
from meshwork.errors import Unfit
from meshwork.service import Asker, Service
from meshwork.text import _
from meshwork.verbs.edits import Done

BODY, SAID, EDIT, FOCUS = "editing-body", "editing-said", "editing-open", "editing-focus"
UNDO = "editing-undo"  # {"type": UNDO, "number": ...}
_WHERE = State(frame.WHERE, "pathname"), State(frame.WHERE, "search")
_HERE = State(frame.COMMUNITY, "data")
_BODY, _SAID = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)
_EDIT = Output(EDIT, "data", allow_duplicate=True)
_FIELDS = {"type": fact_form.FIELD, "name": ALL}


def body(service: Service, asker: Asker, visit: Visit, page: Page) -> list[Component]:
    """What stands in the layout of a page that edits."""
    return [
        dcc.Store(id=EDIT),
        dcc.Store(id=FOCUS),
        html.Div(id=SAID, role="status", className="said", tabIndex="-1"),
        html.Div(_draw(service, asker, page, visit), id=BODY),
    ]


def connect(app: Dash, service: Service, pages: tuple[Page, ...]) -> None:
    """The callbacks: another address of the same page, a form opened, saved, left, and what was done taken back."""

    @app.callback(
        _BODY,
        _SAID,
        _EDIT,
        Input(frame.WHERE, "search"),
        State(frame.WHERE, "pathname"),
        State(frame.MAIN, "className"),
        _HERE,
    )
    def follow(search: str, path: str, on_screen: str, here: str) -> tuple[Any, ...]:
        page = _page(pages, path)
        if on_screen != f"page-{page.key}":  # the frame draws another page
            raise PreventUpdate
        return _draw(service, access.asker(), page, _visit(service, here, search)), None, None

    @app.callback(
        _BODY, _EDIT, Input({"type": editor.OPEN, "kind": ALL, "id": ALL, "given": ALL}, "n_clicks"), *_WHERE, _HERE
    )
    def open_form(clicks: list[int | None], path: str, search: str, here: str) -> tuple[Any, ...]:
        if not any(clicks):  # a button that has only just appeared was not pressed
            raise PreventUpdate
        at = ctx.triggered_id
        opened = Open(at["kind"], at["id"], service.number(access.asker(), here), json.loads(at["given"]))
        drawn = _draw(service, access.asker(), _page(pages, path), _visit(service, here, search), opened)
        return drawn, _kept(opened)

    @app.callback(
        _BODY,
        _SAID,
        _EDIT,
        Input({"type": fact_form.ACT, "act": ALL}, "n_clicks"),
        State(_FIELDS, "value"),
        State(_FIELDS, "id"),
        State({"type": fact_form.WHICH, "part": ALL}, "value"),
        State(EDIT, "data"),
        *_WHERE,
        _HERE,
    )
    def act(
        clicks: list[int | None],
        values: list[Any],
        ids: list[dict[str, str]],
        which: list[str | None],
        kept: dict[str, Any],
        path: str,
        search: str,
        here: str,
    ) -> tuple[Any, ...]:
        if not any(clicks):
            raise PreventUpdate
        said = {each["name"]: fact_form.text(value) for each, value in zip(ids, values, strict=True)}
        visit = _visit(service, here, search)
        return _acted(service, _page(pages, path), visit, ctx.triggered_id["act"], Open(**kept), said, which)

    @app.callback(_BODY, _SAID, _EDIT, Input({"type": UNDO, "number": ALL}, "n_clicks"), *_WHERE, _HERE)
    def undo(clicks: list[int | None], path: str, search: str, here: str) -> tuple[Any, ...]:
        if not any(clicks):
            raise PreventUpdate
        service.undo(access.asker(), here, ctx.triggered_id["number"])
        drawn = _draw(service, access.asker(), _page(pages, path), _visit(service, here, search))
        return drawn, html.P(_("It is taken back.")), None

    app.clientside_callback(
        ClientsideFunction("editing", "focus"), Output(FOCUS, "data"), Input(EDIT, "data"), Input(SAID, "children")
    )


def way_back(said: str, change: Change) -> Component:
    """What was done, with a button that takes it back."""
    return elements.way_back(said, UNDO, change)


def _draw(service: Service, asker: Asker, page: Page, visit: Visit, open_: Open | None = None) -> Component:
    if page.edited is None:
        raise PreventUpdate
    return page.edited(Editor(service, asker, visit.community.id, open_), visit)


def _acted(
    service: Service,
    page: Page,
    visit: Visit,
    deed: str,
    open_: Open,
    said: dict[str, str],
    which: Sequence[str | None],
) -> tuple[Any, ...]:
    """The page after a button of the form: saved, with the way back; or the form again, with what is wrong."""
    asker, here = access.asker(), visit.community.id
    when, since = (*which, "", "")[:2]
    asked = fact_form.asked(said, when, since)
    if deed == "close":
        return _draw(service, asker, page, visit), None, None
    again = None
    try:
        if deed == "take" and (more := fact_form.along(service.edits.taking_away(asker, here, open_.kind, open_.id))):
            again = Open(open_.kind, open_.id, open_.seen, open_.given, asked, along=more)
        else:
            done = _done(service, here, deed, open_, said, when, since)
    except Unfit as wrong:
        told = "" if wrong.wrong else str(wrong)
        again = Open(open_.kind, open_.id, open_.seen, open_.given, asked, wrong.wrong, told)
    if again is not None:
        return _draw(service, asker, page, visit, again), None, _kept(again)
    if deed in {"take", "along"}:  # what the address named may be what is gone
        left = {name: value for name, value in visit.query.items() if value != open_.id}
        visit = Visit(visit.community, left, visit.scheme)
    return _draw(service, asker, page, visit), _told(done), None


def _done(
    service: Service, here: str, deed: str, open_: Open, said: dict[str, str], when: str | None, since: str | None
) -> Done:
    asker = access.asker()
    if deed == "end":
        return service.edits.end(asker, here, open_.kind, open_.id, seen=open_.seen)
    if deed in {"take", "along"}:
        return service.edits.take_away(asker, here, open_.kind, open_.id, seen=open_.seen)
    if not open_.id:
        return service.edits.add(asker, here, open_.kind, {**said, **open_.given})
    return service.edits.correct(
        asker,
        here,
        open_.kind,
        open_.id,
        said,
        since=fact_form.day_said(since) if when == fact_form.FROM else None,
        always=when == fact_form.ALWAYS,
        seen=open_.seen,
    )


def _told(done: Done) -> Component:
    if done.change is None:
        return html.P(_("It stood so already; nothing was written."))
    return way_back(_("It is kept."), done.change)


def _kept(open_: Open) -> dict[str, Any]:
    """The form that is open, without what was typed: that stands in its fields."""
    return {name: value for name, value in asdict(open_).items() if name in {"kind", "id", "seen", "given"}}


def _page(pages: tuple[Page, ...], path: str) -> Page:
    return frame.page_of(pages, path) or pages[0]


def query_of(search: str | None) -> dict[str, str]:
    """The words of an address after its question mark."""
    return dict(parse_qsl((search or "").lstrip("?")))


def _visit(service: Service, here: str, search: str | None) -> Visit:
    return Visit(service.community(access.asker(), here), query_of(search), request.cookies.get("scheme") or "light")
