"""A workbook as a community builder keeps it: a title on top, totals below, a hidden sheet, days without a year."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter

from meshwork.formats import How, Plan
from meshwork.text import speak
from meshwork.when import When
from tests.formats.desk import of, plan, told

HEADINGS = [
    "Naam organisatie",
    "Contactpersoon",
    "E-mail",
    "Soort",
    "Was er bij 12-3?",
    "Was er bij 14-5-2024?",
    "",
    "",
]


def members(*rows: list[Any], date_1904: bool = False) -> bytes:
    """A workbook of two sheets: Deelnemers with a merged title, and Lijsten, which is hidden."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"date_1904": date_1904}) as made:
        sheet = made.add_worksheet("Deelnemers")
        sheet.merge_range("A1:F1", "Leden van de Groene Oever, stand maart 2024")
        for number, row in enumerate([HEADINGS, *rows], 2):
            sheet.write_row(number, 0, row)
        hidden = made.add_worksheet("Lijsten")
        hidden.write_column(0, 0, ["keuze", "ja", "nee"])
        hidden.hide()
    return whole.getvalue()


MEMBERS = members(
    ["Zonnehof", "Wies Aalbers", "wies@zonnehof.example", "Bedrijf", "x", "ja"],
    ["Korenbrug", "", "", "Overheid", "", "afgemeld"],
    [],
    ["Wilgenhuis", "Cas Ooms", "", "Zorg", 1, "X"],
    ["Totaal aanwezig", "", "", "", 2, 2],
)


def notices(made: Plan) -> dict[str, str]:
    return {each.code: each.text for each in made.notices}


def test_a_title_above_and_totals_below_are_no_part_of_the_table() -> None:
    """Both are left out and told; rows keep the numbers that the program shows."""
    made = plan(How(date="2024"), leden_xlsx=MEMBERS)
    assert made.faults == ()
    assert [each.name for each in of(made, "stakeholders")] == ["Korenbrug", "Wilgenhuis", "Zonnehof"]
    assert notices(made)["above"] == "leden.xlsx: Deelnemers: 1 row above the headings was left out."
    assert notices(made)["totals"] == "leden.xlsx: Deelnemers: row 8 holds totals and was left out."


def test_a_hidden_sheet_is_left_out_and_told_unless_somebody_says_what_it_holds() -> None:
    """Nobody is asked about lists that only serve the workbook itself."""
    made = plan(How(date="2024"), leden_xlsx=MEMBERS)
    assert notices(made)["hidden"].startswith("leden.xlsx: Lijsten is hidden in the workbook and was left out.")
    assert [each.topic for each in made.questions] == ["open"]
    read = plan(How(date="2024", sheets={"Lijsten": "goals"}), leden_xlsx=MEMBERS)
    assert "hidden" not in notices(read)
    assert [each.code for each in read.faults] == ["no_column"]


def test_a_day_in_a_heading_without_a_year_is_one_fault_and_takes_the_year_that_is_told() -> None:
    """Nobody knows the year; with --date 2024 it is 12 March 2024. "Was er bij" is no title."""
    asked = plan(leden_xlsx=MEMBERS)
    (said,) = told(asked)
    assert said == (
        'leden.xlsx: Deelnemers, row 3, column "Was er bij 12-3?": the day in this heading has no year. '
        "Write it as 12-3-2019, or say the year of this list (--date 2019)."
    )
    made = plan(How(date="2024"), leden_xlsx=MEMBERS)
    assert [(each.date, each.title) for each in of(made, "sessions")] == [
        (When.of("2024-03-12"), None),
        (When.of("2024-05-14"), None),
    ]
    assert {(each.stakeholder, str(each.session), each.present) for each in of(made, "attendance")} == {
        ("zonnehof", "2024-03-12", True),
        ("wilgenhuis", "2024-03-12", True),
        ("zonnehof", "2024-05-14", True),
        ("wilgenhuis", "2024-05-14", True),
        ("korenbrug", "2024-05-14", False),
    }


def test_a_title_above_does_not_hide_what_divides_the_columns() -> None:
    """The headings tell, not the first row; a list of one column stays one, whatever its cells hold."""
    made = plan(partners_csv="Leden, stand maart\n\nnaam;plaats\nDe Molen, Zuid;Lindehove\n")
    assert [(each.name, each.place) for each in of(made, "stakeholders")] == [("De Molen, Zuid", "Lindehove")]
    one = plan(How(sheets={"leden": "stakeholders"}), leden_csv="naam\nDe Molen; Kade\n")
    assert [each.name for each in of(one, "stakeholders")] == ["De Molen; Kade"]


@pytest.mark.parametrize(
    ("heading", "date"),
    [("12/3", "2024-03-12"), ("Overleg 12 maart", "2024-03-12"), ("29-2", "2024-02-29"), ("1 mei", "2024-05-01")],
)
def test_a_day_and_a_month_are_enough_once_the_year_is_told(heading: str, date: str) -> None:
    """In figures and in words; the 29th of February where there is one."""
    made = plan(How(date="2024"), presentie_csv=f"naam,{heading}\nDe Molen,x\n")
    assert [str(each.date) for each in of(made, "sessions")] == [date]
    assert made.faults == ()


def test_a_column_headed_kind_that_holds_sectors_is_the_sector() -> None:
    """Bedrijf, Overheid and Zorg are none of organisation, person and group, and are sectors all three."""
    made = plan(How(date="2024"), leden_xlsx=MEMBERS)
    assert [each.sector for each in of(made, "stakeholders")] == ["government", "care", "business"]
    assert notices(made)["as_meant"].endswith('what stands under "Soort" tells the sector, and is read as that.')
    mixed = plan(partners_csv="naam,soort\nA,persoon\nB,organisatie\nC,bedrijf\n")
    assert [(each.row, each.code) for each in mixed.faults] == [(4, "choice")]


def test_choices_are_told_in_the_words_of_the_reader() -> None:
    """Who writes Dutch is offered Dutch words."""
    with speak("nl"):
        (said,) = told(plan(partners_csv="naam,soort\nA,persoon\nB,molen\n"))
    assert '"molen" is geen van organisatie, persoon, groep.' in said


def test_one_odd_cell_does_not_hide_that_it_is_a_list() -> None:
    """Half of the column ticks at least: the odd one is a fault in its cell, and its row stays out as a whole."""
    made = plan(leden_csv="naam,sinds,8-12-2019,11-1-2020\nA,,x,x\nB,,later,x\nC,2021-13,x,\n")
    assert [(each.row, each.column, each.code) for each in made.faults] == [
        (3, "8-12-2019", "flag"),
        (4, "sinds", "no_date"),
    ]
    assert {each.kind: each.new for each in made.counts} == {"stakeholders": 1, "sessions": 2, "attendance": 2}


def test_a_cell_that_is_merged_over_rows_is_in_each_of_them() -> None:
    """An organisation written once beside its three themes."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as made:
        sheet = made.add_worksheet("brings")
        sheet.write_row(0, 0, ["partner", "wat"])
        sheet.merge_range("A2:A4", "De Molen")
        sheet.write_column(1, 1, ["meel", "brood", "ruimte"])
        partners = made.add_worksheet("partners")
        partners.write_column(0, 0, ["naam", "De Molen"])
    read = plan(town_xlsx=whole.getvalue())
    assert read.faults == ()
    assert {(each.stakeholder, each.what) for each in of(read, "brings")} == {
        ("de-molen", "meel"),
        ("de-molen", "brood"),
        ("de-molen", "ruimte"),
    }


def test_of_headings_in_two_rows_the_lower_one_counts() -> None:
    """Naam is merged over both; under Bijeenkomsten stand the days."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as made:
        sheet = made.add_worksheet("presentie")
        sheet.merge_range("A1:A2", "Naam")
        sheet.merge_range("B1:B2", "Plaats")
        sheet.merge_range("C1:D1", "Bijeenkomsten")
        sheet.write_row(1, 2, ["8-12-2019", "11-1-2020"])
        sheet.write_row(2, 0, ["De Molen", "Lindehove", "x", "x"])
    read = plan(lijst_xlsx=whole.getvalue())
    assert read.faults == ()
    assert [str(each.date) for each in of(read, "sessions")] == ["2019-12-08", "2020-01-11"]
    assert [each.place for each in of(read, "stakeholders")] == ["Lindehove"]


@pytest.mark.parametrize("date_1904", [False, True])
def test_days_are_the_same_whatever_day_a_workbook_counts_from(*, date_1904: bool) -> None:
    """Some count from 1904. A time of day is no part of the day."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"date_1904": date_1904, "default_date_format": "d-m-yyyy"}) as made:
        sheet = made.add_worksheet("sessions")
        sheet.write_row(0, 0, ["datum", "titel"])
        sheet.write_datetime(1, 0, datetime(2019, 12, 8, 20, 30))  # noqa: DTZ001  a workbook has no zones
    assert [str(each.date) for each in of(plan(town_xlsx=whole.getvalue()), "sessions")] == ["2019-12-08"]


def test_a_day_that_is_written_as_a_number_is_read_and_told() -> None:
    """43807 days after 30 December 1899 is 8 December 2019: what a spreadsheet shows in a cell without a format."""
    made = plan(sessions_csv="datum,titel\n43807,Aftrap\n43807.5,Avond\n")
    assert made.faults == ()
    assert {str(each.date) for each in of(made, "sessions")} == {"2019-12-08"}
    assert notices(made)["serials"] == (
        'The column "datum" holds days as numbers: 43807 is read as 2019-12-08. See that this is right.'
    )


@pytest.mark.parametrize(
    "text",
    [
        "naam\nDe Molen\n",
        "naam,plaats\nTotaal,Lindehove\n",
        "wie,waar\nnaam,plaats\n",
        "id,naam\ntotaal,Totaal\n",
        "source,target,kind,since\nMolen,Kade,knows,2020\n",
    ],
)
def test_an_ordinary_table_keeps_its_first_and_its_last_row(text: str) -> None:
    """Nothing is taken for a title or for totals that may be a partner."""
    made = plan(How(sheets={"leden": "stakeholders"}), leden_csv=text)
    assert not {"above", "totals"} & notices(made).keys()


def test_a_sheet_is_guessed_by_a_word_in_its_name_and_what_nobody_would_choose_is_not_offered() -> None:
    """Likely kinds first, then an attendance list and leaving it out, then all others."""
    (question,) = plan(leden_csv="naam,plaats\nA,B\n", Copy_of_goals_2021_csv="naam,plaats\nA,B\n").questions
    answers = [answer for answer, _words in question.choices]
    assert answers[0] == "goals"
    assert answers.index("skip") < answers.index("sessions")
    assert not {"extras", "openings", "settings", "versions", "community"} & set(answers)
