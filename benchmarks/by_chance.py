"""How often chance is called a meshwork: the same counts, drawn at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from benchmarks.tables import table
from benchmarks.towns.chance import met_at_random, tied_at_random
from benchmarks.towns.makers import MAKERS
from benchmarks.towns.script import Script, script
from benchmarks.trials import read
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import FAMILY, STAGES, Path, Stage

SCRIPTS = tuple(script(doing, (doing, 18)) for doing in ("acquainted", "practice", "joint", "carrying"))
NO_MESHWORK = ("acquainted", "practice")
TIED_UNTIL = date(2023, 8, 31)
KINDS = (
    "no meshwork, its people shuffled",
    "no meshwork, its ties rewired, goals at random",
    "no meshwork, its ties rewired, goals and services at random",
    "a meshwork, its people shuffled",
    "a meshwork, its ties rewired, goals and services at random",
    "a meshwork, its ties rewired, goals, services and small meetings at random",
)


def tables(*, quick: bool) -> list[str]:
    """By kind of chance: how many communities, and the highest that each was ever called."""
    found = sorted(_drawn(quick=quick), key=lambda each: KINDS.index(each[0]))
    rows = []
    for kind, group in groupby(found, key=lambda each: each[0]):
        highest = Counter(stage for _, stage in group)
        rows.append(
            (
                kind,
                highest.total(),
                sum(highest[s] for s in STAGES if FAMILY[s] != "meshwork"),
                highest["M1"],
                highest["M2"],
            )
        )
    return table(("drawn by chance", "communities", "never a meshwork", "at most M1", "M2"), rows)


def _drawn(*, quick: bool) -> Iterator[tuple[str, Stage]]:
    for size, seeds in ((12, 2),) if quick else ((12, 3), (30, 1)):
        for maker in ("newcomers", "quarterly", "neighbours", "declared", "introduced"):
            for each in SCRIPTS:
                for seed in range(seeds):
                    yield from _of(maker, each, size, seed)


def _of(maker: str, told: Script, size: int, seed: int) -> Iterator[tuple[str, Stage]]:
    facts = MAKERS[maker](size, told, 1030 + seed)
    none = told.name in NO_MESHWORK
    yield KINDS[0 if none else 3], _highest(read(met_at_random(facts, seed), told.last))
    snapshot = record(facts, Settings()).on(told.last)
    if none:
        yield KINDS[1], _highest(read(tied_at_random(snapshot, seed, delivering=False), TIED_UNTIL))
    yield KINDS[2 if none else 4], _highest(read(tied_at_random(snapshot, seed, delivering=True), TIED_UNTIL))
    if not none:
        yield KINDS[5], _highest(read(tied_at_random(snapshot, seed, delivering=True, meeting=True), TIED_UNTIL))


def _highest(path: Path) -> Stage:
    return max((each.stage for each in path.readings if each.stage), key=STAGES.index, default="L0")
