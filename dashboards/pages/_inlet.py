"""Where files come in, and what is said once they are written."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, data, lead, scrolling
from dashboards.pages._answers import word
from dashboards.pages._desk import LARGEST, Written
from graph_schema import kinds
from meshwork.nouns import noun
from meshwork.text import _, number, plural

UPLOAD, WAIT = "data-upload", "data-wait"
PASTE, PASTED = "data-paste", "data-pasted"  # the text, and the button that reads it
SENT, TOKEN = "data-sent", "data-token"  # what the browser sent, and the token under which it waits to be written
LOAD = "data-load"
FRESH = "data-fresh"  # the number of the change that was just written
_MEGABYTE = 1024 * 1024


def stores() -> list[Component]:
    """What the way in needs on its page and nobody sees; nothing of it stays in the browser once the page is left."""
    return [dcc.Store(id=SENT), dcc.Store(id=TOKEN), dcc.Download(id=LOAD)]


def bring_in(words: str, may_be: str, *, paste: bool) -> Component:
    """The place to drop files or paste text, under words on what comes of it; `may_be` is what may be dropped.

    With `paste` the place for text stands open.
    """
    large = _(
        "Together these files are larger than {n} MB. Bring them in with `meshwork import`, or in parts.",
        n=LARGEST // _MEGABYTE,
    )
    return html.Section(
        [
            html.P(words),
            html.Label(
                [
                    html.Span(_("Choose files"), className="action"),
                    html.Span(_("or drop them here"), className="soft wide-only"),
                    html.Span(may_be, className="soft small-print"),
                    dcc.Upload(id=UPLOAD, multiple=True, disable_click=True, className="drop-zone"),
                ],
                className="drop",
            ),
            html.Details(
                [
                    html.Summary(_("Or paste them here")),
                    dmc.Textarea(
                        id=PASTE,
                        value="",
                        description=_("Names, one on a line; or rows copied from a sheet, with their headings."),
                        autosize=True,
                        minRows=3,
                        maxRows=12,
                        maw=620,
                        **aria(label=_("Or paste them here")),
                    ),
                    html.Button(
                        _("Read this"),
                        id=PASTED,
                        className="action quiet small-action",
                        **data(name=_("pasted.txt")),
                    ),
                ],
                className="fold paste",
                open=paste,
            ),
            html.P(
                id=WAIT,
                role="status",
                className="soft",
                **data(limit=str(LARGEST), large=large, wait=_("The files are being read...")),
            ),
            _understood(),
        ]
    )


def _understood() -> Component:
    """The sheets and headings that are understood, in the words of the dictionary."""
    rows = [
        html.Tr(
            [
                html.Th(noun(name), scope="row"),
                html.Td(", ".join(word(name, each.name) for each in kind.properties)),
            ]
        )
        for name, kind in kinds().items()
        if kind.column is None and name not in {"extras", "openings", "settings", "versions"}
    ]
    return html.Details(
        [
            html.Summary(_("Which sheets and headings are understood")),
            html.P(
                _(
                    "A sheet or file for each of these, under its own name; any other name is asked once. Dutch and "
                    "English headings both do, and a column that is not known is kept for facilitators."
                ),
                className="soft",
            ),
            scrolling(
                html.Table(html.Tbody(rows), className="plain-table wide understood"),
                _("Which sheets and headings are understood"),
            ),
        ],
        className="fold",
    )


def written(done: Written, ways: list[tuple[str, str]]) -> Component:
    """What was written, of which kind how much, and where to look at it: `ways` are words and addresses."""
    if done.change is None:
        return html.Section(lead(_("Everything stood there already; nothing was written.")), role="status")
    new = [(each.kind, each.new) for each in done.counts if each.new]
    corrected = [(each.kind, each.corrected) for each in done.counts if each.corrected]
    parts = [_("{what} new", what=_counted(new))] if new else []
    parts += [_("{what} corrected", what=_counted(corrected))] if corrected else []
    links = [dcc.Link(words, href=address) for words, address in ways]
    return html.Section(
        [
            dcc.Store(id=FRESH, data=done.change.number),
            lead(_("Written as change {number}: {what}.", number=done.change.number, what="; ".join(parts))),
            html.P([_("It can be taken back below."), *(part for link in links for part in (" ", link))]),
        ],
        className="written",
        role="status",
    )


def _counted(kinds_: list[tuple[str, int]]) -> str:
    """How much of each kind, in the words of the pages."""
    return ", ".join(_of_kind(kind, n) for kind, n in kinds_)


def _of_kind(kind: str, n: int) -> str:
    match kind:
        case "stakeholders":  # a sheet of contacts brings organisations and who works there
            return plural("{n} partner or person", "{n} partners and people", n)
        case "sessions":
            return plural("{n} contact", "{n} contacts", n)
        case _:
            return f"{number(n)} {noun(kind, n)}"
