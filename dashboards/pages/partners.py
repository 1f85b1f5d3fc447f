"""Partners: all of them in a calm list; and one, with everything that is kept of it, to be edited where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from dash import Dash, Output, dcc, html
from dash.development.base_component import Component

from dashboards import access, editing
from dashboards.editor import Editor
from dashboards.pages import Page, Visit
from dashboards.pages import _alike as alike
from dashboards.pages import _erase as erase
from dashboards.pages import _partner as partner
from dashboards.pages import _partner_list as partner_list
from meshwork.change import Change
from meshwork.service import Asker, Service
from meshwork.text import _, later

_BODY = Output(editing.BODY, "children", allow_duplicate=True)
_SAID = Output(editing.SAID, "children", allow_duplicate=True)


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The list, or the partner that the address names."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="partners")


def connect(app: Dash, service: Service) -> None:
    """The callbacks: another order of the list, two that are one, and one erased for good."""
    partner_list.connect(app, service)
    alike.connect(app, service, _BODY, _SAID, lambda here, id_, done: _one(service, here, id_, done))
    erase.connect(app, service, PAGE.key, _BODY, _SAID, lambda here: _drawn(service, here, {}))


def draw(editor: Editor, visit: Visit) -> Component:
    """The list; the partner of the address; what it may see itself; or two that may be one."""
    service, asker, community, query = editor.service, editor.asker, editor.community, visit.query
    here = f"/c/{quote(community, safe='')}/{PAGE.path}"
    id_ = query.get("partner")
    pair = (query.get("samen", ""), query.get("met", ""))
    if set(pair) <= {each.id for each in service.partners.list(asker, community)}:
        one, other = (service.partners.kept(asker, community, each) for each in pair)
        return alike.look(service.merges.look(asker, community, *pair), one, other, here)
    if id_ is None:
        return partner_list.draw(editor, here)
    if query.get("zicht") == "eigen":
        return partner.own(service.partners.own(asker, community, id_), here)
    told = service.partners.kept(asker, community, id_)
    if "wissen" in query:
        found = service.keeping.erasing(asker, community, id_)
        back = dcc.Link(_("Back to {name}", name=found.names[0]), href=f"{here}?partner={quote(id_)}")
        return erase.look(found, back, PAGE.key)
    card = service.card(asker, community, id_, service.today())
    return partner.page(told, card, service.partners.strengths(asker, community, id_), here, editor)


def _one(service: Service, here: str, id_: str | None, done: Change | None) -> tuple[Any, Any]:
    """The page after two were made one (`id_`, by `done`), or were said to be two."""
    drawn = _drawn(service, here, {"partner": id_} if id_ else {})
    if done is None:
        return drawn, html.P(_("It is remembered that they are two."))
    return drawn, editing.way_back(_("They are one now."), done)


def _drawn(service: Service, here: str, query: Mapping[str, str]) -> Component:
    asker = access.asker()
    return draw(Editor(service, asker, here), Visit(service.community(asker, here), query, "light"))


PAGE = Page(
    key="partners",
    path="partners",
    title=later("Partners"),
    order=60,
    lives_on=later(
        "This page lives on everything kept of each partner: who they are, their goals, ties and "
        "meetings. A name is enough to begin with; place, address and telephone may stay empty."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
)
