"""`meshwork calendar`: what may be contacts, ticked by number, written as one change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.calendars.diary import ics, talk
from tests.cli.said import Run


@pytest.fixture
def agenda(meshwork: Run, tmp_path: Path) -> Path:
    """A calendar of three talks with Anna and one with a stranger, beside a community that knows Anna."""
    people = tmp_path / "partners.csv"
    people.write_text("name;kind;email\nAnna Brink;person;anna@anker.example\n", encoding="utf-8")
    assert meshwork("import", people).code == 0
    entries = [talk(day, day, "anna@anker.example", title=f"Titel {day}") for day in ("2024-03-02", "2024-03-05")]
    stranger = talk("x", "2024-03-04", "x@elders.example", title="Vreemd")
    file = tmp_path / "agenda.ics"
    file.write_bytes(ics(*entries, stranger, talk("y", "2024-04-01", "anna@anker.example", title="Titel")))
    return file


def test_ticked_by_number_or_id_and_written_as_one_change_that_can_be_undone(meshwork: Run, agenda: Path) -> None:
    """Shown without writing; a range and an id written; read again only the rest is known; the log holds no title."""
    shown = meshwork("calendar", agenda, "--since", "2024-01-01")
    assert (shown.code, "3 may be contacts; nothing is ticked" in shown.out) == (0, True)
    told = json.loads(meshwork("calendar", agenda, "--since", "2024-01-01", "--json").out)
    assert [each["number"] for each in told["offers"]] == [1, 3, 4]
    assert told["strangers"] == [
        {
            "email": "x@elders.example",
            "name": "",
            "times": 1,
            "last": "2024-03-04",
            "organisation": "Elders",
            "role": False,
        }
    ]
    last = told["offers"][2]["id"]
    trial = meshwork("calendar", agenda, "--since", "2024-01-01", "--tick", f"1-2,{last}")
    assert "With --write this would be written: 2 contacts" in trial.out
    written = meshwork("calendar", agenda, "--since", "2024-01-01", "--tick", f"1-2,{last}", "--write", "--json")
    assert json.loads(written.out)["contacts"] == 2
    again = json.loads(meshwork("calendar", agenda, "--since", "2024-01-01", "--json").out)
    assert (again["offers"], again["known"]) == ([], 3)
    log = meshwork("log")
    assert "took contacts from a calendar" in log.out
    assert "Titel" not in log.out
    assert meshwork("undo").code == 0
    undone = json.loads(meshwork("calendar", agenda, "--since", "2024-01-01", "--json").out)
    assert [each["number"] for each in undone["offers"]] == [1, 4]


def test_what_was_had_with_somebody_who_is_added_is_offered_the_next_time(meshwork: Run, agenda: Path) -> None:
    """It was not shown when the rest was ticked, so it is not passed by."""
    steps = ("calendar", agenda, "--since", "2024-01-01")
    told = json.loads(meshwork(*steps, "--tick", "1", "--add", "x@elders.example", "--write", "--json").out)
    assert told["contacts"] == 1
    assert [each["number"] for each in json.loads(meshwork(*steps, "--json").out)["offers"]] == [2]


def test_written_without_a_tick_nothing_stands_and_nothing_is_asked_again(meshwork: Run, agenda: Path) -> None:
    """That is said; `--again` shows it."""
    said = meshwork("calendar", agenda, "--since", "2024-01-01", "--write")
    assert (said.code, "nothing was written" in said.out) == (0, True)
    assert json.loads(meshwork("calendar", agenda, "--since", "2024-01-01", "--json").out)["known"] == 3
    again = meshwork("calendar", agenda, "--since", "2024-01-01", "--again", "--json")
    assert len(json.loads(again.out)["offers"]) == 3


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--tick", "2"), 2, '"2" is not among what is shown'),
        (("--tick", "drie"), 2, '"drie" is not among what is shown'),
        (("--tick", "2019-02"), 2, '"2019-02" is not among what is shown'),
        (("--signal", "1"), 2, "this tells of no signal"),
        (("--since", "2999"), 2, "up to today"),
        (("--me", "marit"), 2, "no e-mail address"),
    ],
)
def test_what_cannot_be_meant_is_said(
    meshwork: Run, agenda: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """A number of a stranger, a word, a signal that is not there, a day to come, no address: 2, and why."""
    said = meshwork("calendar", agenda, *(words if "--since" in words else ("--since", "2024-01-01", *words)))
    assert (said.code, told in said.err) == (code, True)


def test_a_file_that_is_no_calendar_is_named(meshwork: Run, tmp_path: Path) -> None:
    """Not there: 2. Nothing to read in it: 1, with its name and what to do."""
    assert meshwork("calendar", tmp_path / "weg.ics").code == 2
    (tmp_path / "kapot.ics").write_text("hallo", encoding="utf-8")
    said = meshwork("calendar", tmp_path / "kapot.ics")
    assert (said.code, said.out) == (1, "")
    assert "kapot.ics: there is no calendar in this file." in said.err
