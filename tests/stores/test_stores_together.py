"""Several at once, and a wire that breaks: every change is written once, and a reader sees one moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from meshwork.change import Changes
from meshwork.errors import Conflict, Unreachable
from meshwork.model import Goal, Stakeholder, Tie
from meshwork.stores import Store, open_store
from meshwork.stores.neo4j import open_neo4j
from tests.conftest import Server
from tests.stores.cutting_proxy import CuttingProxy

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
WRITES = 12


def pair(name: str) -> Changes:
    """A stakeholder and a goal that come together."""
    return Changes((Stakeholder(id=name, name=name), Goal(id=name, title=name)))


def test_two_who_write_at_once_get_numbers_one_after_the_other(store_url: str) -> None:
    """Two stores on one place, 12 changes each: numbers 1 to 24 without a gap, and everything is there."""
    stores = [open_store(store_url), open_store(store_url)]

    def write(which: int) -> list[int]:
        return [
            stores[which].save("town", pair(f"{which}-{n}"), at=NOON, actor=str(which), verb="v").number
            for n in range(WRITES)
        ]

    with ThreadPoolExecutor() as pool:
        numbers = [number for found in pool.map(write, (0, 1)) for number in found]
    assert sorted(numbers) == list(range(1, 2 * WRITES + 1))
    assert len(stores[0].facts("town").goals) == 2 * WRITES
    for store in stores:
        store.close()


def test_two_who_write_the_same_thing_at_once_do_not_both_succeed(store_url: str) -> None:
    """One is told of the conflict, and there is one change."""
    stores = [open_store(store_url), open_store(store_url)]
    begin = threading.Barrier(2)

    def write(store: Store) -> bool:
        begin.wait()
        try:
            store.save("town", pair("same"), at=NOON, actor="a", verb="v")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor() as pool:
        assert sorted(pool.map(write, stores)) == [False, True]
    assert [change.number for change in stores[0].log("town")] == [1]
    for store in stores:
        store.close()


def test_a_reader_sees_one_moment_although_somebody_writes(store_url: str) -> None:
    """Stakeholders and goals come in pairs; at no time is there one without the other, and the number fits."""
    writer, reader = open_store(store_url), open_store(store_url)
    looks: list[int] = []
    written: list[int] = []

    def write() -> None:
        while len(written) < WRITES or len(looks) < 3:
            n = len(written)
            retract = (("stakeholders", str(n - 1)), ("goals", str(n - 1))) if n else ()
            change = writer.save("town", Changes(pair(str(n)).add, retract), at=NOON, actor="a", verb="v")
            written.append(change.number)

    writing = threading.Thread(target=write, daemon=True)
    writing.start()
    while writing.is_alive():
        facts = reader.facts("town")
        assert [each.id for each in facts.stakeholders] == [each.id for each in facts.goals]
        assert [each.id for each in facts.goals] == ([str(facts.number - 1)] if facts.number else [])
        looks.append(facts.number)
    writing.join()
    assert looks == sorted(looks)
    assert reader.facts("town").number == len(written)
    writer.close()
    reader.close()


@pytest.fixture
def wire(neo4j_server: Server, neo4j_url: str) -> tuple[str, int]:
    """Host and port of the server."""
    del neo4j_server
    host, _colon, port = neo4j_url.rpartition("//")[2].rpartition(":")
    return host, int(port)


def test_a_save_whose_answer_was_lost_is_written_once(wire: tuple[str, int], neo4j_url: str) -> None:
    """The commit went through and the connection broke before the answer: tried again, it finds its own change."""
    open_store(neo4j_url).close()
    proxy = CuttingProxy(wire, cuts=0)
    store = open_neo4j(proxy.url)
    store.save("town", pair("first"), at=NOON, actor="a", verb="v")
    proxy.cuts = 1
    change = store.save("town", pair("second"), at=NOON, actor="a", verb="v")
    assert proxy.cuts == 0
    assert change.number == 2
    assert store.log("town")[0] == change
    log, rows = store.log("town"), list(store.rows("town"))
    proxy.cuts = 1
    store.restore("copy", log, rows, ())
    assert proxy.cuts == 0
    proxy.cuts = 1
    assert [goal.id for goal in store.facts("copy").goals] == ["first", "second"]
    assert proxy.cuts == 0
    store.close()
    proxy.close()


def test_a_wire_that_breaks_again_and_again_is_reported(wire: tuple[str, int], neo4j_url: str) -> None:
    """Then nobody can know more than the store itself says when it answers again: the change is whole."""
    direct = open_store(neo4j_url)
    proxy = CuttingProxy(wire, cuts=0)
    store = open_neo4j(proxy.url, patience=1.0)
    proxy.cuts = 2
    ties = tuple(Tie(id=f"t{n}", source="first", target="first") for n in range(50))
    with pytest.raises(Unreachable):
        store.save("town", Changes(pair("first").add + ties), at=NOON, actor="a", verb="v")
    facts = direct.facts("town")
    assert (facts.number, len(facts.stakeholders), len(facts.ties)) == (1, 1, 50)
    assert len(direct.log("town")) == 1
    store.close()
    direct.close()
    proxy.close()
