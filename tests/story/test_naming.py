"""Who may stand in a story by name, and how every other name stays out of its texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meshwork.model import Belonging, Facts, Stakeholder, Version
from meshwork.story.naming import NAME_IN_STORIES, naming
from meshwork.when import When
from tests.story.town import choosing, town

TODAY = date(2024, 5, 1)
MILL = Stakeholder(id="mill", name="De Molen", aliases=("Molen Zuid",), email="zaal@molen.example")
CLINIC = Stakeholder(id="clinic", name="Kliniek Oost")
ANNA = Stakeholder(id="anna", name="Anna Vos", kind="person")
BEN = Stakeholder(id="ben", name="Ben Smit", kind="person")
TOWN = town(MILL, CLINIC, ANNA, BEN)


def free(facts: Facts) -> set[str]:
    return set(naming(facts, [date(2023, 5, 1)], TODAY).free)


def works_at(facts: Facts, person: str, since: str, until: str | None = None) -> Facts:
    ends = When.of(until) if until else None
    row = Belonging(id=f"{person}-{since}", person=person, organisation="mill", since=When.of(since), until=ends)
    return replace(facts, belongs_to=(*facts.belongs_to, row))


def test_nobody_is_named_who_did_not_choose_it() -> None:
    """Not an organisation either; who chose it and objects, is not on the map or has left is not."""
    assert free(TOWN) == set()
    chosen = choosing(TOWN, NAME_IN_STORIES, "mill", "clinic", "anna")
    assert free(chosen) == {"mill", "clinic", "anna"}
    assert free(choosing(chosen, "objects", "mill")) == {"clinic", "anna"}
    assert free(choosing(chosen, "not_on_map", "anna")) == {"mill", "clinic"}
    gone = replace(MILL, left=When.of("2024-05-01"))
    assert free(replace(chosen, stakeholders=(gone, CLINIC, ANNA, BEN))) == {"clinic", "anna"}


def test_an_organisation_that_one_person_represents_counts_as_that_person() -> None:
    """On one of the days is enough; it is named only where that person chose it too. Of two it is no person."""
    one = works_at(choosing(TOWN, NAME_IN_STORIES, "mill"), "anna", "2020-01-01")
    assert naming(one, [TODAY], TODAY).people == {"anna", "ben", "mill"}
    assert free(one) == set()
    assert free(choosing(one, NAME_IN_STORIES, "anna")) == {"mill", "anna"}
    assert free(choosing(choosing(one, NAME_IN_STORIES, "anna"), "objects", "anna")) == set()
    two = works_at(one, "ben", "2020-01-01")
    assert free(two) == {"mill"}
    later = works_at(one, "ben", "2023-09-01")  # alone in May 2023, a day of the story
    assert free(later) == set()
    between = works_at(works_at(one, "ben", "2020-01-01", "2023-09-01"), "ben", "2024-03-01")
    assert free(between) == set()  # alone from September to February, between the days of the story


def test_who_left_or_objects_is_no_second_person() -> None:
    """Ben left in 2022 and is still on the list, or objects: Anna alone represents the mill, or nobody else does."""
    two = works_at(works_at(choosing(TOWN, NAME_IN_STORIES, "mill"), "anna", "2020-01-01"), "ben", "2020-01-01")
    assert free(two) == {"mill"}
    gone = replace(BEN, left=When.of("2022-01-01"))
    assert free(replace(two, stakeholders=(MILL, CLINIC, ANNA, gone))) == set()
    assert free(choosing(two, "objects", "ben")) == set()
    assert free(choosing(choosing(two, "objects", "ben"), NAME_IN_STORIES, "anna")) == {"mill", "anna"}
    alone = works_at(choosing(choosing(TOWN, NAME_IN_STORIES, "mill", "ben"), "objects", "ben"), "ben", "2020-01-01")
    assert free(alone) == set()


def test_no_text_keeps_a_name_an_alias_a_former_name_or_an_address_that_may_not_stand_there() -> None:
    """An ellipsis takes its place; the name of who chose it stays, and so does what the community is called."""
    facts = choosing(TOWN, NAME_IN_STORIES, "clinic")
    facts = replace(
        facts,
        versions=(Version(id="v", stakeholder="mill", name="Maalderij", until=When.of("2020-01-01")),),
        stakeholders=(*facts.stakeholders, Stakeholder(id="own", name="Lindemark")),
    )
    clean = naming(facts, [TODAY], TODAY).clean
    assert clean("Eten met anna vos en  Kliniek Oost") == "Eten met … en Kliniek Oost"
    assert clean("Molen Zuid (De Molen, ooit Maalderij) zaal@molen.example") == "… (…, ooit …) …"
    assert clean("In de Lindemark, bij de molens") == "In de Lindemark, bij de molens"
    assert clean(None) == ""


def test_a_name_is_found_however_it_is_typed() -> None:
    """With or without accents, with another space, a hyphen, nothing or a sign that is not seen between its words,
    and with the first name last; not within a longer word."""
    for name, typed in (
        ("Anna  Vos", "Anna Vos"),
        ("Ren\u00e9 Vos", "Rene\u0301 Vos"),
        ("Ren\u00e9 Vos", "RENE VOS"),
        ("Anna\u00a0Vos", "Anna Vos"),
        ("Anna Vos", "Anna-Vos"),
        ("Anna Vos", "Anna\u200bVos"),
        ("Anna Vos", "AnnaVos"),
        ("Vos, Anna", "Anna Vos"),
        ("Anna Vos", "Vos, Anna"),
        ("J. Vos", "J Vos"),
    ):
        facts = town(Stakeholder(id="anna", name=name, kind="person"))
        clean = naming(facts, [TODAY], TODAY, accounts=["Karel Smit"]).clean
        assert clean(f"Toen belde {typed}.") == "Toen belde \u2026.", (name, typed)
        assert clean("Anna Vosmaer en Anna") == "Anna Vosmaer en Anna"
        assert clean("Karel Smit, een vosje") == "\u2026, een vosje"


def test_addresses_and_numbers_go_also_where_nobody_is_known_by_them() -> None:
    """A day, a year and an amount are no telephone number."""
    facts = town(Stakeholder(id="anna", name="Anna Vos", kind="person", phone="123-4567"))
    clean = naming(facts, [TODAY], TODAY).clean
    for number in ("0612345678", "06 12 34 56 78", "+31 6 1234 5678", "+31(0)612345678", "123 45 67"):
        assert clean(f"Bel {number} nu") == "Bel \u2026 nu", number
    assert clean("Mail oud@lint.example, of kom") == "Mail \u2026, of kom"
    for text in ("Op 01-01-2023 en 31-12-2024 waren er 1.200", "Van 2019 2020 2021", "EUR 0,50 en 2023-01-01"):
        assert clean(text) == text


def test_who_is_named_stands_there_by_its_present_name_alone() -> None:
    """Another name of it would stay when it withdraws; where that is part of the present one, this stands whole."""
    mill = replace(MILL, name="Molen Zuid", aliases=("Molen", "De Wieken"))
    facts = replace(
        choosing(town(mill), NAME_IN_STORIES, "mill"),
        versions=(Version(id="v", stakeholder="mill", name="Maalderij", until=When.of("2020-01-01")),),
    )
    clean = naming(facts, [TODAY], TODAY).clean
    assert clean("Molen Zuid, ooit Maalderij, De Wieken of Molen") == "Molen Zuid, ooit \u2026, \u2026 of \u2026"
