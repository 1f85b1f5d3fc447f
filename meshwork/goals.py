"""The goals of a community on a day: who carries each, from which sectors, what is done for it, and how it moves."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import accumulate
from typing import Literal

from meshwork.errors import MeshworkError
from meshwork.formats import names_of
from meshwork.model import Action, Commitment, Facts, Goal, Session, Stakeholder
from meshwork.network import Record
from meshwork.network.deeds import CARRIED
from meshwork.quarters import after, quarter_of, quarters
from meshwork.text import _, bare, filed, plural
from meshwork.when import holds

State = Literal["open", "to_come", "closed"]
Lack = Literal["nobody", "facilitators", "alone", "one_sector"]
LEVELS = ("carrying", "committed", "interested")
_MOST = 8
"""So many goals are named where none is meant."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who takes part in a goal, and how; `sector` is that of the day, of a person without one of its organisation."""

    fact: Commitment
    name: str
    sector: str | None
    facilitator: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A goal on a day. `carriers` take part, or are only interested, the ones who carry it first; `former` did.

    `unnamed` counts who carries it and chose not to be on the map; `sectors` are of all who carry it. `sessions` are
    those about it up to the day, newest first; `actions` those towards it, the ones not done first.
    """

    goal: Goal
    state: State
    carriers: tuple[Carrier, ...]
    former: tuple[Carrier, ...]
    unnamed: int
    sectors: tuple[str, ...]
    sessions: tuple[Session, ...]
    actions: tuple[Action, ...]

    @property
    def carrying(self) -> tuple[Carrier, ...]:
        """Those who carry it or have committed themselves, without who is only interested."""
        return tuple(each for each in self.carriers if each.fact.level in CARRIED)

    @property
    def number(self) -> int:
        """How many carry it, named or not."""
        return len({each.fact.stakeholder for each in self.carrying}) + self.unnamed

    @property
    def lack(self) -> Lack | None:
        """What an open goal lacks, the plainest first: carriers, a partner among them, a second, a second sector."""
        if self.state != "open":
            return None
        if not self.number:
            return "nobody"
        if not self.unnamed and all(each.facilitator for each in self.carrying):
            return "facilitators"
        if self.number == 1:
            return "alone"
        return "one_sector" if len(self.sectors) == 1 else None


@dataclass(frozen=True, slots=True)
class Moved:
    """How a goal moved in a quarter: sessions about it, and how many carried it at the end, or on the last day."""

    quarter: date
    sessions: int
    carriers: int


def goals_on(record: Record, day: date, hidden: Collection[str] = frozenset()) -> tuple[Held, ...]:
    """Every goal on a day: open ones by title, then those to come, then closed ones."""
    facts = record.facts
    sectors = sectors_on(record, day)
    people = {each.id: each for each in facts.stakeholders}
    commitments: dict[str, list[Commitment]] = defaultdict(list)
    for each in facts.commitments:
        commitments[each.goal].append(each)
    sessions = _sessions(facts, day)
    actions = _actions(facts)
    found = (
        _held(goal, day, commitments[goal.id], sessions[goal.id], actions[goal.id], people, sectors, hidden)
        for goal in facts.goals
    )
    order = {"open": 0, "to_come": 1, "closed": 2}
    return tuple(sorted(found, key=lambda each: (order[each.state], filed(each.goal.title), each.goal.id)))


def moves(record: Record, goal: str, day: date) -> tuple[Moved, ...]:
    """How a goal moved, quarter by quarter, from its first sign to a day; nothing where it has given none.

    Who chose not to be on the map counts along.
    """
    facts = record.facts
    about = {each.session for each in facts.about if each.goal == goal}
    held = [each.date.start for each in facts.sessions if each.id in about and each.date.start <= day]
    mine = [each for each in facts.commitments if each.goal == goal and each.level in CARRIED]
    opened = [each.opened.start for each in facts.goals if each.id == goal and each.opened]
    signs = [*held, *opened, *(each.since.start for each in mine if each.since)]
    first = min((each for each in signs if each <= day), default=None)
    if first is None:
        return ()

    several = quarters(first, day)
    ends = [min(date.fromordinal(after(each).toordinal() - 1), day) for each in several]
    met = Counter(map(quarter_of, held))
    carriers = _carriers_at(ends, mine)
    return tuple(Moved(each, met[each], many) for each, many in zip(several, carriers, strict=True))


def _carriers_at(ends: Sequence[date], mine: Sequence[Commitment]) -> list[int]:
    """How many carried a goal on each of some days in order; whoever carries it twice over is one."""
    spells: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in mine:
        begin = bisect_left(ends, each.since.start) if each.since else 0
        spells[each.stakeholder].append((begin, bisect_left(ends, each.until.end) if each.until else len(ends)))
    change = [0] * (len(ends) + 1)
    for several in spells.values():
        reached = 0
        for begin, over in sorted(several):
            if over > (since := max(begin, reached)):
                change[since] += 1
                change[over] -= 1
                reached = over
    return list(accumulate(change[:-1]))


def sectors_on(record: Record, day: date) -> Mapping[str, str]:
    """The sector of each stakeholder on a day; of a person without one that of its organisation."""
    roster = record.material.roster
    codes = roster.sectors_on(day.toordinal()).tolist()
    own = {id_: roster.sectors[code] for id_, code in zip(roster.ids, codes, strict=True) if code >= 0}
    homes = {
        each.person: own[each.organisation]
        for each in record.facts.belongs_to
        if each.organisation in own and holds(each.since, each.until, day)
    }
    return {**homes, **own}


def _held(
    goal: Goal,
    day: date,
    commitments: list[Commitment],
    sessions: list[Session],
    actions: list[Action],
    people: Mapping[str, Stakeholder],
    sectors: Mapping[str, str],
    hidden: Collection[str],
) -> Held:
    now = [each for each in commitments if holds(each.since, each.until, day)]
    past = [each for each in commitments if each.until is not None and each.until.end <= day]
    carrying = {each.stakeholder for each in now if each.level in CARRIED}

    def told(several: list[Commitment]) -> tuple[Carrier, ...]:
        named = [
            Carrier(
                each,
                people[each.stakeholder].name,
                sectors.get(each.stakeholder),
                people[each.stakeholder].facilitator,
            )
            for each in several
            if each.stakeholder in people and each.stakeholder not in hidden
        ]
        return tuple(sorted(named, key=lambda each: (LEVELS.index(each.fact.level), filed(each.name), each.fact.id)))

    return Held(
        goal=goal,
        state=_state(goal, day),
        carriers=told(now),
        former=told(past),
        unnamed=len(carrying & set(hidden)),
        sectors=tuple(sorted({sectors[each] for each in carrying if each in sectors})),
        sessions=tuple(sorted(sessions, key=lambda each: (each.date.start, each.id), reverse=True)),
        actions=tuple(sorted(actions, key=lambda each: (is_done(each, day), filed(each.title), each.id))),
    )


def is_done(action: Action, day: date) -> bool:
    """Whether an action is done or stopped on a day; where no day is recorded, its status tells."""
    return action.done.start <= day if action.done else action.status in {"done", "stopped"}


def _state(goal: Goal, day: date) -> State:
    if holds(goal.opened, goal.closed, day):
        return "open"
    return "to_come" if goal.opened is not None and goal.opened.start > day else "closed"


def _sessions(facts: Facts, day: date) -> Mapping[str, list[Session]]:
    held = {each.id: each for each in facts.sessions if each.date.start <= day}
    found: dict[str, list[Session]] = defaultdict(list)
    for each in facts.about:
        if each.session in held:
            found[each.goal].append(held[each.session])
    return found


def _actions(facts: Facts) -> Mapping[str, list[Action]]:
    known = {each.id: each for each in facts.actions}
    found: dict[str, list[Action]] = defaultdict(list)
    for each in facts.towards:
        if each.action in known:
            found[each.goal].append(known[each.action])
    return found


def goal_named(goals: Sequence[Goal], named: str, day: date) -> Goal:
    """The goal of that id, else of that title, of several the open one; `MeshworkError` that helps, where none is."""
    ids = names_of(Facts(goals=tuple(goals))).meant("goals", named)
    titled = [each for each in goals if each.id in ids]
    hits = [each for each in titled if _state(each, day) == "open"] or titled
    if len(hits) == 1:
        return hits[0]
    if several := ", ".join(each.id for each in hits):
        raise MeshworkError(_('There are several goals "{name}". Give an id: {ids}.', name=named, ids=several))
    folded, by_title = bare(named), {bare(each.title): each.title for each in goals}
    near = [title for key, title in by_title.items() if folded and folded in key][:3]
    near = near or [by_title[key] for key in get_close_matches(folded, by_title, cutoff=0.5)]
    said = _('There is no goal "{name}".', name=named)
    if meant := ", ".join(f'"{each}"' for each in near):
        raise MeshworkError(said + " " + _("Was {names} meant?", names=meant))
    if not goals:
        raise MeshworkError(said + " " + _("There are no goals here yet."))
    titles = ", ".join(f'"{each.title}"' for each in goals[:_MOST])
    rest = " " + plural("and {n} more", "and {n} more", more) if (more := len(goals) - _MOST) > 0 else ""
    raise MeshworkError(said + " " + _("There is: {titles}", titles=titles) + rest + ".")
