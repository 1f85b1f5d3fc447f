"""Somebody in a calendar whom nobody knows here: the name and the organisation that an address tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from meshwork.calendars._domains import domain_of
from meshwork.calendars._offered import Stranger
from meshwork.change import Changes, key_of
from meshwork.formats import derived_id, fold, fresh_id, names_of
from meshwork.model import Belonging, Fact, Facts, Stakeholder

_OF_THE_HOUSE = frozenset(
    {"info", "contact", "mail", "post", "office", "secretariaat", "administratie", "bestuur", "receptie", "hallo"}
)
"""What stands before the @ in an address of an organisation itself."""
_SECOND = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""What stands second to last in a domain without being the organisation: example.co.uk."""


def stranger(email: str, name: str, times: int, last: date) -> Stranger:
    """What an address tells of somebody.

    >>> found = stranger("wil.vos@gemeente-lint.example", "", 2, date(2024, 3, 1))
    >>> found.name, found.organisation
    ('Wil Vos', 'Gemeente Lint')
    >>> stranger("wilvos@gmail.com", "", 1, date(2024, 3, 1)).organisation
    ''
    """
    local = email.partition("@")[0]
    house = _house(domain_of(email))
    role = bool(house) and local in _OF_THE_HOUSE
    said = "" if role else _words(local) if "." in local else ""
    return Stranger(email, (name or said) if not role else "", times, last, house, role)


def newcomers(strangers: Iterable[Stranger], facts: Facts, objecting: Collection[str]) -> Changes:
    """What adds these people, each at the organisation that the mail domain names; one that stands is that one.

    An organisation is known by its name, and gets its own address where it has none; who objects is not brought in by
    a colleague.
    """
    made: list[Fact] = []
    corrected: dict[str, Stakeholder] = {}
    people = {each.id: each for each in facts.stakeholders}
    taken = {each.id for each in facts.stakeholders}
    known = names_of(facts)
    called: dict[str, str | None] = {}

    def make(**values: object) -> str:
        id_ = fresh_id("stakeholders", values, taken)
        taken.add(id_)
        made.append(Stakeholder(id=id_, origin="calendar", **values))  # type: ignore[arg-type]  # as named below
        return id_

    for each in strangers:
        if (house := each.organisation) and fold(house) not in called:
            stands = known.find("stakeholders", house)
            email = each.email if each.role else None
            new = make(name=house, kind="organisation", email=email) if not stands else stands[0]
            called[fold(house)] = new if new not in objecting else None
        if each.role:
            stood = people.get(called.get(fold(house)) or "")
            if stood and not stood.email:
                corrected.setdefault(stood.id, replace(stood, email=each.email))
            continue
        person = make(name=each.name or _called(each), kind="person", email=each.email)
        if at := called.get(fold(house)) if house else None:
            made.append(
                Belonging(
                    id=derived_id("belongs_to", person, at, ""), origin="calendar", person=person, organisation=at
                )
            )
    return Changes((*made, *corrected.values()), tuple(map(key_of, corrected.values())))


def _called(of: Stranger) -> str:
    """A name for who has none but an address: never that address, since names are seen by others.

    >>> _called(stranger("wil@lantaarn.example", "", 1, date(2024, 3, 1)))
    'Wil (Lantaarn)'
    """
    said = _words(of.email.partition("@")[0])
    return f"{said} ({of.organisation})" if of.organisation else said


def _house(domain: str) -> str:
    """What a domain calls an organisation: its last word of its own."""
    labels = domain.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND:
        labels = labels[:-1]
    return _words(labels[-1]) if labels else ""


def _words(text: str) -> str:
    return " ".join(each.capitalize() for each in text.replace(".", " ").replace("-", " ").replace("_", " ").split())
