"""What goes wrong with files: every fault with its place and what to do, all of them, and never a crash."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshwork import formats
from meshwork.errors import Fault, MeshworkError
from meshwork.formats import LARGEST, How, Source, faults_csv, grouped
from meshwork.text import speak
from tests.formats.desk import of, plan, told

CAN = "Meshwork reads CSV files, workbooks (.xlsx) and Kumu projects (.json)."


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        (b";;;\n;;;\n", "empty"),
        (b"%PDF-1.7 ...", "unrecognised"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unrecognised"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "unrecognised"),
        (b"naam\x00\x00,plaats\n", "unrecognised"),
        (b"<html><body>Log in</body></html>", "unrecognised"),
        (b"naam\nCaf\x81\n", "encoding"),
        (b'naam,plaats\n"De Molen,Zuid\nKade,Oost\n', "quotes"),
        (b"naam\n" + b"x" * 100_001 + b"\n", "huge"),
        (b"\x1f\x8b rubbish", "broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(content: bytes, code: str) -> None:
    """It names the file, what was seen, and what to do."""
    made = plan(partners_csv=content)
    assert [(each.file, each.code) for each in made.faults] == [("partners.csv", code)]
    assert not made.changes


def test_what_was_seen_and_what_can_be_read_is_said() -> None:
    """An older workbook has advice of its own."""
    assert told(plan(partners_csv=b"%PDF-1.7")) == [f"partners.csv: this looks like PDF. {CAN}"]
    (said,) = told(plan(partners_xls=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)))
    assert said == f"partners_xls: this is an older workbook. Save it as .xlsx. {CAN}"


def test_the_row_where_quotation_marks_go_wrong_is_told() -> None:
    """The rest of the file cannot be known; the row where it begins can."""
    (fault,) = plan(partners_csv='naam,plaats\nKade,Oost\n"De Molen,Zuid\nBrug,Oost\n').faults
    assert (fault.code, fault.row) == ("quotes", 3)


def test_headings_without_rows_are_no_fault() -> None:
    """There is nothing to write, and that is said."""
    made = plan(partners_csv="naam,plaats\n")
    assert (made.faults, made.changes.add, [each.code for each in made.notices]) == ((), (), ["no_rows"])


def test_shorter_rows_are_filled_up_and_longer_ones_are_faults() -> None:
    """A cell too many means that something shifted; each such row is told, the others are read."""
    made = plan(partners_csv="naam,plaats\nDe Molen\nKade,Oost,ja\nBrug,Zuid,,\nHuis,West,1,2\n")
    assert [(each.code, each.row, each.value) for each in made.faults] == [("ragged", 3, "ja"), ("ragged", 5, "1")]
    assert made.counts[0].new == 2


def test_a_heading_that_stands_twice_is_a_fault() -> None:
    """Case and spaces do not make it another."""
    made = plan(partners_csv="naam,Plaats,plaats \nDe Molen,Zuid,Oost\n")
    (said,) = told(made)
    assert said.startswith('partners.csv, row 1, column "plaats": this heading stands here twice.')


def test_a_column_that_is_needed_and_missing_is_one_fault() -> None:
    """Not one for each row."""
    (said,) = told(plan(ties_csv="source,kind\nmolen,knows\nkade,knows\n"))
    assert said.startswith('ties.csv, column "target": there is no column "target". Add it')


def test_all_faults_are_told_not_only_the_first() -> None:
    """Three in one row, and more in the next; rows count the heading as a person does."""
    made = plan(
        partners_csv="naam,soort,lat,facilitator,sinds,tot ziens\n"
        "De Molen,molen,noord,misschien,8-13-2019,\n"
        ",,,,12-12-19,\n"
        "Kade,,99,,9999-12-31,\n"
    )
    assert [(each.row, each.column, each.code) for each in made.faults] == [
        (2, "soort", "choice"),
        (2, "lat", "number"),
        (2, "facilitator", "flag"),
        (2, "sinds", "no_date"),
        (3, "naam", "missing"),
        (3, "sinds", "short_year"),
        (4, "sinds", "no_start"),
    ]


@pytest.mark.parametrize(
    ("files", "code", "row", "column"),
    [
        ({"partners_csv": "naam,lat\nDe Molen,99\n"}, "bounds", 2, "lat"),
        ({"partners_csv": "naam,sinds,vertrokken\nDe Molen,2020-01-01,2019-01-01\n"}, "ends_before", 2, "vertrokken"),
        ({"partners_csv": "id,naam\na|b,De Molen\n"}, "id", 2, "id"),
        ({"partners_csv": "naam\nDe Mo\x7flen\n"}, "control", 2, "naam"),
        ({"partners_csv": "id,naam\nm,De Molen\n", "ties_csv": "source,target\nm,De Molen\n"}, "self", 2, "target"),
        (
            {
                "partners_csv": "id,naam\nm,M\n",
                "vragen_csv": "id,vraag\nv,Hoe\n",
                "helped_csv": "helper,vraag,rol\nm,v,gids\n",
            },
            "choice",
            2,
            "rol",
        ),
        (
            {
                "partners_csv": "id,naam\nm,M\n",
                "vragen_csv": "id,vraag\nv,Hoe\n",
                "helped_csv": "helper,vraag,rol,nevenrol\nm,v,expert,deskundige\n",
            },
            "secondary",
            2,
            "nevenrol",
        ),
        (
            {
                "partners_csv": "id,naam\nm,M\n",
                "insights_csv": "id,text,kind,visibility\ni,Gaat het door,doubt,everyone\n",
            },
            "shelter",
            2,
            "visibility",
        ),
        (
            {
                "partners_csv": "id,naam\nm,M\n",
                "insights_csv": "id,text,kind\ni,Gaat het door,doubt\n",
                "contributed_csv": "stakeholder,insight\nm,i\n",
            },
            "shelter",
            2,
            "insight",
        ),
    ],
)
def test_rules_that_a_row_breaks_are_faults_at_its_heading(
    files: dict[str, str], code: str, row: int, column: str
) -> None:
    """The column is named as the file names it."""
    made = plan(**files)
    assert [(each.code, each.row, each.column) for each in made.faults] == [(code, row, column)]
    assert not made.changes


def test_exactly_one_role_in_a_session_is_primary() -> None:
    """Two primary ones are both told; one primary and one beside it are right; none is wrong."""
    base = {"partners_csv": "id,naam\nm,M\n", "sessions_csv": "id,date\ns,2020\n"}
    rows = "stakeholder,session,role,primary\n"
    assert plan(**base, attendance_csv=rows + "m,s,host,ja\nm,s,chair,nee\n").faults == ()
    two = plan(**base, attendance_csv=rows + "m,s,host,ja\nm,s,chair,ja\n").faults
    assert [(each.code, each.row) for each in two] == [("primary", 2), ("primary", 3)]
    none = plan(**base, attendance_csv=rows + "m,s,host,nee\n").faults
    assert [(each.code, each.row) for each in none] == [("primary", 2)]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("naam;plaats\nCafé;Zuid\n".encode(), "Café"),
        ("naam;plaats\nCafé;Zuid\n".encode("utf-8-sig"), "Café"),
        ("naam;plaats\r\nCafé €;Zuid\r\n".encode("cp1252"), "Café €"),
        ("naam\tplaats\nCafé\tZuid\n".encode("utf-16"), "Café"),
        (b"naam,plaats\rMolen,Zuid\r", "Molen"),
        (b"sep=;\nnaam;plaats\nMolen;Zuid\n", "Molen"),
        (b'naam,plaats\n"Molen; Kade",Zuid\n', "Molen; Kade"),
        (b"naam\nMolen\n", "Molen"),
        (gzip.compress(b"naam,plaats\nMolen,Zuid\n", mtime=0), "Molen"),
    ],
)
def test_delimiter_and_encoding_are_recognised(content: bytes, name: str) -> None:
    """Comma, semicolon, tab or none; UTF-8 with or without mark, Windows-1252, UTF-16 as Excel saves it."""
    made = plan(partners_csv=content)
    assert made.faults == ()
    assert [each.name for each in of(made, "stakeholders")] == [name]


def test_rows_are_counted_below_empty_lines_and_long_cells() -> None:
    """As a spreadsheet counts: an empty line is a row, a cell of three lines is in one."""
    made = plan(partners_csv='naam,soort\n\n"Eén\ntwee\ndrie",persoon\nMolen,molen\n')
    assert [each.row for each in made.faults] == [4]


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    """Also one that is small until it is unpacked."""
    large = tmp_path / "partners.csv"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    draft = formats.read([Source("partners.csv", large)])
    assert [each.code for each in draft.faults] == ["too_large"]
    packed = gzip.compress(b"naam\n" + b"x,\n" * (LARGEST // 3))
    assert len(packed) < LARGEST // 100
    assert [each.code for each in plan(partners_csv=packed).faults] == ["too_large"]


def test_a_path_that_is_not_there_is_said() -> None:
    """Before anything else."""
    with pytest.raises(MeshworkError, match="no file or folder"):
        formats.read([Source("nergens", Path("nergens/partners.csv"))])


def test_one_bad_file_does_not_hide_the_faults_of_another() -> None:
    """Both are told in one go."""
    made = plan(partners_csv=b"%PDF", goals_csv="titel,geopend\nWarm,ooit\n")
    assert [(each.file, each.code) for each in made.faults] == [
        ("partners.csv", "unrecognised"),
        ("goals.csv", "no_date"),
    ]


def test_thousands_of_faults_stay_readable() -> None:
    """By kind with a count, most frequent first; the same words once, with their first rows; all of it as CSV."""
    rows = "".join(f"P{number},ooit\n" for number in range(2999)) + "Q,eens\nP,1-1-19\n"
    made = plan(partners_csv="naam,sinds\n" + rows)
    groups = grouped(made.faults)
    assert [(each.code, each.title, each.count, len(each.first)) for each in groups] == [
        ("no_date", "not a date", 3000, 2),
        ("short_year", "years of two digits", 1, 1),
    ]
    assert groups[0].first[0].place == 'partners.csv, column "sinds", rows 2, 3, 4 and 2,996 more'
    assert groups[0].first[1].place == 'partners.csv, row 3001, column "sinds"'  # what is wrong once is not buried
    assert groups[0].more == 0
    lines = faults_csv(made.faults).splitlines()
    assert lines[0] == "file,row,column,value,what to do"
    assert len(lines) == 3002
    assert lines[1].startswith('partners.csv,2,sinds,ooit,"""ooit"" is not a date.')


def test_the_list_of_faults_runs_no_formula() -> None:
    """It shows what stood in the file, which may be meant to be run."""
    assert "'=1+1" in faults_csv([Fault("x", "no", value="=1+1")])


def test_faults_speak_dutch() -> None:
    """Place and advice both."""
    with speak("nl"):
        made = plan(partners_csv="naam,sinds\nDe Molen,6/27\n")
        (said,) = told(made)
        assert said == (
            'partners.csv, rij 2, kolom "sinds": "6/27" is geen datum. Schrijf 8-12-2019 of 2019-12-08, '
            "of 2019-12 of 2019."
        )
        assert [each.title for each in grouped(made.faults)] == ["geen datum"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_whatever_it_holds_makes_the_reading_crash(content: bytes) -> None:
    """Rubbish is a fault, a question or nothing; never an exception, never a wrong half."""
    made = plan(partners_csv=content)
    assert made.faults == () or not made.changes


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "x", "1", "a;b", "2020", "8-12-2019", "=1", '"', "a,b", "é", "naam"]), max_size=4
        ),
        max_size=5,
    ),
    st.sampled_from(["partners", "presentie", "ties", "sessions", "blad", "notes", "Elements", "Connections"]),
)
def test_no_table_makes_the_reading_crash(rows: list[list[str]], name: str) -> None:
    """Headings that mean nothing, or twice the same; cells of the wrong sort."""
    text = "naam,datum,van,naar,session,8-12-2019\n" + "\n".join(",".join(row) for row in rows)
    made = plan(How(sheets={"blad": "attendance_list"}), **{f"{name}_csv": text.replace('"', '""')})
    assert made.faults == () or not made.changes
