"""Power cuts: what was acknowledged is there, and nothing is half-written."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meshwork.change import Changes
from meshwork.errors import MeshworkError, Unreachable
from meshwork.model import Goal, Stakeholder, Tie
from meshwork.stores import Store, open_store
from meshwork.stores.neo4j import open_neo4j
from tests import neo4j_server as servers
from tests.conftest import not_here

KILLS = 50
NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)


def whole_changes(store: Store) -> int:
    """How many changes there are, having seen that every one of them is whole."""
    last = store.number("town")
    facts = store.facts("town")
    assert [change.number for change in store.log("town")] == list(range(last, 0, -1))
    assert {each.id for each in facts.stakeholders} == {f"s{n}" for n in range(last)}
    assert {each.id for each in facts.ties} == {f"t{n}" for n in range(last)}
    titles = {goal.id: goal.title for goal in facts.goals}
    assert titles == {f"g{n}": "new" if n == last - 1 else "old" for n in range(last)}
    return last


def test_fifty_kills_in_mid_write_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """SQLite: a writer is killed with signal 9 fifty times; each number it told is there, each change is whole."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    dice = random.Random(7)
    acknowledged = 0
    for _kill in range(KILLS):
        acknowledged = max(acknowledged, _write_until_killed(url, dice.uniform(0.0, 0.1)))
        store = open_store(url)
        assert whole_changes(store) in {acknowledged, acknowledged + 1}  # the last may have missed its word
        assert store.check("town") == ()
        acknowledged = store.number("town")
        store.close()
    assert acknowledged > KILLS


def _write_until_killed(url: str, seconds: float) -> int:
    """The last number that the writer acknowledged, killed some time after its first."""
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    told = (first + process.stdout.read()).decode().splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    whole = [line for line in told if line.endswith("\n")]
    return int(whole[-1])


def test_a_neo4j_server_killed_in_mid_import_has_all_of_it_or_nothing(
    neo4j_server: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was acknowledged before is there, the import that was under way is whole or absent, and a repeat works."""
    del neo4j_server  # where there is no server for others there is none for us; ours is another
    try:
        server = servers.JarServer()
    except servers.NotThere as error:
        not_here("neo4j", str(error))
    try:
        for name, value in server.address.as_environment().items():
            monkeypatch.setenv(name, value)
        _cut_the_power(server)
    finally:
        server.end()


def _cut_the_power(server: servers.JarServer) -> None:
    before = (Goal(id="warm", title="Warm wonen"),)
    people = tuple(Stakeholder(id=f"s{n}", name=f"Partner {n}") for n in range(4_000))
    ties = tuple(Tie(id=f"t{n}", source=f"s{n}", target=f"s{n * 7 % 4_000}") for n in range(4_000))
    store = open_neo4j(server.address.url, patience=1.0)
    store.save("town", Changes(before), at=NOON, actor="a", verb="first")
    failed: list[MeshworkError] = []
    done: list[int] = []

    def write() -> None:
        try:
            done.append(store.save("town", Changes(people + ties), at=NOON, actor="a", verb="import").number)
        except MeshworkError as error:
            failed.append(error)

    writing = threading.Thread(target=write)
    writing.start()
    time.sleep(1.0)
    server.kill()
    writing.join()
    with pytest.raises(Unreachable, match="does not answer"):
        store.number("town")
    store.close()
    starting = threading.Thread(target=server.start)
    starting.start()
    store = open_neo4j(server.address.url, first=servers.PATIENCE)  # asks until it is answered
    starting.join()
    if failed:
        assert isinstance(failed[0], Unreachable)
    if done:  # it was quicker than the cut: then it must be there
        assert store.number("town") == 2
    facts = store.facts("town")
    assert facts.goals == before
    assert (len(facts.stakeholders), len(facts.ties), facts.number) in {(0, 0, 1), (4_000, 4_000, 2)}
    if facts.number == 1:
        store.save("town", Changes(people + ties), at=NOON, actor="a", verb="import")
    facts = store.facts("town")
    assert (len(facts.stakeholders), len(facts.ties), facts.number) == (4_000, 4_000, 2)
    store.close()
