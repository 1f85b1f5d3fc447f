"""`meshwork goals` and the commands beside it, on the invented community."""

from __future__ import annotations

import json

from meshwork.text import speak
from tests.cli.said import Run

LAST = ("--day", "2023-11-30")


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


def test_who_gets_nothing_yet_is_told(lindemark: Run) -> None:
    """Thirteen bring and get nothing; once something is written down for one there are twelve."""
    with speak("nl"):
        assert lindemark("winwin", *LAST).out.startswith(
            "13 partners brengen iets en krijgen er nog niets voor terug."
        )
        lindemark("add", "opbrengst", "partner=Fonds Lindemark", "wat=Verhalen")
        left = json.loads(lindemark("winwin", "--nothing", *LAST, "--json").out)
    assert (len(left["partners"]), left["not_named"]) == (12, 1)
    assert "Gerda" not in json.dumps(left)


def test_services_and_teams_are_told(lindemark: Run) -> None:
    """Ten services, all across sectors; partners ran all meetings of the last year; the inner circle of seven."""
    with speak("nl"):
        assert lindemark("services", *LAST).out.startswith(
            "Wat er loopt: 10 diensten.\n10 daarvan gaan over sectoren heen."
        )
        assert "leidden partners er 96 (100\u00a0%)" in lindemark("teams", *LAST).out
    told = json.loads(lindemark("teams", *LAST, "--json").out)
    assert (told["teams"][0]["team"]["name"], len(told["teams"][0]["members"])) == ("Kernkring", 7)
    assert json.loads(lindemark("services", *LAST, "--json").out)["actions"][0]["led"] == "partners"


def test_the_signature_is_shown_and_written(lindemark: Run) -> None:
    """One part is corrected, and taken back."""
    with speak("en"):
        assert lindemark("signature", "why=Because it is more fun").code == 0
        assert json.loads(lindemark("signature", "--json").out)["why"] == "Because it is more fun"
        assert lindemark("undo").code == 0
        assert "Omdat niemand het alleen kan" in lindemark("signature").out


def test_an_empty_store_says_how_to_begin(meshwork: Run) -> None:
    """Nobody has written a goal down."""
    with speak("en"):
        assert meshwork("goals").out.startswith("No goals yet.")
        assert json.loads(meshwork("goals", "--json").out) == []
