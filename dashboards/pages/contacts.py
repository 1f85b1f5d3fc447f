"""Contacts: the meetings that were recorded, of every kind, written down and corrected."""

from __future__ import annotations

from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.editor import Editor
from dashboards.pages import Page, Visit
from dashboards.pages import _contact_fields as fields
from dashboards.pages import _contact_form as form
from dashboards.pages import _contact_list as list_of
from dashboards.pages._changes import pressed
from dashboards.pages._contact_form import Filled
from meshwork.errors import Unfit
from meshwork.meeting import Meeting
from meshwork.service import Asker, Service
from meshwork.text import _, later

_BODY = Output(editing.BODY, "children", allow_duplicate=True)
_SAID = Output(editing.SAID, "children", allow_duplicate=True)
_HERE = State(frame.COMMUNITY, "data")
_NEW = {"nieuw", "soort", "wie", "voorzitter"}
"""Words of an address that ask for a new contact: `nieuw=1`, or what kind, who was there (ids) and who chaired."""
_FIELDS, _WHO, _MEANT = (
    {"type": fields.FIELD, "name": ALL},
    {"type": fields.WHO, "name": ALL},
    {"type": form.MEANT, "said": ALL},
)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All that was recorded, newest first, or the form."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="contacts")


def draw(editor: Editor, visit: Visit) -> Component:
    """The list; or the form, where the address asks for a new contact (of a kind, with these people) or names one."""
    service, asker, community, query = editor.service, editor.asker, editor.community, visit.query
    shown: Filled | None = None
    if "contact" in query and any(each.id == query["contact"] for each in service.meetings.list(asker, community)):
        shown = _opened(service, asker, community, "edit", query["contact"])
    elif query.keys() & _NEW:
        people, chair = (tuple(filter(None, query.get(name, "").split(","))) for name in ("wie", "voorzitter"))
        shown = Filled(Meeting(kind=query.get("soort", ""), who=people, chair=chair))
    if shown is not None:
        return form.draw(service, asker, community, shown)
    return _list(service, asker, community)


def connect(app: Dash, service: Service) -> None:
    """The callbacks: the list sifted; the form opened, names known, saved, left, a contact taken away."""
    list_of.connect(app, service)

    @app.callback(_BODY, _SAID, Input({"type": form.OPEN, "how": ALL, "id": ALL}, "n_clicks"), _HERE)
    def open_(clicks: list[int | None], here: str) -> tuple[Component, None]:
        pressed(any(clicks))
        shown = _opened(service, access.asker(), here, ctx.triggered_id["how"], ctx.triggered_id["id"])
        return form.draw(service, access.asker(), here, shown), None

    @app.callback(
        Output(form.NAMES, "children"), Input(_WHO, "value"), State(_MEANT, "value"), State(_MEANT, "id"), _HERE
    )
    def know(
        several: list[list[str] | None], meant: list[str | None], of: list[dict[str, str]], here: str
    ) -> list[Component]:
        said = dict.fromkeys(name for names in several for name in names or ())
        return form.names(service.meetings.recognised(access.asker(), here, said), _means(meant, of))

    @app.callback(
        _BODY,
        _SAID,
        Input(form.SAVE, "n_clicks"),
        State(_FIELDS, "value"),
        State(_FIELDS, "checked"),
        State(_FIELDS, "id"),
        State(_WHO, "value"),
        State(_WHO, "id"),
        State(_MEANT, "value"),
        State(_MEANT, "id"),
        State(form.OF, "data"),
        _HERE,
    )
    def save(clicks: int | None, *typed: Any) -> tuple[Component, Component | None]:
        pressed(clicks)
        values, ticks, ids, who, whose, meant, of, id_, here = typed
        said = {
            each["name"]: tick if value is None else value
            for each, value, tick in zip(ids, values, ticks, strict=True)
        }
        said |= {each["name"]: names for each, names in zip(whose, who, strict=True)}
        return _saved(service, here, form.filled(said, _means(meant, of), id_ or ""))

    @app.callback(_BODY, _SAID, Input(form.CLOSE, "n_clicks"), _HERE)
    def close(clicks: int | None, here: str) -> tuple[Component, None]:
        pressed(clicks)
        return _list(service, access.asker(), here), None

    @app.callback(_BODY, _SAID, Input(form.TAKE, "n_clicks"), State(form.OF, "data"), _HERE)
    def take(clicks: int | None, id_: str, here: str) -> tuple[Component, Component | None]:
        pressed(clicks)
        done = service.meetings.take_away(access.asker(), here, id_)
        told = editing.way_back(_("It is taken away."), done) if done else None
        return _list(service, access.asker(), here), told


def _opened(service: Service, asker: Asker, here: str, how: str, id_: str) -> Filled:
    if how == "edit":
        return Filled(service.meetings.told(asker, here, id_), id_)
    return Filled(service.meetings.like(asker, here, id_) if how == "like" else Meeting())


def _list(service: Service, asker: Asker, community: str) -> Component:
    here = frame.href(community, PAGE)
    add = html.Button(_("Write a contact down"), id=form.open_as("new"), className="action")
    head = html.Div([html.H1(_("Contacts")), add], className="head")
    return html.Div([head, list_of.draw(service, asker, community, here)])


def _saved(service: Service, here: str, filled: Filled) -> tuple[Component, Component | None]:
    """The list with the way back; or the form again, with what is wrong."""
    asker = access.asker()
    try:
        done = service.meetings.write(asker, here, filled.meeting, means=filled.means, id_=filled.id or None)
    except Unfit as wrong:
        again = Filled(filled.meeting, filled.id, filled.means, wrong.wrong or {"": str(wrong)})
        return form.draw(service, asker, here, again), None
    said = _("It is kept.") if done.change else _("It stood so already; nothing was written.")
    if done.new:
        said += " " + _("New: {names}", names=", ".join(done.new))
    told = editing.way_back(said, done.change) if done.change else html.P(said)
    return _list(service, asker, here), told


def _means(meant: list[str | None], of: list[dict[str, str]]) -> dict[str, str]:
    return {each["said"]: value for each, value in zip(of, meant, strict=True) if value}


PAGE = Page(
    key="contacts",
    path="contacten",
    title=later("Contacts"),
    order=55,
    lives_on=later(
        "Contacts lives on what you write down of meetings: the day, the kind and who was there. Title, goals and "
        "roles may stay empty, and so may the chat by the coffee machine."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
)
