"""Whom to introduce to whom, in towns small enough to work out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from meshwork.model import Brings, Choice, Needs
from meshwork.network.consent import heard
from meshwork.network.record import record
from meshwork.settings import Settings
from meshwork.stages import Criterion, Path, path
from meshwork.text import speak
from meshwork.weaving import introductions_words
from meshwork.weaving.introductions import Introduction, Introductions, introductions
from meshwork.when import When
from tests.reading.town import Town

DAY = date(2024, 6, 30)


def hamlets(*carriers: str) -> Town:
    """Two triangles, of ash and of birch, that only Fay the facilitator ties: to the first of each.

    Seven active. S: of the six partners three hang together. C: the largest part that no one can break is a triangle.
    """
    town = Town().who("fay", facilitator=True)
    for hamlet in ("ash", "birch"):
        one, two, three = (f"{hamlet}{n}" for n in (1, 2, 3))
        for pair in ((one, two), (two, three), (one, three), ("fay", one)):
            town.tie(*pair, "knows", since="2023-01-01")
    return town.goal("warm", *carriers) if carriers else town


def asked(town: Town, **more: object) -> Introductions:
    """Whom to introduce on the day."""
    told = town.record()
    return introductions(told, path(told, DAY), **more)  # type: ignore[arg-type]


def pairs(town: Town, **more: object) -> list[tuple[str, str]]:
    """The pairs, best first."""
    return [each.pair for each in asked(town, **more).pairs]


def only(town: Town) -> Introduction:
    """The one introduction there is."""
    (found,) = asked(town).pairs
    return found


def needs(town: Town, who: str, **has: object) -> Town:
    """Something that somebody needs."""
    town.add("needs", Needs(id=town.number("needs"), stakeholder=who, **has))  # type: ignore[arg-type]
    return town


def brings(town: Town, who: str, **has: object) -> Town:
    """Something that somebody brings."""
    town.add("brings", Brings(id=town.number("brings"), stakeholder=who, **has))  # type: ignore[arg-type]
    return town


# --- who is introduced


def test_two_who_are_tied_are_not_introduced() -> None:
    """They share a goal, and know each other."""
    assert pairs(hamlets("ash1", "ash2")) == []


def test_two_who_know_a_partner_in_common_are_not_introduced() -> None:
    """Ash 1 and a newcomer both know ash 2: two steps, through a partner."""
    town = hamlets("ash1", "new").tie("ash2", "new", "knows", since="2023-01-01")
    assert pairs(town) == []


def test_two_who_only_the_facilitator_knows_both_are_introduced_by_the_facilitator() -> None:
    """Two steps as well, but through Fay: she is the connector."""
    found = only(hamlets("ash1", "birch1"))
    assert found.pair == ("ash1", "birch1")
    assert (found.steps, [each.id for each in found.connectors], found.nearest) == (2, ["fay"], None)
    assert found.goals == ("warm",)


def test_where_nobody_knows_both_the_nearest_is_named_with_the_steps() -> None:
    """Ash 2, ash 1, Fay, birch 1, birch 2: Fay stands in the middle, two steps from each."""
    found = only(hamlets("ash2", "birch2"))
    assert (found.steps, found.connectors) == (4, ())
    assert found.nearest is not None
    assert (found.nearest[0].id, *found.nearest[1:]) == ("fay", 2, 2)


def test_a_partner_is_named_before_a_facilitator_where_both_are_as_near() -> None:
    """Three steps by two ways, from ash 1 over Fay or over ash 2: nearest is one and two, or two and one."""
    town = hamlets("ash2", "birch1")
    found = only(town)
    assert found.steps == 3
    assert found.nearest is not None
    assert (found.nearest[0].id, *found.nearest[1:]) == ("ash1", 1, 2)


def test_of_a_goal_who_does_not_carry_it_may_know_both() -> None:
    """Ash 1 and birch 1 carry it and Fay, who knows both, does not: among carriers there is no way between the two.

    Kim, who carries nothing either, knows ash 2 and birch 2.
    """
    (found,) = asked(hamlets("ash1", "birch1"), goal="warm").pairs
    assert (found.pair, found.steps, [who.id for who in found.connectors]) == (("ash1", "birch1"), 2, ["fay"])
    town = hamlets("ash2", "birch2").tie("kim", "ash2", "knows", since="2023-01-01")
    (found,) = asked(town.tie("kim", "birch2", "knows", since="2023-01-01"), goal="warm").pairs
    assert [who.id for who in found.connectors] == ["kim"]


def test_where_there_is_no_way_between_two_nobody_is_named() -> None:
    """A newcomer whom a neighbour alone knows, in a world apart."""
    town = hamlets("ash1", "new").tie("new", "neighbour", "knows", since="2023-01-01")
    found = only(town)
    assert (found.steps, found.connectors, found.nearest) == (None, (), None)


def test_two_with_nothing_to_share_are_not_introduced() -> None:
    """Each carries a goal of its own."""
    town = hamlets("ash1").goal("green", "birch1")
    assert (pairs(town), asked(town).why) == ([], "nothing")


def test_a_closed_goal_or_a_commitment_that_ended_brings_nobody_together() -> None:
    """The first closed last year, of the second one let go."""
    closed = hamlets().goal("old", "ash1", "birch1", closed=When.of("2023-06-01"))
    ended = hamlets("ash1").commit("warm", "birch1", until="2024-06-01")
    assert pairs(closed) == pairs(ended) == []


@pytest.mark.parametrize(
    ("need", "offer", "meet"),
    [
        ({"theme": "room"}, {"theme": " Room"}, True),
        ({"theme": "room"}, {"theme": "money"}, False),
        ({"theme": "room", "goal": "warm"}, {"theme": "money", "goal": "warm"}, False),
        ({"theme": "room", "goal": "warm"}, {"goal": "warm"}, True),
        ({"goal": "warm"}, {"theme": "room", "goal": "warm"}, True),
        ({"goal": "warm"}, {"goal": "warm"}, True),
        ({"goal": "old"}, {"goal": "old"}, False),
        ({"what": "a hall"}, {"what": "a hall"}, False),
        ({"theme": "room", "until": When.of("2024-06-30")}, {"theme": "room"}, False),
        ({"theme": "room"}, {"theme": "room", "since": When.of("2024-07-01")}, False),
    ],
)
def test_a_need_finds_an_offer_by_theme_or_by_goal_where_one_names_no_theme(
    need: dict[str, object], offer: dict[str, object], meet: bool
) -> None:
    """On the day; two different themes are not the same thing, also towards one goal; what is closed is no goal."""
    town = hamlets("ash1").goal("old", closed=When.of("2023-06-01"))
    needs(town, "ash2", **need)
    brings(town, "birch2", **offer)
    assert pairs(town) == ([("ash2", "birch2")] if meet else [])


def test_a_need_and_an_offer_are_told_in_their_own_words() -> None:
    """Who needs, who brings, what, and the theme that both name."""
    town = needs(hamlets(), "birch2", what="A cold room", theme="Room")
    (fit,) = only(brings(town, "ash2", what="A cellar", theme="room")).fits
    assert (fit.needs, fit.brings, fit.wanted, fit.offered, fit.theme) == (
        "birch2",
        "ash2",
        "A cold room",
        "A cellar",
        "room",
    )


# --- who never is


def test_facilitators_are_never_introduced() -> None:
    """Nor the organisation she works from; both carry the goal."""
    town = hamlets("fay", "house", "birch2").belongs("fay", "house", since="2023-01-01")
    assert pairs(town) == []


def test_who_has_left_is_not_introduced() -> None:
    """Active in the window, but gone since spring."""
    town = hamlets("ash2", "birch2")
    assert pairs(town) == [("ash2", "birch2")]
    town.who("birch2", left=When.of("2024-04-01"))
    assert pairs(town) == []


def test_who_is_not_on_the_map_is_neither_introduced_nor_named() -> None:
    """Ash 1 is in every count, but is no half of a pair, no connector, and not among those who come in."""
    town = hamlets("ash1", "ash2", "birch1", "birch2")
    assert all("ash1" not in each.pair for each in asked(town, hidden={"ash1"}).pairs)
    found = next(each for each in asked(town, hidden={"ash1"}).pairs if each.pair == ("ash2", "birch1"))
    assert found.nearest is not None
    assert found.nearest[0].id == "fay"
    assert "ash1" not in {who.id for gain in found.gains for who in gain.new}


def test_who_objects_is_not_there_at_all() -> None:
    """The pair is gone with birch 2, and six are left to count."""
    town = hamlets("ash2", "birch2")
    town.add("choices", Choice(id="c", stakeholder="birch2", purpose="objects"))
    told = record(heard(town.facts(), DAY), Settings())
    found = introductions(told, path(told, DAY))
    assert found.pairs == ()
    assert found.reading.active == 6


def test_a_person_is_introduced_as_its_organisation() -> None:
    """Sam carries the goal for the mill and is read as the mill; by person Sam is introduced."""
    town = hamlets("ash2", "sam").belongs("sam", "mill", since="2022-01-01")
    town.tie("sam", "miller", "knows", since="2023-01-01")
    assert pairs(town) == [("ash2", "mill")]
    told = town.record("person")
    assert [each.pair for each in introductions(told, path(told, DAY)).pairs] == [("ash2", "sam")]


# --- what it would give


def test_a_tie_between_the_hamlets_joins_the_parts_that_it_closes_a_ring_around() -> None:
    """Ash 2 and birch 2. S from 3 of 6 to 6 of 6. C from 3 of 7 to all 7: both triangles and the way over Fay."""
    standing, cohesion = only(hamlets("ash2", "birch2")).gains
    assert (standing.key, standing.part, standing.whole) == ("self_standing", (3, 6), 6)
    assert (standing.before, standing.after) == (0.5, 1.0)
    assert [each.id for each in standing.new] == ["birch1", "birch2", "birch3"]
    assert (cohesion.key, cohesion.part, cohesion.whole) == ("cohesion", (3, 7), 7)
    assert cohesion.after == 1.0
    assert [each.id for each in cohesion.new] == ["birch1", "birch2", "birch3", "fay"]


def test_a_tie_beside_the_facilitator_closes_a_small_ring_only() -> None:
    """Ash 1 and birch 1: all six hang together, but the ring with Fay is of three, as the triangles are."""
    standing, cohesion = only(hamlets("ash1", "birch1")).gains
    assert standing.part == (3, 6)
    assert (cohesion.part, cohesion.new, cohesion.moves) == ((3, 3), (), False)


def test_different_sectors_come_first_then_what_adds_most() -> None:
    """Ash 2 and birch 2 add most (C 7 of 7) and are of one sector; ash 1 is of another and comes before with both.

    With birch 2 ash 1 closes a ring of five (ash 1, Fay, birch 1 and its triangle), with birch 1 only one of three.
    """
    town = hamlets("ash1", "ash2", "birch1", "birch2")
    assert pairs(town)[0] == ("ash2", "birch2")
    for who, sector in (("ash1", "business"), ("ash2", "care"), ("birch1", "care"), ("birch2", "care")):
        town.who(who, sector=sector)
    assert pairs(town) == [("ash1", "birch2"), ("ash1", "birch1"), ("ash2", "birch2"), ("ash2", "birch1")]


def test_what_changes_nothing_comes_last() -> None:
    """Two of the far ends of a ring of eight, of different sectors: it hangs together without them."""
    town = Town().goal("warm", "p0", "p4", "new")
    for n in range(8):
        town.tie(f"p{n}", f"p{(n + 1) % 8}", "knows", since="2023-01-01")
    town.who("p0", sector="care").who("p4", sector="business")
    town.tie("new", "other", "knows", since="2023-01-01")
    found = asked(town).pairs
    assert [(each.pair, each.helps) for each in found] == [
        (("new", "p0"), True),
        (("new", "p4"), True),
        (("p0", "p4"), False),
    ]


def test_nobody_stands_more_than_twice_in_front_while_others_wait() -> None:
    """The newcomer adds most with each of four; the third and fourth come after the two others, apart."""
    town = Town().goal("warm", "new", "p0", "p2", "p4", "p6")
    for n in range(8):
        town.tie(f"p{n}", f"p{(n + 1) % 8}", "knows", since="2023-01-01")
    town.tie("new", "other", "knows", since="2023-01-01")
    assert pairs(town) == [
        ("new", "p0"),
        ("new", "p2"),
        ("p0", "p4"),
        ("p2", "p6"),
        ("new", "p4"),
        ("new", "p6"),
    ]
    found = asked(town)
    assert [each.pair for each in found.more] == [("new", "p4"), ("new", "p6")]
    assert (asked(town, top=5).spread, len(asked(town, top=5).more)) == (4, 1)
    assert (asked(town, top=3).spread, asked(town, top=3).more) == (3, ())


def test_so_many_are_told_as_are_asked_for_and_all_are_counted() -> None:
    """One of the four, and that there are four."""
    found = asked(hamlets("ash1", "ash2", "birch1", "birch2"), top=1)
    assert (len(found.pairs), found.found) == (1, 4)


def test_a_weakest_criterion_of_the_graph_is_read_again_with_the_tie() -> None:
    """Five in a row: 3, 4 and 3 ways between others run over the inner ones, .4 over the middle; in a ring .2."""
    town = Town().goal("warm", "p0", "p4")
    for n in range(4):
        town.tie(f"p{n}", f"p{n + 1}", "knows", since="2023-01-01")
    found = waiting_for(town, Criterion("hub_share", 0.4, None, 0.25, None, met=False))
    (each,) = found.pairs
    assert (found.weakest, found.movable) == ("hub_share", True)
    assert each.gains[-1].key == "hub_share"
    assert each.gains[-1].before == 0.4
    assert each.gains[-1].after == pytest.approx(0.2)


def test_reach_is_told_where_the_next_stage_waits_for_it() -> None:
    """Five of seven hang together; with the newcomer and her neighbour all seven do."""
    town = Town().goal("warm", "p0", "new").tie("new", "other", "knows", since="2023-01-01")
    for n in range(4):
        town.tie(f"p{n}", f"p{n + 1}", "knows", since="2023-01-01")
    found = waiting_for(town, Criterion("reach", 5 / 7, None, 0.9, None, met=False))
    assert found.pairs[0].gains[-1].part == (5, 7)


@pytest.mark.parametrize("key", ["shared_goals", "joint_delivery", "persistence", "sessions", "sectors", "core_fit"])
def test_what_a_tie_cannot_change_is_said_to_be_so(key: str) -> None:
    """Goals, actions, time and sessions; nor what is held against chance. No number is told of it."""
    found = waiting_for(hamlets("ash1", "birch1"), Criterion(key, 0.1, None, 0.5, None, met=False))
    assert (found.weakest, found.movable) == (key, False)
    assert [gain.key for gain in found.pairs[0].gains] == ["self_standing", "cohesion"]


@pytest.mark.parametrize(
    ("key", "language", "said"),
    [
        ("woven", "en", "Bring three together rather than two."),
        ("woven", "nl", "Breng er liever drie bij elkaar dan twee."),
        ("sessions", "en", "Introductions do not change that."),
        ("reach", "en", "Introductions can bring that nearer."),
    ],
)
def test_where_circles_are_lacking_it_is_said_to_bring_three_together(key: str, language: str, said: str) -> None:
    """Introductions do help there, where they are of three."""
    found = waiting_for(hamlets("ash1", "birch1"), Criterion(key, 0.1, None, 0.5, None, met=False))
    with speak(language):
        told = introductions_words.waiting_for(replace(found, reading=replace(found.reading, next="M1")))
    assert told is not None
    assert told.endswith(said)


def waiting_for(town: Town, criterion: Criterion) -> Introductions:
    """Whom to introduce where the next stage waits for one criterion."""
    told = town.record()
    last = replace(
        path(told, DAY).readings[-1], weakest=criterion.key, criteria=(criterion,), profile=MappingProxyType({})
    )
    return introductions(told, Path((last,), ()))


# --- where there are none


def test_where_nobody_is_active_that_is_the_reason() -> None:
    """An empty town, and one of a single pair of hands."""
    assert asked(Town()).why == asked(Town().goal("warm", "one")).why == "nobody"


def test_where_nothing_is_recorded_to_share_that_is_the_reason() -> None:
    """Seven who meet, without goals, needs and offers."""
    assert asked(hamlets()).why == "nothing"


def test_where_all_who_share_something_have_met_that_is_the_reason() -> None:
    """Ash carries it, and knows itself."""
    assert asked(hamlets("ash1", "ash2", "ash3")).why == "met"


def test_of_a_goal_only_its_carriers_are_looked_at() -> None:
    """Three of seven carry it: S and C are theirs, and nobody ties them."""
    found = asked(hamlets("ash1", "birch1", "birch2"), goal="warm")
    assert [each.pair for each in found.pairs] == [("ash1", "birch1"), ("ash1", "birch2")]
    assert found.pairs[0].gains[0].part == (2, 3)
