"""The teams that carry a community, who is in them, and how much leans on each who builds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from meshwork.formats import fold
from meshwork.goals import is_done
from meshwork.model import Action, Facts, Membership, Stakeholder, Team
from meshwork.network import Record
from meshwork.text import filed
from meshwork.when import holds

ORDER = ("inner_circle", "communication", "support", "builders", "other")
_MOST = 0.5
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Member:
    """Who is, or was, in a team."""

    fact: Membership
    name: str


@dataclass(frozen=True, slots=True)
class Crew:
    """A team on a day: who is in it and who was, by name; `unnamed` counts members who chose not to be on the map."""

    team: Team
    members: tuple[Member, ...]
    former: tuple[Member, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class Promise:
    """An action that somebody leads and that is not done; `late` where the day it was promised for is past."""

    action: Action
    late: bool


@dataclass(frozen=True, slots=True)
class Load:
    """What leans on somebody who builds the community: `holds` are the partners (id, name) whose contact with the
    builders runs for more than half through her, `unnamed` how many more there are who chose not to be on the map."""

    stakeholder: str
    name: str
    facilitator: bool
    teams: tuple[str, ...]
    holds: tuple[tuple[str, str], ...]
    unnamed: int
    promises: tuple[Promise, ...]

    @property
    def number(self) -> int:
        """How many ties she holds."""
        return len(self.holds) + self.unnamed


@dataclass(frozen=True, slots=True)
class Loads:
    """How the load lies on a day, the heaviest first; `shared` counts the partners whose contact runs mostly through
    nobody in particular, `loose` those who have none with any of the builders."""

    each: tuple[Load, ...]
    shared: int
    loose: int


def teams_on(facts: Facts, day: date, hidden: Collection[str] = frozenset()) -> tuple[Crew, ...]:
    """Every team on a day: the inner circle first, then by kind and name."""
    names = {each.id: each.name for each in facts.stakeholders}
    by_team: dict[str, list[Membership]] = defaultdict(list)
    for each in facts.members:
        if each.stakeholder in names:
            by_team[each.team].append(each)

    def told(several: list[Membership]) -> tuple[Member, ...]:
        named = [Member(each, names[each.stakeholder]) for each in several if each.stakeholder not in hidden]
        return tuple(sorted(named, key=lambda each: (filed(each.name), each.fact.id)))

    found = []
    for team in facts.teams:
        mine = by_team[team.id]
        now = [each for each in mine if holds(each.since, each.until, day)]
        past = [each for each in mine if each.until is not None and each.until.end <= day]
        found.append(Crew(team, told(now), told(past), sum(each.stakeholder in hidden for each in now)))
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.team.kind), filed(each.team.name), each.team.id)))


def loads(record: Record, day: date, hidden: Collection[str] = frozenset()) -> Loads:
    """How the load lies on a day among facilitators, builders and the inner circle. `record` is read by person.

    A partner's contact with somebody is the strength of their tie on the day; those who build hold no ties to each
    other here.
    """
    facts = record.facts
    building = builders(facts, day)
    held, unnamed, shared, loose = _held(record, day, set(building), hidden)
    teams: dict[str, list[str]] = defaultdict(list)
    called = {each.id: each.name for each in facts.teams}
    for each in facts.members:
        if each.team in called and holds(each.since, each.until, day):
            teams[each.stakeholder].append(called[each.team])
    promises = _promises(facts, day)
    found = [
        Load(
            stakeholder=who.id,
            name=who.name,
            facilitator=who.facilitator,
            teams=tuple(sorted(teams[who.id], key=fold)),
            holds=tuple(sorted(held[who.id], key=lambda each: (filed(each[1]), each[0]))),
            unnamed=unnamed[who.id],
            promises=promises[who.id],
        )
        for who in building.values()
        if who.id not in hidden
    ]
    found.sort(key=lambda each: (-each.number, -len(each.promises), filed(each.name), each.stakeholder))
    return Loads(tuple(found), shared, loose)


def builders(facts: Facts, day: date) -> Mapping[str, Stakeholder]:
    """Who builds the community on a day, by id: the people who facilitate, and who is in its inner circle or among
    its builders; where no person facilitates, the organisations that do."""
    kinds = {each.id: each.kind for each in facts.teams}
    inside = {
        each.stakeholder
        for each in facts.members
        if kinds.get(each.team) in {"inner_circle", "builders"} and holds(each.since, each.until, day)
    }
    here = [each for each in facts.stakeholders if each.left is None or each.left.end > day]
    led = [each for each in here if each.facilitator]
    people = [each for each in led if each.kind == "person"] or led
    return {each.id: each for each in here if each in people or each.id in inside}


def _held(
    record: Record, day: date, building: set[str], hidden: Collection[str]
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, int], int, int]:
    """By builder the partners she holds, and how many more; how many partners nobody holds, or have no tie here."""
    ids, ties = record.ids, record.ties(day)
    names = {each.id: each.name for each in record.facts.stakeholders}
    facilitators = {each.id for each in record.facts.stakeholders if each.facilitator}
    strengths: dict[str, dict[str, float]] = defaultdict(dict)
    for first, second, strength in zip(
        ties.first.tolist(), ties.second.tolist(), ties.strength.tolist(), strict=True
    ):
        for one, other in ((ids[first], ids[second]), (ids[second], ids[first])):
            if other in building and one not in building | facilitators:
                strengths[one][other] = strength
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    unnamed: dict[str, int] = defaultdict(int)
    shared = 0
    for one, by in sorted(strengths.items()):
        most = max(sorted(by), key=by.__getitem__)
        if by[most] <= _MOST * sum(by.values()) + _HAIR:
            shared += 1
        elif one in hidden:
            unnamed[most] += 1
        else:
            held[most].append((one, names[one]))
    active = {ids[place] for place in np.flatnonzero(record.active(day)).tolist()}
    return held, unnamed, shared, len(active - building - facilitators - set(strengths))


def _promises(facts: Facts, day: date) -> Mapping[str, tuple[Promise, ...]]:
    """By who leads: the actions promised for a day that are not done."""
    known = {each.id: each for each in facts.actions}
    found: dict[str, list[Promise]] = defaultdict(list)
    for each in facts.works_on:
        action = known.get(each.action)
        if action is None or not each.lead or action.due is None or is_done(action, day):
            continue
        if holds(each.since, each.until, day):
            found[each.stakeholder].append(Promise(action, action.due.start < day))
    return defaultdict(tuple, {who: tuple(several) for who, several in found.items()})
