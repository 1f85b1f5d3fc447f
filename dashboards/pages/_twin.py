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
from meshwork.text import _

GRID, SIFT = "map-grid", "map-sift"


def table() -> Component:
    """The table, which the script fills (assets/map_said.js), and a field that leaves only rows with some words."""
    columns: list[tuple[str, str, dict[str, Any]]] = [
        ("name", _("Name"), {"flex": 2, "minWidth": 170, "sort": "asc"}),
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
            "localeText": {**locale_text(), "noRowsToShow": _("Nobody on the map on this day.")},
        },
    )
    return html.Div([dmc.TextInput(id=SIFT, placeholder=said, size="xs", **aria(label=said)), grid], className="twin")
