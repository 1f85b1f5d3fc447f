"""People's own columns: who may see each, and a button to change that."""

from __future__ import annotations

from collections import Counter

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, scrolling, table
from meshwork.formats import openable
from meshwork.model import Facts
from meshwork.nouns import noun
from meshwork.text import _, plural

SHOW = "data-show"  # {"type": SHOW, "kind": ..., "column": ..., "open": 0 or 1}: who may see a column from now on


def draw(facts: Facts) -> Component | None:
    """Every column that Meshwork does not know, with how much stands in it; nothing where there is none."""
    held = Counter((each.of_kind, each.column) for each in facts.extras)
    opened = {(each.of_kind, each.column) for each in facts.openings}
    if not held:
        return None
    heads = (_("Column"), _("Of"), _("Filled in"), _("Who may see it"))
    head = [html.Th(each, scope="col", className="count" if place == 2 else "") for place, each in enumerate(heads)]
    rows = [_row(kind, column, held[kind, column], (kind, column) in opened) for kind, column in sorted(held)]
    return html.Section(
        [
            html.H2(_("Your own columns")),
            html.P(
                _(
                    "Columns that Meshwork does not know are kept for facilitators. Open one to others where "
                    "everybody may read it; it can be taken back below."
                ),
                className="soft",
            ),
            scrolling(table([*head, html.Td()], rows, "plain-table wide"), _("Your own columns")),
        ]
    )


def _row(kind: str, column: str, filled: int, opened: bool) -> Component:
    words = _("Keep to facilitators") if opened else _("Open to others")
    button = html.Button(
        words,
        id={"type": SHOW, "kind": kind, "column": column, "open": int(not opened)},
        className="action quiet small-action",
        **aria(label=f"{words}: {column}"),
    )
    never = html.Span(_("remarks about people stay private"), className="soft")
    return html.Tr(
        [
            html.Th(column, scope="row"),
            html.Td(noun(kind)),
            html.Td(plural("{n} row", "{n} rows", filled), className="count"),
            html.Td(_("others too") if opened else _("facilitators only")),
            html.Td(button if opened or openable(kind, column) else never, className="count"),
        ]
    )
