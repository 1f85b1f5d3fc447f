"""All partners as a table: sought by words, put in another order, one more added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboards import access, elements, frame
from dashboards.editor import Editor
from dashboards.elements import aria, counted, data, empty, nothing_like_it, seek
from dashboards.pages import _alike as alike
from dashboards.pages._changes import pressed
from meshwork.kept import Listed
from meshwork.reports.legend import sectors
from meshwork.service import Service
from meshwork.text import _, day, filed, later, number, plural

TABLE, FIND, ORDER = "partners-table", "partners-find", "partners-order"  # ORDER: dcc.Store, column and way
SORT = "partners-sort"  # {"type": SORT, "by": ...}
MOST = 200
_MOST_FIRST = frozenset({"goals", "ties", "last"})
_HERE = State(frame.COMMUNITY, "data")
_COLUMNS: tuple[tuple[str, str, Callable[[Listed], Any]], ...] = (
    ("name", later("Name"), lambda each: filed(each.name)),
    ("sector", later("Sector"), lambda each: each.sector or "~"),
    ("place", later("Place"), lambda each: filed(each.place or "~")),
    ("goals", later("Goals"), lambda each: -len(each.goals)),
    ("ties", later("Ties"), lambda each: -each.ties),
    ("last", later("Last contact"), lambda each: -(each.last or date.min).toordinal()),
)


def connect(app: Dash, service: Service) -> None:
    """The callbacks: words to seek by, another order."""

    @app.callback(
        Output(TABLE, "children"),
        Output(ORDER, "data"),
        Input(FIND, "value"),
        Input({"type": SORT, "by": ALL}, "n_clicks"),
        State(ORDER, "data"),
        _HERE,
    )
    def sift(words: str, clicks: list[int | None], order: list[Any], here: str) -> tuple[Component, list[Any]]:
        at = ctx.triggered_id
        if at != FIND:
            pressed(any(clicks))
            order = [at["by"], not order[1] if order[0] == at["by"] else False]
        found = service.partners.list(access.asker(), here)
        return table(found, words or "", order, f"/c/{quote(here, safe='')}/partners"), order


def draw(editor: Editor, here: str) -> Component:
    """The whole list, by name; a form where one partner more is added."""
    service, asker, community = editor.service, editor.asker, editor.community
    found = service.partners.list(asker, community)
    opened = editor.form() if editor.opened("stakeholders") else None
    add = editor.add("stakeholders", _("Add a partner"), style="action quiet") if opened is None else None
    head = html.Div([html.H1(_("Partners")), add], className="head")
    if not found:
        begin = _("Add the first one here, or bring in what you have: names, a sheet, a calendar.")
        way = dcc.Link(_("Bring in what you have"), href=f"{here.rsplit('/', 1)[0]}/gegevens")
        return html.Div([head, opened, empty(_("No partners yet"), begin, way)])
    unnamed = service.partners.unnamed(asker, community)
    said = _("Find by name, sector, place or goal")
    order = ["name", False]
    return html.Div(
        [
            head,
            opened,
            dcc.Store(id=ORDER, data=order),
            seek(FIND, said),
            alike.proposed(service.merges.alike(asker, community), here),
            html.Div(
                table(found, "", order, here), id=TABLE, role="region", tabIndex="0", **aria(label=_("Partners"))
            ),
            html.P(
                plural(
                    "{n} partner is not named: it chose so.", "{n} partners are not named: they chose so.", unnamed
                ),
                className="soft small-print",
            )
            if unnamed
            else None,
        ]
    )


def table(found: Sequence[Listed], words: str, order: Sequence[Any], here: str) -> Component:
    """Those that the words find, in an order; at most so many at once."""
    by, turned = order
    key = next(key for name, _title, key in _COLUMNS if name == by)
    hits = sorted((each for each in found if each.found_by(words)), key=key, reverse=bool(turned))
    if not hits:
        return nothing_like_it()
    heads = [
        html.Th(
            html.Button(_(title), id={"type": SORT, "by": name}, className="go sort"),
            scope="col",
            **aria(sort=("descending" if turned != (by in _MOST_FIRST) else "ascending") if name == by else "none"),
        )
        for name, title, _key in _COLUMNS
    ]
    return html.Div(
        [
            counted(len(hits), MOST, plural("{n} partner", "{n} partners", len(hits))),
            html.Div(
                elements.table(heads, [_row(each, here) for each in hits[:MOST]], "plain-table wide"),
                className="scroll",
            ),
        ]
    )


def _row(each: Listed, here: str) -> Component:
    goals = ", ".join(each.goals[:2]) + (f" +{len(each.goals) - 2}" if len(each.goals) > 2 else "")
    name = dcc.Link(each.name, href=f"{here}?partner={quote(each.id)}")
    left = html.Span(_("left"), className="soft small-print") if each.left else None
    return html.Tr(
        [
            html.Th([name, " ", left], scope="row"),
            html.Td(sectors().get(each.sector, each.sector) if each.sector else ""),
            html.Td(each.place or ""),
            html.Td(goals),
            html.Td(number(each.ties) if each.ties else "", className="count", **data(head=_("Ties"))),
            html.Td(day(each.last) if each.last else "", **data(head=_("Last contact"))),
        ]
    )
