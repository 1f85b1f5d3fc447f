"""What works in a community: practices that moved, strong joint services, rising energy, who brings others together.

The other side of care. Doubts, and everything from intervision, are in none of it, nor the words of a signal or of a
follow-up; who chose not to be on the map counts and is not named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meshwork.delivery import Delivery, deliveries
from meshwork.model import Contribution, Feeler, Insight, Private, Reuse, Session
from meshwork.network import Record
from meshwork.network.consent import NO_SIGNALS, chose
from meshwork.network.evidence import Reason
from meshwork.network.roster import ends
from meshwork.text import filed
from meshwork.veil import veiled
from meshwork.weavers import Weaver, weavers
from meshwork.weaving.named import Someone

RECENT, BACK = 90, 365
"""A signal counts as present for so many awake days, and is held against the one before for so many."""
_SHARED = 3  # more than so many with the most of something, and it marks nobody out


@dataclass(frozen=True, slots=True)
class Part:
    """Who contributed a practice, or took it over."""

    fact: Contribution | Reuse
    name: str


@dataclass(frozen=True, slots=True)
class Practice:
    """An insight that works, who contributed it, and who took it over, the first first.

    `unnamed_by` and `unnamed` count those of them who chose not to be on the map.
    """

    insight: Insight
    session: Session | None
    by: tuple[Part, ...]
    taken: tuple[Part, ...]
    unnamed_by: int
    unnamed: int

    @property
    def moves(self) -> int:
        """How often it was taken over."""
        return len(self.taken) + self.unnamed


@dataclass(frozen=True, slots=True)
class Strong:
    """A service that two or more partners deliver, and of what it has the most: partners, sectors, years."""

    delivery: Delivery
    most: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lively:
    """Whose energy rises or is high: on which day it was sensed, and from what it came (None: nothing before)."""

    who: Someone
    day: date
    energy: int
    before: int | None

    @property
    def rises(self) -> bool:
        """Whether it is higher than before."""
        return self.before is not None and self.energy > self.before


@dataclass(frozen=True, slots=True)
class Joined:
    """Two who were introduced on a day, had no tie before, and have one now."""

    day: date
    one: Someone
    other: Someone


@dataclass(frozen=True, slots=True)
class Works:
    """What works on a day: meetings and ties of weavers from `since` on, all introductions that are kept.

    Each part stands the strongest first. `unnamed` counts, of the lively and of the weavers together, who chose not
    to be on the map.
    """

    day: date
    since: date
    practices: tuple[Practice, ...]
    services: tuple[Strong, ...]
    lively: tuple[Lively, ...]
    weavers: tuple[Weaver, ...]
    joined: tuple[Joined, ...]
    unnamed: int

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not (self.practices or self.services or self.lively or self.weavers or self.joined or self.unnamed)


def works(record: Record, private: Private, day: date, hidden: Collection[str] = frozenset()) -> Works:
    """What works on a day, with the signals and follow-ups that the asker may read."""
    since = record.clock.window(day, record.settings.window_days()).first
    names = {each.id: each.name for each in record.facts.stakeholders}
    lively, quiet = sparkling(record, private.feelers, day, names, hidden)
    weaving, apart = weavers(record, since, day, hidden)
    return Works(
        day=day,
        since=since,
        practices=practices(record, day, hidden),
        services=_strong(deliveries(record, day, hidden), day),
        lively=lively,
        weavers=weaving,
        joined=_joined(record, private, day, names, hidden),
        unnamed=quiet + apart,
    )


def practices(record: Record, day: date, hidden: Collection[str] = frozenset()) -> tuple[Practice, ...]:
    """What works, and what was learnt and taken over, up to a day; only what everyone may read."""
    facts = veiled(record.facts)
    names = {each.id: each.name for each in facts.stakeholders}
    sessions = {each.id: each for each in facts.sessions}
    by: dict[str, list[Contribution]] = defaultdict(list)
    taken: dict[str, list[Reuse]] = defaultdict(list)
    for one in facts.contributed:
        if one.stakeholder in names:
            by[one.insight].append(one)
    for each in facts.reused:
        if each.stakeholder in names and (each.date is None or each.date.start <= day):
            taken[each.insight].append(each)

    def told(some: Iterable[Contribution | Reuse]) -> tuple[Part, ...]:
        parts = (Part(each, names[each.stakeholder]) for each in some if each.stakeholder not in hidden)
        return tuple(sorted(parts, key=lambda each: (_on(each.fact), filed(each.name), each.fact.id)))

    def practice(it: Insight) -> Practice:
        who, where = by[it.id], taken[it.id]
        return Practice(
            insight=it,
            session=sessions.get(it.session or ""),
            by=told(who),
            taken=told(where),
            unnamed_by=sum(each.stakeholder in hidden for each in who),
            unnamed=sum(each.stakeholder in hidden for each in where),
        )

    found = (
        practice(each)
        for each in facts.insights
        if each.kind == "what_works" or (each.kind == "learning" and taken[each.id])
        if each.recorded_on is None or each.recorded_on.start <= day
    )
    return tuple(sorted(found, key=lambda each: (-each.moves, -_noted(each.insight), each.insight.id)))


def _on(fact: Contribution | Reuse) -> date:
    return fact.date.start if isinstance(fact, Reuse) and fact.date else date.min


def _noted(insight: Insight) -> int:
    return insight.recorded_on.start.toordinal() if insight.recorded_on else 0


def _strong(found: Sequence[Delivery], day: date) -> tuple[Strong, ...]:
    """Services of two or more, that run: most partners first, then most sectors, then the longest going."""
    running = [
        each
        for each in found
        if each.action.kind == "service" and not each.done and each.number >= 2 and each.action.status != "planned"
    ]

    def age(each: Delivery) -> int:
        return (day - each.action.start.start).days if each.action.start else 0

    measures = {"partners": lambda each: each.number, "sectors": lambda each: len(each.sectors), "age": age}
    first: dict[str, list[str]] = defaultdict(list)
    for key, measure in measures.items():
        most = max(map(measure, running), default=0)
        best = [each.action.id for each in running if measure(each) == most]
        if most and len(best) <= _SHARED < len(running):
            for id_ in best:
                first[id_].append(key)
    running.sort(key=lambda each: (-each.number, -len(each.sectors), -age(each), each.action.id))
    return tuple(Strong(each, tuple(first[each.action.id])) for each in running)


def here_on(record: Record, day: date) -> frozenset[str]:
    """By id who belongs to the community on a day, a person with its organisation; not who left by then."""
    roster, here, now = record.material.roster, record.here(day), day.toordinal()
    stays = (each.id for each in record.facts.stakeholders if ends(each.left) > now)
    return frozenset(each for each in stays if (place := roster.on(each, now)) is not None and here[place])


def sparkling(
    record: Record, feelers: Iterable[Feeler], day: date, names: Mapping[str, str], hidden: Collection[str]
) -> tuple[tuple[Lively, ...], int]:
    """Whose last signal is higher than the one before, or high (of one day the lowest); and how many are unnamed.

    Who is not here on the day is not among them, nor who wants no signals kept, itself or for its people.
    """
    roster, silent = record.material.roster, chose(record.facts, NO_SIGNALS, day)
    here = here_on(record, day) & names.keys()
    sensed: dict[str, dict[date, list[Feeler]]] = defaultdict(lambda: defaultdict(list))
    first = record.clock.window(day, BACK).first
    for each in feelers:
        if not first <= each.date.start <= day or each.stakeholder not in here:
            continue
        place = roster.on(each.stakeholder, each.date.start.toordinal())
        if not {each.stakeholder, "" if place is None else roster.ids[place]} & silent:
            sensed[each.stakeholder][each.date.start].append(each)
    present = record.clock.window(day, RECENT).first
    found, unnamed = [], 0
    for who, days in sensed.items():
        *earlier, last = sorted(days)
        now = min(each.energy for each in days[last])
        before = min(each.energy for each in days[earlier[-1]]) if earlier else None
        doubts = any(each.doubt for each in days[last])
        if last < present or doubts or now < 0 or (now == 0 and (before is None or before >= 0)):
            continue
        if before is not None and now < before:
            continue
        if who in hidden:
            unnamed += 1
        else:
            found.append(Lively(Someone(who, names[who]), last, now, before))
    found.sort(key=lambda each: (not each.rises, -each.energy, -each.day.toordinal(), each.who.id))
    return tuple(found), unnamed


def _joined(
    record: Record, private: Private, day: date, names: Mapping[str, str], hidden: Collection[str]
) -> tuple[Joined, ...]:
    """Introductions after whose day something tied two who had no tie before, the newest first."""
    roster, floor = record.material.roster, record.settings.number("tie.floor")

    def between(one: str, other: str, on: date) -> tuple[Reason, ...]:
        places = [roster.on(each, on.toordinal()) for each in (one, other)]
        first, second = (None if each is None else roster.ids[each] for each in places)
        return () if first is None or second is None else record.reasons(first, second, on)

    def tied(reasons: Iterable[Reason]) -> bool:
        return sum(each.weight for each in reasons) >= floor

    found = []
    for each in private.follow_ups:
        done, one, other = each.done.start if each.done else None, each.stakeholder, each.partner
        if each.kind != "bring_together" or done is None or other is None or done > day:
            continue
        if {one, other} & set(hidden) or not {one, other} <= names.keys():
            continue
        now = between(one, other, day)
        since = any(why.since is not None and why.since > done for why in now)  # the introduction itself is no tie
        if since and tied(now) and not tied(between(one, other, done - timedelta(days=1))):
            found.append((each.id, Joined(done, Someone(one, names[one]), Someone(other, names[other]))))
    found.sort(key=lambda pair: (-pair[1].day.toordinal(), pair[0]))
    return tuple(joined for _id, joined in found)
