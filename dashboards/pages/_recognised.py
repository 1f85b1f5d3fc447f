"""What was recognised in the files: each sheet and column, and what it was read as."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboards.elements import table
from dashboards.pages import _answers as answers
from meshwork.formats import Draft, Sheet
from meshwork.nouns import noun
from meshwork.text import _, number, plural

_FEW = 6


def draw(draft: Draft, *, dated: bool) -> Component | None:
    """Each sheet with what it was read as, to be changed; a way to read one flat table; the goals of Kumu.

    `dated`: with the field for a constant day, which must stand on the page once.
    """
    if not draft.sheets:
        return None
    open_names = {each.subject for each in draft.questions if each.topic == "sheet" and each.required}
    rows = [
        html.Tr(
            [
                html.Td([html.B(each.table.name), _columns(each)]),
                html.Td(number(len(each.table.rows)), className="count"),
                html.Td(
                    html.Span(_("asked above"), className="soft")
                    if each.table.called in open_names
                    else noun(each.kind)
                    if draft.how.mapping and each.kind
                    else answers.holds(each)
                ),
            ]
        )
        for each in draft.sheets
    ]
    heads = (_("Sheet or file"), html.Th(_("Rows"), scope="col", className="count"), _("Read as"))
    summary = _(
        "{sheets} with {rows}: what each was read as",
        sheets=plural("{n} sheet", "{n} sheets", len(rows)),
        rows=plural("{n} row", "{n} rows", sum(len(each.table.rows) for each in draft.sheets)),
    )
    flat = html.Details(
        [
            html.Summary(_("It is one flat table: say which column is what")),
            answers.mapping(draft.sheets, draft.how, dated=dated),
        ],
        className="fold",
        open=bool(draft.how.mapping) or bool(open_names) or bool(dated and draft.how.date),
    )
    return html.Section(
        [
            html.H2(_("What was recognised")),
            html.Details(
                [
                    html.Summary(summary),
                    html.Div(table(heads, rows, "plain-table wide"), className="scroll"),
                ],
                className="fold",
                open=len(rows) <= _FEW,
            ),
            flat,
            answers.goal_types(draft.sheets, draft.how),
        ]
    )


def _columns(sheet: Sheet) -> Component | None:
    """How each column was read: its heading, and what it stands for."""
    if not sheet.columns or sheet.kind is None:
        return None
    kept = _("kept, for facilitators only")
    parts: list[Component] = []
    for each in sheet.columns:
        said = answers.word(sheet.kind, each.property) if each.property else kept
        told = [html.Span(each.heading or _("a column without heading"))]
        if said.casefold() != each.heading.casefold():
            told += [html.Span(f" {said}", className="soft")]
        parts.append(html.Li(told))
    return html.Details(
        [html.Summary(plural("{n} column", "{n} columns", len(parts))), html.Ul(parts)], className="columns"
    )
