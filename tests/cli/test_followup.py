"""`meshwork followup` keeps the list of what to do for partners."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.said import Run


@pytest.fixture
def town(meshwork: Run) -> Run:
    """Two partners."""
    for name in ("De Molen", "Kadehuis"):
        assert meshwork("add", "partner", f"name={name}").code == 0
    return meshwork


def test_one_is_added_asked_after_closed_and_taken_back(town: Run, tmp_path: Path) -> None:
    """Its kind in Dutch; what came of it is told by this command alone."""
    assert town("followup", "add", "De Molen", "--kind", "bellen", "--by", "2099-01-02").out == "It is on the list.\n"
    (one,) = json.loads(town("followup", "--json").out)
    assert (one["kind"], one["due"], one["names"]) == ("call", "2099-01-02", ["De Molen"])
    assert town("followup", "ics", one["id"], tmp_path / "call.ics").code == 0
    assert "SUMMARY:Call De Molen" in (tmp_path / "call.ics").read_text(encoding="utf-8")
    said = town("followup", "ics", one["id"], tmp_path)
    assert (said.code, f'"{tmp_path}" cannot be used: it is a folder' in said.err.replace("\n", " ")) == (1, True)
    assert "Only of who was let go" in town("followup", "done", one["id"], "--left").err
    said = town("followup", "done", one["id"], "--outcome", "zqgeheim", "--energy", "1", "--contact")
    assert said.out == "Written down.\n"
    assert "Nothing is on the list." in town("followup").out
    assert "zqgeheim, energy afterwards: lively" in town("followup", "--all").out
    assert "zqgeheim" not in town("log", "--json").out
    assert "call" in town("contact").out
    assert town("undo").code == 0
    assert f"- Call De Molen, for 2 January 2099  [{one['id']}]" in town("followup").out
    assert town("followup", "drop", one["id"]).out == "It is off the list.\n"
    assert "no such follow-up" in town("followup", "drop", one["id"]).err


def test_two_are_brought_together_and_one_is_let_be(town: Run) -> None:
    """Without a second one it is asked for; who is let be is told with the day."""
    assert "Say whom" in town("followup", "add", "De Molen", "--kind", "samenbrengen").err
    town("followup", "add", "De Molen", "--kind", "samenbrengen", "--with", "Kadehuis", "--by", "2099-01-02")
    assert "- Bring together De Molen and Kadehuis, for 2 January 2099" in town("followup").out
    assert "Choose a day to come" in town("followup", "not-now", "Kadehuis", "--until", "2001-01-01").err
    assert town("followup", "not-now", "Kadehuis", "--until", "2099-03-01", "--why", "druk").code == 0
    assert "- Not now: Kadehuis, until 1 March 2099" in town("followup", "--of", "Kadehuis").out
    assert "wants" not in town("followup", "add", "nobody").out
