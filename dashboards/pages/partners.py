"""Partners: all of them in a calm list; and one, with everything that is kept of it, to be edited where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, frame
from dashboards.pages import Page, Visit
from dashboards.pages import _alike as alike
from dashboards.pages import _fact_form as fact_form
from dashboards.pages import _partner as partner
from dashboards.pages import _partner_list as partner_list
from dashboards.pages import _partner_rows as partner_rows
from dashboards.pages._changes import pressed
from dashboards.pages._fact_form import Open
from meshwork.change import Change
from meshwork.edits import Done
from meshwork.errors import Unfit
from meshwork.service import Asker, Service
from meshwork.text import _, later

BODY, SAID, EDIT = "partners-body", "partners-said", "partners-edit"  # EDIT: dcc.Store, the form that is open
UNDO, FOCUS = "partners-undo", "partners-focus"  # {"type": UNDO, "number": ...}
_HERE, _SEARCH = State(frame.COMMUNITY, "data"), State(frame.WHERE, "search")
_BODY, _SAID = Output(BODY, "children", allow_duplicate=True), Output(SAID, "children", allow_duplicate=True)
_EDIT = Output(EDIT, "data", allow_duplicate=True)
_FIELDS = {"type": fact_form.FIELD, "name": ALL}


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The list, or the partner that the address names; the body follows the address."""
    return html.Div(
        [
            dcc.Store(id=EDIT),
            dcc.Store(id=FOCUS),
            html.Div(id=SAID, role="status", className="said"),
            html.Div(draw(service, asker, visit.community.id, visit.query, None), id=BODY),
        ],
        className="partners",
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks: another partner, another order, a form opened, saved, left, and what was done taken back."""

    @app.callback(_BODY, _SAID, _EDIT, Input(frame.WHERE, "search"), _HERE, prevent_initial_call=True)
    def follow(search: str, here: str) -> tuple[Any, ...]:
        return draw(service, access.asker(), here, _query(search), None), None, None

    partner_list.connect(app, service)
    alike.connect(app, service, _BODY, _SAID, lambda here, id_, done: _one(service, here, id_, done))

    @app.callback(
        _BODY,
        _EDIT,
        Input({"type": partner_rows.OPEN, "kind": ALL, "id": ALL}, "n_clicks"),
        _SEARCH,
        _HERE,
        prevent_initial_call=True,
    )
    def open_form(clicks: list[int | None], search: str, here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        at = ctx.triggered_id
        opened = Open(at["kind"], at["id"], service.number(access.asker(), here))
        return draw(service, access.asker(), here, _query(search), opened), _kept(opened)

    @app.callback(
        _BODY,
        _SAID,
        _EDIT,
        Input({"type": fact_form.ACT, "act": ALL}, "n_clicks"),
        State(_FIELDS, "value"),
        State(_FIELDS, "id"),
        State({"type": fact_form.WHICH, "part": ALL}, "value"),
        State(EDIT, "data"),
        _SEARCH,
        _HERE,
        prevent_initial_call=True,
    )
    def act(
        clicks: list[int | None],
        values: list[Any],
        ids: list[dict[str, str]],
        which: list[str | None],
        kept: dict[str, Any],
        search: str,
        here: str,
    ) -> tuple[Any, ...]:
        pressed(any(clicks))
        said = {each["name"]: fact_form.text(value) for each, value in zip(ids, values, strict=True)}
        return _acted(service, here, _query(search), ctx.triggered_id["act"], Open(**kept), said, which)

    @app.callback(
        _BODY,
        _SAID,
        _EDIT,
        Input({"type": UNDO, "number": ALL}, "n_clicks"),
        _SEARCH,
        _HERE,
        prevent_initial_call=True,
    )
    def undo(clicks: list[int | None], search: str, here: str) -> tuple[Any, ...]:
        pressed(any(clicks))
        service.undo(access.asker(), here, ctx.triggered_id["number"])
        return draw(service, access.asker(), here, _query(search), None), html.P(_("It is taken back.")), None

    app.clientside_callback(ClientsideFunction("partners", "focus"), Output(FOCUS, "data"), Input(EDIT, "data"))


def draw(service: Service, asker: Asker, community: str, query: Mapping[str, str], open_: Open | None) -> Component:
    """The list; the partner of the address, perhaps with a form; or what it may see itself."""
    here = f"/c/{quote(community, safe='')}/{PAGE.path}"
    id_ = query.get("partner")
    pair = (query.get("samen", ""), query.get("met", ""))
    if set(pair) <= {each.id for each in service.partners.list(asker, community)}:
        one, other = (service.partners.kept(asker, community, each) for each in pair)
        return alike.look(service.merges.look(asker, community, *pair), one, other, here)
    if id_ is None:
        return partner_list.draw(
            service, asker, community, here, open_, lambda one: _form(service, community, one, "")
        )
    if query.get("zicht") == "eigen":
        return partner.own(service.partners.own(asker, community, id_), here)
    told = service.partners.kept(asker, community, id_)
    card = service.card(asker, community, id_, service.today())
    strengths = service.partners.strengths(asker, community, id_)
    return partner.page(told, card, strengths, here, open_, lambda one: _form(service, community, one, id_))


def _one(service: Service, here: str, id_: str | None, done: Change | None) -> tuple[Any, Any]:
    """The page after two were made one (`id_`, by `done`), or were said to be two."""
    query = {"partner": id_} if id_ else {}
    if done is None:
        return draw(service, access.asker(), here, query, None), html.P(_("It is remembered that they are two."))
    return draw(service, access.asker(), here, query, None), _way_back(_("They are one now."), done)


def _form(service: Service, community: str, open_: Open, partner_: str) -> Component:
    """The form of a fact, with what stands in it and what can be chosen."""
    asker = access.asker()
    written = service.edits.written(asker, community, open_.kind, open_.id) if open_.id else {}
    return fact_form.draw(open_, written, service.partners.choices(asker, community), _self(open_, partner_, written))


def _self(open_: Open, id_: str, written: Mapping[str, str]) -> frozenset[str]:
    """The property that says that a fact is about the partner of the page, which is not asked."""
    if not id_ or open_.kind == "stakeholders":
        return frozenset()
    ends = fact_form.ends(open_.kind)
    return frozenset([next((each for each in ends if written.get(each) == id_), ends[0])] if ends else ())


def _acted(
    service: Service,
    here: str,
    query: Mapping[str, str],
    deed: str,
    open_: Open,
    said: dict[str, str],
    which: Sequence[str | None],
) -> tuple[Any, ...]:
    """The page after a button of the form: saved, with the way back; or the form again, with what is wrong."""
    asker, id_ = access.asker(), query.get("partner", "")
    when, since = (*which, "", "")[:2]
    if deed == "close":
        return draw(service, asker, here, query, None), None, None
    try:
        if deed == "take" and (
            along := partner_list.along(service.edits.taking_away(asker, here, open_.kind, open_.id))
        ):
            again = Open(open_.kind, open_.id, open_.seen, fact_form.asked(said, when, since), along=along)
            return draw(service, asker, here, query, again), None, _kept(again)
        done = _done(service, here, deed, open_, said, when, since, id_)
    except Unfit as wrong:
        again = Open(
            open_.kind,
            open_.id,
            open_.seen,
            fact_form.asked(said, when, since),
            wrong.wrong,
            "" if wrong.wrong else str(wrong),
        )
        return draw(service, asker, here, query, again), None, _kept(again)
    gone = deed in {"take", "along"} and open_.kind == "stakeholders"
    after: Mapping[str, str] = {} if gone else query
    return draw(service, asker, here, after, None), _told(done), None


def _done(
    service: Service,
    here: str,
    deed: str,
    open_: Open,
    said: dict[str, str],
    when: str | None,
    since: str | None,
    id_: str,
) -> Done:
    asker = access.asker()
    if deed == "end":
        return service.edits.end(asker, here, open_.kind, open_.id, seen=open_.seen)
    if deed in {"take", "along"}:
        return service.edits.take_away(asker, here, open_.kind, open_.id, seen=open_.seen)
    if not open_.id:
        (own,) = _self(open_, id_, {}) or ("",)
        return service.edits.add(asker, here, open_.kind, {**said, **({own: id_} if own else {})})
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
    return _way_back(_("It is kept."), done.change)


def _way_back(said: str, change: Change) -> Component:
    button = html.Button(
        _("Take it back"), id={"type": UNDO, "number": change.number}, className="action quiet small-action"
    )
    return html.P([said, " ", button])


def _kept(open_: Open) -> dict[str, Any]:
    return {"kind": open_.kind, "id": open_.id, "seen": open_.seen}


def _query(search: str | None) -> dict[str, str]:
    return dict(parse_qsl((search or "").lstrip("?")))


PAGE = Page(key="partners", path="partners", title=later("Partners"), order=60, layout=layout, connect=connect)
