"""What the command line promises, whatever the command."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from meshwork.catalogue import collect
from meshwork.commands import Command
from meshwork.text import speak
from tests.cli.said import Run


@pytest.mark.parametrize("key", collect("meshwork.commands", Command))
def test_every_command_explains_itself(meshwork: Run, key: str) -> None:
    """`--help` of each command says in a sentence what it does, and ends well."""
    said = meshwork(key.rstrip("_"), "--help")
    assert said.code == 0
    assert "Usage: meshwork" in said.out


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    """The help of the whole program imports no pandas, dash, neo4j, scipy or networkx."""
    script = (
        "import sys\nfrom meshwork.cli import run\nrun(['--help'])\n"
        "print(sorted({'pandas', 'dash', 'neo4j', 'scipy', 'networkx', 'numpy', 'plotly'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout.strip().endswith("[]")


def test_an_unknown_command_is_wrong_usage(meshwork: Run) -> None:
    """Exit code 2, and the way to the help."""
    said = meshwork("nonsense")
    assert said.code == 2
    assert "--help" in said.err


@pytest.mark.parametrize(("looked_for", "way"), [("restore", "meshwork import"), ("backup", "meshwork export")])
def test_who_looks_for_a_backup_under_another_name_is_shown_the_way(meshwork: Run, looked_for: str, way: str) -> None:
    """Words that people try, and no command has."""
    assert f"`{way} " in meshwork(looked_for, "town.ndjson").err


def test_an_export_named_as_a_file_of_another_sort_is_not_made_a_folder(meshwork: Run, tmp_path: Path) -> None:
    """What can be written is said with its names; a folder of a dotted name is one, also when it is there already."""
    goals = tmp_path / "goals.csv"
    goals.write_text("title\nWarm wonen\n", encoding="utf-8")
    meshwork("import", goals)
    said = meshwork("export", tmp_path / "town.docx")
    assert (said.code, list(tmp_path.glob("town*"))) == (1, [])
    assert "town.xlsx for a workbook" in said.err
    (tmp_path / "old.csv").mkdir()
    for name in ("town.2026-11", "old.csv"):
        assert meshwork("export", tmp_path / name).code == 0
        assert (tmp_path / name / "goals.csv").exists()


def test_what_can_be_mended_ends_with_one(meshwork: Run) -> None:
    """Exit code 1, and no traceback."""
    said = meshwork("undo")
    assert (said.code, said.out, said.err) == (1, "", "There is nothing to undo.\n")


def test_what_can_be_mended_is_told_in_dutch(meshwork: Run) -> None:
    """The same, to who reads Dutch."""
    with speak("nl"):
        assert meshwork("undo").err == "Er is niets om terug te draaien.\n"


def test_another_community_is_begun_by_its_name_and_once(meshwork: Run) -> None:
    """Empty and kept apart; the same name again, or none, is told and writes nothing."""
    assert meshwork("communities", "--begin", " Zuid  samen").out == "zuid-samen  Zuid samen\n"
    assert "zuid-samen  Zuid samen" in meshwork("communities", "--begin", "Noord").out
    again = meshwork("communities", "--begin", "Zuid samen")
    assert (again.code, again.err) == (1, 'There is a community "Zuid samen" already. Choose another name.\n')
    assert (meshwork("communities", "--begin", " ").code, len(meshwork("communities").out.splitlines())) == (2, 2)


def test_the_version_is_told(meshwork: Run) -> None:
    """One line, for who upgrades or asks for help; a word that is no command is still told as before."""
    said = meshwork("--version")
    assert (said.code, said.out) == (0, f"meshwork {version('meshwork-map')}\n")
    assert meshwork("bogus").code == 2


def test_several_communities_without_a_name_are_wrong_usage(
    meshwork: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2; --community, or MESHWORK_COMMUNITY, says which."""
    goals = tmp_path / "goals.csv"
    goals.write_text("title\nWarm wonen\n", encoding="utf-8")
    for name in ("Oost", "West"):
        assert meshwork("import", "--community", name, goals).code == 0
    assert len(json.loads(meshwork("communities", "--json").out)) == 2
    assert meshwork("log").code == 2
    assert meshwork("log", "--community", "West").code == 0
    monkeypatch.setenv("MESHWORK_COMMUNITY", "West")
    assert meshwork("log").code == 0


def test_an_unknown_store_is_wrong_usage(meshwork: Run) -> None:
    """An address that is none is told with the ones there are."""
    said = meshwork("log", "--store", "mysql://town")
    assert said.code == 2
    assert "sqlite:///" in said.err


def test_a_file_of_another_program_is_left_alone(meshwork: Run, tmp_path: Path) -> None:
    """A file that is no store is refused with its name, and not touched."""
    other = tmp_path / "letter.txt"
    other.write_text("Dear all, " * 200)
    said = meshwork("log", "--store", f"sqlite:///{other}")
    assert said.code == 1
    assert "letter.txt" in said.err
    assert other.read_text() == "Dear all, " * 200


def test_a_setting_is_set_listed_and_undone(meshwork: Run) -> None:
    """`settings set`, `settings` and `undo` work on the same dated fact."""
    assert meshwork("settings", "set", "rhythm=yearly").code == 0
    assert "* rhythm = yearly" in meshwork("settings").out
    assert meshwork("undo").code == 0
    assert "  rhythm = monthly" in meshwork("settings").out


def test_a_place_that_cannot_be_written_is_told(meshwork: Run, tmp_path: Path) -> None:
    """A file where a folder should be, for a store, an export or the list of faults: which, why, and no traceback."""
    letter, goals = tmp_path / "letter.txt", tmp_path / "goals.csv"
    letter.write_text("Dear all", encoding="utf-8")
    goals.write_text("title\nWarm wonen\n", encoding="utf-8")
    meshwork("import", goals)
    for words in (
        ("log", "--store", f"sqlite:///{letter / 'town.sqlite'}"),
        ("export", letter / "town.xlsx"),
        ("export", letter / "town"),
        ("import", goals, "--dry-run", "--faults", letter / "faults.csv"),
    ):
        said = meshwork(*words)
        assert said.code == 1, words
        assert "letter.txt" in said.err
        assert "Traceback" not in said.err
    assert letter.read_text(encoding="utf-8") == "Dear all"


@pytest.mark.parametrize(("written", "code"), [("rhythm", 2), ("rhythm=weekly", 1), ("rythm=yearly", 1)])
def test_a_setting_that_cannot_be_is_told(meshwork: Run, written: str, code: int) -> None:
    """No value is wrong usage; a wrong value or name says what there is."""
    said = meshwork("settings", "set", written)
    assert said.code == code
    assert "rhythm" in said.err


def test_strangers_are_refused_before_anything_is_served(meshwork: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything but loopback is wrong usage while there are no accounts."""
    monkeypatch.delenv("MESHWORK_LOOPBACK_PUBLISHED", raising=False)
    for host in ("0.0.0.0", "192.0.2.1", "example.org"):
        said = meshwork("serve", "--host", host)
        assert said.code == 2
        assert host in said.err


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_cannot_be_is_wrong_usage(meshwork: Run, port: str) -> None:
    """Ports go from 0 to 65535; another number is told before anything is served."""
    said = meshwork("serve", "--port", port, "--no-browser")
    assert said.code == 2
    assert "--port" in said.err


def test_a_stage_can_be_read_as_it_was_known_on_a_day(meshwork: Run, tmp_path: Path) -> None:
    """What is written down today was not known in 2000, and is in 2999."""
    ties = tmp_path / "ties.csv"
    ties.write_text("a,b\nSam,Kim\n", encoding="utf-8")
    assert meshwork("import", str(ties), "--map", "source=a,target=b").code == 0

    def active(*known: str) -> tuple[int, int]:
        one = json.loads(meshwork("stage", "--json", *known).out)
        several = json.loads(meshwork("stages", "--json", *known).out)
        return one["active"], several["readings"][-1]["active"]

    assert active() == active("--known-at", "2999-12-30") == (2, 2)
    assert active("--known-at", "2000-01-01") == (0, 0)
