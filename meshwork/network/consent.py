"""Who objects to being read is not read: no number, no map and no panel knows that somebody was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from graph_schema import kinds
from meshwork.change import every, kind_of
from meshwork.model import Extra, Fact, Facts
from meshwork.when import holds

OBJECTS, NOT_ON_MAP, NO_SIGNALS = "objects", "not_on_map", "no_signals"
"""Three purposes of a choice: to be left out of everything, only not to be drawn, or that no signals are kept."""


def chose(facts: Facts, purpose: str, today: date) -> frozenset[str]:
    """The stakeholders whose choice of that purpose holds today; what they chose goes for earlier days too."""
    return frozenset(
        each.stakeholder for each in facts.choices if each.purpose == purpose and holds(each.since, each.until, today)
    )


def unnamed(facts: Facts, today: date) -> frozenset[str]:
    """Who is told of by name nowhere: who objects, and who chose not to be on the map."""
    return chose(facts, OBJECTS, today) | chose(facts, NOT_ON_MAP, today)


def heard(facts: Facts, today: date) -> Facts:
    """The facts without whoever objects today, and without every fact that is about them.

    What happened without them stays: the session they were at is still held, the team still there.
    """
    gone = chose(facts, OBJECTS, today)
    if not gone:
        return facts
    left: dict[str, list[Fact]] = {}
    for fact in every(facts):
        for kept in without(fact, gone):
            left.setdefault(kind_of(kept), []).append(kept)
    return Facts(number=facts.number, **{kind: tuple(held) for kind, held in left.items()})  # type: ignore[arg-type]


def without(fact: Fact, gone: frozenset[str]) -> Iterator[Fact]:
    """The fact where it does not speak of these, a barer one where it can do without them, or nothing."""
    name = kind_of(fact)
    about_them = isinstance(fact, Extra) and fact.of_kind == "stakeholders" and fact.of in gone
    if about_them or (name == "stakeholders" and fact.id in gone):
        return
    bare: dict[str, Any] = {}
    for each in kinds()[name].properties:
        if each.to == "stakeholders" and getattr(fact, each.name) in gone:
            if each.required:
                return
            bare[each.name] = None
    yield replace(fact, **bare) if bare else fact
