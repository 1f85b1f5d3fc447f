"""The round of acquaintance: who is new, who was spoken to, who shares a need, whom to invite to a first meeting.

A partner is in the round until its first shared session (of more than a talk or a call), and at most 90 days from the
day it joined, else from the first day recorded of it; of who has no day at all the round has no end but that session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from graph_schema import kinds
from meshwork.model import Brings, Commitment, Drive, Facts, Needs, Session, Stakeholder
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.newcomers import newcomers
from meshwork.same_needs import Shared, shared_needs
from meshwork.text import filed
from meshwork.when import holds

_INVITED = 8

T = TypeVar("T", Needs, Brings, Drive, Commitment)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody in the round: since when (None: no day is recorded), when last spoken to (a talk or call with a
    facilitator), and what is known of it today: what it needs and brings, what moves it, its goals."""

    id: str
    name: str
    sector: str | None
    since: date | None
    spoken: date | None
    needs: tuple[Needs, ...]
    brings: tuple[Brings, ...]
    drives: tuple[Drive, ...]
    goals: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody to invite, with its sector and whether it is in the round."""

    id: str
    name: str
    sector: str | None
    new: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """A proposed first meeting of people who have not met: around a need (own words) or a goal (its title)."""

    need: str | None
    goal: str | None
    who: tuple[Invited, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The round on a day: how many partners are `present`, who of them is in it (not spoken to first, then the
    longest), `unnamed` more who chose not to be named, needs that are shared, a proposed meeting, and the sectors of
    which nobody takes part."""

    day: date
    present: int
    newcomers: tuple[Newcomer, ...]
    unnamed: int
    shared: tuple[Shared, ...]
    invitation: Invitation | None
    missing: tuple[str, ...]


def acquaintance(facts: Facts, day: date, hidden: Collection[str] = frozenset()) -> Round:
    """The round on a day. `facts` are without who objects; who is in `hidden` is counted and not named."""
    seen = _Seen(facts, day)
    present = [each for each in facts.stakeholders if not each.facilitator and not _left(each, day)]
    new = newcomers(facts)(day)
    fresh = [each for each in present if each.id in new]
    needs, brings = _by_whom(facts.needs, day), _by_whom(facts.brings, day)
    drives, goals = _by_whom(facts.drives, day), _by_whom(facts.commitments, day)
    told = [
        Newcomer(
            id=each.id,
            name=each.name,
            sector=each.sector,
            since=seen.since(each),
            spoken=seen.spoken.get(each.id),
            needs=tuple(needs[each.id]),
            brings=tuple(brings[each.id]),
            drives=tuple(drives[each.id]),
            goals=tuple(goals[each.id]),
        )
        for each in fresh
        if each.id not in hidden
    ]
    told.sort(key=lambda each: (each.spoken is not None, each.since or date.min, filed(each.name), each.id))
    named = {each.id: each for each in present if each.id not in hidden}
    shared = tuple(shared_needs(facts, named, day))
    return Round(
        day=day,
        present=len(present),
        newcomers=tuple(told),
        unnamed=len(fresh) - len(told),
        shared=shared,
        invitation=_invitation(facts, named, {each.id for each in told}, shared, seen),
        missing=tuple(_missing(present)),
    )


class _Seen:
    """Who met whom up to a day, and from when each is known."""

    def __init__(self, facts: Facts, day: date) -> None:
        self.day = day
        self._homes: defaultdict[str, list[str]] = defaultdict(list)
        for home in facts.belongs_to:
            if holds(home.since, home.until, day):
                self._homes[home.person].append(home.organisation)
        self.spoken: dict[str, date] = {}
        self.at: defaultdict[str, set[str]] = defaultdict(set)  # the shared sessions of each
        self.first: dict[str, date] = {}
        self._led = {each.id for each in facts.stakeholders if each.facilitator}
        held = {each.id: each for each in facts.sessions if each.date.start <= day}
        there: defaultdict[str, set[str]] = defaultdict(set)
        for each in facts.attendance:
            if each.present is not False and each.session in held:
                there[each.session].update((each.stakeholder, *self._homes[each.stakeholder]))
        for id_, who in there.items():
            self._were_at(held[id_], who)
        self._first_said(facts.commitments)
        self._first_said(facts.needs)
        self._first_said(facts.brings)
        self._first_said(facts.drives)

    def _were_at(self, session: Session, who: set[str]) -> None:
        on, with_her = session.date.start, not self._led or bool(who & self._led)
        for each in who:
            self.first[each] = min(self.first.get(each, on), on)
            if session.kind not in ONE_TO_ONE:
                self.at[each].add(session.id)
            elif each not in self._led and with_her:
                self.spoken[each] = max(self.spoken.get(each, on), on)

    def _first_said(self, several: Iterable[T]) -> None:
        for fact in several:
            if fact.since is not None:
                self.first[fact.stakeholder] = min(self.first.get(fact.stakeholder, date.max), fact.since.start)

    def since(self, who: Stakeholder) -> date | None:
        return who.joined.start if who.joined else self.first.get(who.id)

    def strangers(self, one: str, other: str) -> bool:
        together = other in self._homes[one] or one in self._homes[other]
        return not together and self.at[one].isdisjoint(self.at[other])


def _left(who: Stakeholder, day: date) -> bool:
    return who.left is not None and who.left.end <= day


def _by_whom(several: Iterable[T], day: date) -> defaultdict[str, list[T]]:
    """What holds on a day, by whom it is of."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for each in several:
        if holds(each.since, each.until, day):
            found[each.stakeholder].append(each)
    return found


def _invitation(
    facts: Facts, named: Mapping[str, Stakeholder], new: Collection[str], shared: Sequence[Shared], seen: _Seen
) -> Invitation | None:
    """The need or goal that most newcomers share, and of those whom it concerns some who have not met, sectors mixed;
    None where nothing brings two together."""
    titles = {each.id: each.title for each in facts.goals if each.closed is None or each.closed.end > seen.day}
    around: list[tuple[str | None, str | None, list[str]]] = [
        (each.theme or each.needs[0][2], None, sorted({who for who, *_rest in each.needs})) for each in shared
    ]
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for each in facts.commitments:
        if each.goal in titles and each.stakeholder in named and holds(each.since, each.until, seen.day):
            carried[each.goal].add(each.stakeholder)
    around += [(None, titles[goal], sorted(who)) for goal, who in sorted(carried.items())]
    best: tuple[tuple[int, int, bool], Invitation] | None = None
    for need, goal, who in around:
        chosen = _mixed(who, named, new, seen)
        fresh = sum(each in new for each in chosen)
        if len(chosen) < 2 or not fresh:
            continue
        weight = (fresh, len(chosen), need is not None)
        if best is None or weight > best[0]:
            invited = tuple(Invited(each, named[each].name, named[each].sector, each in new) for each in chosen)
            best = weight, Invitation(need, goal, invited)
    return best[1] if best else None


def _mixed(who: Iterable[str], named: Mapping[str, Stakeholder], new: Collection[str], seen: _Seen) -> list[str]:
    """Some of these who have not met: newcomers first, each time of the sector that is there least."""
    left = list(who)
    chosen: list[str] = []
    while left and len(chosen) < _INVITED:
        there = [named[each].sector for each in chosen]

        def weight(each: str, there: list[str | None] = there) -> tuple[bool, int, str]:
            return each not in new, there.count(named[each].sector), each

        left.sort(key=weight)
        chosen.append(left.pop(0))
        left = [each for each in left if seen.strangers(each, chosen[-1])]
    return chosen if all(seen.strangers(*pair) for pair in combinations(chosen, 2)) else []


def _missing(present: Iterable[Stakeholder]) -> Iterator[str]:
    """The sectors of the dictionary of which nobody takes part; none while no sector is recorded at all."""
    there = {each.sector for each in present if each.sector}
    known = kinds()["stakeholders"].property("sector").values
    return (each for each in known if there and each not in there and each != "other")
