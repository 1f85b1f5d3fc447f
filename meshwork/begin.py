"""From an empty store to a first map, as `Service.begin`: what stands, what comes next, who is put around what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change, Changes, key_of
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.formats import fold, fresh_id
from meshwork.model import Commitment, Facts, Goal
from meshwork.network import Record
from meshwork.text import _
from meshwork.when import When, holds

NAMED_GOALS, PUT_AROUND, TAKEN_OFF = "name_goals", "put_around", "take_off"
"""The verbs in the log: goals were named, partners put around one, one of them taken off it."""
LEVELS = ("interested", "committed")
"""How partners can be put around a goal here; that one carries it shows later."""

Step = Literal["who", "when", "what", "map"]


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


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of a beginning: partners on the map, people, contacts, open goals, and the partners around one.

    `next` is the first of who, when and what that holds nothing yet; "map" where each does.
    """

    partners: int
    people: int
    contacts: int
    goals: int
    around: int
    next: Step


class Begin:
    """Tells what stands and puts partners around goals, in the communities of one store; for facilitators alone."""

    def __init__(
        self,
        record: Callable[[Asker, str], Record],
        hidden: Callable[[Asker, str], frozenset[str]],
        write: Callable[[Asker, str, Changes, str, str], Change | None],
        today: Callable[[], date],
    ) -> None:
        self._record = record
        self._hidden = hidden
        self._write = write
        self._today = today

    def circles(self, asker: Asker, community: str) -> Circles:
        """The goals with the partners around them today. Who objects or chose not to be on the map is not there."""
        only_facilitator(asker)
        return circles(self._record(asker, community), self._hidden(asker, community), self._today())

    def stands(self, asker: Asker, community: str) -> Stands:
        """What stands, and which step comes next."""
        found = self.circles(asker, community)
        facts = self._record(asker, community).facts
        people = sum(each.kind == "person" and not each.facilitator for each in facts.stakeholders)
        around = len(found.partners) - len(found.loose)
        steps: tuple[tuple[Step, int], ...] = (
            ("who", len(found.partners)),
            ("when", len(facts.sessions)),
            ("what", around),
        )
        following: Step = next((step for step, held in steps if not held), "map")
        return Stands(len(found.partners), people, len(facts.sessions), len(found.goals), around, following)

    def name(self, asker: Asker, community: str, titles: Iterable[str]) -> Change | None:
        """Name goals or themes, open from today; None where each is open already. `WrongUsage` for no title."""
        only_facilitator(asker)
        changes = named(self._record(asker, community).facts, titles, self._today())
        return self._write(asker, community, changes, NAMED_GOALS, "")

    def put(
        self, asker: Asker, community: str, goal: str, who: Sequence[str], level: str = LEVELS[0]
    ) -> Change | None:
        """Put partners around a goal from today on; who is around it already stays as it is.

        Raises `MeshworkError` for a goal or partner that is not there, `WrongUsage` for nobody.
        """
        found = self.circles(asker, community)
        title = next((each.title for each in found.goals if each.goal == goal), None)
        names = dict(found.partners)
        if title is None or not set(who) <= names.keys():
            raise MeshworkError(_("This goal or partner is no longer here. Look at the page again."))
        if not who:
            raise WrongUsage(_("Tick first who is around this goal."))
        changes = put(self._record(asker, community).facts, goal, who, level, self._today())
        return self._write(asker, community, changes, PUT_AROUND, title)

    def take_off(self, asker: Asker, community: str, commitment: str) -> Change | None:
        """Take a partner off a goal: as if it had never been so where that was put there today, else from today."""
        found = self.circles(asker, community)
        title = next((c.title for c in found.goals if any(commitment == each.commitment for each in c.around)), None)
        if title is None:
            raise MeshworkError(_("This goal or partner is no longer here. Look at the page again."))
        changes = taken_off(self._record(asker, community).facts, commitment, self._today())
        return self._write(asker, community, changes, TAKEN_OFF, title)


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
        at = record.material.roster.on(each.stakeholder, today.toordinal())
        who = "" if at is None or each.stakeholder in hidden else record.ids[at]
        if who in partners and holds(each.since, each.until, today):
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


def _by_name(name: str) -> tuple[str, str]:
    return fold(name), name
