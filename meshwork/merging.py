"""Two partners are one and the same: which facts move, which fall together, whose name stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from graph_schema import kinds
from meshwork.change import Changes, Key, key_of, kind_of, names_of
from meshwork.errors import MeshworkError
from meshwork.model import Attendance, Extra, Fact, Facts, Help, Private, Stakeholder, Version
from meshwork.text import _
from meshwork.when import When
from meshwork.wholeness import Standing, fitting, standing

_SPELL = ("since", "until")


@dataclass(frozen=True, slots=True)
class Merge:
    """What making one of two would do: the partner that stays as it will be, the one that goes, how many facts move
    by kind, which fall together with one that stands, and which mean nothing any more (a tie with itself)."""

    stays: Stakeholder
    goes: Stakeholder
    moved: tuple[tuple[str, int], ...]
    together: tuple[tuple[Fact, Fact], ...]
    dropped: tuple[Fact, ...]
    changes: Changes


def merged(facts: Facts, private: Private, stays: str, goes: str) -> Merge:
    """What makes one of two partners. Raises `MeshworkError` where one is not there, `Unfit` where a rule breaks."""
    before = standing(facts, private)
    one, other = before.get(("stakeholders", stays)), before.get(("stakeholders", goes))
    if not isinstance(one, Stakeholder) or not isinstance(other, Stakeholder) or stays == goes:
        raise MeshworkError(_("Name two different partners that are kept here."))
    touched = sorted((each for each in before.values() if _speaks(each, goes)), key=key_of)
    former = [each.name for each in facts.versions if each.stakeholder == goes and each.name]
    person = _one(one, other, former)
    present = _present(before, stays)
    moved: Counter[str] = Counter()
    together: list[tuple[Fact, Fact]] = []
    dropped: list[Fact] = []
    now: dict[Key, Fact] = {key_of(person): person}
    for fact in touched:
        new = _moved(fact, goes, stays)
        if isinstance(fact, Version) or _with_itself(new):
            dropped.append(fact)
        elif (double := _double(new, present[kind_of(new)])) is not None:
            joined = _joined(double, new)
            present[kind_of(new)] = [joined if each is double else each for each in present[kind_of(new)]]
            now[key_of(joined)] = joined
            together.append((double, fact))
        else:
            new = _second_role(new, present[kind_of(new)])
            now[key_of(new)] = new
            present[kind_of(new)].append(new)
            moved[kind_of(new)] += 1
    gone = {key_of(each) for each in (*touched, other)} | {key for key in now if key in before}
    changes = fitting(before, Changes(tuple(now.values()), tuple(sorted(gone))))
    return Merge(person, other, tuple(sorted(moved.items())), tuple(together), tuple(dropped), changes)


def _one(one: Stakeholder, other: Stakeholder, former: Iterable[str]) -> Stakeholder:
    """The partner that stays, with what only the other knew; the other's names become other names of it."""
    names = (*one.aliases, other.name, *other.aliases, *former)
    empty: dict[str, Any] = {
        each.name: getattr(other, each.name)
        for each in fields(one)
        if getattr(one, each.name) is None and each.name not in {"left", "left_well", "confirmed_by"}
    }
    both_left = one.left is not None and other.left is not None
    return replace(
        one,
        **empty
        | {
            "aliases": tuple(dict.fromkeys(each for each in names if each != one.name)),
            "joined": _earliest(one.joined, other.joined)
            if one.joined and other.joined
            else one.joined or other.joined,
            "left": _latest(one.left, other.left) if both_left else None,
            "left_well": one.left_well if both_left else None,
            "facilitator": one.facilitator or other.facilitator,
        },
    )


def _speaks(fact: Fact, id_: str) -> bool:
    return fact.confirmed_by == id_ or ("stakeholders", id_) in set(names_of(fact))


def _moved(fact: Fact, goes: str, stays: str) -> Fact:
    values: dict[str, Any] = {
        each.name: stays
        for each in kinds()[kind_of(fact)].properties
        if each.to == "stakeholders" and getattr(fact, each.name) == goes
    }
    if isinstance(fact, Extra) and (fact.of_kind, fact.of) == ("stakeholders", goes):
        values["of"] = stays
    if fact.confirmed_by == goes:
        values["confirmed_by"] = stays
    return replace(fact, **values)


def _with_itself(fact: Fact) -> bool:
    """Whether both ends of a fact have become the same: a tie, a person's organisation, two brought together."""
    ends = [
        getattr(fact, each.name)
        for each in kinds()[kind_of(fact)].properties
        if each.to == "stakeholders" and each.name != "started_by"
    ]
    return len(ends) > 1 and None not in ends and len(set(ends)) == 1


def _present(before: Standing, stays: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in before.values():
        if _speaks(fact, stays):
            found[kind_of(fact)].append(fact)
    return found


def _double(fact: Fact, among: Iterable[Fact]) -> Fact | None:
    """The fact that says the same of the partner that stays, in days that overlap or touch."""
    it = kinds()[kind_of(fact)]
    if not it.key:
        return None
    # whoever helped with a question did so in one role
    own = ("stakeholder", "question") if isinstance(fact, Help) else it.key
    keyed = [name for name in own if name not in _SPELL]
    for each in among:
        same = all(getattr(each, name) == getattr(fact, name) for name in keyed)
        if (same or _turned(each, fact)) and _touching(each, fact):
            return each
    return None


def _turned(one: Fact, other: Fact) -> bool:
    """Whether one is a tie and the other the same tie the other way round; referring goes one way."""
    ends = {getattr(one, "source", None), getattr(one, "target", None)}
    kind = getattr(one, "kind", None)
    return (
        kind_of(one) == "ties"
        and ends == {getattr(other, "source", None), getattr(other, "target", None)}
        and kind == getattr(other, "kind", None)
        and kind != "refers"
    )


def _touching(one: Fact, other: Fact) -> bool:
    begun, ends = (tuple(getattr(each, name, None) for each in (one, other)) for name in _SPELL)
    return all(
        until is None or since is None or since.start <= until.end
        for since, until in ((begun[0], ends[1]), (begun[1], ends[0]))
    )


def _joined(stands: Fact, other: Fact) -> Fact:
    """One fact of two that say the same: over both their days, with the stronger of what can be ranked."""
    values: dict[str, Any] = {}
    for it in kinds()[kind_of(stands)].properties:
        mine, its = getattr(stands, it.name), getattr(other, it.name)
        if it.name == "since":
            values[it.name] = _earliest(mine, its)
        elif it.name == "until":
            values[it.name] = _latest(mine, its)
        elif it.type == "flag":
            values[it.name] = mine or its
        elif it.name in {"strength", "trust"}:
            values[it.name] = max((each for each in (mine, its) if each is not None), default=None)
        elif it.name == "level":
            values[it.name] = max(mine, its, key=it.values.index)
        elif it.name == "value" and mine != its:
            values[it.name] = f"{mine} | {its}"
        elif mine is None:
            values[it.name] = its
    return replace(stands, **values)


def _second_role(fact: Fact, among: Iterable[Fact]) -> Fact:
    """Nobody has two primary roles in one session: the role that the partner that stays had there is it."""
    if isinstance(fact, Attendance) and fact.primary:
        there = (each for each in among if isinstance(each, Attendance) and each.session == fact.session)
        if any(each.primary and each.stakeholder == fact.stakeholder for each in there):
            return replace(fact, primary=False)
    return fact


def _earliest(one: When | None, other: When | None) -> When | None:
    """The first of two beginnings; none is always."""
    return None if one is None or other is None else min(one, other, key=lambda each: each.start)


def _latest(one: When | None, other: When | None) -> When | None:
    """The last of two ends; none is still."""
    return None if one is None or other is None else max(one, other, key=lambda each: each.end)
