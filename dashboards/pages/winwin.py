"""Win-win: what each partner brings, gets and needs; who gets nothing yet; whose need another may meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.editor import Editor
from dashboards.elements import counted, empty, nothing_like_it, seek
from dashboards.pages import Page, Visit
from dashboards.pages import _winwin as pieces
from meshwork import common_words as words
from meshwork.formats import every_word
from meshwork.model import Brings, Gets, Needs
from meshwork.nouns import not_named
from meshwork.service import Asker, Service
from meshwork.text import _, later, number
from meshwork.winwin import Row, Table

FIND, TABLE = "winwin-find", "winwin-table"
MOST = 60
_HERE, _SEARCH = State(frame.COMMUNITY, "data"), State(frame.WHERE, "search")


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The table; the address may say of whom (`toon`)."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="winwin common")


def connect(app: Dash, service: Service) -> None:
    """The callback: words to seek by."""

    @app.callback(Output(TABLE, "children"), Input(FIND, "value"), _SEARCH, _HERE)
    def find(said: str, search: str, here: str) -> Component:
        editor = Editor(service, access.asker(), here)
        table = service.common.win_win(access.asker(), here)
        return _table(editor, _chosen(table, _asked(table, editing.query_of(search))), said or "")


def draw(editor: Editor, visit: Visit) -> Component:
    """The sentences, who may meet whose need, and a row for each partner."""
    table = editor.service.common.win_win(editor.asker, editor.community)
    here = f"/c/{quote(editor.community, safe='')}"
    head = html.Div(html.H1(_("Win-win")), className="head")
    if not table.rows:
        begin = _("Here will be what each partner brings, gets and needs. Add partners first.")
        return html.Div([head, empty(_("No partners yet"), begin, dcc.Link(_("Partners"), href=f"{here}/partners"))])
    chosen = _asked(table, visit.query)
    return html.Div(
        [
            head,
            html.Div([html.P(each) for each in words.win_win(table)], className="lead sentences"),
            pieces.matches(editor, table, here),
            html.Div(_ways(table, here, chosen), className="ways-out choose"),
            seek(FIND, _("Find by name, or by what is brought, got or needed")),
            html.Div(_table(editor, _chosen(table, chosen), ""), id=TABLE),
            html.P(not_named(table.unnamed), className="soft small-print") if table.unnamed else None,
        ]
    )


def _asked(table: Table, query: Mapping[str, str]) -> str:
    """Of whom the address asks; of those of whom nothing is known while that is everybody."""
    return query.get("toon", "" if table.told else "leeg")


def _chosen(table: Table, which: str) -> tuple[Row, ...]:
    return {
        "krijgt-niets": tuple(each for each in table.rows if each.gives_only),
        "zoekt": tuple(each for each in table.rows if each.needs),
        "leeg": tuple(each for each in table.rows if each.blank),
    }.get(which, table.told)


def _ways(table: Table, here: str, chosen: str) -> list[Component]:
    """Of whom the table tells: everybody of whom something is known, or some of them."""
    titles = {
        "": _("Who brings, gets or needs something"),
        "krijgt-niets": _("Brings and gets nothing yet"),
        "zoekt": _("Needs something"),
        "leeg": _("Nothing known yet"),
    }
    return [
        dcc.Link(
            f"{title} ({number(len(_chosen(table, key)))})",
            href=f"{here}/winwin" + (f"?toon={key}" if key else ""),
            className="here" if key == chosen else "",
        )
        for key, title in titles.items()
    ]


def _table(editor: Editor, rows: Sequence[Row], said: str) -> Component:
    hits = [each for each in rows if pieces.opened(editor, each) or _found(each, said)]
    if not hits:
        return nothing_like_it()
    first = sorted(hits, key=lambda each: not pieces.opened(editor, each))[:MOST]
    shown = [each for each in hits if each in first]
    return html.Div([counted(len(hits), MOST) if len(hits) > MOST else None, pieces.table(editor, shown)])


def _found(row: Row, said: str) -> bool:
    facts: tuple[Brings | Gets | Needs, ...] = (*row.brings, *row.gets, *row.needs)
    return every_word(said, (row.name, *map(words.exchanged, facts)))


PAGE = Page(
    key="winwin",
    path="winwin",
    title=later("Win-win"),
    order=61,
    layout=layout,
    connect=connect,
    lives_on=later(
        "It lives on what partners bring, get and need, with a theme. Write down what somebody said in their own "
        "words; what nobody said may stay open."
    ),
    under="goals",
    edited=draw,
)
