"""The other half of the map: the same partners as a table, on the same day."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards import theme
from dashboards.elements import aria
from dashboards.pages._grid import locale_text
from dashboards.pages._map_words import GROUP, worked_out
from meshwork.text import _, opening

GRID, SIFT, COLUMNS = "map-grid", "map-sift", "map-columns"


def table() -> Component:
    """The table, which the script fills (assets/map_said.js), and a field that leaves only rows with some words."""
    columns: list[tuple[str, str, dict[str, Any]]] = [
        ("name", _("Name"), {"flex": 2, "minWidth": 170, "sort": "asc", "comparator": {"function": "filed"}}),
        ("sector", _("Sector"), {"flex": 1, "minWidth": 120}),
        ("kind", _("Kind"), {"width": 120}),
        ("town", _("Place"), {"width": 130}),
        ("ties", _("Ties"), {"type": "rightAligned", "width": 100}),
        ("strength", _("Strength"), {"type": "rightAligned", "width": 100}),
        ("sessions", _("Meetings"), {"type": "rightAligned", "width": 125}),
        ("goals", _("Goals"), {"type": "rightAligned", "width": 100}),
    ]
    said = _("Only rows with")
    grid = dag.AgGrid(
        id=GRID,
        columnDefs=[{"field": key, "headerName": name, **how} for key, name, how in columns],
        rowData=[],
        getRowId="params.data.id",
        columnSize=None,
        style={"height": "100%", "width": "100%"},
        dashGridOptions={
            "theme": theme.grid(),
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "animateRows": False,
            "tooltipShowDelay": 300,
            "localeText": {**locale_text(), "noRowsToShow": _("Nobody on the map on this day.")},
        },
    )
    more = _("More columns")
    chosen = [
        {"value": GROUP, "label": _("Group")},
        *({"value": key, "label": opening(_(mark.name))} for key, mark in worked_out().items()),
    ]
    tools = html.Div(
        [
            dmc.TextInput(id=SIFT, placeholder=said, size="xs", **aria(label=said)),
            dmc.MultiSelect(
                id=COLUMNS, data=chosen, value=[], placeholder=more, size="xs", clearable=True, **aria(label=more)
            ),
            html.P(id="map-unfit", className="soft small-print", role="status"),
            html.Details(
                [html.Summary(_("What the columns tell")), html.Dl(id="map-columns-told")],
                className="soft small-print told",
            ),
        ],
        className="tools",
    )
    return html.Div([tools, grid], className="twin")
