"""`meshwork stage --evidence`, on the invented community."""

from __future__ import annotations

import csv
import json

from meshwork.text import speak
from tests.cli.said import TOLD, Run

DAY = ("--day", "2023-11-30")


def test_the_evidence_names_who_counts_and_who_does_not(lindemark: Run) -> None:
    """In the language of the reader, with the days that were looked at; the sessions are dated."""
    with speak("nl"):
        said = lindemark("stage", *DAY, "--evidence", "persistence", "sessions").out
    assert "Van 10 november 2022 tot en met 30 november 2023, en daarvoor van 19 oktober 2021" in said
    assert "Niet meer gezien: 3\n      Drukkerij Inkt en Linde, Huisartsen Roggemeer, Streekbank Lindemark" in said
    assert "Bijeenkomsten die meetellen: " in said
    assert "partners)" in said
    assert "cohesion" not in said


def test_a_long_list_says_how_many_more_there_are_and_json_has_them_all(lindemark: Run) -> None:
    """Thirty names are printed; the JSON has each of the partners once."""
    said = lindemark("stage", *DAY, "--evidence", "reach").out
    assert " more" in said
    (proof,) = json.loads(lindemark("stage", *DAY, "--evidence", "reach", "--json").out)["evidence"]
    largest = proof["whole"]["findings"][0]
    assert len({each["id"] for each in largest["things"]}) == largest["count"] - largest["unnamed"] > 30


def test_without_a_key_every_criterion_has_its_evidence(lindemark: Run) -> None:
    """All seventeen, in the order of the reading; a goal has its own."""
    found = json.loads(lindemark("stage", *DAY, "--evidence", "--goal", "Warme wijken", "--json").out)
    assert [each["key"] for each in found["evidence"]] == [each["key"] for each in found["criteria"]]
    assert len(found["evidence"]) == 17
    goals = next(each for each in found["evidence"] if each["key"] == "shared_goals")
    assert [each["name"] for each in goals["whole"]["findings"][0]["things"]] == ["Warme wijken"]


def test_what_cannot_be_known_yet_is_dated(lindemark: Run) -> None:
    """Persistence, a few months after the beginning."""
    said = lindemark("stage", "--day", "2020-01-31", "--evidence", "persistence", "joint_delivery").out
    assert "Can be known from " in said
    assert "Write down joint actions and services" in said


def test_an_unknown_criterion_is_wrong_usage(meshwork: Run) -> None:
    """Exit code 2, and the keys there are."""
    said = meshwork("stage", "--evidence", "happiness")
    assert said.code == 2
    assert '"happiness"' in said.err
    assert "self_standing" in said.err


def test_nothing_private_is_in_the_evidence(lindemark: Run) -> None:
    """What facilitators wrote for themselves alone stands in no output of it."""
    with (
        (TOLD / "feelers.csv").open(encoding="utf-8") as feelers,
        (TOLD / "notes.csv").open(encoding="utf-8") as notes,
    ):
        private = [row["note"] for row in csv.DictReader(feelers)] + [row["text"] for row in csv.DictReader(notes)]
    said = lindemark("stage", *DAY, "--evidence", "--json").out
    assert len(private) > 20
    assert not [each for each in private if each and each in said]
