"""The ten questions of docs/neo4j.md, asked of a true server: a tiny town whose answers were worked out by hand."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meshwork.change import Changes
from meshwork.model import (
    Action,
    Attendance,
    Brings,
    Commitment,
    Community,
    Contribution,
    Goal,
    Insight,
    Needs,
    Reuse,
    Session,
    Stakeholder,
    Tie,
    Work,
)
from meshwork.stores import open_store
from meshwork.when import When
from tests.conftest import Server

PAGE = Path(__file__).parents[2] / "docs" / "neo4j.md"
DAY = date(2020, 6, 1)
NOON = datetime(2020, 6, 1, 12, tzinfo=UTC)
TOWN = (
    Community(id="dorp", name="Dorp"),
    Stakeholder(id="mill", name="Molen", sector="business"),
    Stakeholder(id="quay", name="Kade", sector="care"),
    Stakeholder(id="barn", name="Schuur", sector="government"),
    Stakeholder(id="gone", name="Weg", left=When.of("2019")),  # left in 2019: gone from 1 January 2020
    Goal(id="warm", title="Warm wonen"),
    Goal(id="food", title="Samen eten", opened=When.of("2020")),
    Goal(id="old", title="Oud plan", closed=When.of("2020-05")),  # from 1 June on no longer open
    Commitment(id="c1", stakeholder="mill", goal="warm", level="carrying", since=When.of("2020")),
    Commitment(id="c2", stakeholder="quay", goal="warm", level="carrying", until=When.of("2020-06-01")),  # ends today
    Commitment(id="c3", stakeholder="quay", goal="food", level="carrying", since=When.of("2020-06-02")),  # tomorrow
    Commitment(id="c4", stakeholder="barn", goal="food", level="committed"),
    Session(id="may", date=When.of("2020-05-02")),
    Session(id="fair", date=When.of("2020-05-03"), plenary=True),
    Session(id="year", date=When.of("2019-06-01")),  # a year ago to the day: no longer in the year before
    Attendance(id="a1", stakeholder="mill", session="may"),
    Attendance(id="a2", stakeholder="quay", session="may", present=True),
    Attendance(id="a3", stakeholder="barn", session="may", invited=True, present=False),
    Attendance(id="a4", stakeholder="mill", session="fair"),
    Attendance(id="a5", stakeholder="barn", session="year"),
    Attendance(id="a6", stakeholder="mill", session="year"),
    Tie(id="t1", source="mill", target="quay"),
    Tie(id="t2", source="barn", target="mill", since=When.of("2020-05-31")),
    Tie(id="t3", source="quay", target="barn", until=When.of("2020-05")),  # ended with May
    Needs(id="n1", stakeholder="mill", what="een zaal", theme="ruimte"),
    Brings(id="b1", stakeholder="barn", what="de schuur", theme="ruimte"),
    Brings(id="b2", stakeholder="mill", goal="warm", what="een zolder", theme="ruimte"),
    Insight(id="i", text="Koken verbindt"),
    Contribution(id="k", stakeholder="mill", insight="i"),
    Reuse(id="r", stakeholder="quay", insight="i", date=When.of("2020-04-01")),
    Action(id="s", title="Energieloket", kind="service"),
    Work(id="w1", stakeholder="mill", action="s"),
    Work(id="w2", stakeholder="quay", action="s"),
)
ANSWERS: dict[int, list[list[object]]] = {
    1: [["Warm wonen", ["Molen"]]],
    2: [["Samen eten"]],
    3: [["Molen", "Kade", 1]],
    4: [["Kade", 1], ["Schuur", 1]],
    5: [["Molen", 1]],  # Kade and Schuur reach each other by Molen alone
    6: [["Molen", "een zaal", "Schuur", "de schuur"]],
    7: [["Schuur", date(2019, 6, 1)]],
    8: [["Koken verbindt", "Molen", "Kade", date(2020, 4, 1)]],
    9: [["business", "care", ["Energieloket"]]],
    10: [[DAY, "anna", "commitments", "c4"], [DAY, "anna", "goals", "food"]],
}


def questions() -> dict[int, str]:
    """The statement under each numbered heading of the page."""
    found = re.findall(r"### (\d+)\. .*?```cypher\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return {int(number): statement for number, statement in found}


@pytest.fixture
def server(neo4j_server: Server, neo4j_url: str) -> Server:
    """A server that holds the town, one commitment taken back and one goal corrected."""
    store = open_store(neo4j_url)
    store.save("dorp", Changes(TOWN), at=NOON, actor="anna", verb="import")
    again = Changes((Goal(id="food", title="Samen eten"),), (("goals", "food"), ("commitments", "c4")))
    store.save("dorp", again, at=NOON, actor="anna", verb="correct")
    store.close()
    return neo4j_server


def test_the_ten_questions_of_the_page_have_the_answers_worked_out_by_hand(server: Server) -> None:
    """As a Cypher user would ask them, with the day as their only parameter."""
    assert sorted(questions()) == sorted(ANSWERS) == list(range(1, 11))
    given: dict[int, list[list[object]]] = {}
    with server.address.driver() as driver:
        for number, statement in questions().items():
            records = driver.execute_query(statement, day=DAY).records
            given[number] = [
                [value.to_native() if hasattr(value, "to_native") else value for value in record.values()]
                for record in records
            ]
    assert given == ANSWERS


def test_the_sentence_everybody_tries_first_just_works(server: Server) -> None:
    """Who is committed to what, still: only what stands, by labels, types and native dates."""
    statement = "MATCH (s:Stakeholder)-[c:COMMITS_TO]->(g:Goal) WHERE c.until IS NULL RETURN s.name, g.title, c.since"
    with server.address.driver() as driver:
        found = [record.values() for record in driver.execute_query(statement).records]
    assert sorted((who, what, str(since)) for who, what, since in found) == [
        ("Kade", "Samen eten", "2020-06-02"),
        ("Molen", "Warm wonen", "2020-01-01"),
    ]


def test_the_page_tells_how_days_and_ends_are_kept(server: Server) -> None:
    """A year as `until` ends with the year; a need of the community ends at the community."""
    with server.address.driver() as driver:
        gone = driver.execute_query("MATCH (s:Stakeholder {id: 'gone'}) RETURN s.left, s.left_text").records[0]
        ends = driver.execute_query("MATCH (:Stakeholder)-[:NEEDS]->(c) RETURN labels(c), c.name").records[0]
    assert (gone[0].to_native(), gone[1]) == (date(2020, 1, 1), "2019")
    assert ends.values() == [["Community"], "Dorp"]
