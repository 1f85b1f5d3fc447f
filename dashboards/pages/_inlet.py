"""Where files come in, and what is said once they are written."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria, data, lead
from dashboards.pages._answers import word
from dashboards.pages._desk import LARGEST
from graph_schema import kinds
from meshwork.change import Change
from meshwork.nouns import noun
from meshwork.text import _, plural

UPLOAD, WAIT = "data-upload", "data-wait"
FRESH = "data-fresh"  # the number of the change that was just written
_MEGABYTE = 1024 * 1024


def bring_in(begun: bool) -> Component:
    """The place to drop files; where nothing stands yet, what will be here and how to begin."""
    large = _(
        "Together these files are larger than {n} MB. Bring them in with `meshwork import`, or in parts.",
        n=LARGEST // _MEGABYTE,
    )
    first = _(
        "Here a community begins: with a workbook or CSV files of partners and meetings, an attendance list as you "
        "keep it, or a map from Kumu. You see what was read before anything is written, and can take it back after."
    )
    again = _(
        "You look at a file before anything is written. The same file twice changes nothing, and every change can "
        "be taken back."
    )
    return html.Section(
        [
            html.P(again if begun else first),
            html.Label(
                [
                    html.Span(_("Choose files"), className="action"),
                    html.Span(_("or drop them here"), className="soft wide-only"),
                    html.Span(
                        _(
                            "workbook, CSV, Kumu or a backup; several at once; together up to {n} MB",
                            n=LARGEST // _MEGABYTE,
                        ),
                        className="soft small-print",
                    ),
                    dcc.Upload(id=UPLOAD, multiple=True, disable_click=True, className="drop-zone"),
                ],
                className="drop",
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
            html.Div(
                html.Table(html.Tbody(rows), className="plain-table wide understood"),
                className="scroll",
                tabIndex="0",
                role="region",
                **aria(label=_("Which sheets and headings are understood")),
            ),
        ],
        className="fold",
    )


def written(done: Change | None, ways: list[tuple[str, str]]) -> Component:
    """What was written, and where to look at it: `ways` are words and addresses."""
    if done is None:
        return html.Section(lead(_("Everything stood there already; nothing was written.")), role="status")
    parts = [plural("{n} row added", "{n} rows added", done.added)]
    if done.retracted:
        parts.append(plural("{n} row corrected", "{n} rows corrected", done.retracted))
    links = [dcc.Link(words, href=address) for words, address in ways]
    return html.Section(
        [
            dcc.Store(id=FRESH, data=done.number),
            lead(_("Written as change {number}: {what}.", number=done.number, what=", ".join(parts))),
            html.P([_("It can be taken back below."), *(part for link in links for part in (" ", link))]),
        ],
        className="written",
        role="status",
    )
