"""A graph that somebody else made is one more way in, from a true server."""

from __future__ import annotations

import json

from tests.cli.said import Run
from tests.conftest import Server

THEIRS = """
CREATE (m:Stakeholder {id: 'mill', name: 'De Molen', colour: 'blauw'})
CREATE (k:Stakeholder {name: 'Zorgkracht'})
CREATE (:Stakeholder {name: 'Sam'}), (:Stakeholder {name: 'Sam'})
CREATE (g:Goal {id: 'warm', title: 'Warm wonen'})
CREATE (m)-[:COMMITS_TO {id: 'c', since: date('2020-01-11')}]->(g)
CREATE (m)-[:TIE {kind: 'knows'}]->(k)
CREATE (m)-[:TIE {id: 'strong', kind: 'collaborates', strength: 9}]->(k)
CREATE (m)-[:SENSED]->(g)
"""


def test_a_graph_is_previewed_read_and_taken_back(meshwork: Run, neo4j_url: str, neo4j_server: Server) -> None:
    """What does not fit is told with its place and stops it; without that it is one change, read once, undone."""
    with neo4j_server.address.driver() as driver:
        driver.execute_query(THEIRS)
    said = meshwork("import", neo4j_url)
    assert said.code == 1
    for words in (':TIE "strong", column "strength"', ':Stakeholder: "Sam": several', ":SENSED: "):
        assert words in said.out
    assert meshwork("communities").out == ""
    assert meshwork("import", neo4j_url, "--skip-bad-rows").code == 0
    counts = json.loads(meshwork("import", neo4j_url, "--skip-bad-rows", "--dry-run", "--json").out)["counts"]
    # two of the four stakeholders are not to be told apart, one of the two ties is too strong
    assert {each["kind"]: (each["new"], each["corrected"], each["unchanged"]) for each in counts} == {
        "stakeholders": (0, 0, 2),
        "goals": (0, 0, 1),
        "ties": (0, 0, 1),
        "commitments": (0, 0, 1),
        "extras": (0, 0, 1),
    }
    assert "read in" in meshwork("undo").out
    with neo4j_server.address.driver() as driver:
        assert driver.execute_query("MATCH (n) WHERE n.added IS NOT NULL RETURN count(n)").records[0][0] == 0


def test_what_was_typed_by_hand_is_taken_in_from_its_own_store(
    meshwork: Run, neo4j_url: str, neo4j_server: Server
) -> None:
    """The address of the store itself: only what stands in this community and Meshwork did not write."""
    assert meshwork("settings", "set", "rhythm=yearly", "--store", neo4j_url).code == 0
    (town,) = json.loads(meshwork("communities", "--store", neo4j_url, "--json").out)
    with neo4j_server.address.driver() as driver:
        driver.execute_query(
            "CREATE (:Stakeholder {community: $town, id: 'hand', name: 'Met de hand'}) "
            "CREATE (:Stakeholder {name: 'Vreemd'})",
            town=town["id"],
        )
    assert meshwork("import", neo4j_url, "--store", neo4j_url).code == 0
    with neo4j_server.address.driver() as driver:
        found = driver.execute_query("MATCH (s:Stakeholder) WHERE s.added IS NOT NULL RETURN s.name").records
    assert [record[0] for record in found] == ["Met de hand"]
