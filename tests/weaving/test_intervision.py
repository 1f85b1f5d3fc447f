"""Groups for intervision: of four to six, who differ and have not met, with a chair who is not a party."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from meshwork import demo
from meshwork.model import Attendance, Belonging, Community, Facts, Session, Stakeholder, Tie
from meshwork.weaving.intervision import Guest, circles, guests, have_met
from meshwork.when import When

SECTORS = ("business", "care", "citizen", "government", "knowledge")


def crowd(n: int) -> list[Guest]:
    """So many, of five sectors in turn, with one of seven goals each."""
    return [Guest(f"g{at:03}", f"Guest {at:03}", SECTORS[at % 5], frozenset({f"goal {at % 7}"})) for at in range(n)]


@pytest.mark.parametrize(
    ("n", "sizes"), [(3, []), (4, [4]), (5, [4]), (6, [5]), (7, [6]), (8, [4, 4]), (11, [5, 6]), (13, [4, 4, 5])]
)
def test_a_group_is_four_to_six(n: int, sizes: list[int]) -> None:
    """Of three nothing; of five to seven one chairs the others; from eight on everybody sits in a group."""
    assert sorted(len(each.members) for each in circles(crowd(n), ())) == sizes


@pytest.mark.parametrize("n", [8, 11, 40, 200])
def test_everybody_sits_in_one_group_and_chairs_at_most_one_other(n: int) -> None:
    """The same groups whatever the order; no chair in its own group, none that shares a goal with a member."""
    found = circles(crowd(n), ())
    assert found == circles(crowd(n)[::-1], ())
    seated = [each.id for group in found for each in group.members]
    assert sorted(seated) == [each.id for each in crowd(n)]
    assert all(4 <= len(group.members) <= 6 for group in found)
    chairs = [group.chair for group in found]
    assert None not in chairs
    assert len({each.id for each in chairs if each}) == len(found)
    assert all(group.chair not in group.members for group in found)
    if n > 11:
        assert [group.bound for group in found if group.bound] == []


def test_who_has_met_and_who_is_of_one_sector_sits_apart() -> None:
    """Eight in two sectors, four couples who have met: both groups have two of each sector and no couple."""
    eight = [Guest(name, name, "care" if name in "abcd" else "business") for name in "abcdefgh"]
    couples = {frozenset(pair) for pair in ("ae", "bf", "cg", "dh")}
    for group in circles(eight, couples):
        assert (group.sectors, group.pairs, group.strangers) == (("business", "care"), 6, 6)
        assert sum(each.sector == "care" for each in group.members) == 2


def test_of_four_nobody_is_left_to_chair() -> None:
    """The group is there, and says that it has no chair; six pairs, none of whom met."""
    (group,) = circles(crowd(4), ())
    assert (group.chair, group.pairs, group.strangers) == (None, 6, 6)


def test_of_seven_the_most_independent_chairs() -> None:
    """All share a goal but the one: that one chairs, bound to nobody."""
    one = Guest("z", "Zed", "citizen")
    six = [Guest(name, name, "care", frozenset({"warm"})) for name in "abcdef"]
    (group,) = circles([*six, one], ())
    assert (group.chair, group.bound) == (one, ())
    assert circles(six, ())[0].bound == circles(six, ())[0].members  # six of one goal: bound to all five


def test_who_can_take_part_and_who_has_met() -> None:
    """No facilitator, nobody who left or is hidden, people as their organisation; a plenary introduces nobody."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(
            *(Stakeholder(id=each, name=each.title()) for each in ("bakery", "clinic", "hidden")),
            Stakeholder(id="anna", name="Anna", facilitator=True),
            Stakeholder(id="gone", name="Gone", left=When.of("2023")),
            Stakeholder(id="sam", name="Sam", kind="person"),
        ),
        belongs_to=(Belonging(id="b", person="sam", organisation="clinic"),),
        sessions=(Session(id="hall", date=When.of("2024"), plenary=True), Session(id="soup", date=When.of("2024"))),
        attendance=(
            *(Attendance(id=f"h{each}", stakeholder=each, session="hall") for each in ("hidden", "clinic")),
            *(Attendance(id=f"s{each}", stakeholder=each, session="soup") for each in ("bakery", "sam")),
        ),
        ties=(Tie(id="t", source="gone", target="sam"),),
    )
    day = date(2024, 6, 1)
    assert [each.id for each in guests(facts, day, {"hidden"})] == ["bakery", "clinic"]
    assert [(each.id, each.house) for each in guests(facts, day, (), {"sam"})] == [("sam", "clinic")]
    assert have_met(facts) == {frozenset(pair) for pair in (("bakery", "sam"), ("bakery", "clinic"), ("gone", "sam"))}


def test_organisations_met_where_their_people_did() -> None:
    """Sam works at the bakery until March, Kim at the clinic: after their talk in February all four have met but each
    with its own house; a talk in April tells nothing of the bakery any more."""
    whole = Facts(
        stakeholders=tuple(
            Stakeholder(id=each, name=each) for each in ("bakery", "clinic", "school", "sam", "kim", "lu")
        ),
        belongs_to=(
            Belonging(id="b", person="sam", organisation="bakery", until=When.of("2024-03-01")),
            Belonging(id="c", person="kim", organisation="clinic"),
        ),
        sessions=(
            Session(id="feb", date=When.of("2024-02-01"), kind="talk"),
            Session(id="apr", date=When.of("2024-04-01"), kind="talk"),
        ),
        attendance=(
            Attendance(id="1", stakeholder="sam", session="feb"),
            Attendance(id="2", stakeholder="kim", session="feb"),
            Attendance(id="3", stakeholder="sam", session="apr"),
            Attendance(id="4", stakeholder="lu", session="apr"),
        ),
    )
    assert have_met(whole) == {
        frozenset(pair)
        for pair in (("sam", "kim"), ("sam", "clinic"), ("bakery", "kim"), ("bakery", "clinic"), ("sam", "lu"))
    }


def test_the_demonstration_is_mixed_better_than_by_name() -> None:
    """More pairs who have not met than where the partners are taken in the order of their names."""
    facts = demo.facts()
    met, everybody = have_met(facts), sorted(guests(facts, demo.LAST_DAY), key=lambda each: each.name)
    found = circles(everybody, met)
    by_name = [everybody[at : at + 5] for at in range(0, len(everybody), 5)]
    pairs = [pair for group in by_name for pair in combinations(group, 2)]
    share = sum(frozenset((one.id, other.id)) not in met for one, other in pairs) / len(pairs)
    assert sum(each.strangers for each in found) / sum(each.pairs for each in found) > share
