"""Ties that are told, not seen: who exchanges with whom, from when until when."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from benchmarks.towns.cast import DELIVERING, TOGETHER, Cast, stretches
from benchmarks.towns.script import Phase, Script
from meshwork.model import Facts


def declared(size: int, script: Script, seed: int) -> Facts:
    """Meetings are plenary and tie nobody, but for the little circles; the ends of ties and commitments are noted."""
    cast = Cast.of(size, script, seed)
    _declare(cast)
    for month in cast.months():
        cast.within_circles(month, 0.2)
        if month.doing != "apart":
            who = [name for name in cast.names if cast.chance.random() < 0.6]
            cast.book.meet(month.day(cast.chance), who, "event", plenary=True)
        if month.doing in DELIVERING:
            cast.services(month.day(cast.chance))
    cast.pledges(ends_noted=True)
    return cast.book.facts()


def ties_only(size: int, script: Script, seed: int) -> Facts:
    """The same ties and nothing else: no meetings, goals, sectors or services. By the definitions no more can be said
    of it than whether it is connected."""
    cast = Cast.of(size, script, seed, noted=False)
    _declare(cast)
    return cast.book.facts()


def _declare(cast: Cast) -> None:
    """The ties of every phase: each stands until the phase that it belongs to is over."""
    ring = list(cast.names)
    cast.chance.shuffle(ring)
    for circle in cast.circles:
        for other in circle[1:]:
            cast.book.tie(circle[0], other, "exchanges", cast.script.phases[0].first)
    for stretch in stretches(cast.script, ("acquainted", *TOGETHER)):
        for name in (*cast.names, *cast.names):
            _tie(cast, name, cast.chance.choice(cast.names), "knows", stretch)
    for stretch in stretches(cast.script, TOGETHER):
        _small_world(cast, ring, stretch)
    for stretch in stretches(cast.script, DELIVERING):
        for name in cast.chance.sample(cast.names, round(0.6 * len(cast.names))):
            _tie(cast, name, cast.chance.choice(cast.names), "delivers_with", stretch)
    for stretch in stretches(cast.script, ("carrying",)):
        for host, other in combinations(cast.hosts, 2):
            _tie(cast, host, other, "collaborates", stretch)


def _small_world(cast: Cast, ring: list[str], stretch: Phase) -> None:
    """Each with the next two of a ring, one in five of these with anybody (Watts and Strogatz 1998)."""
    for at, name in enumerate(ring):
        for step in (1, 2):
            far = cast.chance.random() < 0.2
            other = cast.chance.choice(ring) if far else ring[(at + step) % len(ring)]
            _tie(cast, name, other, "exchanges", stretch)


def _tie(cast: Cast, one: str, other: str, kind: str, stretch: Phase) -> None:
    """Within six weeks of the beginning; ended within a month of the end, if the script goes on."""
    since = stretch.first + timedelta(cast.chance.randrange(45))
    over = stretch.until <= cast.script.last
    until: date | None = stretch.until + timedelta(cast.chance.randrange(1, 31)) if over else None
    if one != other:
        cast.book.tie(one, other, kind, since, until)
