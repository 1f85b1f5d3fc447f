"""Writes and reads 10,000 stakeholders and 50,000 dated facts: `python benchmarks/stores.py [URL...]`.

On each store given; without an address on a new SQLite file. Times of a busy machine say little, so Neo4j is first
given as many plain nodes and relationships of its own, with the shortest Cypher there is: compare with that.
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

from meshwork.change import Changes
from meshwork.model import Attendance, Commitment, Community, Fact, Goal, Session, Stakeholder, Tie
from meshwork.stores import Store, open_store
from meshwork.when import When

T = TypeVar("T")
STAKEHOLDERS, FACTS = 10_000, 50_000


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


def timed(what: str, work: Callable[[], T]) -> T:
    """Do it and print how long it took."""
    began = time.perf_counter()
    done = work()
    print(f"| {what:<44} | {time.perf_counter() - began:7.3f} s |", flush=True)
    return done


def plain(url: str) -> None:
    """What Neo4j itself needs for as much: five properties a relationship, in batches of 5,000; read by column."""
    dice = random.Random(3)
    people = [{"key": f"s{n}", "name": f"Partner {n}"} for n in range(STAKEHOLDERS)]
    facts = [
        {"key": f"f{n}", "a": f"s{dice.randrange(STAKEHOLDERS)}", "b": f"s{dice.randrange(STAKEHOLDERS)}", "day": n}
        for n in range(FACTS)
    ]
    who = (os.environ.get("MESHWORK_NEO4J_USER", "neo4j"), os.environ["MESHWORK_NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(url, auth=who) as driver, driver.session() as session:
        session.run("CREATE CONSTRAINT trial IF NOT EXISTS FOR (n:Trial) REQUIRE n.key IS UNIQUE").consume()
        add_people = "UNWIND $rows AS row MERGE (p:Trial {key: row.key}) SET p.name = row.name"
        add_facts = (
            "UNWIND $rows AS row MATCH (a:Trial {key: row.a}) MATCH (b:Trial {key: row.b}) "
            "MERGE (a)-[f:TRIED {key: row.key}]->(b) SET f.day = row.day, f.iso = '2020-01-01', f.kind = 'knows'"
        )
        read = "MATCH (a:Trial)-[f:TRIED]->(b) RETURN collect(a.key), collect(b.key), collect(f.key), collect(f.day)"

        def write() -> None:
            session.run(add_people, rows=people).consume()
            for begin in range(0, FACTS, 5_000):
                session.run(add_facts, rows=facts[begin : begin + 5_000]).consume()

        timed("plain Cypher: write as many", write)
        session.run(read).values()
        timed("plain Cypher: read four columns of them", lambda: session.run(read).values())
        session.run("MATCH (n:Trial) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
        session.run("DROP CONSTRAINT trial").consume()


def measure(store: Store) -> None:
    """One table for one store."""
    facts = town()
    # a name of its own, so that a store that was measured before can be measured again
    name = f"town-{time.time_ns()}"
    now = datetime.now(UTC)
    one = Changes((Stakeholder(id="new", name="Nieuw"),))
    timed("write all as one change", lambda: store.save(name, Changes(facts), at=now, actor="b", verb="import"))
    timed("read all, first time", lambda: store.facts(name))
    timed("read all, again", lambda: store.facts(name))
    timed("read all as known at a moment", lambda: store.facts(name, now))
    facts_of_another = Changes((Stakeholder(id="other", name="Ander"),))
    store.save(name, facts_of_another, at=now, actor="b", verb="add")
    timed("write one stakeholder", lambda: store.save(name, one, at=now, actor="b", verb="add"))
    list(store.rows(name, 2))
    timed("read the rows of that change", lambda: list(store.rows(name, 3)))
    timed("write the same again as a correction", lambda: _correct(store, name, now))
    timed("read the whole history", lambda: list(store.rows(name)))


def _correct(store: Store, name: str, now: datetime) -> None:
    better = Changes((Stakeholder(id="new", name="Beter"),), (("stakeholders", "new"),))
    store.save(name, better, at=now, actor="b", verb="correct")


def main() -> None:
    """Measure each store given."""
    with tempfile.TemporaryDirectory() as folder:
        for url in sys.argv[1:] or [f"sqlite:///{Path(folder) / 'store.db'}"]:
            print(f"\n{url.partition(':')[0]}: {STAKEHOLDERS:,} stakeholders, {FACTS:,} facts\n")
            if not url.startswith("sqlite"):
                plain(url)
            store = open_store(url)
            try:
                measure(store)
            finally:
                store.close()


if __name__ == "__main__":
    main()
