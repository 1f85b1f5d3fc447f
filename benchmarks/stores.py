"""Writes and reads 10,000 stakeholders and 50,000 dated facts: `python benchmarks/stores.py [URL]`.

On a new SQLite file and, where its address is given, on a Neo4j; user and password are those of the environment.
Times of a busy machine say little, so Neo4j is first given as many plain nodes and relationships of its own, with the
shortest Cypher there is: compare with that. With a Neo4j the table in docs/neo4j.md is written anew.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import neo4j

from benchmarks.tables import table, write
from meshwork.change import Changes
from meshwork.model import Attendance, Commitment, Community, Fact, Goal, Session, Stakeholder, Tie
from meshwork.stores import Store, open_store
from meshwork.when import When

T = TypeVar("T")
PAGE = Path(__file__).parents[1] / "docs" / "neo4j.md"
STAKEHOLDERS, FACTS = 10_000, 50_000
WRITE, READ = "write all as one change", "read all"


def town() -> tuple[Fact, ...]:
    """An invented town: half of its facts attendance, a quarter ties, a quarter commitments; the same every time."""
    dice = random.Random(3)

    def some_day() -> When:
        return When.on(date(2018, 1, 1) + timedelta(days=dice.randrange(1_500)))

    def someone() -> str:
        return f"s{dice.randrange(STAKEHOLDERS)}"

    facts: list[Fact] = [Community(id="town", name="Dorp")]
    facts += [Stakeholder(id=f"s{n}", name=f"Partner {n}", sector="business") for n in range(STAKEHOLDERS)]
    facts += [Goal(id=f"g{n}", title=f"Doel {n}") for n in range(100)]
    facts += [Session(id=f"m{n}", date=some_day()) for n in range(1_000)]
    for n in range(FACTS // 4):
        facts.append(Attendance(id=f"a{n}", stakeholder=someone(), session=f"m{n % 1_000}"))
        facts.append(Attendance(id=f"b{n}", stakeholder=someone(), session=f"m{n % 999}", present=True))
        facts.append(Tie(id=f"t{n}", source=someone(), target=someone(), since=some_day()))
        facts.append(Commitment(id=f"c{n}", stakeholder=someone(), goal=f"g{n % 100}", since=some_day()))
    return tuple(facts)


class Times(dict[str, float]):
    """Seconds on the clock by what was done, one after another."""

    def of(self, what: str, work: Callable[[], T]) -> T:
        """Do it, and note and print how long it took."""
        began = time.perf_counter()
        done = work()
        self[what] = time.perf_counter() - began
        print(f"  {what:<36} {_told(self[what])}", flush=True)
        return done


def plain(url: str) -> Times:
    """What Neo4j itself needs for as much: five properties a relationship, in batches of 5,000; read by column."""
    dice = random.Random(3)
    people = [{"key": f"s{n}", "name": f"Partner {n}"} for n in range(STAKEHOLDERS)]
    facts = [
        {"key": f"f{n}", "a": f"s{dice.randrange(STAKEHOLDERS)}", "b": f"s{dice.randrange(STAKEHOLDERS)}", "day": n}
        for n in range(FACTS)
    ]
    times = Times()
    who = (os.environ.get("MESHWORK_NEO4J_USER", "neo4j"), os.environ["MESHWORK_NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(url, auth=who) as driver, driver.session() as session:
        session.run("CREATE CONSTRAINT trial IF NOT EXISTS FOR (n:Trial) REQUIRE n.key IS UNIQUE").consume()
        add_people = "UNWIND $rows AS row MERGE (p:Trial {key: row.key}) SET p.name = row.name"
        add_facts = (
            "UNWIND $rows AS row MATCH (a:Trial {key: row.a}) MATCH (b:Trial {key: row.b}) "
            "MERGE (a)-[f:TRIED {key: row.key}]->(b) SET f.day = row.day, f.iso = '2020-01-01', f.kind = 'knows'"
        )
        read = "MATCH (a:Trial)-[f:TRIED]->(b) RETURN collect(a.key), collect(b.key), collect(f.key), collect(f.day)"

        def write_all() -> None:
            session.run(add_people, rows=people).consume()
            for begin in range(0, FACTS, 5_000):
                session.run(add_facts, rows=facts[begin : begin + 5_000]).consume()

        times.of(WRITE, write_all)
        session.run(read).values()
        times.of(READ, lambda: session.run(read).values())
        session.run("MATCH (n:Trial) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
        session.run("DROP CONSTRAINT trial").consume()
    return times


def measure(store: Store) -> Times:
    """What one store takes."""
    facts, times = town(), Times()
    # a name of its own, so that a store that was measured before can be measured again
    name = f"town-{time.time_ns()}"
    now = datetime.now(UTC)
    one, other = (Changes((Stakeholder(id=each, name="Nieuw"),)) for each in ("new", "other"))
    times.of(WRITE, lambda: store.save(name, Changes(facts), at=now, actor="b", verb="import"))
    times.of(READ, lambda: store.facts(name))
    times.of("read all again", lambda: store.facts(name))
    times.of("read all as known at a moment", lambda: store.facts(name, now))
    # the first write and the first look of each sort take longer
    store.save(name, other, at=now, actor="b", verb="add")
    times.of("write one stakeholder", lambda: store.save(name, one, at=now, actor="b", verb="add"))
    list(store.rows(name, 2))
    times.of("read the rows of one change", lambda: list(store.rows(name, 3)))
    times.of("correct one stakeholder", lambda: _correct(store, name, now))
    times.of("read the whole history", lambda: list(store.rows(name)))
    return times


def _correct(store: Store, name: str, now: datetime) -> None:
    better = Changes((Stakeholder(id="new", name="Beter"),), (("stakeholders", "new"),))
    store.save(name, better, at=now, actor="b", verb="correct")


def _told(seconds: float) -> str:
    if seconds < 0.001:
        return "under 1 ms"
    return f"{seconds:.2g} s" if seconds >= 0.1 else f"{1000 * seconds:.2g} ms"


def main() -> None:
    """Measure SQLite, and Neo4j where its address is given; then write the table."""
    found: dict[str, Times] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, url in zip(
            ("SQLite", "Neo4j"), (f"sqlite:///{Path(folder) / 'store.db'}", *sys.argv[1:2]), strict=False
        ):
            print(f"{name}: {STAKEHOLDERS:,} stakeholders, {FACTS:,} facts", flush=True)
            store = open_store(url)
            try:
                found[name] = measure(store)
            finally:
                store.close()
    for url in sys.argv[1:2]:
        print("plain Cypher: as many", flush=True)
        found["plain Cypher"] = plain(url)
        rows = (
            [what, *(_told(each[what]) if what in each else "" for each in found.values())]
            for what in found["SQLite"]
        )
        write(PAGE, "benchmarks/stores.py", table(["", *found], rows))


if __name__ == "__main__":
    main()
