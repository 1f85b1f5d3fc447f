"""Goals: all of them, with who carries each and plainly what it lacks; and one, to be seen and edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboards import access, editing, frame
from dashboards.editor import Editor
from dashboards.elements import counted, empty, nothing_like_it, seek
from dashboards.pages import Page, Visit
from dashboards.pages import _goal as goal
from dashboards.pages._small_line import small_line
from meshwork import common_words
from meshwork import goal_words as words
from meshwork.delivery import YEAR, lately
from meshwork.errors import MeshworkError
from meshwork.formats import every_word
from meshwork.goals import Held
from meshwork.nouns import noun
from meshwork.service import Asker, Service
from meshwork.text import _, later, opening, plural

FIND, LIST = "goals-find", "goals-list"
MOST = 60  # goals shown at once; words find the others
_FEW = 12  # so many are seen at a glance and need no search
_LATELY = 40  # quarters in a small line


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All goals, or the one that the address names (`doel`)."""
    return html.Div(editing.body(service, asker, visit, PAGE), className="goals common")


def connect(app: Dash, service: Service) -> None:
    """The callbacks: words to seek by, and where those who carry a goal stand among themselves."""

    @app.callback(Output(LIST, "children"), Input(FIND, "value"), State(frame.COMMUNITY, "data"))
    def find(said: str, here: str) -> list[Component]:
        return _cards(Editor(service, access.asker(), here), f"/c/{quote(here, safe='')}", said or "")

    @app.callback(
        Output(goal.STAGE, "children"),
        Input(goal.WHICH, "data"),
        State(frame.COMMUNITY, "data"),
        prevent_initial_call=False,
    )
    def stand(which: str, here: str) -> str:
        return goal.stage(service, access.asker(), here, which)


def draw(editor: Editor, visit: Visit) -> Component:
    """All goals, or the one of the address."""
    here = f"/c/{quote(editor.community, safe='')}"
    held = editor.service.common.goals(editor.asker, editor.community)
    asked = visit.query.get("doel")
    if asked is None:
        return _all(editor, held, here)
    found = next((each for each in held if each.goal.id == asked), None)
    if found is None:
        raise MeshworkError(_("There is no such goal. Look for it among all goals."))
    return goal.page(editor, found, here)


def _all(editor: Editor, held: tuple[Held, ...], here: str) -> Component:
    opened = editor.form() if editor.opened("goals") else None
    add = editor.add("goals", _("Add a goal"), style="action quiet") if opened is None else None
    head = html.Div([html.H1(_("Goals")), add], className="head")
    if not held:
        begin = _("Here will be what your partners want together. Add the first goal, or bring in what you have.")
        way = dcc.Link(_("Bring in what you have"), href=f"{here}/gegevens")
        return html.Div([head, opened, empty(_("No goals yet"), begin, way)])
    return html.Div(
        [
            head,
            opened,
            html.Div([html.P(each) for each in words.goals(held)], className="lead sentences"),
            _run(editor, here),
            seek(FIND, _("Find by title, theme or who carries it")) if len(held) > _FEW else None,
            html.Div(_cards(editor, here, ""), id=LIST),
        ]
    )


def _run(editor: Editor, here: str) -> Component:
    """Who runs the meetings, because running it themselves is the aim; its picture stands on Teams."""
    runs = editor.service.common.hosting(editor.asker, editor.community)
    said = common_words.ran_meetings(lately(runs), lately(runs, YEAR))
    way = dcc.Link(_("Who runs the meetings, quarter by quarter"), href=f"{here}/teams")
    return html.P([said, " ", way if len(runs) > 1 else None], className="soft sentences")


def _cards(editor: Editor, here: str, said: str) -> list[Component]:
    """The goals that the words find, closed ones folded away; at most so many at once."""
    common = editor.service.common
    hits = [each for each in common.goals(editor.asker, editor.community) if _found(each, said)]
    if not hits:
        return [nothing_like_it()]
    closed = [each for each in hits if each.state == "closed"]
    open_ = [each for each in hits if each.state != "closed"]
    shown = (*open_[:MOST], *closed[:MOST])
    lines = {
        each.goal.id: [
            moved.carriers for moved in common.moves(editor.asker, editor.community, each.goal.id)[-_LATELY:]
        ]
        for each in shown
    }
    top = max((many for several in lines.values() for many in several), default=1)
    rows = {each.goal.id: _row(each, lines[each.goal.id], top, here) for each in shown}
    fold_ = html.Details(
        [
            html.Summary(plural("{n} goal is closed", "{n} goals are closed", len(closed))),
            *_first_of(closed, rows),
        ],
        open=bool(said),
        className="fold",
    )
    return [*_first_of(open_, rows), *([fold_] if closed else [])]


def _first_of(several: Sequence[Held], rows: Mapping[str, Component]) -> list[Component]:
    """The first of them as cards, and that there are more."""
    if not several:
        return []
    told = [counted(len(several), MOST)] if len(several) > MOST else []
    return [*told, html.Ol([rows[each.goal.id] for each in several[:MOST]], className="cards")]


def _found(held: Held, said: str) -> bool:
    return every_word(said, (held.goal.title, held.goal.theme or "", *(each.name for each in held.carriers)))


def _row(held: Held, carriers: list[int], top: int, here: str) -> Component:
    about = [opening(kind_of(held)), held.goal.theme, words.state(held)]
    return html.Li(
        [
            html.Div(
                [
                    html.H2(dcc.Link(held.goal.title, href=f"{here}/doelen?doel={quote(held.goal.id)}")),
                    html.P(" · ".join(filter(None, about)), className="soft small-print"),
                    html.P(words.carried(held), className="lacks" if held.lack else ""),
                    html.P(words.done_for(held), className="soft"),
                ]
            ),
            html.Div(
                [small_line(carriers, top), html.Span(_("who carry it"), className="soft small-print")],
                className="beside",
            )
            if len(carriers) > 1
            else None,
        ]
    )


def kind_of(held: Held) -> str:
    """Goal or dream, as a word."""
    return _("dream") if held.goal.kind == "dream" else noun("goals", 1)


PAGE = Page(
    key="goals",
    path="doelen",
    title=later("Goals"),
    order=58,
    lives_on=later(
        "Goals lives on the goals and dreams themselves, on who carries them, and on the meetings, actions and "
        "services that serve them. A meeting that was about nothing in particular may stay without a goal."
    ),
    layout=layout,
    connect=connect,
    edited=draw,
)
