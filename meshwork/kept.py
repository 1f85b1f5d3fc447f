"""What is kept of partners: all of them in a list, and everything that speaks of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np

from meshwork.change import Key, every, kind_of, names_of
from meshwork.formats import NAMED, every_word
from meshwork.model import Fact, Facts, Private
from meshwork.network import Record
from meshwork.network.consent import heard
from meshwork.nouns import sector
from meshwork.text import filed
from meshwork.when import When, holds

_ELSEWHERE = frozenset({"feelers", "users"})
"""What is read by a verb of its own."""
_DATED = ("date", "since", "recorded_on", "due", "until")


@dataclass(frozen=True, slots=True)
class Listed:
    """A partner as it stands in the list on a day: `goals` are titles, `ties` those of the day, `last` the day of the
    last contact (of a person of an organisation too), `left` whether it is no longer a partner."""

    id: str
    name: str
    kind: str
    sector: str | None
    place: str | None
    aliases: tuple[str, ...]
    goals: tuple[str, ...]
    ties: int
    last: date | None
    left: bool

    def found_by(self, words: str) -> bool:
        """Whether every word stands somewhere in what the list tells, case and accents aside."""
        told = (self.name, *self.aliases, sector(self.sector or ""), self.place or "", *self.goals)
        return every_word(words, told)


def listed(record: Record, day: date, hidden: Collection[str] = frozenset()) -> tuple[Listed, ...]:
    """Everybody on a day by name, but for who is hidden."""
    facts = record.facts
    titles = {each.id: each.title for each in facts.goals}
    goals: dict[str, list[str]] = defaultdict(list)
    for each in facts.commitments:
        if each.goal in titles and holds(each.since, each.until, day):
            goals[each.stakeholder].append(titles[each.goal])
    ties = record.ties(day)
    shown = np.array([each not in hidden for each in record.ids], bool)
    both = shown[ties.first] & shown[ties.second]
    ends = np.concatenate([ties.first[both], ties.second[both]]).astype(np.int64)
    many = dict(zip(record.ids, np.bincount(ends, minlength=len(record.ids)).tolist(), strict=True))
    last = _last(facts, day)
    found = (
        Listed(
            id=each.id,
            name=each.name,
            kind=each.kind,
            sector=each.sector,
            place=each.place,
            aliases=each.aliases,
            goals=tuple(goals[each.id]),
            ties=many.get(each.id, 0),
            last=last.get(each.id),
            left=each.left is not None and each.left.end <= day,
        )
        for each in facts.stakeholders
        if each.id not in hidden
    )
    return tuple(sorted(found, key=lambda each: (filed(each.name), each.id)))


def _last(facts: Facts, day: date) -> dict[str, date]:
    held = {each.id: each.date.start for each in facts.sessions if each.date.start <= day}
    homes: dict[str, list[tuple[str, When | None, When | None]]] = defaultdict(list)
    for each in facts.belongs_to:
        homes[each.person].append((each.organisation, each.since, each.until))
    last: dict[str, date] = {}
    for there in facts.attendance:
        on = held.get(there.session)
        if on is None or there.present is False:
            continue
        whose = (home for home, since, until in homes[there.stakeholder] if holds(since, until, on))
        for who in (there.stakeholder, *whose):
            last[who] = max(last.get(who, on), on)
    return last


def kept(
    facts: Facts, private: Private, id_: str, today: date, hidden: Collection[str] = frozenset()
) -> tuple[Fact, ...]:
    """A partner and every fact that speaks of it, kind by kind, newest first. What speaks also of somebody who
    objects, or is hidden, is left out. KeyError where there is none, or it is such a one itself."""
    seen = heard(facts, today)
    standing = {each.id: each for each in seen.stakeholders if each.id not in hidden}
    me = standing[id_]
    about = (each for each in chain(every(seen), every(private)) if each is not me and _speaks(each, id_, standing))
    held = {each.id: each.date.start for each in seen.sessions}
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for fact in about:
        by_kind[kind_of(fact)].append(fact)
    ordered = (
        sorted(by_kind[kind], key=lambda each: (_first_day(each, held), each.id), reverse=True) for kind in by_kind
    )
    return (me, *chain.from_iterable(ordered))


def _speaks(fact: Fact, id_: str, standing: Collection[str]) -> bool:
    if kind_of(fact) in _ELSEWHERE:
        return False
    whom = {named for kind, named in names_of(fact) if kind == "stakeholders"}
    return id_ in whom and whom <= set(standing)


def _first_day(fact: Fact, held: Mapping[str, date]) -> date:
    """The day a fact begins or was; of an attendance that of its session."""
    for name in _DATED:
        when = getattr(fact, name, None)
        if isinstance(when, When):
            return when.start
    return held.get(getattr(fact, "session", None) or "", date.min)


def titles(facts: Facts) -> Mapping[Key, str]:
    """What every thing is called, by kind and id; a session without a title has none."""

    def named() -> Iterator[tuple[Key, str]]:
        for kind, name in NAMED.items():
            for fact in getattr(facts, kind):
                yield (kind, fact.id), getattr(fact, name) or ""

    return dict(named())
