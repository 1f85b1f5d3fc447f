"""The file as a table: its faults marked in the cell, the words beside it."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards import theme
from dashboards.elements import aria
from dashboards.pages._desk import Upload
from dashboards.pages._grid import locale_text
from meshwork.errors import Fault
from meshwork.formats import Draft, Plan, Sheet
from meshwork.text import _, number

GRID, SHOWN, NOTE = "data-grid", "data-shown", "data-table-note"
MOST_ROWS = 1000
_MOST_FAULTY = 500


def faults_of(plan: Plan) -> tuple[Fault, ...]:
    """What is wrong in the files; a question that is still open is asked, not told as a fault."""
    return tuple(each for each in plan.faults if each.code != "unanswered")


def draw(draft: Draft, plan: Plan) -> Component | None:
    """The first sheet with a fault, else the first with rows, and a way to the others."""
    filled = [place for place, each in enumerate(draft.sheets) if each.table.rows]
    if not filled:
        return None
    faulty = {fault.file for fault in faults_of(plan)}
    first = next((place for place in filled if draft.sheets[place].table.name in faulty), filled[0])
    choices = [{"value": str(place), "label": draft.sheets[place].table.name} for place in filled]
    return html.Section(
        [
            html.Div(
                [
                    html.H2(_("The file itself")),
                    dmc.Select(
                        id=SHOWN, data=choices, value=str(first), allowDeselect=False, **aria(label=_("Which sheet"))
                    ),
                ],
                className="head",
            ),
            html.P(note(draft.sheets[first], plan), id=NOTE, className="soft"),
            dag.AgGrid(
                id=GRID,
                columnDefs=columns(draft.sheets[first], plan),
                rowData=rows(draft.sheets[first], plan),
                columnSize="autoSize",
                style={"height": f"{_height(draft.sheets[first])}px", "width": "100%"},
                defaultColDef={"resizable": True, "sortable": True, "maxWidth": 280, "minWidth": 72},
                dashGridOptions={
                    "theme": theme.grid(),
                    "animateRows": False,
                    "enableCellTextSelection": True,
                    "suppressMovableColumns": True,
                    "localeText": locale_text(),
                },
            ),
        ],
        className="table",
    )


def _height(sheet: Sheet) -> int:
    """As high as its rows, up to twelve."""
    return 56 + 36 * min(max(len(sheet.table.rows), 3), 12)


def sheet(upload: Upload, place: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    """The columns, the rows and the note of the table of one sheet."""
    chosen = upload.draft.sheets[place]
    return columns(chosen, upload.plan), rows(chosen, upload.plan), note(chosen, upload.plan)


def note(sheet: Sheet, plan: Plan) -> str:
    """What is marked in the table, and how much of a sheet it shows."""
    marked = _("Cells with a fault are marked; what to do stands beside them.") if _wrong(sheet, plan) else ""
    if len(sheet.table.rows) <= MOST_ROWS:
        return marked
    shown = _(
        "Shown are {shown} of {n} rows, those with a fault first. All are read.",
        shown=number(MOST_ROWS),
        n=number(len(sheet.table.rows)),
    )
    return f"{marked} {shown}".strip()


def _wrong(sheet: Sheet, plan: Plan) -> bool:
    return any(each.file == sheet.table.name for each in faults_of(plan))


def columns(sheet: Sheet, plan: Plan) -> list[dict[str, Any]]:
    """The columns of the table: the number of the row, what to do where anything is wrong, then those of the file."""
    words = {"field": "do", "headerName": _("What to do"), "maxWidth": 340, "tooltipField": "do"}
    return [
        {"field": "row", "headerName": _("Row"), "pinned": "left", "maxWidth": 90, "cellClassRules": _marked("row")},
        *([words] if _wrong(sheet, plan) else []),
        *(
            {"field": f"c{place}", "headerName": heading or " ", "cellClassRules": _marked(f"c{place}")}
            for place, heading in enumerate(sheet.table.headings)
        ),
    ]


def _marked(field: str) -> dict[str, str]:
    return {"faulty": f"params.data.wrong.{field}"}


def rows(sheet: Sheet, plan: Plan) -> list[dict[str, Any]]:
    """The rows of the table, at most `MOST_ROWS`: those with a fault first counted in, in the order of the file."""
    by_row: dict[int, list[Fault]] = {}
    for fault in faults_of(plan):
        if fault.file == sheet.table.name and fault.row is not None:
            by_row.setdefault(fault.row, []).append(fault)
    faulty = set(sorted(by_row)[:_MOST_FAULTY])
    others = (number for number, _cells in sheet.table.rows if number not in faulty)
    chosen = faulty | {number for number, _place in zip(others, range(MOST_ROWS - len(faulty)), strict=False)}
    fields = {heading: f"c{place}" for place, heading in reversed(tuple(enumerate(sheet.table.headings)))}
    return [
        {
            "row": number,
            "do": " ".join(each.text for each in by_row.get(number, ())),
            "wrong": {fields.get(each.column, "row"): True for each in by_row.get(number, ())},
            **{f"c{place}": cell for place, cell in enumerate(cells)},
        }
        for number, cells in sheet.table.rows
        if number in chosen
    ]
