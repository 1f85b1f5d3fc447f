"""Hands other than ours in Neo4j: a graph somebody else made is read, and what does not fit is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from meshwork.change import Changes
from meshwork.errors import MeshworkError
from meshwork.model import Attendance, Brings, Commitment, Extra, Goal, Question, Session, Stakeholder, Version
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from meshwork.stores.neo4j import Neo4jStore, open_neo4j, read_foreign
from meshwork.when import When
from tests.conftest import Server
from tests.stores.town import live_through

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
THEIRS = """
CREATE (c:Community {id: 'dorp', name: 'Dorp'})
CREATE (m:Stakeholder {id: 'mill', name: 'De Molen', aliases: ['Meule'], colour: 'blauw', joined: date('2019-06-01')})
CREATE (q:Stakeholder:Company {id: 7, name: 'Kadehuis', facilitator: true})
CREATE (g:Goal {id: 'warm', title: 'Warm wonen'})
CREATE (s:Session {id: 'talk', date: datetime('2020-01-11T14:00:00Z')})
CREATE (a:Question {id: 'a', text: 'Wie?'})-[:ASKED_IN]->(s)
CREATE (m)-[:WAS]->(:Version {id: 'v', name: 'Molen BV', until: '2019'})
CREATE (m)-[:COMMITS_TO {id: 'c', since: date('2020-01-11')}]->(g)
CREATE (m)-[:ATTENDED {id: 'at'}]->(s)
CREATE (m)-[:BRINGS {id: 'b', what: 'een schuur'}]->(c)
CREATE (m)-[:COMMITS_TO {id: 'odd'}]->(s)
CREATE (m)-[:SENSED]->(g)
CREATE (:Stakeholder {id: 'mill', name: 'Nog een molen'})
CREATE (:Goal {id: 'untitled'})
CREATE (:Session {id: 'vague', date: 'ergens in maart'})
CREATE (:Movie {title: 'Unrelated'})
"""


@pytest.fixture
def store(neo4j_url: str) -> Iterator[Neo4jStore]:
    """A small town in Neo4j."""
    opened = open_neo4j(neo4j_url)
    live_through(opened)
    yield opened
    opened.close()


def run(server: Server, statement: str, **values: object) -> list[list[object]]:
    with server.address.driver() as driver:
        return [list(record.values()) for record in driver.execute_query(statement, values).records]


def test_a_graph_that_somebody_else_made_is_read(neo4j_url: str, neo4j_server: Server) -> None:
    """Nodes, relationships to and from, dates and moments, a number as id, a property nobody knows."""
    run(neo4j_server, THEIRS)
    facts = {(type(fact), fact.id): fact for fact in read_foreign(neo4j_url).facts}
    mill = Stakeholder(id="mill", name="De Molen", aliases=("Meule",), joined=When.of("2019-06-01"), origin="import")
    for expected in (
        mill,
        Stakeholder(id="7", name="Kadehuis", facilitator=True, origin="import"),
        Goal(id="warm", title="Warm wonen", origin="import"),
        Session(id="talk", date=When.of("2020-01-11"), origin="import"),
        Question(id="a", text="Wie?", session="talk", origin="import"),
        Version(id="v", stakeholder="mill", name="Molen BV", until=When.of("2019"), origin="import"),
        Commitment(id="c", stakeholder="mill", goal="warm", since=When.of("2020-01-11"), origin="import"),
        Attendance(id="at", stakeholder="mill", session="talk", origin="import"),
        Brings(id="b", stakeholder="mill", what="een schuur", origin="import"),
        Extra(
            id="stakeholders:mill:colour",
            of_kind="stakeholders",
            of="mill",
            column="colour",
            value="blauw",
            origin="import",
        ),
    ):
        assert facts.pop((type(expected), expected.id)) == expected
    assert [fact.id for fact in facts.values()] == ["dorp"]


def test_of_two_with_one_id_the_same_one_is_read_in_whatever_order_they_were_made(
    neo4j_url: str, neo4j_server: Server
) -> None:
    """A graph gives its nodes in any order, so what they hold decides."""
    two = (
        "CREATE (:Stakeholder {id: 'mill', name: 'De Molen'})",
        "CREATE (:Stakeholder {id: 'mill', name: 'Tweede'})",
    )
    read = set()
    for statements in (two, two[::-1]):
        run(neo4j_server, "MATCH (n) DETACH DELETE n")
        for each in statements:
            run(neo4j_server, each)
        read.add(read_foreign(neo4j_url).facts)
    assert len(read) == 1


def test_what_does_not_fit_is_told_with_its_label(neo4j_url: str, neo4j_server: Server) -> None:
    """A commitment to a session, a signal from nobody, an id twice, a goal without title, a day that is none."""
    run(neo4j_server, THEIRS)
    told = sorted(str(fault) for fault in read_foreign(neo4j_url).faults)
    assert len(told) == 5
    assert told[0].startswith(':COMMITS_TO: "odd"')
    assert ":Goal" in told[0]
    assert told[1] == ':Goal: "untitled": "title" is missing'
    assert told[2].startswith(":SENSED: ")
    assert told[3] == ':Session: "vague": "date" cannot be "ergens in maart"'
    assert told[4].startswith(':Stakeholder: "mill": there are two')


def test_reading_somebody_elses_graph_writes_nothing_there(neo4j_url: str, neo4j_server: Server) -> None:
    """Not a node, not a property."""
    run(neo4j_server, THEIRS)
    everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN elementId(n), properties(n), collect(properties(r))"
    before = sorted(map(str, run(neo4j_server, everything)))
    read_foreign(neo4j_url)
    assert sorted(map(str, run(neo4j_server, everything))) == before


def test_what_was_read_can_be_saved(neo4j_url: str, neo4j_server: Server, sqlite_url: str) -> None:
    """Into a store of its own, as one change."""
    run(neo4j_server, THEIRS)
    store = open_store(sqlite_url)
    facts = read_foreign(neo4j_url).facts
    store.save("dorp", Changes(facts), at=NOON, actor="a", verb="import")
    assert len(list(store.rows("dorp"))) == 11
    store.close()


def test_somebody_elses_graph_in_the_same_database_is_left_alone_and_counted(
    store: Neo4jStore, neo4j_server: Server
) -> None:
    """Ours reads as if theirs were not there; check says how much of theirs there is."""
    run(neo4j_server, THEIRS)
    assert {each.id for each in store.facts("town").stakeholders} == {"mill", "quay"}
    told = [str(fault) for fault in store.check("town")]
    assert len(told) == 9
    assert told[-2].startswith(":Stakeholder: 3 ")
    assert run(neo4j_server, "MATCH (n:Stakeholder {name: 'Nog een molen'}) RETURN n.added") == [[None]]


def test_what_is_written_by_hand_into_a_community_can_be_taken_in(store: Neo4jStore, neo4j_server: Server) -> None:
    """A stakeholder and a commitment typed in Neo4j's own screen: unseen, then read, saved under their own ids."""
    run(
        neo4j_server,
        """MATCH (g:Goal {community: 'town', id: 'warm'})
        CREATE (s:Stakeholder {community: 'town', id: 'hand', name: 'Met de hand', mood: 'goed'})
        CREATE (s)-[:COMMITS_TO {community: 'town', id: 'c-hand', level: 'carrying'}]->(g)
        CREATE (s)-[:LIKES]->(g)""",
    )
    assert {each.id for each in store.facts("town").stakeholders} == {"mill", "quay"}
    found = store.foreign("town")
    assert found.faults == ()
    store.save("town", Changes(found.facts), at=NOON, actor="a", verb="import")
    facts = store.facts("town")
    assert {each.id for each in facts.stakeholders} == {"mill", "quay", "hand"}
    assert [(each.stakeholder, each.goal, each.level) for each in facts.commitments] == [("hand", "warm", "carrying")]
    assert store.check("town") == ()
    assert run(neo4j_server, "MATCH (s {id: 'hand'})-[r]->() RETURN s.mood, type(r) ORDER BY type(r)") == [
        ["goed", "COMMITS_TO"],
        ["goed", "LIKES"],
    ]


def test_what_somebody_spoilt_by_hand_is_told_with_its_place(store: Neo4jStore, neo4j_server: Server) -> None:
    """A number for a name, a day that is none, a date changed without its text; facts that can be read still are."""
    assert store.check("town") == ()
    run(neo4j_server, "MATCH (g:Goal {id: 'warm'}) SET g.opened = date('2021-01-01')")
    assert [str(fault) for fault in store.check("town")] == [
        (
            ':Goal, column "opened": "warm": opened is 2021-01-01, and opened_text says 2019-06. '
            "Reading uses the text: make them agree."
        )
    ]
    assert store.facts("town").goals[0].opened == When.of("2019-06")
    run(neo4j_server, "MATCH (g:Goal {id: 'warm'}) SET g.opened_text = 'ooit', g.title = 'x'")
    run(neo4j_server, "MATCH (s:Stakeholder {id: 'quay'}) SET s.name = 5")
    assert sorted(str(fault) for fault in store.check("town")) == [
        ':Goal: "warm": "opened" cannot be "ooit". Correct it in Neo4j.',
        ':Stakeholder: "quay": "name" cannot be 5. Correct it in Neo4j.',
    ]
    with pytest.raises(MeshworkError, match="meshwork check"):
        store.facts("town")
    facilitator = Asker("anna", Role.FACILITATOR)
    assert [fault.code for fault in Service(store).check(facilitator, "town")] == ["unreadable", "unreadable"]


def test_what_others_wrote_on_our_things_stays(store: Neo4jStore, neo4j_server: Server) -> None:
    """A property and a relationship of their own outlive a correction and a retraction of the thing."""
    run(
        neo4j_server,
        "MATCH (s:Stakeholder {id: 'quay'}), (g:Goal) SET s.mood = 'goed' CREATE (s)-[:LIKES]->(g)",
    )
    better = Stakeholder(id="quay", name="Kade")
    store.save("town", Changes((better,), (("stakeholders", "quay"),)), at=NOON, actor="a", verb="v")
    look = "MATCH (s)-[:LIKES]->(:Goal) RETURN s.mood, s.name, labels(s)"
    assert run(neo4j_server, look) == [["goed", "Kade", ["Stakeholder"]]]
    store.save("town", Changes((), (("stakeholders", "quay"),)), at=NOON, actor="a", verb="v")
    assert run(neo4j_server, look) == [["goed", "Kade", ["Retracted"]]]
