"""Who stands in a circle: by meeting in a small group, or by ties that close more often than chance would have it."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from math import inf
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.metrics import numbers
from meshwork.metrics.whole import _weave
from meshwork.metrics.whole.woven import UNTOLD
from meshwork.settings import Settings
from meshwork.stages import gates, path, words
from meshwork.stages.sight import Sight
from meshwork.text import _, speak
from tests.reading.town import Town, every, partners

DAY = date(2024, 6, 30)


def woven(town: Town) -> tuple[int | None, int | None]:
    """How many partners stand in a circle, of how many."""
    measure = numbers()["woven"].measure(town.record().on(DAY))
    return measure.part, measure.whole


def pairs(*names: str) -> Town:
    """A chain of talks."""
    town = Town()
    town.talks(DAY, pairwise(names))
    return town


def met(town: Town) -> bool:
    """Whether the criterion holds."""
    record = town.record()
    return gates()["woven"].met(Sight(record.on(DAY), record.on(DAY, half=True), {}), "M1")


def test_three_partners_at_one_table_are_a_circle() -> None:
    """Of ten in a chain of talks three sat together. Two with the facilitator are no circle, nor is a plenary, and
    whoever works on one service need not have met."""
    town = pairs(*partners(10))
    assert woven(town) == (0, 10)
    town.meet(DAY, "p00", "p01", "fien").who("fien", facilitator=True)
    town.meet(DAY, *partners(10), plenary=True).work(DAY, *partners(6))
    assert woven(town) == (0, 10)
    assert woven(town.meet(DAY, "p00", "p04", "p08")) == (3, 10)


def test_a_session_of_more_than_fifty_is_no_circle() -> None:
    """Fifty sit in one, fifty-one do not."""
    assert woven(Town().meet(DAY, *partners(50))) == (50, 50)
    assert woven(Town().meet(DAY, *partners(51))) == (0, 51)


def test_a_team_of_three_is_a_circle_while_they_are_in_it() -> None:
    """Three of ten; a team of two is none, nor one that is over."""
    assert woven(pairs(*partners(10)).team("t", "p00", "p01", "p02")) == (3, 10)
    assert woven(pairs(*partners(10)).team("t", "p00", "p01")) == (0, 10)
    assert woven(pairs(*partners(10)).team("t", "p00", "p01", "p02", until="2024-05-01")) == (0, 10)


def test_a_fifth_must_stand_in_a_circle() -> None:
    """Three of fifteen are enough, three of sixteen are not."""
    assert met(pairs(*partners(15)).meet(DAY, *partners(3)))
    assert not met(pairs(*partners(16)).meet(DAY, *partners(3)))


def test_ties_that_close_far_more_often_than_chance_are_circles_too() -> None:
    """Four fours who all know each other, in a ring: of sixteen each is in a triangle, though nobody sat together.
    By chance 28 ties among sixteen close 16 * 15 * 14 / 6 * (28 / 120) ** 3 = 7 triangles; here there are 16."""
    town, names = Town(), partners(16)
    for start in range(0, 16, 4):
        for one, other in combinations(names[start : start + 4], 2):
            town.tie(one, other, "exchanges")
        town.tie(names[start + 3], names[(start + 4) % 16], "exchanges")
    town.meet(DAY, *names, plenary=True)
    assert woven(town) == (16, 16)
    assert met(town)


@pytest.mark.parametrize("tied", ["chain", "everybody"])
def test_where_rewiring_changes_nothing_no_circle_is_seen(tied: str) -> None:
    """A chain has no triangle, and among eight who all know each other as well chance could not do otherwise."""
    names = partners(8)
    town = Town().meet(DAY, *names, plenary=True)
    for one, other in pairwise(names) if tied == "chain" else combinations(names, 2):
        town.tie(one, other, "exchanges")
    assert woven(town) == (0, 8)


def nearly_all(lacking: int) -> Town:
    """Ten who all know each other but for so many pairs, meet at plenary sessions only, and have all else that M1
    asks: a goal and services across sectors."""
    town, names = Town(), partners(10)
    for place, name in enumerate(names):
        town.who(name, sector=("care", "business", "government")[place % 3])
    for one, other in list(combinations(names, 2))[lacking:]:
        town.tie(one, other, "exchanges", "2022-01-01")
    for day in every(28, "2022-01-10", "2024-06-30"):
        town.meet(day, *names, plenary=True).work(day, *names[:4])
    return town.goal("warm", *names, since="2022-01-10")


def test_where_nearly_all_are_tied_it_is_said_that_circles_cannot_be_told() -> None:
    """Two by two, 45 pairs: it is at least a steady CoP, and not said to lack anything. With a session of three there
    is no doubt; with more than fifteen pairs missing partners lack more than three others on average."""
    last = path(nearly_all(0).record(), DAY).readings[-1]
    assert (last.stage, last.missing, tuple(last.untold)) == ("P2", ("woven",), ("woven",))
    for language in ("en", "nl"):
        with speak(language):
            assert words.missing(last) == (f"{_(gates()['woven'].name)}. {_(UNTOLD)}",)
            assert words.question(last) == _(gates()["woven"].question_then)
            assert words.name("P2") in (words.waiting(last) or "")
    assert numbers()["woven"].unfit(nearly_all(0).record().on(DAY)) == UNTOLD
    assert path(nearly_all(0).meet("2024-06-01", *partners(3)).record(), DAY).readings[-1].untold == {}
    assert [_weave.untold(nearly_all(lacking).record().on(DAY)) for lacking in (15, 16)] == [True, False]


@pytest.mark.parametrize("many", [10, 20])
def test_where_rewiring_could_tell_it_is_not_said_to_be_impossible(many: int) -> None:
    """In a ring each lacks the farthest: three of them, and four."""
    for lacking in (3, 4):
        town, names = Town().meet(DAY, *partners(many), plenary=True), partners(many)
        for one, other in combinations(range(many), 2):
            if min(other - one, many - other + one) <= (many - 1 - lacking) // 2 or (
                other - one == many // 2 and (many - 1 - lacking) % 2
            ):
                town.tie(names[one], names[other], "exchanges")
        assert _weave.untold(town.record().on(DAY)) is (lacking == 3)


def test_the_evidence_names_who_stands_in_a_circle_and_who_does_not() -> None:
    """p00 to p02 do, the other seven do not; the facilitator is left out. Where it cannot be told, that is said."""
    town = pairs(*partners(10)).meet(DAY, *partners(3), "fien").who("fien", facilitator=True)
    inside, outside, aside = gates()["woven"].evidence(town.record().on(DAY))
    assert [each.id for each in inside.things] == ["p00", "p01", "p02"]
    assert (outside.count, outside.side) == (7, "against")
    assert [each.id for each in aside.things] == ["fien"]
    inside, outside = gates()["woven"].evidence(nearly_all(0).record().on(DAY))
    assert (inside.record, outside.count, outside.record) == ("", 10, UNTOLD)


def test_nobody_and_a_loner_are_in_no_circle() -> None:
    """Ordinary answers: none of none, none of one."""
    assert woven(Town()) == (0, 0)
    assert woven(Town().meet(DAY, "a", plenary=True)) == (0, 1)


def test_a_triangle_that_chance_never_makes_is_more_than_chance() -> None:
    """Three who know each other and six pairs: by chance the nine ties close none in fifty networks."""
    pairs = np.array([(0, 1), (0, 2), (1, 2), *((at, at + 1) for at in range(3, 15, 2))])
    assert _weave.weave(15, pairs[:, 0], pairs[:, 1], np.ones(9), 50) == inf
    assert _weave.weave(15, pairs[2:, 0], pairs[2:, 1], np.ones(7), 50) == 0.0


@pytest.mark.parametrize(
    ("language", "session", "team"),
    [
        ("en", "sessions? of three to fifty", "team of three to twelve"),
        ("nl", "bijeenkomst van drie tot vijftig", "team van drie tot twaalf"),
    ],
)
def test_the_words_say_how_large_a_circle_may_be(language: str, session: str, team: str) -> None:
    """So many as tie each other by the settings: fifty in a session and twelve in a team; thirteen do not."""
    sizes = Settings()
    assert (sizes.whole("session.most_present"), sizes.whole("team.most_members")) == (50, 12)
    assert [woven(Town().meet(DAY, *partners(60)).team("t", *partners(size))) for size in (12, 13)] == [
        (12, 60),
        (0, 60),
    ]
    with speak(language):
        for said in (_(gates()["woven"].meaning), _(numbers()["woven"].meaning)):
            assert re.search(session, said)
            assert re.search(team, said)


@given(st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_what_stands_in_the_triangles_is_the_same_by_either_way_of_counting(
    drawn: set[tuple[int, int]], chance: Random
) -> None:
    """Any network with any strengths: full and sparse matrices add up to the sum over all triples; the order in which
    ties are told changes nothing."""
    ties = sorted({(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]})
    strength = {pair: 1 + (7 * pair[0] + 3 * pair[1]) % 5 for pair in ties}
    one, other = (np.array([pair[end] for pair in ties], np.int64) for end in (0, 1))
    near = np.array([strength[pair] for pair in ties], float)
    expected = sum(
        strength[a, b] * strength[b, c] * strength[a, c]
        for a, b, c in combinations(range(12), 3)
        if {(a, b), (b, c), (a, c)} <= set(ties)
    )
    assert _weave.in_full(12, one, other, near) == pytest.approx(expected)
    assert _weave.sparsely(12, one, other, near) == pytest.approx(expected)
    order = np.array(chance.sample(range(len(ties)), len(ties)), np.int64)
    told = _weave.weave(12, other[order], one[order], near[order], 10)
    assert told == _weave.weave(12, one, other, near, 10)
