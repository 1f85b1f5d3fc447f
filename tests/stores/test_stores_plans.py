"""How Neo4j would find what the store asks of it: by an index, whatever else is kept in the same database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import neo4j
import pytest

from meshwork import demo
from meshwork.change import Changes, key_of
from meshwork.stores import open_store
from tests.conftest import Server

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def test_what_is_asked_of_a_community_is_found_by_an_index(
    neo4j_server: Server, neo4j_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing, correcting, taking back, reading, looking back, the log: no scan of a label, of nodes or ties.

    (Through an index, as the planner chooses for a kind of which it counts nothing, is no such scan.)

    Nor two lists of which each is laid beside each of the other. Every statement that the store sends is explained by
    the server, with the invented community there. (What is asked of the database as a whole is not among them.)
    """
    asked: dict[str, dict[str, Any]] = {}
    run = neo4j.ManagedTransaction.run

    def noted(self: neo4j.ManagedTransaction, statement: Any, values: Any = None, **more: Any) -> neo4j.Result:
        asked.setdefault(str(statement), dict(values or {}))
        return run(self, statement, values, **more)

    facts = demo.facts()
    whole = tuple(
        fact for kind in facts.__slots__ if isinstance(kept := getattr(facts, kind), tuple) for fact in kept
    )
    one = facts.stakeholders[0]
    store = open_store(neo4j_url)
    try:
        store.save("town", Changes(whole), at=NOON, actor="anna", verb="import")
        monkeypatch.setattr(neo4j.ManagedTransaction, "run", noted)
        better = Changes((replace(one, name="Anders"),), (key_of(one),))
        store.save("town", better, at=NOON + timedelta(1), actor="anna", verb="correct")
        gone = Changes((), (key_of(facts.attendance[0]), key_of(facts.sessions[0])))
        store.save("town", gone, at=NOON + timedelta(2), actor="anna", verb="retract")
        store.save("town", Changes((facts.sessions[0],)), at=NOON + timedelta(3), actor="anna", verb="undo")
        store.facts("town")
        store.private("town")
        store.facts("town", NOON)
        list(store.rows("town", 2))
        list(store.rows("town"))
        store.log("town")
        store.keep("town", "places", "here")
        store.kept("town")
        monkeypatch.undo()
    finally:
        store.close()
    assert len(asked) > 20
    with neo4j_server.address.driver() as driver, driver.session() as session:
        for statement, values in asked.items():
            plan = session.run("EXPLAIN " + statement, values).consume().plan
            assert plan is not None
            steps = {each.partition("@")[0] for each in _steps(plan)}
            assert [
                each
                for each in steps
                if (each.endswith("Scan") and "IndexScan" not in each) or each == "CartesianProduct"
            ] == [], statement


def _steps(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for each in plan.get("children", ()):
        yield from _steps(each)
