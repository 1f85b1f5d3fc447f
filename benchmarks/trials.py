"""Which invented communities are read, and what becomes of each: the trials of `benchmarks/validity.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from benchmarks.towns import spoil
from benchmarks.towns.judge import Verdict, judge
from benchmarks.towns.makers import MAKERS
from benchmarks.towns.rotation import HABITS, rotation
from benchmarks.towns.script import LETTING_GO, RUNNING, SCRIPTS, Script
from meshwork.model import Facts
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import Path, Stage, path

Spoil = Callable[[Facts, int], Facts]

AS_IT_WAS = "everything noted"
SPOILS: Mapping[str, Spoil] = MappingProxyType(
    {
        "20 % of the sessions missing": lambda facts, seed: spoil.lose_sessions(facts, 0.2, seed),
        "40 % of the sessions missing": lambda facts, seed: spoil.lose_sessions(facts, 0.4, seed),
        "July and August not noted": lambda facts, _seed: spoil.summers_off(facts),
        "one date in five wrong by up to three weeks": lambda facts, seed: spoil.wrong_dates(facts, 0.2, 21, seed),
    }
)
SIZES, LARGER, LARGEST = (10, 15, 30), (60, 100, 150), (400, 1000)
SEED = 1000
"""Of every trial; the seeds under it were looked at before the rules were settled."""
BOTH_WAYS = ("growth to a meshwork", "collapse of a meshwork", "sliding back")
"""The scripts that are read of larger communities too, and of spoilt records."""
FALLING = ("collapse of a CoP", "collapse of a meshwork", "sliding back")

LOG_BEGINS, LOG_STOPS, LOG_RESUMES = date(2019, 10, 7), date(2020, 3, 2), date(2020, 8, 3)


@dataclass(frozen=True, slots=True)
class Trial:
    """One invented community, read and judged."""

    maker: str
    script: str
    size: int
    spoilt: str
    verdict: Verdict


def most(maker: str) -> Stage:
    """The highest stage that what a maker writes down allows."""
    return "L1" if maker == "ties_only" else "M2"


def read(facts: Facts, last: date) -> Path:
    """The path of a community by the settings that every community begins with."""
    return path(record(facts, Settings()), last)


def trial(maker: str, script: Script, size: int, seed: int, spoilt: str = AS_IT_WAS) -> Trial:
    """Make it, spoil it, read it, judge it."""
    facts = MAKERS[maker](size, script, seed)
    if spoilt != AS_IT_WAS:
        facts = SPOILS[spoilt](facts, seed)
    return Trial(maker, script.name, size, spoilt, judge(read(facts, script.last), script, most(maker)))


def trials(*, quick: bool) -> Iterator[Trial]:
    """Every maker and script of 10 to 30; the scripts that rise and fall to 150 and spoilt; two makers to 1,000."""
    for maker in MAKERS:
        for script in SCRIPTS:
            for size in (30,) if quick else SIZES:
                yield trial(maker, script, size, SEED)
            if script.name in BOTH_WAYS and not quick:
                for size in LARGER:
                    yield trial(maker, script, size, SEED + 1)
                for spoilt in SPOILS:
                    yield trial(maker, script, 30, SEED + 2, spoilt)
    for maker in () if quick else ("newcomers", "declared"):
        for size in LARGEST:
            yield trial(maker, SCRIPTS[4], size, SEED + 1)


def rhythms(*, quick: bool) -> Iterator[Trial]:
    """The scripts that fall, in communities that meet by rotation, under the name of their habit."""
    for name, habit in HABITS.items():
        for each in SCRIPTS:
            for size in (15,) if quick else (15, 60):
                if each.name in FALLING:
                    told = read(rotation(habit)(size, each, SEED), each.last)
                    yield Trial(name, each.name, size, AS_IT_WAS, judge(told, each))


def let_go(*, quick: bool) -> Iterator[tuple[str, Stage | None, Stage | None]]:
    """By maker, the label before people let go of their goal and went on talking, and a year and a half after it."""
    for maker in MAKERS:
        if most(maker) == "M2":
            read_ = read(MAKERS[maker](15 if quick else 40, LETTING_GO, SEED + 3), LETTING_GO.last).readings
            before = [each.stage for each in read_ if each.day < LETTING_GO.phases[1].first]
            yield maker, before[-1], read_[-1].stage


@dataclass(frozen=True, slots=True)
class Border:
    """A community that did the same all along, of which the record begins late, stops or pauses."""

    maker: str
    size: int
    told: Mapping[str, int]


def borders(*, quick: bool) -> Iterator[Border]:
    """How many rises are told after a late beginning, and how many changes after a stop and around a pause."""
    for maker in MAKERS:
        for size in (15,) if quick else (12, 50):
            facts, last = MAKERS[maker](size, RUNNING, SEED + 4), RUNNING.last
            late = read(spoil.begins_late(facts, LOG_BEGINS), last).transitions
            stopped = read(spoil.unlogged(facts, lambda day: day >= LOG_STOPS), last).transitions
            paused = read(spoil.unlogged(facts, lambda day: LOG_STOPS <= day < LOG_RESUMES), last).transitions
            yield Border(
                maker,
                size,
                {
                    "begins": len(late),
                    "stops": sum(each.day >= LOG_STOPS for each in stopped),
                    "pauses": sum(each.day >= LOG_STOPS for each in paused),
                },
            )


def unrecorded(*, quick: bool) -> Iterator[tuple[str, int, int]]:
    """What was never noted, how many communities, and how many of them were ever called a meshwork."""
    for what in ("goals", "sectors", "actions"):
        labels = [
            {
                each.family
                for each in read(spoil.without(MAKERS[maker](size, RUNNING, SEED + 5), what), RUNNING.last).readings
            }
            for maker in MAKERS
            for size in ((15,) if quick else (12, 50))
        ]
        yield what, len(labels), sum("meshwork" in each for each in labels)
