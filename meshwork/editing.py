"""A fact is added, corrected, changed from a day on, ended or taken away: what that writes, or what is in its way.

What does not hold is told by property, in plain words (`Unfit`), and then nothing is written. What somebody says is
text by property (`meshwork.forms`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from graph_schema import kinds
from meshwork import formats
from meshwork.change import Changes, key_of
from meshwork.errors import MeshworkError
from meshwork.forms import Said, end_of, form, read, unfit
from meshwork.model import KINDS, Fact, Facts, Private, Stakeholder, Version
from meshwork.nouns import noun
from meshwork.rules import unknown
from meshwork.text import _, bare, day, opening
from meshwork.when import When
from meshwork.wholeness import Standing, fitting, standing, without

VERSIONED = ("name", "kind", "sector", "place")
"""Of a partner it is kept what these were before, where they changed; the present ones stand on the partner."""

_ONE_OF_A_NAME = frozenset({"stakeholders", "goals", "teams"})
"""What is pointed at by its name, in files and on the screen: a second one of that name is a mistake or a puzzle."""


def added(facts: Facts, private: Private, kind: str, said: Said, origin: str = "facilitator") -> Changes:
    """What adds a fact. Raises `Unfit`, also where it stands already."""
    if kind == "community":
        raise MeshworkError(_("There is one community at a time. Correct the one that stands."))
    before = standing(facts, private)
    values = read(kind, said, facts)
    alike = list(_of(before, kind))
    needed = {each.name: None for each in kinds()[kind].properties if each.required}
    same = formats.same_as(kind, {**needed, **values}, alike)
    fact = KINDS[kind](
        id=formats.fresh_id(kind, values, {each.id for each in alike}), **{**needed, "origin": origin, **values}
    )
    _told_apart(facts, kind, fact)
    changes = fitting(before, Changes((fact,)), fact)
    if same is not None:
        raise unfit(kind, {}, [_("This stands already. Correct or end what stands.")])
    return changes


def corrected(facts: Facts, private: Private, kind: str, id_: str, said: Said) -> Changes:
    """What puts other values in a fact, as if they had always stood there; nothing where they do. Raises `Unfit`."""
    before = standing(facts, private)
    old = the(before, kind, id_)
    new = replace(old, **read(kind, said, facts))
    _told_apart(facts, kind, new, old)
    return fitting(before, Changes((new,), (key_of(new),)), new) if new != old else Changes()


def changed(facts: Facts, private: Private, kind: str, id_: str, said: Said, since: date) -> Changes:
    """What makes other values hold from a day on, and keeps what was before: of a partner in a `Version`, of a fact
    with a beginning and an end by ending it and beginning another. Raises `Unfit`, `MeshworkError`."""
    before = standing(facts, private)
    old = the(before, kind, id_)
    values = read(kind, said, facts)
    new = replace(old, **values)
    if new == old:
        return Changes()
    _told_apart(facts, kind, new, old)
    if isinstance(old, Stakeholder) and isinstance(new, Stakeholder):
        versions = tuple(_versions(facts, old, new, since))
        return fitting(before, Changes((new, *versions), (key_of(new),)), new)
    return fitting(before, _followed(before, old, values, kind, since), new)


def _followed(before: Standing, old: Fact, values: dict[str, Any], kind: str, since: date) -> Changes:
    """The old fact ends on that day and another begins."""
    names = [each.name for each in kinds()[kind].properties]
    if not {"since", "until"} <= set(names):
        raise MeshworkError(
            _("Of {nouns} it is not kept from when to when they were so. Correct it instead.", nouns=noun(kind))
        )
    whole = {**{name: getattr(old, name) for name in names}, **values, "since": When.on(since)}
    begun, ends = (getattr(old, name) for name in ("since", "until"))
    if begun is not None and begun.start >= since:
        said = _("it began only on {day}. Correct it, or choose a later day.", day=day(begun.start))
        raise unfit(kind, {"since": said})
    if ends is not None and ends.end <= since:
        raise unfit(kind, {"since": _("it ended on {day}. Choose an earlier day.", day=day(ends.end))})
    id_ = formats.fresh_id(kind, whole, {each.id for each in _of(before, kind)})
    ended_then: dict[str, Any] = {"until": When.on(since)}
    return Changes((replace(old, **ended_then), replace(old, id=id_, **whole)), (key_of(old),))


def ended(facts: Facts, private: Private, kind: str, id_: str, on: date) -> Changes:
    """What ends a fact: from that day on it is no more. Raises `Unfit`, `MeshworkError`."""
    before = standing(facts, private)
    old = the(before, kind, id_)
    end = end_of(kind)
    if end is None:
        raise MeshworkError(
            _("{nouns} do not end. Correct what is wrong, or take it away.", nouns=opening(noun(kind)))
        )
    until = getattr(old, end)
    if until is not None and until.end <= on:
        raise MeshworkError(_("It has ended already, on {day}. Correct that day if need be.", day=day(until.end)))
    values: dict[str, Any] = {end: When.on(on)}
    new = replace(old, **values)
    return fitting(before, Changes((new,), (key_of(new),)), new)


def taken_away(facts: Facts, private: Private, kind: str, id_: str) -> Changes:
    """What takes a fact away as if it had never been so, with everything that cannot do without it."""
    before = standing(facts, private)
    fact = the(before, kind, id_)
    if kind == "community":
        raise MeshworkError(_("The community itself stays."))
    return fitting(before, without(before, {key_of(fact)}))


def the(before: Standing, kind: str, id_: str) -> Fact:
    """The fact of that kind and id. Raises `MeshworkError` where there is none, or the kind is not edited here."""
    form(kind)
    if (kind, id_) not in before:
        raise MeshworkError(opening(unknown(kind, id_)))
    return before[kind, id_]


def _told_apart(facts: Facts, kind: str, new: Fact, old: Fact | None = None) -> None:
    """Raises `Unfit` where another partner, goal or team is called what this one is to be called from now on.

    Accents, capitals and spaces aside. Two that are called the same already, as an import may bring them, stay and
    can be corrected otherwise.
    """
    if kind not in _ONE_OF_A_NAME:
        return
    name = formats.NAMED[kind]
    wanted = _spoken(getattr(new, name) or "")
    if not wanted or (old is not None and _spoken(getattr(old, name)) == wanted):
        return  # that a name is missing is said with whatever else is
    for each in getattr(facts, kind):
        called = (getattr(each, name), *getattr(each, "aliases", ()))
        if each.id != new.id and wanted in map(_spoken, called):
            said = _(
                '"{name}" stands already ({id}). Correct that one, or give this one a name that tells them apart.',
                name=getattr(each, name),
                id=each.id,
            )
            raise unfit(kind, {name: said})


def _spoken(name: str) -> str:
    return " ".join(bare(name).split())


def _of(before: Standing, kind: str) -> Iterator[Fact]:
    return (fact for (of_kind, _id), fact in before.items() if of_kind == kind)


def _versions(facts: Facts, old: Stakeholder, new: Stakeholder, since: date) -> Iterator[Version]:
    """What the partner was until that day, in what changed."""
    differing = [name for name in VERSIONED if getattr(old, name) != getattr(new, name)]
    if not differing:
        raise MeshworkError(
            _("Only name, kind, sector and place are kept with the days on which they held. Correct the rest.")
        )
    label = {each.property.name: each.label for each in form("stakeholders").fields}
    begun: dict[When | None, dict[str, Any]] = {}
    taken = {each.id for each in facts.versions}
    for name in differing:
        if getattr(old, name) is None:
            continue  # what it was is not known, and nothing is kept of it
        former = [
            each.until
            for each in facts.versions
            if each.stakeholder == old.id and getattr(each, name) is not None and each.until is not None
        ]
        last = max(former, key=lambda each: each.end, default=None)
        if last is not None and last.end >= since:
            said = _("{word} changed on {day} already. Choose a later day.", word=label[name], day=day(last.end))
            raise unfit("stakeholders", {"since": said})
        begun.setdefault(last, {})[name] = getattr(old, name)
    for first, values in begun.items():
        whole = {"stakeholder": old.id, "since": first, "until": When.on(since), **values}
        id_ = formats.fresh_id("versions", whole, taken)
        taken.add(id_)
        yield Version(id=id_, **whole)
