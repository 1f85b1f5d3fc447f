"""What the confidence of a label is worth: how often the label is that of the full record, by the confidence told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.tables import Row, table
from benchmarks.towns import spoil
from benchmarks.towns.makers import MAKERS
from benchmarks.towns.script import SCRIPTS, Script
from benchmarks.trials import read
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import STAGES, path

MISSING = (0.1, 0.2, 0.4)
LEVELS = ("high", "medium", "low")
MET = ("newcomers", "people", "quarterly", "neighbours", "introduced")
"""The mechanisms whose ties are seen in sessions."""


def tables(*, quick: bool) -> list[str]:
    """A row for each share of missing sessions and each confidence that was then told."""
    rows = [row for missing in MISSING for row in _rows(missing, quick=quick)]
    headings = ("really missing", "confidence told", "readings", "same stage in the full record", "higher", "lower")
    return table(headings, rows)


def _rows(missing: float, *, quick: bool) -> Iterator[Row]:
    counts: Counter[tuple[str, int]] = Counter()
    for maker in MET[: 1 if quick else None]:
        for told in SCRIPTS[3 : 4 if quick else 5]:
            counts += _compared(maker, told, 20, missing)
    for level in LEVELS:
        same, higher, lower = (counts[level, way] for way in (0, 1, -1))
        readings = same + higher + lower
        shares = [f"{count / readings:.1%}" if readings else "" for count in (same, higher, lower)]
        yield f"{missing:.0%}", level, f"{readings:,}", *shares


def _compared(maker: str, told: Script, size: int, missing: float) -> Counter[tuple[str, int]]:
    """By confidence: how many readings with a label have the full record's (0), and in how many that is higher."""
    facts = MAKERS[maker](size, told, 1041)
    full = {each.day: each.stage for each in read(facts, told.last).readings}
    thin = path(record(spoil.lose_sessions(facts, missing, 1021), Settings()), told.last, stability=True)
    found: Counter[tuple[str, int]] = Counter()
    for each in thin.readings:
        there = full.get(each.day)
        if each.stage and there and each.stability and each.status != "asleep":
            step = STAGES.index(there) - STAGES.index(each.stage)
            found[each.stability.level, (step > 0) - (step < 0)] += 1
    return found
