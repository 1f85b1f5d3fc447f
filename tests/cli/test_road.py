"""The road from a file to a stage, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.said import ATTENDANCE, MAP, Run


def test_a_dry_run_writes_nothing_and_makes_nothing(meshwork: Run, evening: Path) -> None:
    """What would change is shown; there is no community afterwards."""
    said = meshwork("import", evening, "--map", MAP, "--dry-run")
    assert said.code == 0
    assert "attendances     4" in said.out
    assert meshwork("communities").out == ""


def test_an_import_is_written_once_and_undone_at_once(meshwork: Run, evening: Path) -> None:
    """The second time nothing is left to write; undo takes the whole import back."""
    assert "Written as change 2" in meshwork("import", evening, "--map", MAP).out
    assert "nothing was written" in meshwork("import", evening, "--map", MAP).out
    said = meshwork("import", evening, "--map", MAP).out
    assert "as they were" in said
    assert "attendances             4" in said
    assert meshwork("undo").code == 0
    assert "attendances     4" in meshwork("import", evening, "--map", MAP, "--dry-run").out


def test_a_fault_stops_the_whole_import_and_names_its_place(meshwork: Run, evening: Path, tmp_path: Path) -> None:
    """Exit code 1, nothing written, the row told; --skip-bad-rows writes the others; --faults lists all."""
    evening.write_text(ATTENDANCE + "Sam,Derde avond,someday\n", encoding="utf-8")
    said = meshwork("import", evening, "--map", MAP)
    assert said.code == 1
    assert 'row 6, column "date"' in said.out
    assert "--skip-bad-rows" in said.err
    assert meshwork("communities").out == ""
    listed = tmp_path / "faults.csv"
    assert "1 row would be left out." in said.out
    written = meshwork("import", evening, "--map", MAP, "--skip-bad-rows", "--faults", listed)
    assert written.code == 0
    assert "1 row was left out." in written.out
    assert "someday" in listed.read_text(encoding="utf-8-sig")
    told = json.loads(meshwork("import", evening, "--map", MAP, "--dry-run", "--json", "--faults", listed).out)
    assert len(told["faults"]) == 1
    assert [each["verb"] for each in json.loads(meshwork("log", "--json").out)] == ["import", "found"]


def test_a_named_community_is_made_by_its_first_import(meshwork: Run, evening: Path) -> None:
    """--community NAME that is not there yet is founded."""
    assert meshwork("import", evening, "--map", MAP, "--community", "Lint").code == 0
    assert [each["name"] for each in json.loads(meshwork("communities", "--json").out)] == ["Lint"]


def test_a_name_that_was_mistyped_makes_no_community(meshwork: Run, evening: Path) -> None:
    """A file that is not there, one with a fault, or a dry run leaves the list of communities as it was."""
    meshwork("import", evening, "--map", MAP, "--community", "Lint")
    assert meshwork("import", "nowhere.csv", "--community", "Lnit").code == 1
    assert meshwork("import", evening, "--map", MAP, "--community", "Lnit", "--dry-run").code == 0
    assert [each["name"] for each in json.loads(meshwork("communities", "--json").out)] == ["Lint"]


def test_an_ending_in_capitals_is_the_same_ending(meshwork: Run, evening: Path, tmp_path: Path) -> None:
    """TOWN.XLSX is a workbook and TOWN.NDJSON a backup, also where the shell writes capitals."""
    meshwork("import", evening, "--map", MAP)
    for name in ("TOWN.XLSX", "TOWN.NDJSON"):
        assert meshwork("export", tmp_path / name).code == 0
        assert (tmp_path / name).is_file()
    assert meshwork("import", tmp_path / "TOWN.NDJSON", "--store", f"sqlite:///{tmp_path / 'again.sqlite'}").code == 0


def test_a_young_record_has_no_label_and_says_why(meshwork: Run, evening: Path) -> None:
    """Two partners and four attendances are too few; the shape of the JSON stays the same."""
    meshwork("import", evening, "--map", MAP)
    reading = json.loads(meshwork("stage", "--day", "2024-02-29", "--json").out)
    assert (reading["day"], reading["status"], reading["stage"], reading["family"]) == (
        "2024-02-29",
        "young",
        None,
        None,
    )
    assert reading["active"] == 2
    assert reading["profile"]["R"] == 1.0
    assert set(reading) == {
        "day", "status", "stage", "family", "profile", "criteria", "missing", "side", "active",
        "governance", "overruled", "stability", "margin", "since", "rises_from", "next", "weakest",
        "untold", "why", "errors",
    }  # fmt: skip
    assert "few partners" in meshwork("stage", "--day", "2024-02-29").out


def test_the_path_has_every_month_and_ends_on_the_day_asked(meshwork: Run, evening: Path) -> None:
    """Month ends from the first fact, then the day itself; --every selects from them."""
    meshwork("import", evening, "--map", MAP)
    path = json.loads(meshwork("stages", "--to", "2024-04-10", "--json").out)
    assert [each["day"] for each in path["readings"]] == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]
    assert path["transitions"] == []
    quarters = json.loads(meshwork("stages", "--to", "2024-04-10", "--every", "quarter", "--json").out)
    assert [each["day"] for each in quarters["readings"]] == ["2024-03-31", "2024-04-10"]


def test_before_anything_is_recorded_there_is_an_ordinary_answer(meshwork: Run, evening: Path) -> None:
    """A day before the first fact, and an empty community: no label, and how to begin."""
    for ready in (lambda: None, lambda: meshwork("import", evening, "--map", MAP)):
        ready()
        assert json.loads(meshwork("stage", "--day", "2023-01-01", "--json").out)["stage"] is None
        assert "Begin with one session" in meshwork("stage", "--day", "2023-01-01").out
        assert meshwork("stages", "--to", "2023-01-01").code == 0


def test_an_unknown_goal_is_told_with_the_known_ones(meshwork: Run, evening: Path) -> None:
    """--goal takes a title or an id."""
    meshwork("import", evening, "--map", MAP)
    said = meshwork("stage", "--goal", "Warm")
    assert said.code == 1
    assert '"Warm"' in said.err


@pytest.mark.parametrize("name", ["town.xlsx", "town"])
def test_what_goes_out_comes_in_again_unchanged(meshwork: Run, evening: Path, tmp_path: Path, name: str) -> None:
    """A workbook or a folder, read back into the same community, changes nothing."""
    meshwork("import", evening, "--map", MAP)
    out = tmp_path / name
    assert meshwork("export", out).code == 0
    said = meshwork("import", out)
    assert said.code == 0, said.out + said.err
    assert "nothing was written" in said.out


def test_a_community_moves_with_its_history(meshwork: Run, evening: Path, tmp_path: Path) -> None:
    """Copied to another store, and brought back from a backup, the log is the same; a second time it is refused."""
    meshwork("import", evening, "--map", MAP)
    log = meshwork("log", "--json").out
    here, there = f"sqlite:///{tmp_path / 'home' / 'meshwork.sqlite'}", f"sqlite:///{tmp_path / 'there.sqlite'}"
    assert json.loads(meshwork("copy", "--from", here, "--to", there, "--json").out)["facts"] > 0
    assert meshwork("log", "--store", there, "--json").out == log
    assert meshwork("copy", "--from", here, "--to", there).code == 1
    backup, again = tmp_path / "town.ndjson", f"sqlite:///{tmp_path / 'again.sqlite'}"
    exported = json.loads(meshwork("export", backup, "--private", "--json").out)
    assert (exported["path"], exported["private"]) == (str(backup), True)
    assert meshwork("import", backup, "--dry-run", "--store", again).code == 2
    assert meshwork("import", backup, "--store", again).code == 0
    assert meshwork("log", "--store", again, "--json").out == log
    assert meshwork("check", "--store", again).code == 0


def test_from_an_address_that_was_mistyped_nothing_is_copied(meshwork: Run, tmp_path: Path) -> None:
    """An empty store has nothing to copy: it says so, and begins no community here or there."""
    here, there = f"sqlite:///{tmp_path / 'tonw.sqlite'}", f"sqlite:///{tmp_path / 'there.sqlite'}"
    said = meshwork("copy", "--from", here, "--to", there)
    assert said.code == 1
    assert "tonw.sqlite" in said.err
    assert meshwork("communities", "--store", here).out == ""


def test_a_damaged_backup_names_its_lines_and_writes_nothing(meshwork: Run, evening: Path, tmp_path: Path) -> None:
    """A cut-off file is noticed; the store stays empty."""
    meshwork("import", evening, "--map", MAP)
    backup, again = tmp_path / "town.ndjson", f"sqlite:///{tmp_path / 'again.sqlite'}"
    meshwork("export", backup)
    backup.write_text("".join(backup.read_text(encoding="utf-8").splitlines(keepends=True)[:-2]), encoding="utf-8")
    said = meshwork("import", backup, "--store", again)
    assert said.code == 1
    assert "town.ndjson" in said.err
    assert meshwork("communities", "--store", again).out == ""
    backup.write_text("{\n" * 25, encoding="utf-8")
    assert meshwork("import", backup, "--store", again).err.strip().endswith("and 5 more")


def test_a_stage_is_told_in_its_order(meshwork: Run) -> None:
    """The profile, the label, what is missing, and one question."""
    assert meshwork("import", Path(__file__).parents[2] / "meshwork/demo/told").code == 0
    said = meshwork("stage", "--day", "2020-02-29").out
    parts = ["What is seen", "reach", "Beginning CoP", "Still missing for a steady CoP", "To talk about"]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_ends_of_connections_that_are_no_elements_are_listed_by_name(meshwork: Run, tmp_path: Path) -> None:
    """They become elements, as in Kumu; the preview says which, so that a slip of the pen is seen."""
    file = tmp_path / "kumu.json"
    file.write_text(
        '{"elements": [{"label": "Molen"}], "connections": [{"from": "Molen", "to": "Tuinclub"}]}', encoding="utf-8"
    )
    assert "as in Kumu.\n  - Tuinclub\n" in meshwork("import", file, "--dry-run").out


def test_commas_are_not_split_under_a_mapping(meshwork: Run, evening: Path) -> None:
    """Names of organisations hold commas: asked for both, it says so and writes nothing."""
    said = meshwork("import", evening, "--map", MAP, "--split-commas", "wie")
    assert said.code == 2
    assert "never split at commas" in said.err
