"""Whether everything is still whole once something is written: no rule newly broken, nothing left speaking of what
is gone."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from graph_schema import kinds
from meshwork.change import Changes, Key, every, gathered, key_of, kind_of, names_of
from meshwork.errors import Unfit
from meshwork.forms import EDITED, unfit
from meshwork.model import Attendance, Fact, Facts, Help, Private
from meshwork.nouns import noun
from meshwork.rules import flaws_of
from meshwork.text import _

_MOST_TOLD = 5
_WHOLE = frozenset({"judgements", "follow_ups"})
"""Kinds that would mean something else without what they speak of, although that may be empty."""

Standing = Mapping[Key, Fact]


def standing(facts: Facts, private: Private) -> Standing:
    """Everything that stands, by kind and id."""
    return {key_of(each): each for each in (*every(facts), *every(private))}


def after(before: Standing, changes: Changes) -> dict[Key, Fact]:
    """What stands once the changes are written."""
    gone = set(changes.retract)
    left = {key: fact for key, fact in before.items() if key not in gone}
    return left | {key_of(each): each for each in changes.add}


def fitting(before: Standing, changes: Changes, about: Fact | None = None) -> Changes:
    """The changes, where they newly break no rule. Raises `Unfit`: what is wrong in `about` by property, and what
    would be wrong elsewhere."""
    now = after(before, changes)
    touched = {key_of(each) for each in changes.add} | set(changes.retract)
    flaws = list(flaws_of(*gathered(now.values()), among=_around(now, before, touched)))
    if not flaws:
        return changes
    stood = flaws_of(*gathered(before.values()), among=_around(before, before, touched))
    known = {(key_of(each.fact), each.property, each.code) for each in stood}
    flaws = [each for each in flaws if (key_of(each.fact), each.property, each.code) not in known]
    if not flaws:
        return changes
    own = [each for each in flaws if about is not None and key_of(each.fact) == key_of(about)]
    wrong = {each.property: each.text for each in reversed(own)}
    others = [
        _('{noun} "{id}": {text}', noun=noun(kind_of(each.fact), 1), id=each.fact.id, text=each.text)
        for each in flaws
        if each not in own
    ][:_MOST_TOLD]
    if about is not None and kind_of(about) in EDITED:
        raise unfit(kind_of(about), wrong, others)
    raise Unfit("\n".join(others), {})


def without(before: Standing, gone: Set[Key]) -> Changes:
    """What takes these away, and everything that cannot do without them; the others no longer speak of them."""
    gone = set(gone)
    while True:
        leaning, bare = _leaning(before, gone)
        if not leaning:
            return Changes(tuple(bare), (*sorted(gone), *map(key_of, bare)))
        gone |= leaning


def _leaning(before: Standing, gone: set[Key]) -> tuple[set[Key], list[Fact]]:
    """What cannot do without what is gone; and the others that speak of it, as they would be without."""
    leaning: set[Key] = set()
    bare: list[Fact] = []
    for key, fact in before.items():
        if key in gone or not gone.intersection(names_of(fact)):
            continue
        spoken = [
            each for each in kinds()[key[0]].properties if each.to and (each.to, getattr(fact, each.name)) in gone
        ]
        if not spoken or key[0] in _WHOLE or any(each.required for each in spoken):
            leaning.add(key)
        else:
            loose: dict[str, Any] = {each.name: None for each in spoken}
            bare.append(replace(fact, **loose))
    return leaning, bare


def _around(now: Standing, before: Standing, touched: set[Key]) -> tuple[Fact, ...]:
    """What was touched and stands, what speaks of that, and what a rule holds beside it."""
    either = [fact for key in touched for fact in (before.get(key), now.get(key)) if fact is not None]
    rooms = {(each.stakeholder, each.session) for each in either if isinstance(each, Attendance)}
    helps = {(each.stakeholder, each.question) for each in either if isinstance(each, Help)}
    found: dict[Key, Fact] = {}
    for key, fact in now.items():
        match fact:
            case Attendance():
                beside = (fact.stakeholder, fact.session) in rooms
            case Help():
                beside = (fact.stakeholder, fact.question) in helps
            case _:
                beside = False
        if beside or key in touched or touched.intersection(names_of(fact)):
            found[key] = fact
    # who contributed to an insight that the kind of its session shelters
    sheltered = {key for key in found if key[0] == "insights"} - touched
    if sheltered:
        found |= {
            key: fact
            for key, fact in now.items()
            if key[0] == "contributed" and sheltered.intersection(names_of(fact))
        }
    return tuple(found.values())
