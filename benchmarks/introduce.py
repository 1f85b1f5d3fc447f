"""How long whom to introduce takes: `python benchmarks/introduce.py [stakeholders ...]`.

An invented community (`growing`, mean degree 6) that is read on its last day. *Reading* is the record and the reading
of that day, which a service has in memory; *introductions* the twenty best of all that could be; *together* what the
first five would give. Seconds of computing with compiled kernels, in a process that read another small one before.
Sizes without which it is called: 1,000, 10,000 and 100,000; then the table in docs/weaving.md is written anew.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.growing import UNTIL, growing
from benchmarks.tables import table, write
from meshwork import kernels, stages
from meshwork.network import Record, record
from meshwork.settings import Settings
from meshwork.weaving.introductions import introductions
from meshwork.weaving.together import together

PAGE = Path(__file__).parents[1] / "docs" / "weaving.md"
SIZES = (1_000, 10_000, 100_000)
HEADINGS = ("stakeholders", "pairs that could be", "reading, s", "introductions, s", "together, s")
T = TypeVar("T")


def took(work: Callable[[], T]) -> tuple[T, str]:
    """What it gives, and its seconds of computing as a cell."""
    start = time.process_time()
    made = work()
    return made, f"{time.process_time() - start:.2f}"


def read(size: int) -> tuple[Record, stages.Path]:
    """The community of that size on its last day."""
    prepared = record(growing(size, 6), Settings())
    return prepared, stages.Path((stages.first(prepared, UNTIL),), ())


def row(size: int) -> list[str]:
    """What a community of that size takes, as the cells of one row."""
    (prepared, path), reading = took(partial(read, size))
    found, introducing = took(partial(introductions, prepared, path))
    pairs = [each.pair for each in found.pairs[:5]]
    _, joining = took(partial(together, prepared, path, pairs))
    return [f"{size:,}", f"{found.found:,}", reading, introducing, joining]


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
        write(PAGE, "benchmarks/introduce.py", table(HEADINGS, found))


if __name__ == "__main__":
    main()
