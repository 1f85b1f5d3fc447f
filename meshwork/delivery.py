"""What partners do together: who delivers what, led by whom, across which sectors; and who runs the meetings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from meshwork.goals import is_done, sectors_on
from meshwork.model import Action, Goal, Towards, Work
from meshwork.network import Record
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.quarters import quarter_of, quarters
from meshwork.stages.governance import HOSTING
from meshwork.text import filed
from meshwork.when import holds

ORDER = ("service", "task", "event")
YEAR = 4
"""Quarters."""
By = Literal["partners", "facilitators"]


@dataclass(frozen=True, slots=True)
class Part:
    """Who works on an action."""

    fact: Work
    name: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """An action on a day: `parts` are of that day, of what is done all that ever were, of what is `to_come` those of
    its first day, who leads first.

    `towards` says of each of its goals, in their order, by which fact. `unnamed` counts those who chose not to be on
    the map; `sectors` are of all. `led` says who leads: partners (also
    beside a facilitator), facilitators alone, or nobody that was written down.
    """

    action: Action
    done: bool
    to_come: bool
    goals: tuple[Goal, ...]
    towards: tuple[Towards, ...]
    parts: tuple[Part, ...]
    unnamed: int
    sectors: tuple[str, ...]
    led: By | None

    @property
    def number(self) -> int:
        """How many work on it, named or not."""
        return len({each.fact.stakeholder for each in self.parts}) + self.unnamed


@dataclass(frozen=True, slots=True)
class Run:
    """Of what was run in a quarter and of which it is known by whom: how many by partners, by facilitators alone."""

    quarter: date
    partners: int
    facilitators: int

    @property
    def number(self) -> int:
        """All of which it is known."""
        return self.partners + self.facilitators


def deliveries(
    record: Record, day: date, hidden: Collection[str] = frozenset(), *, ahead: bool = False
) -> tuple[Delivery, ...]:
    """Every action that has begun by a day, is planned, or has no day recorded: services first, what is done last.

    With `ahead` also what begins later, which on a day in the past would be hindsight. What is to come stands after
    what is going on.
    """
    facts = record.facts
    sectors = sectors_on(record, day)
    names = {each.id: each.name for each in facts.stakeholders}
    goals = {each.id: each for each in facts.goals}
    towards: dict[str, list[Towards]] = defaultdict(list)
    for each in facts.towards:
        if each.goal in goals:
            towards[each.action].append(each)
    works: dict[str, list[Work]] = defaultdict(list)
    for work in facts.works_on:
        if work.stakeholder in names:
            works[work.action].append(work)

    def told(action: Action) -> Delivery:
        done, begins = is_done(action, day), action.start.start if action.start else day
        on = max(day, begins)
        mine = [each for each in works[action.id] if done or holds(each.since, each.until, on)]
        who = {each.stakeholder for each in mine}
        parts = [Part(each, names[each.stakeholder]) for each in mine if each.stakeholder not in hidden]
        return Delivery(
            action=action,
            done=done,
            to_come=not done and begins > day,
            goals=tuple(goals[each.goal] for each in towards[action.id]),
            towards=tuple(towards[action.id]),
            parts=tuple(sorted(parts, key=lambda each: (not each.fact.lead, filed(each.name), each.fact.id))),
            unnamed=len(who & set(hidden)),
            sectors=tuple(sorted({sectors[each] for each in who if each in sectors})),
            led=_by(record, [each.stakeholder for each in mine if each.lead], day),
        )

    found = (
        told(each)
        for each in facts.actions
        if ahead or each.start is None or each.start.start <= day or each.status == "planned"
    )
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.done,
                each.to_come,
                ORDER.index(each.action.kind),
                filed(each.action.title),
                each.action.id,
            ),
        )
    )


def hosting(record: Record, day: date) -> tuple[Run, ...]:
    """Who hosted or chaired the meetings, by quarter up to a day; a partner beside a facilitator counts as partners.

    A meeting of which nobody wrote down who ran it is not counted, nor a talk or call, which needs no host.
    """
    facts = record.facts
    met = (each for each in facts.sessions if each.kind not in ONE_TO_ONE)
    held = {each.id: each.date.start for each in met if each.date.start <= day}
    ran: dict[str, list[str]] = defaultdict(list)
    for each in facts.attendance:
        if each.role in HOSTING and each.present is not False and each.session in held:
            ran[each.session].append(each.stakeholder)
    return _runs(record, [(held[id_], who) for id_, who in ran.items()], day)


def leading(record: Record, day: date) -> tuple[Run, ...]:
    """Who led the actions that began in a quarter, up to a day; otherwise as `hosting`."""
    begun = {each.id: each.start.start for each in record.facts.actions if each.start and each.start.start <= day}
    led: dict[str, list[str]] = defaultdict(list)
    for each in record.facts.works_on:
        if each.lead and each.action in begun:
            led[each.action].append(each.stakeholder)
    return _runs(record, [(begun[id_], who) for id_, who in led.items()], day)


def lately(runs: Iterable[Run], back: int = 0) -> Run | None:
    """The last four quarters together, or those `back` quarters earlier; None where there are none."""
    several = tuple(runs)
    last = several[max(len(several) - YEAR - back, 0) : len(several) - back]
    if not last:
        return None
    return Run(last[0].quarter, sum(each.partners for each in last), sum(each.facilitators for each in last))


def _runs(record: Record, ran: Sequence[tuple[date, Sequence[str]]], day: date) -> tuple[Run, ...]:
    counted = Counter((quarter_of(on), _by(record, who, on)) for on, who in ran)
    if not counted:
        return ()
    first = min(quarter for quarter, _led in counted)
    return tuple(Run(each, counted[each, "partners"], counted[each, "facilitators"]) for each in quarters(first, day))


def _by(record: Record, who: Sequence[str], day: date) -> By | None:
    """Who runs something on a day: facilitators are so with whom they work from; None of nobody that is known."""
    roster, number = record.material.roster, day.toordinal()
    places = [place for each in who if (place := roster.on(each, number)) is not None]
    if not places:
        return None
    led = roster.facilitating(number, number)
    return "facilitators" if all(led[place] for place in places) else "partners"
