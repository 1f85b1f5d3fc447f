"""How long the list of care takes: `python benchmarks/care.py [stakeholders ...]`.

An invented community (`growing`, mean degree 10) with some twenty facts of each stakeholder: of every fifth session
half of who came was invited, and some more who did not come; a signal of one in twenty. It stands in a SQLite file.
*Cold* is what a service that knows nothing computes until the list is there, *of which reading* what it takes to read
the facts from the store; *warm* is the list worked out anew by one that holds the record, as after a change; *again*
the same list asked for once more; *turned out* is how the flags of five years turned out. Seconds of computing, in a
process that read another small community before. Sizes without which it is called: 1,000, 10,000 and 100,000; then
the table in docs/care.md is written anew.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.growing import UNTIL, growing
from benchmarks.tables import table, write
from meshwork import kernels
from meshwork.model import Attendance, Community, Facts, Feeler, Private
from meshwork.service import Asker, Role, Service
from meshwork.stores.sqlite import SqliteStore
from meshwork.when import When

PAGE = Path(__file__).parents[1] / "docs" / "care.md"
SIZES = (1_000, 10_000, 100_000)
TOWN = "town"
HEADINGS = (
    "stakeholders",
    "facts",
    "flagged",
    "cold, s",
    "of which reading, s",
    "warm, s",
    "again, s",
    "turned out, s",
)


def town(size: int) -> tuple[Facts, Private]:
    """So many stakeholders, with invitations and signals."""
    dice, whole = random.Random(size), growing(size, 10)
    asked = {each.id for each in whole.sessions[::5]}
    attendance: list[Attendance] = []
    for each in whole.attendance:
        attendance.append(replace(each, invited=each.session in asked and dice.random() < 0.5))
        if each.session in asked and dice.random() < 0.3:
            who = f"s{dice.randrange(size):06}"
            attendance.append(
                Attendance(id=f"{each.id}-~{who}", stakeholder=who, session=each.session, invited=True, present=False)
            )
    signals = tuple(
        Feeler(
            id=f"f{at:06}",
            stakeholder=f"s{dice.randrange(size):06}",
            date=When.on(UNTIL - timedelta(dice.randrange(400))),
            energy=dice.choice((-2, -1, 1, 2)),
            doubt=dice.random() < 0.3,
            author="Anna",
        )
        for at in range(size // 20)
    )
    unique = {(each.stakeholder, each.session): each for each in reversed(attendance)}
    return (
        replace(whole, community=(Community(id=TOWN, name="Town"),), attendance=tuple(unique.values())),
        Private(feelers=signals),
    )


def took(work: Callable[[], object]) -> float:
    """Seconds of computing."""
    start = time.process_time()
    work()
    return time.process_time() - start


def told(seconds: float) -> str:
    """As a cell."""
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.1f}"


def row(size: int) -> list[str]:
    """What a community of that size takes, as the cells of one row."""
    asker = Asker("Anna", Role.FACILITATOR)
    facts, private = town(size)
    many = sum(len(each) for each in (facts.stakeholders, facts.sessions, facts.attendance, facts.actions))
    many += sum(len(each) for each in (facts.works_on, facts.goals, facts.commitments, private.feelers))
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(str(Path(folder) / "town.sqlite"))
        Service(store, today=lambda: UNTIL).seed(asker, facts, private)
        service = Service(store, today=lambda: UNTIL)
        reading = took(lambda: (service.facts(asker, TOWN), service.private(asker, TOWN)))
        working = took(lambda: service.care.today(asker, TOWN))
        again = took(lambda: service.care.today(asker, TOWN))
        warm = took(lambda: service.care.today(asker, TOWN, UNTIL - timedelta(1)))
        found = service.care.today(asker, TOWN)
        turned = took(lambda: service.care.turned_out(asker, TOWN))
        store.close()
    flagged = len({each.stakeholder for each in (*found.risk, *found.weak)})
    times = (reading + working, reading, warm, again, turned)
    return [f"{size:,}", f"{many:,}", f"{flagged:,}", *map(told, times)]


def main() -> None:
    """Measure the sizes asked for; without any, write the table."""
    sizes = [int(word) for word in sys.argv[1:]]
    kernels.warm()
    row(100)
    found = []
    for size in sizes or SIZES:
        found.append(row(size))
        print(" | ".join(found[-1]), flush=True)
    if not sizes:
        write(PAGE, "benchmarks/care.py", table(HEADINGS, found))


if __name__ == "__main__":
    main()
