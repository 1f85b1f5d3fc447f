"""Files that were made to do harm, or that are not what they seem: a sentence, nothing written, no memory eaten."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from meshwork import formats
from meshwork.errors import Faulty
from meshwork.formats import Source
from meshwork.model import Facts, Private
from meshwork.stores import ndjson

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"
TEXT = b'<c r="A1" t="inlineStr"><is><t>naam</t></is></c>'


def parts() -> dict[str, bytes]:
    """The parts of an ordinary workbook of one sheet."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as made:
        made.add_worksheet("partners").write_column(0, 0, ["naam", "De Molen"])
    with zipfile.ZipFile(whole) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


PARTS = parts()
NAMES = ["label", "_id", "from", "to", "attributes", "elements", "type", "x"]
LINES = [
    b'{"meshwork": 1, "community": "a", "private": true}',
    b'{"meshwork": 1, "community": 3}',
    b'{"change": {"number": 1, "at": "2020-01-01T00:00:00+00:00", "actor": "a", "verb": "found"}}',
    b'{"row": "goals", "added": 1, "retracted": null, "values": {}}',
    b'{"kept": "a", "text": 1}',
    b'{"end": {"changes": 0, "rows": 0, "kept": 0}}',
    b'{"end": null}',
    b"[" * 3000,
]


def packed(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return whole.getvalue()


def codes(name: str, content: bytes) -> list[str]:
    """The kinds of faults in a file; nothing of it may be written then."""
    made = formats.plan(formats.read([Source(name, content)]), Facts(), Private())
    assert not made.faults or not made.changes
    return sorted({each.code for each in made.faults})


FAR = b'<row r="1">' + TEXT + b"</row>"


@pytest.mark.parametrize(
    "sheet",
    [
        FAR + b"<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row>",
        FAR + b'<row><c r = "xfd1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        FAR + b'<row r="1048576"/>' + b"<row>" + b"<c/>" * 16_000 + b"</row>",
        b"<row><c/></row>" * 2_000 + b"<row>" + b"<c/>" * 16_000 + b"</row>",
    ],
)
def test_one_cell_far_away_never_reaches_what_would_end_the_program(sheet: bytes) -> None:
    """However it is written: in single quotes, small letters, without numbers of its own."""
    assert codes("partners.xlsx", packed(PARTS | {SHEET: HEAD + sheet + FOOT})) == ["too_large"]


def test_a_workbook_whose_letters_hide_from_a_look_through_is_damaged() -> None:
    """UTF-16 is allowed in XML and written by no spreadsheet program."""
    assert codes("a.xlsx", packed(PARTS | {SHEET: (HEAD + FAR + FOOT).decode().encode("utf-16")})) == ["broken"]


def test_a_workbook_with_two_parts_of_one_name_is_damaged() -> None:
    """One program would read the one, another the other."""
    whole = io.BytesIO(packed(PARTS))
    with zipfile.ZipFile(whole, "a") as pack, pytest.warns(UserWarning, match="Duplicate"):
        pack.writestr(SHEET, HEAD + FOOT)
    assert codes("a.xlsx", whole.getvalue()) == ["broken"]


def test_a_workbook_that_is_also_another_kind_of_file_is_damaged() -> None:
    """The library would try the other where the one fails."""
    assert codes("a.xlsx", packed(PARTS | {"content.xml": b"<x/>"})) == ["broken"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (packed({"mimetype": b"x", "content.xml": b"<x/>"}), "save it as .xlsx"),
        (packed({"word/document.xml": b"<x/>"}), "text of Word"),
        (packed({"Index/Document.iwa": b"x"}), "Numbers"),
    ],
)
def test_what_other_programs_make_says_what_to_do(content: bytes, says: str) -> None:
    """The advice is of that program, not of all that can be read."""
    (fault,) = formats.read([Source("leden", content)]).faults
    assert says in fault.text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b'naam\n"' + b"x" * 10_000_000 + b'"\n', "huge"),
        ("a.json", b"[" * 300_000, "json"),
        ("a.json", b'{"elements":' + b'[{"a":' * 100_000, "json"),
        ("a.json", b'{"elements":[{"label":' + b"9" * 5_000 + b"}]}", "json"),
        ("partners.csv", "naam,plaats\nCafé,A\n".encode() + "Café,B\n".encode("cp1252") + b"\x81,C\n", "encoding"),
        ("partners.csv", b"naam,naam\nA,B\n", "heading_twice"),
    ],
)
def test_what_is_too_long_too_deep_or_broken_is_one_kind_of_fault(name: str, content: bytes, code: str) -> None:
    """Each in a sentence; nothing is written."""
    assert codes(name, content) == [code]


def test_merged_cells_that_lie_over_each_other_cost_nothing_and_change_nothing() -> None:
    """Fifty thousand ranges over the same column: what is filled stays as it is."""
    rows = FAR + b'<row r="2"><c r="A2" t="inlineStr"><is><t>De Molen</t></is></c></row></sheetData>'
    merged = b'<mergeCells count="1">' + b'<mergeCell ref="A1:A1048576"/>' * 50_000 + b"</mergeCells></worksheet>"
    made = formats.read([Source("partners.xlsx", packed(PARTS | {SHEET: HEAD + rows + merged}))])
    assert [each.values["name"] for each in made.entries] == ["De Molen"]


@given(st.integers(0, 2**32), st.integers(0, 255), st.sampled_from(["a.xlsx", "a.zip"]))
def test_a_workbook_with_one_byte_changed_is_read_or_told(place: int, byte: int, name: str) -> None:
    """Never an exception, never half of it."""
    whole = bytearray(packed(PARTS))
    whole[place % len(whole)] = byte
    codes(name, bytes(whole))


@given(
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"]), st.integers(0, 2**32), st.binary(max_size=9)
)
def test_a_workbook_with_a_damaged_part_is_read_or_told(part: str, place: int, put: bytes) -> None:
    """The same inside the packing, where no checksum watches."""
    data = PARTS[part]
    at = place % len(data)
    codes("a.xlsx", packed(PARTS | {part: data[:at] + put + data[at + len(put) :]}))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
        max_leaves=12,
    )
)
def test_no_json_makes_the_reading_crash(held: object) -> None:
    """Things where lists should be, lists where names should be."""
    codes("a.json", json.dumps({"elements": [held], "connections": [held, {"from": held, "to": "b"}]}).encode())


@given(st.lists(st.binary(max_size=40) | st.sampled_from(LINES), max_size=6))
def test_no_backup_makes_the_reading_crash(lines: list[bytes]) -> None:
    """A history or every line that is not right, and no other exception."""
    whole = [b'{"meshwork": 1, "community": "a"}', b'{"end": {"changes": 0, "rows": 0, "kept": 0}}']
    assert ndjson.parsed("a.ndjson", b"\n".join(whole)).community == "a"
    with pytest.raises(Faulty) as told:
        ndjson.parsed("a.ndjson", b"\n".join([*whole, *lines, b"x"]))
    assert told.value.faults
