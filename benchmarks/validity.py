"""How far the labels can be trusted: `python benchmarks/validity.py [--quick] [section ...]`.

Reads invented communities whose stage is scripted, random ones that have none, and the real records of the shared
data folder where it lies beside the repository; writes the tables of docs/validity.md anew (with --quick: only prints
a part of them). Sections: agreement, changes, rhythms, borders, chance, confidence, real. Everything is seeded.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import fmean, median

from benchmarks import by_chance, calibration, real
from benchmarks.tables import Row, table, write
from benchmarks.towns.judge import Seen
from benchmarks.trials import AS_IT_WAS, Border, Trial, borders, let_go, rhythms, trials, unrecorded

PAGE = Path(__file__).parents[1] / "docs" / "validity.md"
WITHIN = 4
AIM = 0.92
"""Of the agreement of the worst community."""


@cache
def all_trials(*, quick: bool) -> tuple[Trial, ...]:
    """Every trial, once."""
    return tuple(trials(quick=quick))


def agreement(*, quick: bool) -> list[str]:
    """How often the label is the scripted one, by maker, script, size and what became of the record."""
    found = all_trials(quick=quick)
    lines: list[str] = []
    for heading, key in (
        ("mechanism", lambda each: each.maker),
        ("script", lambda each: each.script),
        ("partners", lambda each: each.size),
        ("record", lambda each: each.spoilt),
    ):
        whole = [each for each in found if each.spoilt == AS_IT_WAS or heading == "record"]
        groups = [(name, list(group)) for name, group in groupby(sorted(whole, key=_in_order(key)), key=key)]
        rows = [(name, *_agreeing(group)) for name, group in groups]
        lines += [*table((heading, *_HEADINGS), rows), ""]
    lines += [*table(("all together", *_HEADINGS), [("", *_agreeing(found))]), ""]
    wrong = sum(each.verdict.asked - each.verdict.family for each in found)
    untold = sum(each.verdict.untold for each in found)
    return lines + table(
        ("labels of another family", "of these the reading said that it cannot tell"), [(wrong, untold)]
    )


_HEADINGS = (
    "communities",
    "labels",
    "no label",
    "family, mean",
    "family, worst",
    f"under {AIM}",
    "stage, mean",
    "turned back",
)


def _in_order(key: Callable[[Trial], object]) -> Callable[[Trial], tuple[bool, object]]:
    return lambda each: (key(each) != AS_IT_WAS, key(each))


def _agreeing(group: Sequence[Trial]) -> Row:
    families = [each.verdict.family / each.verdict.asked for each in group]
    stages = [each.verdict.stage / each.verdict.asked for each in group]
    return (
        len(group),
        f"{sum(each.verdict.asked for each in group):,}",
        sum(each.verdict.unlabelled for each in group),
        f"{fmean(families):.3f}",
        f"{min(families):.2f}",
        sum(each < AIM for each in families),
        f"{fmean(stages):.3f}",
        sum(each.verdict.flicker for each in group),
    )


def changes(*, quick: bool) -> list[str]:
    """After how many months a scripted change of family is seen."""
    whole = sorted(
        (each for each in all_trials(quick=quick) if each.spoilt == AS_IT_WAS), key=lambda each: each.maker
    )
    rows = []
    for maker, group in groupby(whole, key=lambda each: each.maker):
        seen = [each for one in group for each in one.verdict.seen]
        for up in (True, False):
            these = [each for each in seen if each.up is up]
            if these:
                rows.append((maker, "up" if up else "down", len(these), *_delays(these)))
    rows.append(("all", "up", "", *_delays([s for t in whole for s in t.verdict.seen if s.up])))
    rows.append(("all", "down", "", *_delays([s for t in whole for s in t.verdict.seen if not s.up])))
    return table(("mechanism", "", "changes", *_DELAYS), rows)


def by_rhythm(*, quick: bool) -> list[str]:
    """What becomes of falls by how often people meet, where they meet by rotation."""
    rows = []
    for name, group in groupby(rhythms(quick=quick), key=lambda each: each.maker):
        whole = list(group)
        falls = [each for one in whole for each in one.verdict.seen if not each.up]
        rows.append((name, len(whole), sum(one.verdict.flicker for one in whole), len(falls), *_delays(falls)))
    return table(("rhythm", "communities", "turned back", "falls", *_DELAYS), rows)


_DELAYS = ("label moved: median", "worst", "within four", "right family: median", "worst")


def _delays(seen: Sequence[Seen]) -> Row:
    moved = [each.moved or 99 for each in seen]
    there = [each.there or 99 for each in seen]
    return (
        _months(median(moved)),
        _months(max(moved)),
        f"{sum(each <= WITHIN for each in moved) / len(moved):.0%}",
        _months(median(there)),
        _months(max(there)),
    )


def _months(count: float) -> str:
    return "never" if count >= 99 else f"{count:.0f}"


def edges(*, quick: bool) -> list[str]:
    """What is told where a record begins, stops or pauses, and of communities that never noted something."""
    found = list(borders(quick=quick))
    rows = [(maker, *_told(list(group))) for maker, group in groupby(found, key=lambda each: each.maker)]
    first = table(
        ("mechanism", "communities", "changes told after the log begins", "after it stops", "after it pauses"), rows
    )
    rest = table(("never noted", "communities", "ever called a meshwork"), unrecorded(quick=quick))
    last = table(("mechanism", "label before the goal was let go", "a year and a half later"), let_go(quick=quick))
    return [*first, "", *rest, "", *last]


def _told(group: Sequence[Border]) -> Row:
    return len(group), *(sum(each.told[what] for each in group) for what in ("begins", "stops", "pauses"))


SECTIONS: dict[str, Callable[..., list[str]]] = {
    "agreement": agreement,
    "changes": changes,
    "rhythms": by_rhythm,
    "borders": edges,
    "chance": by_chance.tables,
    "confidence": calibration.tables,
    "real": real.tables,
}


def main() -> None:
    """Print the tables; without --quick they replace those on the page too."""
    words = sys.argv[1:]
    quick = "--quick" in words
    for name in [word for word in words if word in SECTIONS] or SECTIONS:
        begun = time.process_time()
        lines = SECTIONS[name](quick=quick)
        print(f"## {name} ({time.process_time() - begun:.0f} s)", *lines, sep="\n", flush=True)
        if not quick and lines:
            write(PAGE, f"benchmarks/validity.py: {name}", lines)


if __name__ == "__main__":
    main()
