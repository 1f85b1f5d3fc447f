"""`meshwork partners`, on the invented community."""

from __future__ import annotations

import json
from pathlib import Path

from meshwork.text import speak
from tests.cli.said import Run


def test_partners_are_listed_with_filters(lindemark: Run) -> None:
    """Words and a sector in Dutch; who is not on the map is counted and not named."""
    with speak("nl"):
        said = lindemark("partners", "--find", "roggemeer", "--sector", "zorg")
    names = [line.split("  ")[0] for line in said.out.splitlines()[1:-1]]
    assert names == ["Huisartsen Roggemeer", "Jeugdhulp Kompas", "Thuiszorg Roggemeer"]
    assert "1 partner staat er niet bij naam: die koos daarvoor." in said.out
    whole = json.loads(lindemark("partners", "--json").out)
    assert (len(whole["partners"]), whole["not_named"]) == (63, 1)
    assert "Gerda" not in [each["name"] for each in whole["partners"]]


def test_all_that_is_kept_of_one_is_told_with_ids_to_edit_by(lindemark: Run) -> None:
    """A tie by its id can be corrected with what is shown."""
    with speak("en"):
        said = lindemark("partners", "GGD Lindemark").out
        assert "Ties (1)" in said or "Tie (1)" in said
        found = json.loads(lindemark("partners", "ggd", "--json").out)
        (tie,) = found["facts"]["ties"]
        assert lindemark("correct", "tie", tie["id"], "strength=3").code == 0
        assert json.loads(lindemark("partners", "ggd", "--json").out)["facts"]["ties"][0]["strength"] == 3


def test_yes_and_no_are_said_in_the_language_of_the_reader(lindemark: Run) -> None:
    """Whether it facilitates, in Dutch; the day of a note stands without a word before it."""
    with speak("nl"):
        said = lindemark("partners", "GGD Lindemark").out
    assert any(line.split() == ["Facilitator", "nee"] for line in said.splitlines())
    assert " datum " not in said


def test_what_a_partner_itself_may_see_holds_no_note(lindemark: Run) -> None:
    """A note that was just added is kept, and not among its own."""
    with speak("en"):
        lindemark("add", "note", "partner=ggd", "text=Sentinel of a quiet word")
        assert "Sentinel" in lindemark("partners", "ggd").out
        assert "Sentinel" not in lindemark("partners", "ggd", "--own").out
        assert "Sentinel" not in lindemark("log").out


def test_who_is_not_named_is_not_told_of(lindemark: Run) -> None:
    """Gerda chose not to be on the map; where nobody is found that is said."""
    assert lindemark("partners", "gerda").code == 1
    with speak("en"):
        assert lindemark("partners", "--sector", "spoons").out.startswith("No partner like that is kept here.")


def test_two_that_are_one_are_proposed_shown_and_made_one(lindemark: Run) -> None:
    """Shown first and nothing written; then one, with the other's name as an alias; undone there are two again."""
    with speak("nl"):
        lindemark("add", "partner", "naam=G.G.D. Lindemark")
        assert "GGD Lindemark (ggd)" in lindemark("partners", "--alike").out
        shown = lindemark("merge", "ggd", "G.G.D. Lindemark", "--dry-run").out
        assert "GGD Lindemark blijft; G.G.D. Lindemark wordt een andere naam ervan." in shown
        assert len(json.loads(lindemark("partners", "--json").out)["partners"]) == 64
        done = json.loads(lindemark("merge", "ggd", "G.G.D. Lindemark", "--json").out)
        assert done["partner"]["aliases"][-1] == "G.G.D. Lindemark"
        assert lindemark("partners", "--alike").out.startswith("Geen twee partners lijken")
        assert lindemark("undo", "--change", str(done["change"])).code == 0
        assert len(json.loads(lindemark("partners", "--json").out)["partners"]) == 64


def test_one_newcomer_who_is_not_named_is_counted_and_not_denied(meshwork: Run, tmp_path: Path) -> None:
    """An empty community has no partners yet; then the only one chose not to be on the map, and is new."""
    (tmp_path / "stakeholders.csv").write_text("id,name\nb,Bakery\n", encoding="utf-8")
    (tmp_path / "choices.csv").write_text("stakeholder,purpose,since\nb,not_on_map,2024-01-01\n", encoding="utf-8")
    with speak("nl"):
        assert meshwork("acquaintance").out == "Er staan nog geen partners.\n"
        assert meshwork("import", tmp_path).code == 0
        assert meshwork("acquaintance").out.splitlines()[0] == "Nog 1 staat er niet bij naam: die koos daarvoor."
