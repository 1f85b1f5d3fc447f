"""Where several doubt: then the story may need changing, and one talk about it helps more than a call to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from meshwork.feelers.heard import standing
from meshwork.model import Feeler, Private
from meshwork.network import Record
from meshwork.network.consent import NO_SIGNALS, chose
from meshwork.network.deeds import CARRIED
from meshwork.when import holds


@dataclass(frozen=True, slots=True)
class Doubt:
    """A partner, by id, and the last day on which a doubt of it was sensed."""

    stakeholder: str
    on: date


@dataclass(frozen=True, slots=True)
class Story:
    """Several partners doubt: around these goals (by id), or, where there is none, around nothing in common.

    `doubts` are those who may be named, the last first, `number` counts all, `since` is the day of the first doubt.
    """

    goals: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    number: int
    since: date


def story(record: Record, private: Private, day: date, hidden: Collection[str] = frozenset()) -> Story | None:
    """The doubts of a day, if partners enough share one story; None where they do not.

    `private` is what the one who asks may see; only days and partners of its signals are used, never their words.
    Doubts count for so many awake days (`care.story_days`), each partner once, a person as its organisation; those
    of facilitators, of who left and of who wants no signals kept do not, nor those that later energy answered. A
    signal that names no goal takes the open goals that its partner carried that day, else those of its last session.
    Without one goal that enough doubt around (`care.story_partners`), enough doubts together are told without a goal.
    While nothing is recorded nothing is told.
    """
    enough = record.settings.whole("care.story_partners")
    doubts = _doubts(record, private, day)
    if len(doubts) < enough or record.clock.asleep_since(day) is not None:
        return None
    around = _around(record, doubts, day)
    most = max((len(who) for who in around.values()), default=0)
    who = frozenset(doubts)
    goals: tuple[str, ...] = ()
    if most >= enough:
        # of several goals that as many doubt around, that with the latest doubt, and those of the very same partners
        shared = [goal for goal in sorted(around) if len(around[goal]) == most]
        first = max(shared, key=lambda goal: sorted((_last(doubts[each]) for each in around[goal]), reverse=True))
        who = around[first]
        goals = tuple(goal for goal in shared if around[goal] == who)
    named = [Doubt(each, _last(doubts[each])) for each in who if not _unnamed(each, doubts[each], hidden)]
    return Story(
        goals=goals,
        doubts=tuple(sorted(named, key=lambda each: (-each.on.toordinal(), each.stakeholder))),
        number=len(who),
        since=min(one.date.start for each in who for one in doubts[each]),
    )


def _doubts(record: Record, private: Private, day: date) -> Mapping[str, list[Feeler]]:
    """The doubts of late that still stand, by whom they are about: who is there and does not facilitate."""
    roster, now = record.material.roster, day.toordinal()
    first = record.clock.window(day, round(record.settings.stretch("care.story_days"))).first
    there = record.here(day) & ~roster.facilitating(first.toordinal(), now)
    quiet = chose(record.facts, NO_SIGNALS, day)
    open_ = {one.id for several in standing(record, private, day).values() for one in several}
    found: dict[str, list[Feeler]] = defaultdict(list)
    for each in private.feelers:
        if each.doubt and first <= each.date.start <= day and each.id in open_:
            place = roster.on(each.stakeholder, now)
            if place is not None and there[place] and roster.ids[place] not in quiet:
                found[roster.ids[place]].append(each)
    return found


def _around(record: Record, doubts: Mapping[str, list[Feeler]], day: date) -> Mapping[str, frozenset[str]]:
    """By open goal, whose doubts are around it."""
    facts = record.facts
    open_ = {each.id for each in facts.goals if holds(each.opened, each.closed, day)}
    about: dict[str, set[str]] = defaultdict(set)
    for link in facts.about:
        about[link.session].add(link.goal)
    people = {each.stakeholder: who for who, several in doubts.items() for each in several} | {
        who: who for who in doubts
    }
    carried: dict[str, list[tuple[str, Feeler]]] = defaultdict(list)
    for pledge in facts.commitments:
        who = people.get(pledge.stakeholder)
        if who and pledge.level in CARRIED:
            for each in doubts[who]:
                if holds(pledge.since, pledge.until, each.date.start):
                    carried[who].append((pledge.goal, each))

    def own(who: str, signal: Feeler) -> set[str]:
        return {goal for goal, each in carried[who] if each is signal} & open_

    bare = {
        who: [each for each in several if not each.goal and not own(who, each)] for who, several in doubts.items()
    }
    last = _last_sessions(record, {who: several for who, several in bare.items() if several}, people)
    found: dict[str, set[str]] = defaultdict(set)
    for who, several in doubts.items():
        for each in several:
            taken = {each.goal} if each.goal else own(who, each) or about[last.get(each.id, "")]
            for goal in taken & open_:
                found[goal].add(who)
    return {goal: frozenset(who) for goal, who in found.items()}


def _last_sessions(
    record: Record, doubts: Mapping[str, list[Feeler]], people: Mapping[str, str]
) -> Mapping[str, str]:
    """By signal, the last session that its partner was at by then."""
    days = {each.id: each.date.start for each in record.facts.sessions}
    found: dict[str, tuple[date, str]] = {}
    for seat in record.facts.attendance if doubts else ():
        who = people.get(seat.stakeholder)
        if who is None or who not in doubts or seat.present is False or seat.session not in days:
            continue
        at = (days[seat.session], seat.session)
        for each in doubts[who]:
            if at[0] <= each.date.start and at > found.get(each.id, (date.min, "")):
                found[each.id] = at
    return {signal: session for signal, (_day, session) in found.items()}


def _last(several: list[Feeler]) -> date:
    return max(each.date.start for each in several)


def _unnamed(who: str, several: list[Feeler], hidden: Collection[str]) -> bool:
    """Not to be named: itself, or everybody of it who doubted."""
    return who in hidden or all(each.stakeholder in hidden for each in several)
