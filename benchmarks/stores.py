"""Writes and reads 10,000 stakeholders and 50,000 dated facts: `python benchmarks/stores.py [URL...]`.

On each store given; without an address on a new SQLite file. Compare only times of a machine that does nothing else.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

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
    timed("write one stakeholder", lambda: store.save(name, one, at=now, actor="b", verb="add"))
    timed("read the rows of that change", lambda: list(store.rows(name, 2)))
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
            store = open_store(url)
            try:
                measure(store)
            finally:
                store.close()


if __name__ == "__main__":
    main()
