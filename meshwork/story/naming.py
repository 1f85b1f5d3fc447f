"""Who may be named in a story for a funder, and how every other name is kept out of its texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from meshwork.model import Facts, Stakeholder
from meshwork.network.consent import OBJECTS, chose, unnamed
from meshwork.story.unsaid import Unsaid, squashed, turned
from meshwork.when import holds

NAME_IN_STORIES = "name_in_stories"
"""The purpose of the choice by which somebody may stand in a story by name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Who may be named (`free`, by id, with the name) and who counts as a person (`people`, by id).

    `unsaid` finds every name, former name, address and number that may not stand in a text.
    """

    free: dict[str, str]
    people: frozenset[str]
    unsaid: Unsaid

    def clean(self, text: str | None) -> str:
        """A text of the community's own without the names that may not stand there: an ellipsis takes their place."""
        return self.unsaid.clean(text or "")


def naming(facts: Facts, days: Iterable[date], today: date, accounts: Iterable[str] = ()) -> Naming:
    """Who may be named, given everything that is known (who objects too), for a story of these days, told today.

    Whoever chose it, was not asked to be left out, and has not left. An organisation that on a day from the first of
    these on is represented by one person counts as a person, and is named where that person chose it too. Nobody else
    is, and neither is who objects or is not on the map. Who is named stands there by its present name alone; those
    who have an account (`accounts`, their names) do not.
    """
    alone = represented(facts, min((*days, today)), today)
    people = {each.id for each in facts.stakeholders if each.kind == "person"}
    wants = _wants(facts, today)
    free = {
        each.id: each.name
        for each in facts.stakeholders
        if each.id in wants
        and alone.get(each.id, frozenset()) <= wants
        and (each.left is None or each.left.end > today)
    }
    users = (turn for each in accounts for turn in turned(each))
    own = (*(each.name for each in facts.community), *free.values())
    return Naming(
        free, frozenset(people | alone.keys()), Unsaid(squashed((*_unsaid(facts, free), *users)), squashed(own))
    )


def withdrawn(facts: Facts, names: Iterable[str], since: date, today: date) -> tuple[str, ...]:
    """Which of these names, told once with consent in a story from a day on, may stand no longer.

    Those of who objects, is not on the map, or no longer chooses to be named, those of an organisation that one such
    person represented on a day since, and those of nobody who is known. That somebody left since is no reason: it was
    there.
    """
    alone, wants = represented(facts, since, today), _wants(facts, today)
    may = {each for each in wants if alone.get(each, frozenset()) <= wants}
    held = {each.name for each in facts.stakeholders if each.id in may}
    held |= {each.name for each in facts.versions if each.stakeholder in may and each.name}
    return tuple(name for name in names if name not in held)


def people(facts: Facts, names: Collection[str], today: date) -> tuple[str, ...]:
    """The persons among some names, and everybody who objects: of these no first name and no surname may stand."""
    objects = chose(facts, OBJECTS, today)
    found = (each for each in facts.stakeholders if each.kind == "person")
    return tuple(each.name for each in found if each.name in names or each.id in objects)


def tellers(facts: Facts, insight: str) -> frozenset[str]:
    """By id everybody who contributed a practice, also who objects: it is told where all of them may be named."""
    return frozenset(each.stakeholder for each in facts.contributed if each.insight == insight)


def represented(facts: Facts, since: date, until: date) -> dict[str, frozenset[str]]:
    """Organisations that one person represents on a day from one to another, each with those persons.

    Who has left represents nobody any more; who objects counts only where nobody else is there.
    """
    left = {each.id: each.left.end for each in facts.stakeholders if each.left}
    objects = chose(facts, OBJECTS, until)
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = defaultdict(list)
    for each in facts.belongs_to:
        rows[each.organisation].append(each)
    for organisation, several in rows.items():
        turns = {since}
        turns |= {each.since.start for each in several if each.since}
        turns |= {each.until.end for each in several if each.until}
        turns |= {left[each.person] for each in several if each.person in left}
        for day in turns:
            if since <= day <= until:
                there = {each.person for each in several if holds(each.since, each.until, day)}
                there = {each for each in there if left.get(each, date.max) > day}
                heard = there - objects or there
                if len(heard) == 1 or heard <= objects:
                    found[organisation] |= heard
    return {organisation: frozenset(who) for organisation, who in found.items() if who}


def _wants(facts: Facts, today: date) -> frozenset[str]:
    """Who chose to be named, but for who objects or is not on the map."""
    return chose(facts, NAME_IN_STORIES, today) - unnamed(facts, today)


def _unsaid(facts: Facts, free: dict[str, str]) -> Iterator[str]:
    """What no text may hold: of who is named every name but the present one, of all others that one too."""
    for each in facts.stakeholders:
        yield from filter(None, (each.email, each.phone))
        names = each.aliases if each.id in free else (each.name, *each.aliases)
        for name in names:
            yield from _said(each, name)
    for was in facts.versions:
        yield from filter(None, (was.name,))


def _said(each: Stakeholder, name: str) -> tuple[str, ...]:
    return turned(name) if each.kind == "person" else (name,)
