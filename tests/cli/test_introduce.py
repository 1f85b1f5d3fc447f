"""`meshwork introduce`, on the invented community."""

from __future__ import annotations

import json

import pytest

from meshwork.text import speak
from tests.cli.said import TOLD, Run

DAY = ("--day", "2021-12-31")


def test_a_pair_is_told_with_what_it_shares_who_knows_both_and_what_it_would_change(lindemark: Run) -> None:
    """The pharmacy hangs on the facilitator alone; it has what the municipality needs, and both carry one goal."""
    with speak("nl"):
        said = lindemark("introduce", *DAY, "--top", "1")
    assert said.code == 0
    assert "Apotheek De Wilgenvijzel en Gemeente Wilgenzijl dragen allebei ‘Samen wonen’" in said.out
    assert "Een plek voor de nacht na het ziekenhuis" in said.out
    assert "Werkplaats De Linde kent beiden." in said.out
    assert "Zonder facilitators zou er 1 partner meer verbonden zijn: 49 van de 50, nu 48." in said.out
    assert "Kennismakingen veranderen daar niets aan." in said.out
    assert "Samen\n" not in said.out


def test_what_some_would_give_together_comes_with_an_honest_word(lindemark: Run) -> None:
    """The stage, what is still missing then, and that a tie is not made by drawing it."""
    with speak("nl"):
        said = lindemark("introduce", *DAY, "--top", "6", "--together", "2")
    assert "Het blijft: bestendige CoP." in said.out
    assert "Een verbinding ontstaat niet door haar te tekenen." in said.out


def test_json_has_as_many_pairs_as_were_asked_for(lindemark: Run) -> None:
    """The shape that docs/weaving.md tells; greedy steps among the pairs named."""
    found = json.loads(lindemark("introduce", *DAY, "--top", "4", "--together", "2", "--json").out)
    pairs = [(each["one"], each["other"]) for each in found["pairs"]]
    assert len(pairs) == 4 < found["found"]
    assert {(each["one"], each["other"]) for each in found["together"]["steps"]} < set(pairs)
    assert len(found["together"]["steps"]) == 2
    assert all(gain["after"] >= gain["before"] for each in found["pairs"] for gain in each["gains"])


def test_who_chose_not_to_be_on_the_map_is_in_no_answer(lindemark: Run) -> None:
    """Gerda chose so since; on a day on which she was active nobody is introduced to her, and nobody by her."""
    said = lindemark("introduce", *DAY, "--top", "1000", "--together", "100", "--json").out
    assert json.loads(said)["found"] > 20
    assert '"gerda"' not in said


def test_follow_ups_are_in_no_answer(lindemark: Run) -> None:
    """Who is to be brought together already is for facilitators to see on their page, and not for a program."""
    told = lindemark("introduce", *DAY, "--top", "1000", "--json").out
    assert "follow" not in told
    assert "due" not in told


def test_nearly_empty_answers_say_why(meshwork: Run) -> None:
    """Nobody there; then on a day on which all who share something have met."""
    with speak("nl"):
        assert "Er zijn nog geen twee actieve partners" in meshwork("introduce").out
        assert meshwork("import", TOLD).code == 0
        assert "Er valt niemand meer voor te stellen" in meshwork("introduce", "--day", "2020-02-29").out
    found = json.loads(meshwork("introduce", "--day", "2020-02-29", "--together", "3", "--json").out)
    assert (found["why"], found["pairs"], found["together"]) == ("met", [], None)


@pytest.mark.parametrize("wrong", [("--top", "0"), ("--together", "0"), ("--day", "gisteren"), ("--goal", "Niets")])
def test_what_cannot_be_meant_is_said(lindemark: Run, wrong: tuple[str, str]) -> None:
    """No pair at all, no day, no goal: an exit code and words."""
    said = lindemark("introduce", *wrong)
    assert said.code in {1, 2}
    assert said.err
