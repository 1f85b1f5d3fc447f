"""A workbook (.xlsx) with the sheets of the CSV folder, or with any sheets that people have."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meshwork.errors import MeshworkError
from meshwork.files import whole
from meshwork.formats._files import Unreadable
from meshwork.formats._guard import guarded_in_workbook
from meshwork.formats._sheets import Cell, pages_of
from meshwork.formats._types import Format, How, Table
from meshwork.formats._unpacking import damaged, unpacked
from meshwork.formats.csv_folder import table_of
from meshwork.model import Facts, Private
from meshwork.text import _, later
from meshwork.when import When

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_FIRST_DAY = date(1900, 3, 1)  # workbooks count days from here on alike; before it they believe in 29 February 1900


def _recognises(name: str, content: bytes) -> bool:  # noqa: ARG001  one shape for all formats
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def _tables(name: str, content: bytes, how: How) -> tuple[Table, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, ZipError

    safe = unpacked(content)
    try:
        book = CalamineWorkbook.from_filelike(safe)
        sheets = [
            (each.name, each.visible != SheetVisibleEnum.Visible, _records(book.get_sheet_by_name(each.name)))
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet  # a chart has no cells
        ]
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise damaged() from error
    tables = []
    for sheet, hidden, records in sheets:
        first = next((place for place, row in enumerate(records) if any(row)), None)
        if first is not None:
            tables.append(table_of(f"{name}: {sheet}", sheet, records[first:], first + 1, how, hidden=hidden))
    if not tables:
        raise Unreadable("empty", _("there is nothing in this workbook. Save it again with something in it."))
    return tuple(tables)


def _records(sheet: CalamineSheet) -> list[list[str]]:
    """The cells of a sheet as texts. A cell merged over several rows is in each of them: it speaks of them all."""
    records = [[_cell(each) for each in row] for row in sheet.to_python(skip_empty_area=False)]
    done: dict[int, int] = {}  # by column; no cell twice, however the ranges lie over each other
    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ()):
        if left == right and top < len(records) and left < len(records[top]):
            for row in records[max(top, done.get(left, top)) + 1 : bottom + 1]:
                row[left] = row[left] or records[top][left]
            done[left] = max(bottom, done.get(left, bottom))
    return records


def _cell(value: Any) -> str:
    """What a cell holds, as the text that a person would type."""
    said = value
    match value:
        case None:
            said = ""
        case bool():
            said = "1" if value else "0"
        case float() if value.is_integer() and abs(value) < 1e15:
            said = int(value)
        case datetime() if value.time() == time():
            said = value.date()
        case datetime():
            said = value.isoformat(sep=" ", timespec="minutes")
    return str(said).strip().replace("\r\n", "\n").replace("\r", "\n")


def write(facts: Facts, private: Private | None, path: Path) -> None:
    """Write a workbook with a sheet for each kind. Whole days are days; all else that is not a number is text."""
    with whole(path) as place:
        place.write_bytes(packed(facts, private))


def packed(facts: Facts, private: Private | None) -> bytes:
    """The same workbook as bytes, for a browser."""
    import xlsxwriter

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for page in pages_of(facts, private):
            sheet = book.add_worksheet(page.name)
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(page.headings):
                sheet.write_string(0, column, guarded_in_workbook(name), heading)
            for number, row in enumerate(page.rows, 1):
                for column, cell in enumerate(row):
                    _put(sheet, number, column, cell, day)
            sheet.autofit(300)
    return held.getvalue()


def _put(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    match cell:
        case None | "":
            return
        case bool():
            sheet.write_string(row, column, "yes" if cell else "no")
        case int() | float() if float(f"{cell:.16G}") == cell:  # a workbook keeps 16 digits of a number
            sheet.write_number(row, column, cell)
        case When() if cell.start == cell.end and cell.start >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime.combine(cell.start, time()), day)
        case _:
            if sheet.write_string(row, column, guarded_in_workbook(str(cell))):
                raise MeshworkError(
                    _("One text is longer than a cell of a workbook can hold. Export a folder of CSV files.")
                )


WORKBOOK = Format(
    key="workbook",
    meaning=later("A workbook with the same sheets"),
    recognises=_recognises,
    tables=_tables,
    write=write,
)
