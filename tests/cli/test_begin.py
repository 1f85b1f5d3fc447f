"""`meshwork begin`: who, when and around what from the command line, and what comes next."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.said import Run

LATELY = date.today() - timedelta(days=20)  # noqa: DTZ011  the command asks the machine for its day
LINES = "".join(f"{LATELY:%d-%m-%Y} {who}\n" for who in ("Het Anker, belde", "De Molen, belde", "Niemand, belde"))


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    """A folder with names, lines and goals."""
    (tmp_path / "names.txt").write_text("Bakkerij Oostveen\nHet Anker\nDe Molen\n", encoding="utf-8")
    (tmp_path / "lines.txt").write_text(LINES, encoding="utf-8")
    (tmp_path / "goals.txt").write_text("Taalhuis: het anker; De Molen\nWarm water:\n\n", encoding="utf-8")
    (tmp_path / "wrong.txt").write_text("Taalhuis: De Mole\nzonder doel\n", encoding="utf-8")
    return tmp_path


def test_each_step_tells_the_next(meshwork: Run, monday: Path) -> None:
    """Nothing: who. Names: when. What was ticked: around what. Then there is a map; each is a change of its own."""
    assert "meshwork begin --who" in meshwork("begin").out
    assert "meshwork begin --when" in meshwork("begin", "--who", monday / "names.txt").out
    offered = meshwork("begin", "--when", monday / "lines.txt").out
    assert "2 may be contacts; nothing is ticked." in offered
    assert 'row 3: nobody is known here as "Niemand".' in offered
    assert "--tick 3,5,9-12" in offered
    around = meshwork("begin", "--around", monday / "goals.txt", "--level", "committed", "--json")
    told = json.loads(around.out)
    assert told["changes"] == {"around": 3}
    assert {key: told[key] for key in ("partners", "contacts", "goals", "around", "next")} == {
        "partners": 3,
        "contacts": 0,
        "goals": 2,
        "around": 2,
        "next": "when",
    }
    assert json.loads(meshwork("begin", "--around", monday / "goals.txt", "--json").out)["changes"] == {
        "around": None
    }


def test_all_that_a_calendar_offers_is_ticked_where_that_is_said(meshwork: Run, monday: Path) -> None:
    """Two lines that name partners are two contacts with --tick-all; alone it means nothing."""
    steps = ("--who", monday / "names.txt", "--when", monday / "lines.txt", "--tick-all")
    told = json.loads(meshwork("begin", *steps, "--json").out)
    assert (told["contacts"], told["next"], told["changes"]) == (2, "what", {"who": 2, "when": 3})
    assert meshwork("undo").code == 0
    assert json.loads(meshwork("begin", "--json").out)["contacts"] == 0
    assert meshwork("begin", "--tick-all").code == 2


def test_what_was_a_contact_is_ticked_by_month_by_number_and_by_words_of_a_title(meshwork: Run, monday: Path) -> None:
    """Two lines by their month; taken back, the first alone by its number, and again by its words, in capitals too.
    What means none of them is named, and nothing is written."""
    when = ("begin", "--when", monday / "lines.txt", "--tick")
    meshwork("begin", "--who", monday / "names.txt")
    wrong = meshwork(*when, "1,zwaan")
    assert (wrong.code, '--tick: "zwaan" is not among what is shown.' in wrong.err) == (2, True)
    for word, contacts in ((f"{LATELY:%Y-%m}", 2), ("1", 1), ("HET ANKER", 1)):
        told = json.loads(meshwork(*when, word, "--json").out)
        assert told["contacts"] == contacts
        meshwork("undo")
    shown = meshwork(*when, "1").out
    assert "[ticked]" in shown
    assert "--again" in shown
    assert meshwork("begin", "--tick", "1").code == 2


def test_nobody_is_added_where_a_tick_means_nothing(meshwork: Run, monday: Path) -> None:
    """A word that is in no title stops it all; with everything ticked she is added first, and what she was in
    is ticked too."""
    guests = {"Het Anker": "", "Wandelen": "ATTENDEE;PARTSTAT=ACCEPTED:mailto:wil@lantaarn.example\r\n"}
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{title}\r\nDTSTART:{LATELY:%Y%m%d}T090000Z\r\n{with_}SUMMARY:{title}\r\nEND:VEVENT\r\n"
        for title, with_ in guests.items()
    )
    (monday / "a.ics").write_text(f"BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n", encoding="utf-8", newline="")
    meshwork("begin", "--who", monday / "names.txt")
    steps = ("begin", "--when", monday / "a.ics", "--add", "Wil@lantaarn.example", "--json")
    assert meshwork(*steps, "--tick", "zwaan").code == 2
    assert json.loads(meshwork("begin", "--json").out)["people"] == 0
    told = json.loads(meshwork(*steps, "--tick-all").out)
    assert (told["people"], told["contacts"], list(told["changes"])) == (1, 2, ["add", "when"])


def test_what_is_not_right_is_named_and_nothing_is_written(meshwork: Run, monday: Path) -> None:
    """A name that nobody has, a line without a goal, a sheet that only a person can tell, no such file."""
    meshwork("begin", "--who", monday / "names.txt")
    wrong = meshwork("begin", "--around", monday / "wrong.txt")
    assert wrong.code == 1
    assert 'wrong.txt, row 1: nobody is known here as "De Mole".' in wrong.err
    assert "wrong.txt, row 2: write it as Goal" in wrong.err
    (monday / "riddle.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    assert "meshwork import" in meshwork("begin", "--who", monday / "riddle.csv").err
    assert meshwork("begin", "--around", monday / "gone.txt").code == 2
    assert json.loads(meshwork("begin", "--json").out)["goals"] == 0
