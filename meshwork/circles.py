"""Who is around which goal today, and what puts partners there or takes them away: values and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from meshwork.change import Changes, key_of
from meshwork.errors import Fault, Faulty, WrongUsage
from meshwork.formats import fold, fresh_id
from meshwork.model import Commitment, Facts, Goal
from meshwork.network import Record
from meshwork.text import _, filed
from meshwork.when import When, holds

LEVELS = ("interested", "committed")
"""How partners can be put around a goal here; that one carries it shows later."""


@dataclass(frozen=True, slots=True)
class Around:
    """A partner around a goal: the commitment, who by id and name, and how far."""

    commitment: str
    stakeholder: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Circle:
    """An open goal with who is around it today, by name."""

    goal: str
    title: str
    around: tuple[Around, ...] = ()


@dataclass(frozen=True, slots=True)
class Circles:
    """Every open goal in the order of its title, and the partners (id, name) who can be put around one, by name.

    A person who works somewhere is read as that organisation; facilitators are left out. `loose` are those
    partners who are around no goal.
    """

    goals: tuple[Circle, ...]
    partners: tuple[tuple[str, str], ...]
    loose: frozenset[str]

    def first(self, most: int, words: str = "") -> tuple[tuple[Circle, ...], int]:
        """At most so many goals, of those whose title holds these words; and how many more there are.

        Where not all fit, first those that nobody is around yet, up to a third, then those that most are around.
        """
        found = tuple(each for each in self.goals if fold(words) in fold(each.title))
        if len(found) <= most:
            return found, 0
        bare = [each for each in found if not each.around]
        full = sorted((each for each in found if each.around), key=lambda each: -len(each.around))
        first = max(most // 3, most - len(full))
        return (*bare[:first], *full)[:most], len(found) - most

    def there(self, goal: str) -> frozenset[str]:
        """The partners around an open goal, by id, also those who are so through a person."""
        return frozenset(one.stakeholder for each in self.goals if each.goal == goal for one in each.around)


def circles(record: Record, hidden: frozenset[str], today: date) -> Circles:
    """The open goals of a record with who is around them on a day; without who is `hidden`."""
    facts, here = record.facts, record.here(today)
    partners = {
        each.id: each.name
        for at, each in enumerate(facts.stakeholders)
        if here[at] and not each.facilitator and each.id not in hidden
    }
    around: dict[str, dict[str, Around]] = {}
    for each in facts.commitments:
        if each.stakeholder in hidden or not holds(each.since, each.until, today):
            continue
        at = record.material.roster.on(each.stakeholder, today.toordinal())
        who = "" if at is None else record.ids[at]
        if who in partners:
            told = Around(each.id, who, partners[who], each.level)
            around.setdefault(each.goal, {}).setdefault(who, told)
    goals = tuple(
        Circle(
            each.id, each.title, tuple(sorted(around.get(each.id, {}).values(), key=lambda one: _by_name(one.name)))
        )
        for each in sorted(facts.goals, key=lambda one: _by_name(one.title))
        if holds(each.opened, each.closed, today)
    )
    tied = {one.stakeholder for each in goals for one in each.around}
    named_ = tuple(sorted(partners.items(), key=lambda each: _by_name(each[1])))
    return Circles(goals, named_, frozenset(partners.keys() - tied))


def named(facts: Facts, titles: Iterable[str], today: date) -> Changes:
    """What names goals, open from a day on; those that are open under that title are left out."""
    wanted = {fold(title): title.strip() for title in titles if title.strip()}
    if not wanted:
        raise WrongUsage(_("Write what it is about, in a few words."))
    standing = {fold(each.title) for each in facts.goals if holds(each.opened, each.closed, today)}
    taken = {each.id for each in facts.goals}
    made = []
    for folded, title in wanted.items():
        if folded not in standing:
            id_ = fresh_id("goals", {"title": title}, taken)
            taken.add(id_)
            made.append(Goal(id=id_, origin="facilitator", title=title, opened=When.on(today)))
    return Changes(tuple(made))


def put(facts: Facts, goal: str, who: Iterable[str], level: str, today: date) -> Changes:
    """What puts stakeholders around a goal from a day on; who is around it that day is left as it is."""
    if level not in LEVELS:
        raise WrongUsage(
            _('"{level}" is not a way to be around a goal: {known}.', level=level, known=", ".join(LEVELS))
        )
    of_goal = [each for each in facts.commitments if each.goal == goal]
    there = {each.stakeholder for each in of_goal if holds(each.since, each.until, today)}
    taken = {each.id for each in facts.commitments}
    made = []
    for each in dict.fromkeys(who):
        if each not in there:
            values = {"stakeholder": each, "goal": goal, "since": When.on(today)}
            id_ = fresh_id("commitments", values, taken)
            taken.add(id_)
            made.append(
                Commitment(
                    id=id_, origin="facilitator", stakeholder=each, goal=goal, level=level, since=When.on(today)
                )
            )
    return Changes(tuple(made))


def taken_off(facts: Facts, commitment: str, today: date) -> Changes:
    """What ends a commitment on a day, or takes it away where it began that very day."""
    (old,) = (each for each in facts.commitments if each.id == commitment)
    if old.since == When.on(today):
        return Changes((), (key_of(old),))
    return Changes((replace(old, until=When.on(today)),), (key_of(old),))


def told(file: str, text: str, found: Circles) -> dict[str, list[str]]:
    """What lines such as "Goal: one partner; another" tell: by title the ids of the partners. Raises `Faulty`."""
    ids: dict[str, list[str]] = {}
    for id_, name in found.partners:
        ids.setdefault(fold(name), []).append(id_)
    lines: dict[str, list[str]] = {}
    faults = []
    for row, line in enumerate(text.splitlines(), 1):
        title, colon, names = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if not title or not colon:
            faults.append(Fault("line", _("write it as Goal: one partner; another partner."), file=file, row=row))
        for name in filter(None, map(str.strip, names.split(";"))):
            who = ids.get(fold(name), [])
            if len(who) == 1:
                lines.setdefault(title, []).append(who[0])
            elif who:
                said = _('there are several partners called "{name}". Put one there on the page.', name=name)
                faults.append(Fault("several", said, file=file, row=row))
            else:
                said = _('nobody is known here as "{name}". Add this partner, or correct the name.', name=name)
                faults.append(Fault("unknown", said, file=file, row=row))
        if title and colon:
            lines.setdefault(title, [])
    if faults:
        raise Faulty(_("Nothing was written: something in {file} is not right.", file=file), tuple(faults))
    return lines


def around(facts: Facts, lines: dict[str, list[str]], level: str, today: date, found: Circles) -> Changes:
    """What names these goals where they are not open yet, and puts there who was not `found` there."""
    goals = named(facts, lines, today).add
    whole = replace(facts, goals=(*facts.goals, *(each for each in goals if isinstance(each, Goal))))
    ids = {fold(each.title): each.id for each in whole.goals if holds(each.opened, each.closed, today)}
    by_goal: dict[str, list[str]] = {}
    for title, who in lines.items():
        goal = ids[fold(title)]
        by_goal.setdefault(goal, []).extend(each for each in who if each not in found.there(goal))
    return Changes(
        (*goals, *(each for goal, who in by_goal.items() for each in put(facts, goal, who, level, today).add))
    )


def _by_name(name: str) -> tuple[str, str]:
    return filed(name), name
