"""The rules that facts keep, for both stores: what breaks one, and what others may see of people's own columns."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema import kinds
from meshwork.model import KINDS, Attendance, Community, Extra, Facts, Goal, Opening, Session, Stakeholder, Tie
from meshwork.nouns import noun
from meshwork.rules import faults_of, shown_extras
from meshwork.text import speak
from meshwork.when import When

ANNA = Stakeholder(id="anna", name="Anna", kind="person")
MILL = Stakeholder(id="mill", name="De Molen")
TALK = Session(id="talk", date=When.of("2020-01-11"))


def codes(**held: Any) -> list[tuple[str, str, str]]:
    """Kind, property and code of each fault."""
    return [(each.file, each.column, each.code) for each in faults_of(Facts(**held))]


def test_a_town_without_flaws_has_no_faults() -> None:
    """Nothing at all keeps every rule too."""
    tie = Tie(id="t", source="anna", target="mill", since=When.of("2020"), until=When.of("2020"))
    assert codes() == []
    assert codes(stakeholders=(ANNA, MILL), sessions=(TALK,), ties=(tie,)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": ""}, ("name", "missing")),
        ({"kind": None}, ("kind", "missing")),
        ({"kind": "robot"}, ("kind", "choice")),
        ({"latitude": 90.5}, ("latitude", "bounds")),
        ({"latitude": -91}, ("latitude", "bounds")),
        ({"latitude": float("nan")}, ("latitude", "type")),
        ({"facilitator": 1}, ("facilitator", "type")),
        ({"joined": "2020"}, ("joined", "type")),
        ({"aliases": ["Molen"]}, ("aliases", "type")),
        ({"place": "Zuid\x07"}, ("place", "control")),
        ({"id": "a;b"}, ("id", "id")),
        ({"id": " a"}, ("id", "id")),
        ({"id": ""}, ("id", "id")),
        ({"joined": When.of("2020-03"), "left": When.of("2020-03-01")}, ("left", "ends_before")),
    ],
)
def test_each_rule_of_one_fact_is_told_at_its_property(change: dict[str, Any], expected: tuple[str, str]) -> None:
    """With its kind, and a sentence that says what to do."""
    fact = Stakeholder(**{"id": "m", "name": "M", **change})
    assert codes(stakeholders=(fact,)) == [("stakeholders", *expected)]


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0.5)])
def test_the_bounds_are_in(latitude: float, longitude: float) -> None:
    """The poles are places."""
    assert codes(stakeholders=(Stakeholder(id="m", name="M", latitude=latitude, longitude=longitude),)) == []


def test_an_end_after_the_beginning_by_one_day_is_right() -> None:
    """From Monday until Tuesday is one day."""
    for until, wrong in (("2020-01-01", True), ("2020-01-02", False), ("2020", False), ("2019", True)):
        tie = Tie(id="t", source="anna", target="mill", since=When.of("2020-01-01"), until=When.of(until))
        assert bool(codes(stakeholders=(ANNA, MILL), ties=(tie,))) is wrong


def test_a_reference_must_exist() -> None:
    """The text names what is missing, the place the row."""
    (fault,) = faults_of(Facts(stakeholders=(ANNA,), ties=(Tie(id="t", source="anna", target="mill"),)))
    assert str(fault) == (
        'ties, column "target": "t": there is no stakeholder "mill". Add it to the stakeholders or correct the name.'
    )


def test_one_primary_role_for_a_helper_in_a_session() -> None:
    """Of two, both are told; in different sessions each has its own."""
    host = Attendance(id="1", stakeholder="anna", session="talk", role="host")
    chair = Attendance(id="2", stakeholder="anna", session="talk", role="chair")
    assert codes(stakeholders=(ANNA,), sessions=(TALK,), attendance=(host, chair)) == [
        ("attendance", "primary", "primary"),
        ("attendance", "primary", "primary"),
    ]
    later = Session(id="later", date=When.of("2020-02"))
    other = Attendance(id="2", stakeholder="anna", session="later", role="chair")
    assert codes(stakeholders=(ANNA,), sessions=(TALK, later), attendance=(host, other)) == []


def test_there_is_one_community() -> None:
    """Every other thing belongs to exactly one."""
    two = (Community(id="a", name="A"), Community(id="b", name="B"))
    assert codes(community=two) == [("community", "id", "community")] * 2


def test_a_value_of_an_own_column_hangs_on_something() -> None:
    """On a fact of that kind that is there."""
    right = Extra(id="x", of_kind="stakeholders", of="anna", column="kleur", value="rood")
    lost = Extra(id="y", of_kind="stakeholders", of="weg", column="kleur", value="rood")
    odd = Opening(id="o", of_kind="sterren", column="kleur")
    assert codes(stakeholders=(ANNA,), extras=(right, lost), openings=(odd,)) == [
        ("extras", "of", "unknown"),
        ("openings", "of_kind", "unknown"),
    ]


def test_others_see_only_opened_columns_and_never_remarks_about_people() -> None:
    """A remark about an organisation or a goal may be opened; one about a person, or about its tie, never shows."""
    facts = Facts(
        stakeholders=(ANNA, MILL),
        goals=(Goal(id="g", title="Warm"),),
        ties=(Tie(id="t", source="mill", target="anna"),),
        extras=(
            Extra(id="1", of_kind="stakeholders", of="anna", column="kleur", value="rood"),
            Extra(id="2", of_kind="stakeholders", of="anna", column="Opmerkingen", value="is ziek"),
            Extra(id="3", of_kind="stakeholders", of="mill", column="Opmerkingen", value="maalt"),
            Extra(id="4", of_kind="goals", of="g", column="opmerkingen", value="urgent"),
            Extra(id="5", of_kind="ties", of="t", column="Bijzonderheden", value="buren"),
            Extra(id="6", of_kind="goals", of="g", column="dicht", value="geheim"),
        ),
        openings=(
            Opening(id="a", of_kind="stakeholders", column="kleur"),
            Opening(id="b", of_kind="stakeholders", column="Opmerkingen"),
            Opening(id="c", of_kind="goals", column="opmerkingen"),
            Opening(id="d", of_kind="ties", column="Bijzonderheden"),
        ),
    )
    assert [each.id for each in shown_extras(facts)] == ["1", "3", "4"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_in_both_languages(kind: str) -> None:
    """One and several; no kind is called by its name in code only because nobody thought of it."""
    for language in ("nl", "en"):
        with speak(language):
            assert noun(kind, 1)
            assert noun(kind, 2)


def test_dutch_words_of_choices_are_of_values_that_exist() -> None:
    """words.toml and dictionary.toml tell of the same values, every value has a word, no word means two."""
    for name, kind in kinds().items():
        for each in kind.properties:
            assert {value for _word, value in each.words} in (set(), set(each.values)), (name, each.name)
            said = [word.casefold() for word, _value in each.words]
            assert len(said) == len(set(said)), (name, each.name)
