"""Sessions by rotation: the mechanism on which thresholds are chosen, and which the agreement leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from benchmarks.towns.book import FACILITATOR
from benchmarks.towns.cast import DELIVERING, Cast, Month, cut
from benchmarks.towns.script import Script
from meshwork.model import Facts

TABLE = 6


@dataclass(frozen=True, slots=True)
class Habit:
    """How often they meet (days), whether the end of a commitment is noted, and the share of meetings called off."""

    every: int
    ends_noted: bool = True
    skips: float = 0.0


HABITS: Mapping[str, Habit] = MappingProxyType(
    {
        "weekly": Habit(7),
        "fortnightly": Habit(14, ends_noted=False),
        "monthly": Habit(30),
        "monthly, no ends noted": Habit(30, ends_noted=False),
        "monthly, one in four called off": Habit(30, ends_noted=False, skips=0.25),
        "every two months": Habit(61, ends_noted=False),
        "quarterly": Habit(91),
    }
)


def rotation(habit: Habit) -> Callable[[int, Script, int], Facts]:
    """A community of that habit: at each meeting all sit at tables of six, with other people than the time before."""
    return lambda size, script, seed: _rotation(habit, size, script, seed)


def _rotation(habit: Habit, size: int, script: Script, seed: int) -> Facts:
    cast = Cast.of(size, script, seed)
    chance, day, turn = cast.chance, script.phases[0].first + timedelta(3), 0
    near: dict[str, list[str]] = {name: [] for name in cast.names}
    while day <= script.last:
        doing = script.at(day).doing
        if chance.random() >= habit.skips:
            _meet(cast, Month(day, doing), turn, near, habit)
        turn += 1
        day += timedelta(habit.every)
    cast.pledges(ends_noted=habit.ends_noted)
    return cast.book.facts()


def _meet(cast: Cast, month: Month, turn: int, near: dict[str, list[str]], habit: Habit) -> None:
    """One meeting day and what goes with it."""
    chance, book, day = cast.chance, cast.book, month.first
    often = min(1.0, habit.every / 30)
    for circle in cast.circles:
        if chance.random() < (0.6 if month.doing == "apart" else 0.3) * often:
            book.meet(day, circle, "talk" if len(circle) == 2 else "gathering")
    if month.doing == "acquainted":
        _talk(cast, month, often)
    if month.doing in ("practice", "joint"):
        _sit(cast, month, turn, near)
    if month.doing == "carrying":
        cast.hosted(day)
    if month.doing in DELIVERING:
        known = {name: sorted(set(near[name])) or list(cast.names) for name in cast.names}
        for _ in range(max(1, habit.every // 30)):
            if chance.random() < often:
                cast.services(day, near=known)


def _talk(cast: Cast, month: Month, often: float) -> None:
    """Talks with anybody, and some with the facilitator."""
    for name in cast.names:
        if cast.chance.random() < 0.5 * often:
            cast.book.meet(month.first, (name, cast.chance.choice(cast.names)), "talk")
        if cast.chance.random() < 0.2 * often:
            cast.book.meet(month.first, (name, FACILITATOR), "talk")


def _sit(cast: Cast, month: Month, turn: int, near: dict[str, list[str]]) -> None:
    """Seven in ten come and sit at tables, in an order that turns by two places each time."""
    turned = [cast.names[(at + turn * 2) % len(cast.names)] for at in range(len(cast.names))]
    there = [name for name in turned if cast.chance.random() < 0.7]
    tables = cut(there, TABLE - 1, TABLE + 1, cast.chance) if there else ()
    for table in tables:
        cast.book.meet(month.first, [*table, *cast.with_facilitator(month.doing, len(tables))])
        for name in table:
            near[name] = [*near[name][-10:], *(each for each in table if each != name)]
