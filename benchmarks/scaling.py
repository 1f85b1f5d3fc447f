"""One machine, several processes: `python benchmarks/scaling.py [stakeholders]`, with dask, distributed and joblib.

The months of a path are independent until the rule walks over them, so they can be read anywhere: here by the worker
processes of Dask, through joblib. Read are the numbers of the profile of each month, of an invented community of five
years; the answers must be the same as those of one process, or this fails. Counted are seconds on the clock, and
processor seconds of the busiest process. It writes both into docs/scaling.md, between two marks. None of the three
packages is needed by what ships. Set OMP_NUM_THREADS and OPENBLAS_NUM_THREADS to 1: the workers run one thread each.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

from dask.distributed import Client, LocalCluster
from joblib import Parallel, delayed, parallel_config

from benchmarks.tables import table, write
from meshwork.metrics import profile
from meshwork.model import Attendance, Facts, Session, Stakeholder
from meshwork.network import Record, record
from meshwork.network.clock import last_of_month
from meshwork.settings import Settings
from meshwork.when import When

PAGE = Path(__file__).parents[1] / "docs" / "scaling.md"
HEADINGS = (
    "stakeholders",
    "one process: clock, processor",
    "two workers: clock, busiest processor",
    "clock",
    "busiest",
)
YEARS = range(2019, 2024)
WORKERS = 2


def community(size: int) -> Facts:
    """So many in circles of about twelve; each circle meets every month, and every third month with its neighbour."""
    chance = random.Random(size)
    circles = [list(range(first, min(first + 12, size))) for first in range(0, size, 12)]
    sessions, there = [], []
    for month, at in ((f"{year}-{month:02d}-15", year * 12 + month) for year in YEARS for month in range(1, 13)):
        for number, (one, other) in enumerate(pairwise([*circles, circles[0]])):
            session = f"s{at}-{number}"
            sessions.append(Session(id=session, date=When.of(month), kind="gathering"))
            present = [*one, *(other[:2] if (at + number) % 3 == 0 else ())]
            there += [
                Attendance(id=f"{session}-{who}", stakeholder=f"p{who}", session=session)
                for who in sorted(set(present))
                if chance.random() < 0.7
            ]
    people = tuple(
        Stakeholder(id=f"p{at}", name=f"Partner {at}", sector=("care", "business")[at % 2]) for at in range(size)
    )
    return Facts(stakeholders=people, sessions=tuple(sessions), attendance=tuple(there))


def months(read: Record, days: list[date]) -> list[dict[str, float | None]]:
    """The profile of each of these days, but for what no path works out every month (the fit of the core)."""
    asked = {key: each for key, each in profile().items() if each.cost < 2}
    return [{key: each.measure(seen).value for key, each in asked.items()} for seen in map(read.on, days)]


def taken(size: int) -> tuple[float, ...]:
    """Seconds on the clock and processor seconds of the busiest: of one process, then of several."""
    read = record(community(size), Settings())
    days = [last_of_month(year, month) for year in YEARS for month in range(1, 13)]
    months(read, days[-1:])  # what is imported and compiled once a process
    start, worked = time.perf_counter(), time.process_time()
    alone = months(read, days)
    one = time.perf_counter() - start, time.process_time() - worked
    shares = [days[first :: 2 * WORKERS] for first in range(2 * WORKERS)]
    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as at,
    ):
        at.run(months, read, days[-1:])
        before = at.run(time.process_time)
        with parallel_config(backend="dask", scatter=[read]):
            start = time.perf_counter()
            found = Parallel()(delayed(months)(read, share) for share in shares)
            clock = time.perf_counter() - start
        busiest = max(after - before[worker] for worker, after in at.run(time.process_time).items())
    together = dict(zip(chain(*shares), chain(*found), strict=True))
    if [together[day] for day in days] != alone:
        raise SystemExit("The answers of the workers are not those of one process.")
    return (*one, clock, busiest)


def main() -> None:
    """Measure, print and write it into the page."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 10_000]
    lines = table(HEADINGS, ())
    for size in sizes:
        one, alone, several, busiest = taken(size)
        seconds = (f"{one:.1f} s, {alone:.1f} s", f"{several:.1f} s, {busiest:.1f} s")
        row = (f"{size:,}", *seconds, f"{one / several:.2f}x", f"{alone / busiest:.2f}x")
        lines += table(HEADINGS, [row])[2:]
        print(lines[-1], flush=True)
    write(PAGE, "benchmarks/scaling.py", lines)


if __name__ == "__main__":
    main()
