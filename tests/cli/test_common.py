"""`meshwork goals` and the commands beside it, on the invented community."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meshwork.text import speak
from tests.cli.said import Run

TOLD = Path(__file__).parents[2] / "meshwork/demo/told"
LAST = ("--day", "2023-11-30")


@pytest.fixture
def lindemark(meshwork: Run) -> Run:
    """A command line with the invented community in its store."""
    assert meshwork("import", TOLD).code == 0
    return meshwork


def test_goals_are_told_with_who_carries_them(lindemark: Run) -> None:
    """Six open, one closed; one by its title with the ids to correct by; a goal that nobody carries is named."""
    with speak("nl"):
        said = lindemark("goals", *LAST).out
        assert said.startswith(
            "6 doelen staan open.\nElk ervan wordt gedragen door partners uit twee of meer sectoren."
        )
        one = json.loads(lindemark("goals", "Warme wijken", *LAST, "--json").out)
        assert (one["carrying"], one["state"], one["lacks"], len(one["sectors"])) == (10, "open", None, 5)
        first = one["carriers"][0]["fact"]
        assert lindemark("correct", "commitments", first["id"], "level=interested").code == 0
        assert json.loads(lindemark("goals", "warm", *LAST, "--json").out)["carrying"] == 9
        lindemark("add", "doel", "titel=Samen zingen")
        assert "Dit doel draagt nog niemand: Samen zingen." in lindemark("goals").out
        assert "Bewonersgroep Vaartkade" in lindemark("goals", "warm", *LAST).out
    assert lindemark("goals", "spoons").code == 1


def test_an_empty_store_says_how_to_begin(meshwork: Run) -> None:
    """Nobody has written a goal down."""
    with speak("en"):
        assert meshwork("goals").out.startswith("No goals yet.")
        assert json.loads(meshwork("goals", "--json").out) == []
