"""A paper on the screen as it will be printed: to be filled in, printed, taken along as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import printing, scrolling, table
from meshwork.letters import FIELDS
from meshwork.papers import Paper, Part, pieces
from meshwork.text import _, opening, plural, speak

FIELD, SAVE = "told-field", "told-save"  # {"type": FIELD, "name": ...}
TAKE = "told-take"  # {"type": TAKE, "ending": "txt" | "html"}
TAKE_ALL = "told-all"  # {"type": TAKE_ALL, "who": id of the partner, "ending": "json" | "html"}
PAPERS = frozenset({"brief", "register"})


def draw(paper: Paper, filled: Mapping[str, str], query: Mapping[str, str]) -> Component:
    """The paper with what is still open said before it, and a place to fill that in."""
    other = "en" if paper.language == "nl" else "nl"
    switch = f"?{urlencode({**query, 'taal': other})}"
    return html.Div(
        [
            html.Div(
                [
                    dcc.Link(_("Told and asked"), href="?"),
                    dcc.Link(html.Span("English" if other == "en" else "Nederlands", lang=other), href=switch),
                ],
                className="ways-out",
            ),
            html.Div(
                [
                    printing(),
                    html.Button(_("As text (.txt)"), id={"type": TAKE, "ending": "txt"}, className="action quiet"),
                    html.Button(
                        _("As a page (.html)"), id={"type": TAKE, "ending": "html"}, className="action quiet"
                    ),
                ],
                className="buttons",
            ),
            everything(query["partner"]) if query.get("partner") else None,
            _to_fill_in(paper, filled),
            html.Article(list(_sheet(paper)), className="sheet", lang=paper.language),
        ]
    )


def everything(who: str) -> Component:
    """What only who asks for it gets: everything kept of this partner, as it stands and as it was."""
    ways = (("html", _("To read (.html)")), ("json", _("For a program (.json)")))
    return html.Div(
        [
            html.P(
                _("Does this partner ask for everything that is kept of it? Notes and signals are in that too."),
                className="soft",
            ),
            *(
                html.Button(words, id={"type": TAKE_ALL, "who": who, "ending": ending}, className="action quiet")
                for ending, words in ways
            ),
        ],
        className="buttons",
    )


def _to_fill_in(paper: Paper, filled: Mapping[str, str]) -> Component:
    """What only the community knows; open while something of it is missing."""
    said = (
        plural("{n} thing is still to be filled in", "{n} things are still to be filled in", len(paper.blanks))
        if paper.blanks
        else _("What you filled in")
    )
    fields = [
        dmc.Textarea(
            id={"type": FIELD, "name": name},
            label=opening(_(words)),
            value=filled[name],
            autosize=True,
            minRows=1,
        )
        for name, words in FIELDS.items()
    ]
    return html.Details(
        [
            html.Summary(said),
            html.Div([*fields, html.Button(_("Save"), id=SAVE, className="action")], className="fill"),
        ],
        open=bool(paper.blanks),
        className="to-fill",
    )


def _sheet(paper: Paper) -> Iterator[Component]:
    with speak(paper.language):
        yield html.H1(paper.title)
        for part in paper.parts:
            yield html.Section(list(_part(part)))


def _part(part: Part) -> Iterator[Component]:
    if part.heading:
        yield html.H2(part.heading)
    for each in part.lines:
        yield html.P(_marked(each))
    if part.rows:
        body = [html.Tr([html.Td(_marked(cell)) for cell in row]) for row in part.rows]
        yield scrolling(table(part.heads, body, "plain-table wide"), part.heading)


def _marked(line: str) -> list[Component | str]:
    return [html.Mark(_("to fill in: {what}", what=each)) if open_ else each for each, open_ in pieces(line)]
