"""Answers of a form service become ties that the respondent confirmed."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from meshwork.when import When
from tests.formats.desk import Town, of, plan, told

TITLES = (
    "Tijdstempel",
    "Namens welke organisatie antwoord je?",
    "Met wie heb je de afgelopen drie maanden iets gedaan?",
    "Waaraan?",
    "Wie nam het initiatief?",
    "Wil je iets verbeteren, bezwaar maken of je terugtrekken?",
)
GOOGLE = (
    ",".join(f'"{each}"' for each in TITLES)
    + """
2026/11/12 10:33:05 am CET,Bakkerij Oostveen,"De Molen; Kadehuis","brood zqvertrouwelijk",wij,
2026/11/13 9:00:00 am CET,Kadehuis,"Bakkerij Oostveen
De Sluis",kade,De Sluis,"Ons adres klopt niet zqwens"
2026/11/14 9:00:00 am CET,De Sluis,nee,,,nee
"""
)


def ties(content: str) -> list[tuple[str, str, str | None, str | None]]:
    """Ends, who began it and who confirmed it."""
    found = of(plan(answers_csv=content), "ties")
    return sorted((each.source, each.target, each.started_by, each.confirmed_by) for each in found)


def test_each_name_in_a_cell_is_a_tie_that_the_respondent_confirmed() -> None:
    """Two names by a semicolon, two by a line; the pair that both name is one; nobody is nobody."""
    assert ties(GOOGLE) == [
        ("bakkerij-oostveen", "de-molen", "bakkerij-oostveen", "bakkerij-oostveen"),
        ("bakkerij-oostveen", "kadehuis", "bakkerij-oostveen", "bakkerij-oostveen"),
        ("kadehuis", "de-sluis", "de-sluis", "kadehuis"),
    ]


def test_who_answers_by_its_own_name_took_the_initiative() -> None:
    """Kadehuis answers "kadehuis": it began its tie."""
    found = ties(GOOGLE.replace("kade,De Sluis", "kade,kadehuis"))
    assert [each for each in found if each[0] == "kadehuis"] == [("kadehuis", "de-sluis", "kadehuis", "kadehuis")]


def test_a_tie_holds_the_three_months_up_to_the_answer() -> None:
    """Ninety-one days before the twelfth of November, and that day itself; it is told that a form said so."""
    first = next(each for each in of(plan(answers_csv=GOOGLE), "ties") if each.target == "de-molen")
    assert (first.since, first.until) == (When.of("2026-08-13"), When.of("2026-11-13"))
    assert (first.kind, first.origin) == ("collaborates", "form")


def test_a_second_import_makes_no_doubles() -> None:
    """Neither partners nor ties."""
    town = Town()
    town.imports(answers_csv=GOOGLE)
    again = town.imports(answers_csv=GOOGLE)
    assert not again.changes


def test_a_wish_is_told_and_neither_kept_nor_applied() -> None:
    """Nor is what else was asked."""
    found = plan(answers_csv=GOOGLE)
    (wish,) = (each for each in found.notices if each.code == "wishes")
    assert (wish.count, "asked by Kadehuis. Nothing was done" in wish.text) == (1, True)
    (left,) = (each for each in found.notices if each.code == "not_read")
    assert left.examples == ("Waaraan?",)
    assert "zq" not in repr(found.changes)
    assert of(found, "choices") == []


def microsoft() -> bytes:
    """A workbook as Microsoft Forms writes it."""
    held = io.BytesIO()
    rows = (
        (
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "With whom did you do something?",
            "Who took the initiative?",
        ),
        ("1", "2026-11-12 10:30", "2026-11-12 10:33", "anonymous", "anonymous", "De Molen", "they"),
        ("2", "2026-11-12 10:30", "2026-11-12 10:33", "k@kade.example", "Kadehuis", "De Molen;De Sluis", "they"),
    )
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Form1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return held.getvalue()


def test_a_workbook_of_microsoft_forms_is_read_alike() -> None:
    """Who is anonymous is asked for by row; "they" tells who began it where there is one, not where there are two."""
    found = plan(form_xlsx=microsoft())
    (fault,) = told(found)
    assert "row 2" in fault
    assert "does not say who answers" in fault
    rows = Town().imports_what_it_can(form_xlsx=microsoft())
    assert [(each.target, each.started_by) for each in of(rows, "ties")] == [("de-molen", None), ("de-sluis", None)]
    assert "kade.example" not in repr(rows.changes)


@pytest.mark.parametrize("day", ["gisteren", ""])
def test_an_answer_without_its_moment_is_a_fault(day: str) -> None:
    """With its row; the others are offered."""
    said = told(plan(answers_csv=GOOGLE.replace("2026/11/12 10:33:05 am CET", day)))
    assert len(said) == 1
    assert "row 2" in said[0]


def test_a_sheet_of_people_is_no_form() -> None:
    """Without the moment of an answer it is asked what it holds."""
    found = plan(people_csv="naam;met wie\nDe Molen;Kadehuis\n")
    assert [each.topic for each in found.questions] == ["sheet"]
