"""How long one changed fact takes until the day is on the screen: `python benchmarks/change.py [stakeholders ...]`.

An invented community (`growing`) that paused for three months in 2021 stands in a SQLite file, read by a service.
Then one thing is changed after another (`cases`), each by the verb of the service that a page calls. Asked is what
pages ask: first where it stands today (`first`) and, beside it, the map; then the rest of the path. *All anew* is the
same by a service that knows nothing: facts from the store, record, path. Both times are told, that of the process and
that on the clock; they part where other programs run.

Sizes without which it is called: 100, 1,000 and 10,000. The table in docs/speed.md is written anew.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

for _pool in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
    os.environ.setdefault(f"{_pool}_NUM_THREADS", "1")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "speed.md"
SIZES = (100, 1000, 10_000)
PAUSE = date(2021, 6, 29), date(2021, 10, 3)
TOWN = "town"
HEADINGS = (
    "size",
    "what is changed",
    "the day, ms",
    "the map, ms",
    "the rest, ms",
    "months read anew",
    "all anew, ms",
)


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of computing and on the clock."""
    computed, clock = time.process_time(), time.perf_counter()
    work()
    return 1e3 * (time.process_time() - computed), 1e3 * (time.perf_counter() - clock)


def told(times: tuple[float, float]) -> str:
    """Both, as a cell."""
    return " / ".join(f"{each:,.0f}" for each in times)


def facts_of(size: int) -> Any:
    """The community, which slept in the summer of 2021."""
    from benchmarks.growing import growing
    from meshwork.model import Community

    whole = growing(size, 6)
    sessions = tuple(each for each in whole.sessions if not PAUSE[0] <= each.date.start <= PAUSE[1])
    actions = tuple(each for each in whole.actions if not each.start or not PAUSE[0] <= each.start.start <= PAUSE[1])
    held, done = {each.id for each in sessions}, {each.id for each in actions}
    return replace(
        whole,
        community=(Community(id=TOWN, name="Town"),),
        sessions=sessions,
        actions=actions,
        attendance=tuple(each for each in whole.attendance if each.session in held),
        works_on=tuple(each for each in whole.works_on if each.action in done),
    )


def cases(service: Any, asker: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is changed, one after another, and the verb that does it."""
    from benchmarks.growing import UNTIL
    from meshwork.change import Changes
    from meshwork.model import Attendance, Session
    from meshwork.when import When

    def held(day: date) -> Callable[[], object]:
        name = f"~{day}"
        there = (Attendance(id=f"{name}-{who}", stakeholder=f"s{who:06}", session=name) for who in (3, 5, 9, 11, 14))
        changes = Changes((Session(id=name, date=When.on(day)), *there))
        return lambda: service.write(asker, TOWN, changes, "edit")

    yield "a session of last week", held(UNTIL - timedelta(7))
    yield "a session of three years ago", held(date(2020, 12, 14))
    yield "one that wakes the clock", held(date(2021, 8, 2))
    goal = service.facts(asker, TOWN).goals[0]
    closed = Changes((replace(goal, closed=When.of("2022-03-15")),), (("goals", goal.id),))
    yield "a goal closed", lambda: service.write(asker, TOWN, closed, "edit")
    yield "that undone", lambda: service.undo(asker, TOWN)


def rows(size: int) -> Iterator[list[str]]:
    """The rows of one size."""
    from benchmarks.growing import UNTIL
    from meshwork.model import Private
    from meshwork.network.atlas import View
    from meshwork.service import Asker, Role, Service
    from meshwork.stores.sqlite import SqliteStore

    asker = Asker("Anna", Role.FACILITATOR)
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(str(Path(folder) / "town.sqlite"))
        service = Service(store, today=lambda: UNTIL)
        gc.freeze()  # as a server does before it answers
        service.seed(asker, facts_of(size), Private())
        service.private(asker, TOWN), service.readings.first(asker, TOWN), service.path(asker, TOWN)
        service.maps.atlas(asker, TOWN, View())
        kept = service.readings._kept[TOWN]
        for name, write in cases(service, asker):
            known = len(kept)

            def day(write: Callable[[], object] = write) -> None:
                write()
                service.readings.first(asker, TOWN)

            first = took(day)
            drawn = took(lambda: service.maps.atlas(asker, TOWN, View()))
            rest = took(lambda: service.path(asker, TOWN))
            fresh = Service(store, today=lambda: UNTIL)
            anew = took(lambda fresh=fresh: fresh.path(asker, TOWN))  # type: ignore[misc]  # bound as it is made
            assert fresh.path(asker, TOWN) == service.path(asker, TOWN)
            yield [f"{size:,}", name, told(first), told(drawn), told(rest), str(len(kept) - known), told(anew)]
        store.close()


def main() -> None:
    """Measure the sizes asked for and write the table."""
    from benchmarks.tables import write
    from meshwork import kernels

    kernels.warm()
    found: list[list[str]] = []
    for size in [int(word) for word in sys.argv[1:]] or SIZES:
        for row in rows(size):
            print(" | ".join(row), flush=True)
            found.append(row)
    lines = [HEADINGS, ["--:", "---", *["--:"] * 5], *found]
    write(PAGE, "benchmarks/change.py", [f"| {' | '.join(cells)} |" for cells in lines])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
