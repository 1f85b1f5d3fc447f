"""What several introductions would give together, and that what one is said to give is what it gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.metrics import numbers
from meshwork.stages import path
from meshwork.text import speak
from meshwork.weaving import introductions_words
from meshwork.weaving.drawn import draw
from meshwork.weaving.introductions import introductions
from meshwork.weaving.together import Together, together
from tests.reading.test_reading_silence import in_twos, quarterly
from tests.reading.town import Town, partners
from tests.weaving.test_introductions import DAY, hamlets

PAIRS = [("ash1", "birch1"), ("ash2", "birch2"), ("ash3", "birch3")]


def chosen(town: Town, pairs: list[tuple[str, str]], **more: object) -> Together:
    """What they would give on the day."""
    told = town.record()
    return together(told, path(told, DAY), pairs, **more)  # type: ignore[arg-type]


def test_the_one_that_adds_most_comes_first_and_the_next_adds_to_it() -> None:
    """Ash 2 with birch 2: S 3 to 6 of 6, C 3 to 7 of 7. After it the others add nothing more, and stay in order."""
    found = chosen(hamlets(), PAIRS)
    assert [step.pair for step in found.steps] == [PAIRS[1], PAIRS[0], PAIRS[2]]
    assert [[gain.part for gain in step.gains] for step in found.steps] == [
        [(3, 6), (3, 7)],
        [(6, 6), (7, 7)],
        [(6, 6), (7, 7)],
    ]


def test_so_many_as_are_wanted_are_chosen_from_all() -> None:
    """Of the three the best one."""
    assert [step.pair for step in chosen(hamlets(), PAIRS, most=1).steps] == [PAIRS[1]]


def test_a_second_tie_counts_what_it_adds_to_the_first() -> None:
    """Three loose pairs of two: the first tie makes four of six hang together, the second all six."""
    town = Town()
    for one, other in ("ab", "cd", "ef"):
        town.tie(one, other, "knows", since="2023-01-01")
    found = chosen(town, [("a", "c"), ("a", "e")])
    assert [step.gains[0].part for step in found.steps] == [(2, 4), (4, 6)]


def test_the_same_pair_twice_a_facilitator_and_a_stranger_count_for_nothing() -> None:
    """One step is left, and nothing stumbles."""
    found = chosen(hamlets(), [PAIRS[1], PAIRS[1], ("fay", "ash2"), ("ash2", "nobody")])
    assert [step.pair for step in found.steps] == [PAIRS[1]]


def test_who_is_not_on_the_map_is_not_among_those_who_come_in() -> None:
    """Birch 3 would come in, and is not named."""
    (step,) = chosen(hamlets(), [PAIRS[1]], hidden={"birch3"}).steps
    assert [each.id for each in step.gains[0].new] == ["birch1", "birch2"]


def meetings() -> Town:
    """The hamlets, each meeting for itself every month since 2022, all carrying one goal; labels need four facts."""
    town = hamlets("ash1", "ash2", "ash3", "birch1", "birch2", "birch3")
    for month in range(1, 7):
        town.meet(f"2024-{month:02}-15", "ash1", "ash2", "ash3").meet(
            f"2024-{month:02}-15", "birch1", "birch2", "birch3"
        )
    return town


def test_ties_that_close_the_ring_lead_from_around_the_facilitator_to_a_beginning_community() -> None:
    """R is 1, S .5 and C 3 of 7, where a beginning CoP is made to ask C .60: it stays a network.

    One tie that closes a ring over both triangles makes C and S 1, and nothing is missing.
    """
    town = meetings().set("enter.P1.cohesion", "0.6")
    found = chosen(town, [PAIRS[1]])
    assert (found.before.stage, found.anyway, found.after.stage) == ("L1", "L1", "P1")
    assert found.after.profile["C"] == found.after.profile["S"] == 1.0
    assert found.before.profile["C"] == pytest.approx(3 / 7)


def test_what_comes_by_itself_is_not_promised_of_the_ties() -> None:
    """Everything for the next step holds already, without any tie: that is told apart. C 3 of 7 and S 3 of 6 are
    enough where half a one more than .35 and .40 is asked."""
    told = meetings().set("enter.P1.cohesion", "0.35").set("enter.P1.self_standing", "0.4").record()
    way = path(told, DAY)
    early = replace(way, readings=(replace(way.readings[-1], stage="L1"),))
    found = together(told, early, [PAIRS[1]])
    assert (found.before.stage, found.anyway) == ("L1", "P1")
    fell = replace(found, before=replace(found.before, rises_from=date(2024, 8, 31)))
    with speak("en"):
        assert introductions_words.stage(found).endswith("without them, once it is so two months in a row.")
        assert introductions_words.stage(fell).endswith("in August 2024 at the earliest, if it is still so then.")


def test_between_two_meetings_of_a_quarter_nothing_is_said_to_fall_by_itself() -> None:
    """Who met every quarter talk in twos in October: at the end of December that waits for their next day."""
    town = in_twos(quarterly("2021-08-31"), "2021-10-07").record()
    found = together(town, path(town, date(2021, 12, 31)), [("p00", "p03")])
    assert (found.before.stage, found.anyway, found.after.stage) == ("P2", "P2", "P2")


def test_a_fall_of_who_meets_every_quarter_is_told_to_wait_for_what_is_recorded_next() -> None:
    """In twos in October and again in December: there is a meeting in the month, and their next day settles it."""
    town = in_twos(quarterly("2021-08-31"), "2021-12-16").record()
    found = together(town, path(town, date(2021, 12, 31)), [("p00", "p01")])
    assert found.before.stage != found.anyway == found.after.stage
    with speak("en"):
        assert introductions_words.stage(found).endswith("without them, once what is recorded next shows the same.")


def test_goals_actions_and_persistence_are_not_moved_by_a_tie() -> None:
    """P, X, K and Y are read from what is recorded."""
    found = chosen(meetings(), [PAIRS[1]])
    for symbol in ("P", "X", "K", "Y", "YF"):
        assert found.after.profile[symbol] == found.before.profile[symbol], symbol


def test_without_a_label_there_is_none_to_give() -> None:
    """Six ties are too little for a label, with one more too."""
    found = chosen(hamlets(), [PAIRS[1]])
    assert (found.before.stage, found.after.stage) == (None, None)


def test_a_drawn_tie_weighs_as_one_talk_and_adds_to_what_is_there() -> None:
    """Ash 1 and ash 2 know each other (1) and would talk (4 more); nobody becomes active by it."""
    day = hamlets().who("stranger").record().on(DAY)
    drawn = draw(day, [("ash1", "ash2"), ("ash2", "birch2"), ("ash2", "birch2"), ("ash2", "stranger")])
    assert drawn.graph["ash1"]["ash2"]["weight"] == 5.0
    assert drawn.graph["ash2"]["birch2"]["weight"] == 4.0
    assert drawn.active == day.active
    assert drawn.graph.number_of_edges() == day.graph.number_of_edges() + 1


PARTNERS = tuple("abcdefgh")


@given(
    ties=st.sets(st.tuples(st.sampled_from(PARTNERS), st.sampled_from(PARTNERS)), max_size=12),
    carriers=st.sets(st.sampled_from(PARTNERS), min_size=2),
)
@settings(max_examples=60, deadline=None)
def test_what_is_promised_of_a_tie_is_what_is_read_once_it_is_there(
    ties: set[tuple[str, str]], carriers: set[str]
) -> None:
    """In any town: S and C of the day with a tie declared for the pair, read anew, are those that were promised."""

    def town() -> Town:
        told = Town().who("a", facilitator=True).goal("warm", *sorted(carriers))
        for one, other in sorted(ties):
            if one != other:
                told.tie(one, other, "knows", since="2024-05-01")
        return told

    before = town().record()
    for each in introductions(before, path(before, DAY)).pairs:
        after = town().tie(*each.pair, "knows", since="2024-06-01").record().on(DAY)
        told = {gain.key: gain.after for gain in each.gains}
        for key, promised in told.items():
            assert numbers()[key].measure(after).value == promised, (each.pair, key)


def test_introductions_that_close_triangles_make_circles_as_talks_do() -> None:
    """Sixteen in four stars in a ring: nobody stands in a circle. With the three ties that each star lacks, drawn or
    talked, all do; a tie drawn to a facilitator closes nothing."""
    town, names, lacking = Town().who("fay", facilitator=True), partners(16), []
    for start in range(0, 16, 4):
        ties = list(combinations(names[start : start + 4], 2))
        for one, other in ties[:3]:
            town.tie(one, other, "exchanges")
        lacking += ties[3:]
        town.tie(names[start + 3], names[(start + 4) % 16], "exchanges")
    day = town.meet(DAY, *names, "fay", plenary=True).record().on(DAY)
    woven = numbers()["woven"].measure
    assert [woven(each).part for each in (day, draw(day, lacking))] == [0, 16]
    assert woven(draw(day, [("fay", each) for each in names])).part == 0
    town.talks(DAY, lacking)
    assert woven(town.record().on(DAY)).part == 16
