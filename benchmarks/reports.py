"""How long a story for a funder takes to make and to hand out: `python benchmarks/reports.py [stakeholders ...]`.

Of the demonstration (0), and of invented communities (`growing`, mean degree 10); up to 800 stakeholders every one is
a dot, above that a map is drawn by group. *Telling* is what the service computes from a store that it has in memory
until the proposed story is there; then each sort of file is made of it, twice, and the second counted, as in a
program that runs already. Seconds on the clock. Sizes without which it is called: 0, 800 and 2,000; then the table in
docs/story.md is written anew.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.growing import UNTIL, growing
from benchmarks.tables import table, write
from meshwork import demo, kernels
from meshwork.handouts import handouts
from meshwork.model import Community, Private
from meshwork.reports import journey
from meshwork.service import Asker, Role, Service
from meshwork.stores.sqlite import SqliteStore

PAGE = Path(__file__).parents[1] / "docs" / "story.md"
SIZES = (0, 800, 2_000)
SORTS = ("pdf", "pptx", "html", "zip")
TIMES = ("telling", *(f".{each}" for each in SORTS), "map.html")
HEADINGS = ("community", "moments", "dots on the last map", *(f"{each}, s" for each in TIMES))


def took(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds on the clock, and what came of it."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def row(size: int) -> list[str]:
    """What a community of that size takes, as the cells of one row."""
    asker = Asker("Anna", Role.FACILITATOR)
    town = replace(growing(size, 10), community=(Community(id="town", name="Town"),)) if size else demo.facts()
    (here,) = town.community
    today = UNTIL if size else demo.LAST_DAY
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(str(Path(folder) / "town.sqlite"))
        service = Service(store, today=lambda: today)
        service.seed(asker, town, Private())
        service.path(asker, here.id)
        outline = service.story.propose(asker, here.id, title="Town", language="nl")
        telling, story = took(lambda: service.story.look(asker, here.id, outline))
        store.close()
    times = [telling]
    for make in (*(handouts()[each].write for each in SORTS), journey.write):
        make(story)
        times.append(took(lambda make=make: make(story))[0])  # type: ignore[misc]  # bound as it is now
    called = f"{size:,} stakeholders" if size else "the demonstration"
    moments, dots = len(story.moments), len(story.moments[-1].picture.marks)
    return [called, str(moments), str(dots), *(f"{each:.1f}" for each in times)]


def main() -> None:
    """Measure the sizes asked for; without any, write the table."""
    sizes = [int(word) for word in sys.argv[1:]]
    kernels.warm()
    found = []
    for size in sizes or SIZES:
        found.append(row(size))
        print(" | ".join(found[-1]), flush=True)
    if not sizes:
        write(PAGE, "benchmarks/reports.py", table(HEADINGS, found))


if __name__ == "__main__":
    main()
