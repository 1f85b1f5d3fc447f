"""One stakeholder as it is read on a day: what the panel beside the map shows, and how it is found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from meshwork.model import Facts, Stakeholder
from meshwork.network import Reason, Record
from meshwork.text import bare, filed
from meshwork.when import When, holds

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Carried:
    """A goal and how much of it is taken on: interested, committed or carrying."""

    id: str
    title: str
    level: str


@dataclass(frozen=True, slots=True)
class Tied:
    """Whom one is tied to on the day: strength, why, the weightiest reason first, and whether the tie fades."""

    id: str
    name: str
    strength: float
    reasons: tuple[Reason, ...]
    fading: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A session that one was at, or a person of the organisation; `present` is False where invited and not there."""

    session: str
    day: date
    title: str
    kind: str
    present: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A stakeholder on a day. `contacts` are those up to that day, newest first; ties the strongest first.

    `first` is the day it joined, or was first seen; `teams` and `actions` hold names of that day. `begun` is the
    first day recorded of the community, `silent` how many of its awake days passed from the last contact to the last
    day on which anything was recorded: a log that stopped is nobody's silence.
    """

    stakeholder: Stakeholder
    day: date
    name: str
    sector: str | None
    first: date | None
    organisations: tuple[str, ...]
    goals: tuple[Carried, ...]
    ties: tuple[Tied, ...]
    contacts: tuple[Contact, ...]
    teams: tuple[str, ...]
    actions: tuple[str, ...]
    begun: date | None = None
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An answer to a search: a stakeholder, a goal or a place, by id (of a place its name)."""

    kind: Literal["stakeholder", "goal", "place"]
    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """A stakeholder that an answer to a search stands for, from `since` (None: always) to the day before `until`."""

    stakeholder: str
    since: date | None = None
    until: date | None = None


def card(
    record: Record, id_: str, day: date, fading: Collection[str] = (), hidden: Collection[str] = frozenset()
) -> Card:
    """What is known of a stakeholder on a day. `fading` are those whose tie with it fades; `hidden` are not told of.

    KeyError where there is none of that id, or it is hidden itself.
    """
    facts = record.facts
    if id_ in hidden:
        raise KeyError(id_)
    names = {each.id: each.name for each in facts.stakeholders}
    stakeholder = next((each for each in facts.stakeholders if each.id == id_), None)
    if stakeholder is None:
        raise KeyError(id_)
    former = [each for each in facts.versions if each.stakeholder == id_ and holds(each.since, each.until, day)]
    contacts = _contacts(facts, id_, day)
    titles = {each.id: each.title for each in facts.goals}
    teams = {each.id: each.name for each in facts.teams}
    actions = {each.id: each.title for each in facts.actions}
    return Card(
        stakeholder=stakeholder,
        day=day,
        name=next((each.name for each in former if each.name), stakeholder.name),
        sector=next((each.sector for each in former if each.sector), stakeholder.sector),
        first=_first(stakeholder.joined, contacts),
        organisations=tuple(
            names[each.organisation]
            for each in facts.belongs_to
            if each.person == id_
            and holds(each.since, each.until, day)
            and each.organisation in names
            and each.organisation not in hidden
        ),
        goals=tuple(
            Carried(each.goal, titles[each.goal], each.level)
            for each in facts.commitments
            if each.stakeholder == id_ and holds(each.since, each.until, day) and each.goal in titles
        ),
        ties=tuple(each for each in _ties(record, id_, day, names, fading) if each.id not in hidden),
        contacts=contacts,
        teams=tuple(
            teams[each.team]
            for each in facts.members
            if each.stakeholder == id_ and holds(each.since, each.until, day) and each.team in teams
        ),
        actions=tuple(
            actions[each.action]
            for each in facts.works_on
            if each.stakeholder == id_ and holds(each.since, each.until, day) and each.action in actions
        ),
        begun=record.clock.beginning,
        silent=_silent(record, contacts, day),
    )


def search(facts: Facts, words: str) -> tuple[Found, ...]:
    """Stakeholders, goals and places whose name holds the words, case and accents aside; those that begin so first.

    >>> from meshwork.model import Goal
    >>> search(Facts(goals=(Goal(id="g", title="Warme wijken"),)), "wijk")
    (Found(kind='goal', id='g', name='Warme wijken', detail=''),)
    """
    wanted = bare(words)
    if not wanted:
        return ()
    places = sorted({each.place for each in facts.stakeholders if each.place})
    every = (
        *(Found("stakeholder", each.id, each.name, each.place or "") for each in facts.stakeholders),
        *(Found("goal", each.id, each.title) for each in facts.goals),
        *(Found("place", place, place) for place in places),
    )
    aliases = {each.id: " ".join(each.aliases) for each in facts.stakeholders if each.aliases}
    hits = [each for each in every if wanted in bare(f"{each.name} {aliases.get(each.id, '')}")]
    hits.sort(key=lambda each: (not bare(each.name).startswith(wanted), filed(each.name), each.id))
    return tuple(hits[:MOST_FOUND])


def _ties(record: Record, id_: str, day: date, names: dict[str, str], fading: Collection[str]) -> tuple[Tied, ...]:
    if id_ not in record.ids:
        return ()  # a person that is read as its organisation
    mine = record.ids.index(id_)
    ties = record.ties(day)
    found = []
    for first, second, strength in zip(ties.first, ties.second, ties.strength, strict=True):
        if mine in (first, second):
            other = record.ids[int(second if first == mine else first)]
            why = record.reasons(id_, other, day)
            found.append(Tied(other, names[other], float(strength), why, other in fading))
    return tuple(sorted(found, key=lambda each: (-each.strength, filed(each.name), each.id)))


def _contacts(facts: Facts, id_: str, day: date) -> tuple[Contact, ...]:
    sessions = {each.id: each for each in facts.sessions}
    people = [each for each in facts.belongs_to if each.organisation == id_]
    was_there: dict[str, bool] = {}
    for each in facts.attendance:
        held = sessions[each.session].date.start if each.session in sessions else date.max
        here = each.stakeholder == id_ or any(
            each.stakeholder == person.person and holds(person.since, person.until, held) for person in people
        )
        if here and held <= day:
            was_there[each.session] = was_there.get(each.session, False) or each.present is not False
    found = (
        Contact(key, sessions[key].date.start, sessions[key].title or "", sessions[key].kind, present)
        for key, present in was_there.items()
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.session), reverse=True))


def _silent(record: Record, contacts: tuple[Contact, ...], day: date) -> int:
    last = max((each.day for each in contacts if each.present), default=None)
    until = record.clock.last_activity(day)
    return max(0, record.clock.between(last, until)) if last and until else 0


def _first(joined: When | None, contacts: tuple[Contact, ...]) -> date | None:
    if joined:
        return joined.start
    return min((each.day for each in contacts if each.present), default=None)


def meant(facts: Facts, kind: str, id_: str) -> tuple[Meant, ...]:
    """The stakeholders that an answer to a search stands for: itself, those of the place, or all who ever carried
    the goal, each with the days on which it did.

    >>> from meshwork.model import Commitment
    >>> pledge = Commitment(id="c", stakeholder="a", goal="g", since=When.of("2024-02"))
    >>> meant(Facts(commitments=(pledge,)), "goal", "g")
    (Meant(stakeholder='a', since=datetime.date(2024, 2, 1), until=None),)
    """
    if kind == "goal":
        return tuple(
            Meant(each.stakeholder, each.since.start if each.since else None, each.until.end if each.until else None)
            for each in facts.commitments
            if each.goal == id_
        )
    if kind == "place":
        return tuple(Meant(each.id) for each in facts.stakeholders if each.place == id_)
    return (Meant(id_),)
