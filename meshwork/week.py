"""A Friday round: whom one met since the last one, of whom to ask how it was, and what was promised.

A week that was missed is in the next round. The round is a facilitator's own, because her signals are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meshwork.caring import NOT_NOW
from meshwork.model import Facts, Private, Session
from meshwork.network.consent import NO_SIGNALS, OBJECTS, chose
from meshwork.text import filed

KEPT_AS = "week"
"""The name under which a store keeps it beside the facts: on which day whose last round ended."""

WEEK, LONGEST = timedelta(days=7), timedelta(days=56)
"""How far ahead a promise is told (one put off for a week is in the next round), and how far back the first round
looks; how far back any round looks."""

SMALL = 8
"""Partners at a contact up to which is asked how each of them was; a larger one is told as one line."""

_FRIDAY, _SOON = 4, timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Met:
    """A contact: its day, kind, title, the partners by id and name, and how many more were there."""

    session: str
    day: date
    kind: str
    title: str | None
    who: tuple[tuple[str, str], ...]
    others: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A partner whom one met, with nothing written down of it since; `day` and `kind` are of the last contact."""

    stakeholder: str
    name: str
    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised for a day that comes or has been: an action or a follow-up (`of_kind`, `id`).

    `title` is that of an action, `kind` that of a follow-up (talk, call); `who` are the names of who is in it.
    """

    of_kind: str
    id: str
    title: str
    kind: str
    who: tuple[str, ...]
    due: date


@dataclass(frozen=True, slots=True)
class Ended:
    """The day of the last round, and the contacts of that day that were in it."""

    on: date
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A round from `since` up to today, both included, and the day of the `next` one.

    `last` is the day of the round before, None before the first. `signals` and `kept` count what was written down
    and done of it in this round. `latest` is the day of the last contact before a round that holds none.
    """

    since: date
    until: date
    last: date | None
    met: tuple[Met, ...]
    asked: tuple[Asked, ...]
    promises: tuple[Promise, ...]
    signals: int
    kept: int
    next: date
    latest: date | None = None


def round_of(
    facts: Facts,
    private: Private,
    last: Ended | None,
    today: date,
    *,
    since: date | None = None,
    hidden: Collection[str] = frozenset(),
    author: str | None = None,
) -> Round:
    """The round of a facilitator who may read these private texts, from another day where one is named.

    Signals are counted of that `author` alone, without one of everybody. Who objects is nowhere in it; of who chose
    not to be on the map (`hidden`) no name is in it.
    """
    gone = chose(facts, OBJECTS, today)
    names = {each.id: each.name for each in facts.stakeholders if each.id not in gone and each.id not in hidden}
    begin = since or max(last.on if last else today - WEEK, today - LONGEST)
    before = frozenset(last.seen) if last and since is None else frozenset()
    found = [each for each in facts.sessions if begin <= each.date.start <= today and each.id not in before]
    met = tuple(_met(facts, found, names, gone))
    promises = sorted(
        _promises(facts, private, names, gone, today), key=lambda each: (each.due, each.of_kind, each.id)
    )
    return Round(
        since=begin,
        until=today,
        last=last.on if last else None,
        met=met,
        asked=_asked(met, private, frozenset(names) - chose(facts, NO_SIGNALS, today)),
        promises=tuple(promises),
        signals=sum(
            begin <= each.date.start <= today and each.stakeholder not in gone and author in {None, each.author}
            for each in private.feelers
        ),
        kept=_kept(facts, private, begin, today),
        next=next_friday(today),
        latest=None if met else _latest(facts, names, begin),
    )


def next_friday(today: date) -> date:
    """The first Friday that is four days off or more.

    >>> next_friday(date(2026, 11, 20)), next_friday(date(2026, 11, 22)), next_friday(date(2026, 11, 24))
    (datetime.date(2026, 11, 27), datetime.date(2026, 11, 27), datetime.date(2026, 12, 4))
    """
    soon = today + _SOON
    return soon + timedelta(days=(_FRIDAY - soon.weekday()) % 7)


def ended(text: str, whose: str) -> Ended | None:
    """When the last round of an account ended, from what a store kept; None where it kept nothing of it.

    >>> ended('{"": {"on": "2026-11-20", "seen": ["s"]}}', "")
    Ended(on=datetime.date(2026, 11, 20), seen=('s',))
    """
    held = _rounds(text).get(whose)
    return Ended(date.fromisoformat(held["on"]), tuple(held["seen"])) if held else None


def ending(text: str, whose: str, done: Ended) -> str:
    """What a store is to keep once a round has ended; the rounds of others stay as they are."""
    return json.dumps(
        {**_rounds(text), whose: {"on": done.on.isoformat(), "seen": sorted(done.seen)}}, sort_keys=True
    )


def _rounds(text: str) -> dict[str, dict[str, str]]:
    try:
        held = json.loads(text)
        return {str(who): each for who, each in held.items() if date.fromisoformat(each["on"]) and "seen" in each}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _met(facts: Facts, found: list[Session], names: Mapping[str, str], gone: Collection[str]) -> Iterator[Met]:
    """The contacts in the order of time; who facilitates is no partner one met."""
    led = {each.id for each in facts.stakeholders if each.facilitator}
    there: dict[str, set[str]] = defaultdict(set)
    wanted = {each.id for each in found}
    for seat in facts.attendance:
        if seat.session in wanted and seat.present is not False and seat.stakeholder not in led:
            there[seat.session].add(seat.stakeholder)
    for each in sorted(found, key=lambda each: (each.date.start, each.id)):
        came = there[each.id] - set(gone)
        who = sorted(((one, names[one]) for one in came if one in names), key=lambda pair: (pair[1], pair[0]))
        if came:
            yield Met(each.id, each.date.start, each.kind, each.title, tuple(who), len(came) - len(who))


def _latest(facts: Facts, names: Mapping[str, str], begin: date) -> date | None:
    """The day of the last contact before another, with somebody who does not facilitate and may be named."""
    told = set(names) - {each.id for each in facts.stakeholders if each.facilitator}
    held = {seat.session for seat in facts.attendance if seat.present is not False and seat.stakeholder in told}
    return max(
        (each.date.start for each in facts.sessions if each.id in held and each.date.start < begin), default=None
    )


def _asked(met: tuple[Met, ...], private: Private, askable: Collection[str]) -> tuple[Asked, ...]:
    """Each partner of a small contact once, by its last one; not of whom a signal was written down since."""
    last: dict[str, Asked] = {}
    for each in met:
        if len(each.who) + each.others <= SMALL:
            last |= {id_: Asked(id_, name, each.day, each.kind) for id_, name in each.who if id_ in askable}
    said: dict[str, date] = {}
    for signal in private.feelers:
        said[signal.stakeholder] = max(said.get(signal.stakeholder, date.min), signal.date.start)
    open_ = (each for each in last.values() if said.get(each.stakeholder, date.min) < each.day)
    return tuple(sorted(open_, key=lambda each: (each.day, filed(each.name), each.stakeholder)))


def _promises(
    facts: Facts, private: Private, names: Mapping[str, str], gone: Collection[str], today: date
) -> Iterator[Promise]:
    """What is open and due before this day next week."""
    soon = today + WEEK
    working: dict[str, list[str]] = defaultdict(list)
    for part in facts.works_on:
        if part.stakeholder in names:
            working[part.action].append(names[part.stakeholder])
    for each in facts.actions:
        if each.done is None and each.status not in {"done", "stopped"} and each.due and each.due.start < soon:
            who = tuple(sorted(set(working[each.id])))
            yield Promise("actions", each.id, each.title, each.kind, who, each.due.start)
    for care in private.follow_ups:
        pair = [one for one in (care.stakeholder, care.partner) if one]
        if care.done is None and care.due and care.due.start < soon and not set(pair) & set(gone):
            who = tuple(names[one] for one in pair if one in names)
            yield Promise("follow_ups", care.id, "", care.kind, who, care.due.start)


def _kept(facts: Facts, private: Private, since: date, today: date) -> int:
    done = [each.done for each in facts.actions]
    done += [each.done for each in private.follow_ups if each.kind != NOT_NOW]
    return sum(1 for each in done if each is not None and since <= each.start <= today)
