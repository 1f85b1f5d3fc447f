"""Partners who brought others together: who started or hosted meetings, and who began ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from meshwork.model import Facts, Session, Tie
from meshwork.network import Record
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.stages.governance import HOSTING
from meshwork.text import filed
from meshwork.weaving.named import Someone

OTHERS = 2
"""So many others are at a meeting of which it is said that somebody brought them together."""

TWICE = 2
"""So many meetings and ties together make somebody of whom it is told; who did so once may have done it by chance."""

_House = Callable[[str | None], str | None]
"""As whom somebody is read on the day: a person as its organisation; None where it is nobody."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A tie that somebody began, and with whom."""

    fact: Tie
    other: Someone


@dataclass(frozen=True, slots=True)
class Weaver:
    """Who brought others together: the meetings it started or hosted, newest first, and the ties it began."""

    who: Someone
    sessions: tuple[Session, ...]
    ties: tuple[Begun, ...]

    @property
    def number(self) -> int:
        """Meetings and ties together."""
        return len(self.sessions) + len(self.ties)


def weavers(
    record: Record, since: date, day: date, hidden: Collection[str] = frozenset()
) -> tuple[tuple[Weaver, ...], int]:
    """Who did so from one day to another, both included, the most first; and how many more are not named.

    Facilitators, and whom they work from, are none of them. Talks, calls and intervision do not count, nor a meeting
    at which fewer than two others were; and who did so once in all is not among them.
    """
    facts, roster, now = record.facts, record.material.roster, day.toordinal()
    led = roster.facilitating(since.toordinal(), now)
    names = {each.id: each.name for each in facts.stakeholders}

    def house(id_: str | None) -> str | None:
        place = roster.on(id_, now) if id_ else None
        return None if place is None else roster.ids[place]

    def partner(id_: str | None) -> str | None:
        found = house(id_)
        return None if found is None or led[roster.places[found]] else found

    sessions = _met(facts, since, day, house, partner)
    ties = _begun(facts, since, day, partner, {id_: name for id_, name in names.items() if id_ not in hidden})
    every = {
        who for who in sessions.keys() | ties.keys() if len(sessions.get(who, ())) + len(ties.get(who, ())) >= TWICE
    }
    found = [
        Weaver(
            Someone(who, names[who]),
            tuple(sorted(sessions.get(who, ()), key=lambda each: (each.date.start, each.id), reverse=True)),
            tuple(ties.get(who, ())),
        )
        for who in every - set(hidden)
    ]
    found.sort(key=lambda each: (-each.number, filed(each.who.name), each.who.id))
    return tuple(found), len(every & set(hidden))


def _met(facts: Facts, since: date, day: date, house: _House, partner: _House) -> Mapping[str, list[Session]]:
    met = {
        each.id: each
        for each in facts.sessions
        if each.kind not in {*ONE_TO_ONE, "intervision"} and since <= each.date.start <= day
    }
    there: dict[str, set[str | None]] = defaultdict(set)
    ran: dict[str, set[str | None]] = defaultdict(set)
    for id_, each in met.items():
        ran[id_].add(partner(each.started_by))
    for seat in facts.attendance:
        if seat.session in met and seat.present is not False:
            there[seat.session].add(house(seat.stakeholder))
            if seat.role in HOSTING:
                ran[seat.session].add(partner(seat.stakeholder))
    found: dict[str, list[Session]] = defaultdict(list)
    for id_, hosts in ran.items():
        for host in hosts:
            if host is not None and len(there[id_] - {host, None}) >= OTHERS:
                found[host].append(met[id_])
    return found


def _begun(
    facts: Facts, since: date, day: date, partner: _House, named: Mapping[str, str]
) -> Mapping[str, list[Begun]]:
    found: dict[str, list[Begun]] = defaultdict(list)
    for each in facts.ties:
        who = partner(each.started_by)
        if who is None or each.since is None or not since <= each.since.start <= day:
            continue
        other = each.target if each.source == each.started_by else each.source
        if other in named:
            found[who].append(Begun(each, Someone(other, named[other])))
    return found
