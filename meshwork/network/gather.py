"""Gathers what ties the stakeholders of a community from its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts
from meshwork.network.clock import Clock, Days
from meshwork.network.deeds import Deeds
from meshwork.network.evidence import ACTION, DECLARED, MOMENTS, ONE_TO_ONE, Evidence, Moments, Real, Spells, Whole
from meshwork.network.roster import Roster, begins, ends
from meshwork.settings import Settings

Columns = tuple[Whole, Days, Days, Real, Whole, Whole]
"""Code of the pair, two days (moments: day and known; spells: first and until), weight, kind, fact."""


def gather(facts: Facts, roster: Roster, clock: Clock, deeds: Deeds, settings: Settings) -> Evidence:
    """What ties whom, as rows of arrays."""
    book = _Book(len(roster.ids))
    moments = _moments(facts, roster, deeds, settings, book)
    declared = _declared(facts, roster, settings, book)
    teams = _teams(facts, roster, settings, book)
    codes, pairs = np.unique(np.concatenate([moments[0], declared[0], teams[0]]), return_inverse=True)
    one, two = len(moments[0]), len(moments[0]) + len(declared[0])
    order = np.argsort(moments[1], kind="stable")
    _, day, known, weight, kind, fact = moments
    return Evidence(
        first=codes // book.size,
        second=codes % book.size,
        moments=Moments(
            pairs[:one][order],
            day[order],
            known[order],
            clock.awake(day[order]),
            weight[order],
            kind[order],
            fact[order],
        ),
        declared=_spells(pairs[one:two], declared, clock),
        teams=_spells(pairs[two:], teams, clock),
        facts=tuple(book.facts),
        session=_sessions(deeds, fact[kind < ACTION], book),
        half_lives=np.array([settings.half_life(kind) for kind in MOMENTS]),
        declared_half_life=settings.half_life("declared"),
    )


class _Book:
    """Rows in the making: pairs as codes, facts as places in one list."""

    def __init__(self, size: int) -> None:
        self.size = max(size, 1)
        self.facts: list[str] = []

    def note(self, fact: str) -> int:
        self.facts.append(fact)
        return len(self.facts) - 1

    def code(self, one: int, other: int) -> int:
        return min(one, other) * self.size + max(one, other)

    def codes(self, who: Whole) -> Whole:
        """The codes of all pairs of a sorted array of places."""
        one, other = _pairs(len(who))
        return who[one] * self.size + who[other]


@lru_cache(maxsize=64)
def _pairs(size: int) -> tuple[Whole, Whole]:
    """Every pair of so many, once."""
    one, other = np.triu_indices(size, 1)
    return one, other


def _columns(parts: Sequence[tuple[Whole, int, int, float, int, int]]) -> Columns:
    """Blocks of (codes, day, day, weight, kind, fact) as one table."""
    sizes = np.array([len(part[0]) for part in parts], np.int64)
    codes = np.concatenate([part[0] for part in parts]) if parts else np.zeros(0, np.int64)

    def column(place: int, dtype: type) -> NDArray[np.generic]:
        return np.repeat(np.array([part[place] for part in parts], dtype), sizes)

    return (  # type: ignore[return-value]
        codes,
        column(1, np.int64),
        column(2, np.int64),
        column(3, np.float64),
        column(4, np.int64),
        column(5, np.int64),
    )


def _sessions(deeds: Deeds, told: Whole, book: _Book) -> Whole:
    places = {each.id: place for place, each in enumerate(deeds.sessions)}
    found = np.full(len(book.facts), -1, np.int64)
    for fact in np.unique(told).tolist():
        found[fact] = places[book.facts[fact]]
    return found


def _spells(pairs: Whole, table: Columns, clock: Clock) -> Spells:
    _, first, until, weight, kind, fact = table
    return Spells(pairs, first, until, clock.awake(until), weight, kind, fact)


def _moments(facts: Facts, roster: Roster, deeds: Deeds, settings: Settings, book: _Book) -> Columns:
    met = _meetings(deeds, settings, book)
    parts: list[tuple[Whole, int, int, float, int, int]] = []
    action = settings.number("weight.action")
    for name, start, who, known in deeds.workers():
        fact = book.note(name)
        one, other = _pairs(len(who))
        together = np.maximum(known[one], known[other])
        for day in sorted(set(together.tolist())):
            at = together == day
            codes = who[one[at]] * book.size + who[other[at]]
            parts.append((codes, start, day, action, ACTION, fact))
    parts += _reuses(facts, roster, settings, book)
    return tuple(np.concatenate(both) for both in zip(met, _columns(parts), strict=True))  # type: ignore[return-value]


def _meetings(deeds: Deeds, settings: Settings, book: _Book) -> Columns:
    """Every pair that met, session by session; sessions of as many partners are worked out together."""
    rows = deeds.attendance  # in the order of the sessions, and of who was there
    many = np.bincount(rows.what, minlength=len(deeds.sessions))
    begin = np.cumsum(many) - many
    small = np.array([not each.plenary for each in deeds.sessions], bool)
    held = np.flatnonzero(small & (many >= 2) & (many <= settings.whole("session.most_present")))
    size, pairs = many[held], many[held] * (many[held] - 1) // 2
    weight = np.maximum(
        settings.number("weight.small_session") / (size - 1), settings.number("weight.small_session_least")
    )
    kind = np.zeros(len(held), np.int64)
    for at in np.flatnonzero(size == 2).tolist():
        how = deeds.sessions[held[at]].kind
        if how in ONE_TO_ONE:
            weight[at], kind[at] = settings.number(f"weight.{how}"), MOMENTS.index(how)
    codes, first = np.empty(pairs.sum(), np.int64), np.cumsum(pairs) - pairs
    for each in np.unique(size).tolist():
        those = np.flatnonzero(size == each)
        who = rows.who[begin[held[those]][:, None] + np.arange(each)]
        one, other = _pairs(each)
        codes[first[those][:, None] + np.arange(len(one))] = who[:, one] * book.size + who[:, other]
    fact = len(book.facts) + np.arange(len(held))
    book.facts.extend(deeds.sessions[place].id for place in held.tolist())
    day = np.repeat(deeds.session_days[held], pairs)
    return codes, day, day, np.repeat(weight, pairs), np.repeat(kind, pairs), np.repeat(fact, pairs)


def _reuses(
    facts: Facts, roster: Roster, settings: Settings, book: _Book
) -> Iterable[tuple[Whole, int, int, float, int, int]]:
    contributors: dict[str, list[str]] = defaultdict(list)
    for given in facts.contributed:
        contributors[given.insight].append(given.stakeholder)
    for taken in facts.reused:
        if taken.date is None:
            continue  # without a day it can neither fade nor lie in a window
        day = taken.date.start.toordinal()
        user = roster.on(taken.stakeholder, day)
        makers = {roster.on(each, day) for each in contributors[taken.insight]} - {user, None}
        if user is not None and makers:
            codes = np.array([book.code(user, maker) for maker in makers if maker is not None], np.int64)
            yield (
                codes,
                day,
                day,
                settings.number("weight.reuse"),
                MOMENTS.index("reuse"),
                book.note(taken.insight),
            )


def _declared(facts: Facts, roster: Roster, settings: Settings, book: _Book) -> Columns:
    parts: list[tuple[Whole, int, int, float, int, int]] = []
    for tie in facts.ties:
        if tie.kind not in DECLARED:
            continue
        times = 1.0 if tie.kind == "delivers_with" else tie.strength / 2
        weight = settings.number(f"weight.{tie.kind}") * times
        fact = book.note(tie.id)
        for one, start, stop in roster.spells(tie.source, begins(tie.since), ends(tie.until)):
            for other, first, until in roster.spells(tie.target, start, stop):
                if one != other:
                    code = np.array([book.code(one, other)], np.int64)
                    parts.append((code, first, until, weight, DECLARED.index(tie.kind), fact))
    return _columns(parts)


def _teams(facts: Facts, roster: Roster, settings: Settings, book: _Book) -> Columns:
    spells: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for each in facts.members:
        spells[each.team].extend(roster.spells(each.stakeholder, begins(each.since), ends(each.until)))
    parts: list[tuple[Whole, int, int, float, int, int]] = []
    weight, most = settings.number("weight.team"), settings.whole("team.most_members")
    for team, rows in spells.items():
        fact = book.note(team)
        turns = sorted({first for _, first, _ in rows} | {until for _, _, until in rows})
        for first, until in pairwise(turns):
            who = np.unique(np.array([at for at, start, stop in rows if start <= first < stop], np.int64))
            if 2 <= len(who) <= most:
                parts.append((book.codes(who), first, until, weight, 0, fact))
    return _columns(parts)
