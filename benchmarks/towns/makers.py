"""How people come to meet: mechanisms that share nothing but the script, each a function to `Facts`.

None of them is one that the thresholds were chosen on (sessions of rotating partners). What every phase asks of its
people stands in script.py; each mechanism does that in its own way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from random import Random
from types import MappingProxyType

from benchmarks.towns.book import FACILITATOR
from benchmarks.towns.cast import DELIVERING, Cast, Month, cut
from benchmarks.towns.declared import declared, ties_only
from benchmarks.towns.introduced import introduced
from benchmarks.towns.people import people
from benchmarks.towns.script import Script
from meshwork.model import Facts

Maker = Callable[[int, Script, int], Facts]


def _by_weight(names: Sequence[str], weights: Mapping[str, float], count: int, chance: Random) -> list[str]:
    """So many different names, heavier ones first to be drawn (Efraimidis and Spirakis 2006)."""
    return sorted(names, key=lambda name: math.log(1 - chance.random()) / weights[name], reverse=True)[:count]


def newcomers(size: int, script: Script, seed: int) -> Facts:
    """Preferential attachment: four in ten are there at first, the others come by and by, and who has met many is
    asked more. Monthly; the end of a commitment is noted."""
    cast = Cast.of(size, script, seed)
    chance, met = cast.chance, dict.fromkeys(cast.names, 1.0)
    months = list(cast.months())
    for turn, month in enumerate(months):
        there = cast.names[: max(8, round(size * min(1, 0.4 + 0.8 * turn / len(months))))]
        cast.within_circles(month, 0.5 if month.doing == "apart" else 0.2)
        if month.doing == "acquainted":
            cast.talks_of_the_facilitator(month, 0.2)
            for name in there:
                if chance.random() < 0.5:
                    (other,) = _by_weight([each for each in there if each != name], met, 1, chance)
                    met[other] += 1
                    cast.book.meet(month.day(chance), (name, other), "talk")
        if month.doing in ("practice", "joint"):
            tables = math.ceil(0.8 * len(there) / 5)
            for _ in range(tables):
                who = _by_weight(there, met, 3, chance) + chance.sample(there, 3)
                for name in who:
                    met[name] += 1
                cast.book.meet(month.day(chance), [*who, *cast.with_facilitator(month.doing, tables)])
        if month.doing == "carrying":
            cast.hosted(month.day(chance))
        if month.doing in DELIVERING:
            cast.services(month.day(chance))
    cast.pledges(ends_noted=True)
    return cast.book.facts()


def quarterly(size: int, script: Script, seed: int) -> Facts:
    """One day every thirteen weeks on which everything happens, in three rounds of tables; nothing between. The end
    of a commitment is noted."""
    cast = Cast.of(size, script, seed)
    day = script.phases[0].first + timedelta(14)
    while day <= script.last:
        _one_day(cast, Month(day, script.at(day).doing))
        day += timedelta(91)
    cast.pledges(ends_noted=True)
    return cast.book.facts()


def _one_day(cast: Cast, month: Month) -> None:
    """All that happens in a quarter."""
    chance, day = cast.chance, month.first
    there = [name for name in cast.names if chance.random() < 0.8]
    for circle in cast.circles:
        if chance.random() < 0.8:
            cast.book.meet(day, circle, "talk" if len(circle) == 2 else "gathering")
    if month.doing == "acquainted":
        cast.book.meet(day, [*there, FACILITATOR], "event", plenary=True)
        for name in there:
            cast.book.meet(day, (name, chance.choice(cast.names)), "talk")
    for _ in range(3 if month.doing in ("practice", "joint") else 0):
        chance.shuffle(there)
        tables = cut(there, 5, 7, chance)
        for table in tables:
            cast.book.meet(day, [*table, *cast.with_facilitator(month.doing, len(tables))])
    if month.doing == "carrying":
        cast.hosted(day)
    if month.doing in DELIVERING:
        cast.services(day, times=3)


def neighbours(size: int, script: Script, seed: int) -> Facts:
    """Partners with a place: monthly tables of those who live near, with one from anywhere; services too are begun by
    neighbours. The end of a commitment is not noted."""
    cast = Cast.of(size, script, seed)
    chance = cast.chance
    place = {name: (chance.random(), chance.random()) for name in cast.names}
    near = {
        name: [
            each for each in sorted(place, key=lambda other: math.dist(place[name], place[other])) if each != name
        ][:12]
        for name in cast.names
    }
    for month in cast.months():
        cast.within_circles(month, 0.5 if month.doing == "apart" else 0.2)
        if month.doing == "acquainted":
            cast.talks_of_the_facilitator(month, 0.2)
            for name in cast.names:
                if chance.random() < 0.5:
                    other = chance.choice(near[name][:6] if chance.random() < 0.7 else cast.names)
                    cast.book.meet(month.day(chance), (name, other), "talk")
        if month.doing in ("practice", "joint"):
            tables = math.ceil(0.8 * size / 5)
            for _ in range(tables):
                host = chance.choice(cast.names)
                who = [host, *chance.sample(near[host], min(4, size - 1)), chance.choice(cast.names)]
                cast.book.meet(month.day(chance), [*who, *cast.with_facilitator(month.doing, tables)])
        if month.doing == "carrying":
            cast.hosted(month.day(chance))
        if month.doing in DELIVERING:
            cast.services(month.day(chance), near=near)
    cast.pledges(ends_noted=False)
    return cast.book.facts()


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "newcomers": newcomers,
        "people": people,
        "quarterly": quarterly,
        "neighbours": neighbours,
        "declared": declared,
        "ties_only": ties_only,
        "introduced": introduced,
    }
)
"""By the name under which the tables tell them."""
