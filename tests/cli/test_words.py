"""What the command line says: in the language of who types, aligned, and calm where something is wrong."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from meshwork.commands._paper import wrapped
from meshwork.service import Service
from meshwork.text import speak
from tests.cli.said import ATTENDANCE, MAP, Run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("stage --dag", 'Er is hier geen optie "--dag". Bedoel je --day?'),
        ("stage --day", "Achter --day hoort nog iets."),
        ("stage --json=ja", "--json staat alleen; laat weg wat erachter staat."),
        ("stages --every week", "--every kan zijn: month, quarter, year."),
        ("undo --change twee", "--change is een heel getal vanaf 1."),
        ("serve --port 70000", "--port is een heel getal van 0 tot en met 65535."),
        ("import", "BESTAND ontbreekt."),
        ("copy --to x", "--from ontbreekt."),
        ("imprt x", 'Er is geen opdracht "imprt". Bedoel je import?'),
        ("export town.xlsx more", '"more" is hier te veel.'),
        ("settings sett", 'Er is geen opdracht "sett". Bedoel je set?'),
    ],
)
def test_what_was_typed_wrongly_is_told_in_dutch(meshwork: Run, typed: str, said: str) -> None:
    """Exit code 2, the sentence first, then how it is typed; nothing of what typer itself would say."""
    with speak("nl"):
        answer = meshwork(*typed.split())
    assert answer.code == 2
    assert answer.err.splitlines()[0] == said
    assert "Zo typ je het: meshwork" in answer.err
    assert "Error" not in answer.err


def test_help_is_in_dutch(meshwork: Run) -> None:
    """Headings, what a command does, what an option wants."""
    with speak("nl"):
        whole, of_import = meshwork("--help").out, meshwork("import", "--help").out
    for words in ("Opdrachten:", "Opties:", "Laat dit zien en stop.", "Draai een wijziging terug"):
        assert words in whole
    for words in ("BESTAND", "--date DAG", "MESHWORK_STORE]", "meer dan eens]"):
        assert words in of_import
    assert not any(word in whole + of_import for word in ("Usage", "Options", "Commands", "Show", "default"))


def test_without_a_word_the_help_is_shown(meshwork: Run) -> None:
    """Who types nothing sees what there is."""
    assert meshwork().out == meshwork("--help").out


@pytest.mark.parametrize("written", ["8-1-2024", "2024-01-08", "8 januari 2024"])
def test_a_day_is_written_as_people_do(meshwork: Run, evening: Path, written: str) -> None:
    """The same reading, whichever way the day is written."""
    meshwork("import", evening, "--map", MAP)
    assert json.loads(meshwork("stage", "--day", written, "--json").out)["day"] == "2024-01-08"


def test_a_month_or_year_is_its_first_or_its_last_day(meshwork: Run, evening: Path) -> None:
    """--day and --to take the last, --from the first."""
    meshwork("import", evening, "--map", MAP)
    assert json.loads(meshwork("stage", "--day", "2024-02", "--json").out)["day"] == "2024-02-29"
    assert json.loads(meshwork("stage", "--day", "2024", "--json").out)["day"] == "2024-12-31"
    path = json.loads(meshwork("stages", "--from", "2024-02", "--to", "2024-03", "--json").out)
    assert [each["day"] for each in path["readings"]] == ["2024-02-29", "2024-03-31"]
    meshwork("settings", "set", "rhythm=yearly", "--since", "2024-02")
    assert meshwork("undo").code == 0


@pytest.mark.parametrize(
    "typed",
    [
        "stage --day 6/27",
        "stage --day 31-2-2024",
        "stage --day 1-2-24",
        "stage --day 9999-12-31",
        "stage --day 2990",
        "stages --from soon",
        "stages --from 2021 --to 2020",
        "stages --from 2100",
        "stages --to 3000",
        "settings set rhythm=yearly --since x",
        "import nowhere.csv --date x --map stakeholder=stakeholder,session=session",
    ],
)
def test_a_day_that_cannot_be_is_wrong_usage(meshwork: Run, evening: Path, typed: str) -> None:
    """No date, a year of two digits, no real day, turned round, or centuries ahead: exit code 2, in one sentence."""
    words = [str(evening) if each == "nowhere.csv" else each for each in typed.split()]
    said = meshwork(*words)
    assert said.code == 2, said
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_a_day_before_the_record_says_when_it_begins(meshwork: Run, evening: Path) -> None:
    """An ordinary answer without a label; the sentence names the first day."""
    meshwork("import", evening, "--map", MAP)
    for typed in (("stage", "--day", "2023"), ("stages", "--to", "2023")):
        said = meshwork(*typed)
        assert said.code == 0
        assert "What is recorded begins on 8 January 2024." in said.out


def test_a_goal_that_is_not_there_is_told_with_near_ones(meshwork: Run, tmp_path: Path) -> None:
    """Part of a title, or a slip of the hand; and a goal is found whatever its capitals."""
    goals = tmp_path / "goals.csv"
    goals.write_text("title\nWarm wonen\nGroene straten\n", encoding="utf-8")
    meshwork("import", goals)
    for slip in ("Warm", "groene strate"):
        said = meshwork("stage", "--goal", slip)
        assert said.code == 1
        assert "meant?" in said.err
    assert 'There is: "Groene straten", "Warm wonen".' in meshwork("stage", "--goal", "xyz").err
    assert '"Warm wonen"' in meshwork("stage", "--goal", "warm wonen").out


def test_an_address_that_was_mistyped_makes_no_file(meshwork: Run, evening: Path, tmp_path: Path) -> None:
    """Only what begins something makes the file that is named; a trial leaves none behind."""
    nowhere = tmp_path / "tonw.sqlite"
    url = f"sqlite:///{nowhere}"
    for typed in ("log", "stage", "stages", "check", "communities", "undo", "settings", "export town.xlsx"):
        said = meshwork(*typed.split(), "--store", url)
        assert (said.code, said.out) == (1, ""), typed
        assert "tonw.sqlite" in said.err
    assert meshwork("import", evening, "--map", MAP, "--dry-run", "--store", url).code == 0
    assert not nowhere.exists()
    assert meshwork("import", evening, "--map", MAP, "--store", url).code == 0
    assert nowhere.exists()


def test_a_folder_is_no_store(meshwork: Run, tmp_path: Path) -> None:
    """It is said to be one."""
    said = meshwork("log", "--store", f"sqlite:///{tmp_path}")
    assert said.code == 1
    assert "is a folder" in said.err


@pytest.mark.parametrize("scheme", ["mysql", "neo4j", "bolt", "neo4j+s"])
def test_a_password_on_the_command_line_is_refused_and_not_repeated(meshwork: Run, scheme: str) -> None:
    """Others on the machine could read it."""
    for typed in (("log", "--store"), ("import",), ("copy", "--to", "sqlite:///x", "--from")):
        said = meshwork(*typed, f"{scheme}://anna:geheim@localhost")
        assert said.code == 2
        assert "geheim" not in said.err + said.out


def test_a_trial_with_faults_shows_all_and_ends_with_one(meshwork: Run, evening: Path) -> None:
    """What would be new, the faults by kind, and that nothing could be written; with --skip-bad-rows it could."""
    evening.write_text(ATTENDANCE + "Sam,Derde avond,someday\n", encoding="utf-8")
    said = meshwork("import", evening, "--map", MAP, "--dry-run")
    assert said.code == 1
    assert "  attendances     4" in said.out
    assert "not a date (1)" in said.out
    assert "Nothing was written: there is 1 fault." in said.err
    assert meshwork("import", evening, "--map", MAP, "--dry-run", "--skip-bad-rows").code == 0


def test_an_end_that_comes_is_counted(meshwork: Run, tmp_path: Path) -> None:
    """A tie that still held and gets an end is ended, and corrected too."""
    ties = tmp_path / "ties.csv"
    (tmp_path / "partners.csv").write_text("naam\nMolen\nKade\n", encoding="utf-8")
    ties.write_text("id,source,target,kind,until\nt,Molen,Kade,knows,\n", encoding="utf-8")
    assert meshwork("import", tmp_path / "partners.csv", ties).code == 0
    ties.write_text("id,source,target,kind,until\nt,Molen,Kade,knows,2024\n", encoding="utf-8")
    told = json.loads(meshwork("import", ties, "--dry-run", "--json").out)
    assert [(each["kind"], each["corrected"], each["ended"]) for each in told["counts"]] == [("ties", 1, 1)]


def test_names_that_are_one_can_be_said_to_be(meshwork: Run, tmp_path: Path) -> None:
    """The question names the option that answers it; the answer is kept for the next import."""
    path = tmp_path / "evening.csv"
    path.write_text(ATTENDANCE + "Bakkerij Oost.,Tweede avond,2024-02-05\n", encoding="utf-8")
    asked = meshwork("import", path, "--map", MAP, "--dry-run").out
    assert '--same "Bakkerij Oost.=Bakkerij Oost"' in asked or '--same "Bakkerij Oost=Bakkerij Oost."' in asked
    assert meshwork("import", path, "--map", MAP, "--same", "Bakkerij Oost.=Bakkerij Oost").code == 0
    again = meshwork("import", path, "--map", MAP)
    assert "nothing was written" in again.out
    assert "--same" not in again.out
    assert meshwork("import", path, "--map", MAP, "--same", "Bakkerij").code == 2


def test_a_column_of_your_own_is_opened_by_an_option(meshwork: Run, tmp_path: Path) -> None:
    """Without it the preview says who sees the column, and how to open it."""
    path = tmp_path / "partners.csv"
    path.write_text("naam,kleur\nMolen,groen\n", encoding="utf-8")
    said = meshwork("import", path).out
    assert 'Columns that only facilitators see: "kleur".' in said
    assert '--open "kleur"' in said
    said = meshwork("import", path, "--open", "kleur").out
    assert "opened column" in said
    assert "--open" not in said


def test_the_log_is_told_in_words(meshwork: Run, evening: Path) -> None:
    """What was done, not the verb of the program; in Dutch too."""
    meshwork("import", evening, "--map", MAP)
    assert "read in evening.csv" in meshwork("log").out
    with speak("nl"):
        assert "las evening.csv in" in meshwork("log").out
        assert "Wijziging 2 is teruggedraaid: las evening.csv in." in meshwork("undo").out


def test_what_nobody_foresaw_is_told_without_its_text(
    meshwork: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Exit code 3; the log keeps the kind and the places, nothing that could be private."""

    def burst(*_any: object) -> None:
        raise RuntimeError("Anna doubts whether to stay")

    monkeypatch.setattr(Service, "communities", burst)
    with caplog.at_level(logging.ERROR):
        said = meshwork("log")
    assert said.code == 3
    assert "did not foresee" in said.err
    assert "Anna" not in said.out + said.err + caplog.text
    assert "RuntimeError" in caplog.text
    assert "test_words.py" in caplog.text


def test_long_sentences_are_broken_at_words_on_a_terminal() -> None:
    """What follows stands under what it belongs to; piped, a sentence stays on its line."""
    assert wrapped("- een twee drie", 10, "  ") == "  - een\n    twee\n    drie"
    assert wrapped("- een twee drie", None, "  ") == "  - een twee drie"
