"""Workbooks: dates and numbers as a person would type them, sheets like files, and nothing enormous."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from meshwork.errors import MeshworkError
from meshwork.formats import How, workbook
from meshwork.model import Facts, Stakeholder
from meshwork.when import When
from tests.formats.desk import of, plan, told


def book(**sheets: list[list[Any]]) -> bytes:
    """A workbook with these sheets; a _ in a name is a space."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"default_date_format": "d-m-yyyy"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name.replace("_", " "))
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return whole.getvalue()


def test_sheets_are_read_as_files_are() -> None:
    """With dates, whole numbers, fractions, yes and no, as a workbook keeps them."""
    made = plan(
        town_xlsx=book(
            Partners=[
                ["Id", "Naam", "Lat", "Facilitator"],
                [7, "De Molen", 52.1, True],
                ["kade", "Kadehuis", 52, False],
            ],
            Bijeenkomsten=[
                ["id", "datum", "titel"],
                ["a", date(2019, 12, 8), "Aftrap"],
                ["b", datetime(2020, 1, 11, 20, 0), 2020],  # noqa: DTZ001  a workbook has no zones
                ["c", 2020, None],
            ],
        )
    )
    assert made.faults == ()
    assert [(each.id, each.latitude, each.facilitator) for each in of(made, "stakeholders")] == [
        ("7", 52.1, True),
        ("kade", 52.0, False),
    ]
    assert [(each.date, each.title) for each in of(made, "sessions")] == [
        (When.of("2019-12-08"), "Aftrap"),
        (When.of("2020-01-11"), "2020"),
        (When.of("2020"), None),
    ]


def test_a_fault_names_the_workbook_the_sheet_and_the_row() -> None:
    """Rows count as the program shows them, also below empty rows."""
    made = plan(town_xlsx=book(Partners=[[], ["naam", "soort"], [], ["De Molen", "molen"]]))
    assert [(each.file, each.row, each.column) for each in made.faults] == [("town.xlsx: Partners", 4, "soort")]


def test_sheets_with_any_names_are_asked_about_by_their_own_names() -> None:
    """Each once; a list with meetings is known by its shape; dates in headings may be real dates."""
    content = book(
        Blad1=[["naam", "plaats"], ["De Molen", "Zuid"]],
        Blad_2=[["naam", date(2019, 12, 8), "11-1-2020"], ["De Molen", "x", None], ["Kadehuis", 1, "ja"]],
    )
    asked = plan(town_xlsx=content)
    assert [each.subject for each in asked.questions] == ["Blad1"]
    made = plan(How(sheets={"Blad1": "partners"}), town_xlsx=content)
    assert made.faults == ()
    assert len(of(made, "attendance")) == 3
    assert [str(each.date) for each in of(made, "sessions")] == ["2019-12-08", "2020-01-11"]


def test_an_empty_sheet_is_no_sheet() -> None:
    """An untouched Blad2 asks nothing; a workbook of nothing is told."""
    assert plan(town_xlsx=book(Partners=[["naam"], ["De Molen"]], Blad2=[])).questions == ()
    assert [each.code for each in plan(town_xlsx=book(Blad1=[])).faults] == ["empty"]


def test_a_cell_far_away_is_refused_before_it_fills_the_memory() -> None:
    """One cell in the last row and column would ask for 17 thousand million cells."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as made:
        sheet = made.add_worksheet("Partners")
        sheet.write(0, 0, "naam")
        sheet.write(1_048_575, 16_383, "ver weg")
    assert [each.code for each in plan(town_xlsx=whole.getvalue()).faults] == ["too_large"]


def test_a_workbook_that_unpacks_to_hundreds_of_megabytes_is_refused() -> None:
    """A zip bomb: a third of a megabyte that holds 300."""
    whole = io.BytesIO(book(Partners=[["naam"], ["De Molen"]]))
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/large.bin", bytes(300 * 1024 * 1024))
    assert len(whole.getvalue()) < 1_000_000
    assert [each.code for each in plan(town_xlsx=whole.getvalue()).faults] == ["too_large"]


def test_a_damaged_workbook_is_told_calmly() -> None:
    """Cut off, or with rubbish inside."""
    content = book(Partners=[["naam"], ["De Molen"]])
    broken = bytearray(content)
    broken[200:400] = bytes(200)
    for bad in (content[: len(content) // 2], bytes(broken)):
        (fault,) = plan(town_xlsx=bad).faults
        assert fault.code in {"broken", "unrecognised"}
        assert fault.file == "town.xlsx"


def test_other_zip_files_say_what_can_be_read() -> None:
    """A document is no workbook."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("slides/one.xml", "<w/>")
    assert told(plan(brief_docx=whole.getvalue())) == [
        "brief_docx: this looks like ZIP. Meshwork reads CSV files, workbooks (.xlsx) and Kumu projects (.json)."
    ]


def test_a_text_too_long_for_a_cell_is_told_before_it_is_lost() -> None:
    """A workbook's cell holds 32,767 characters; a CSV file has no such border."""
    facts = Facts(stakeholders=(Stakeholder(id="m", name="De Molen", place="x" * 40_000),))
    with pytest.raises(MeshworkError, match="longer than a cell"):
        workbook.packed(facts, None)
