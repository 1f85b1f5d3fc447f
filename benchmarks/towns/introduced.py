"""A community in which one partner brings others together; written after the rules were settled."""

from __future__ import annotations

import math

from benchmarks.towns.cast import DELIVERING, Cast, Month
from benchmarks.towns.script import Script
from meshwork.model import Facts

_REMEMBERED = 8
"""So many of those it met last a partner thinks of."""
_STRANGER = 0.25


def introduced(size: int, script: Script, seed: int) -> Facts:
    """Small meetings, each called by a partner who brings together some of those it met before, and now and then a
    stranger. The end of a commitment is not noted."""
    cast = Cast.of(size, script, seed)
    chance = cast.chance
    met: dict[str, list[str]] = {name: [] for name in cast.names}
    for circle in cast.circles:
        for name in circle:
            met[name] += [each for each in circle if each != name]
    for month in cast.months():
        cast.within_circles(month, 0.5 if month.doing == "apart" else 0.2)
        if month.doing == "acquainted":
            cast.talks_of_the_facilitator(month, 0.2)
            for name in cast.names:
                if chance.random() < 0.5:
                    cast.book.meet(month.day(chance), (name, chance.choice(cast.names)), "talk")
        if month.doing in ("practice", "joint"):
            _call(cast, month, met)
        if month.doing == "carrying":
            cast.hosted(month.day(chance))
        if month.doing in DELIVERING:
            cast.services(month.day(chance), near={name: sorted(set(met[name])) for name in cast.names})
    cast.pledges(ends_noted=False)
    return cast.book.facts()


def _call(cast: Cast, month: Month, met: dict[str, list[str]]) -> None:
    """About as many meetings as seat everybody once, of three to five."""
    chance = cast.chance
    meetings = math.ceil(len(cast.names) / 4)
    for _ in range(meetings):
        host = chance.choice(cast.names)
        known = sorted(set(met[host]))
        who = {host, *chance.sample(known, min(len(known), chance.randint(2, 3)))}
        if chance.random() < _STRANGER or len(who) < 3:
            who.add(chance.choice(cast.names))
        cast.book.meet(month.day(chance), [*sorted(who), *cast.with_facilitator(month.doing, meetings)])
        for name in who:
            met[name] = [*met[name], *sorted(who - {name})][-_REMEMBERED:]
