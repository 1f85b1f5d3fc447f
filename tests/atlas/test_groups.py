"""The lands: who belongs together, and that names stay."""

from __future__ import annotations

import random

import pytest

from meshwork.network.groups import groups, regroup
from meshwork.network.web import Web
from tests.atlas.towns import Ties, clique, town


def _sets(lands: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(who for who in lands if lands[who] == land) for land in lands.values()}


def test_two_circles_with_one_faint_tie_are_two_lands() -> None:
    """Who is tied often stands together; one faint tie joins no lands."""
    lands = groups(Web.of([*clique("abcd"), *clique("wxyz"), ("d", "w", 0.5)]))
    assert _sets(lands) == {frozenset("abcd"), frozenset("wxyz")}


def test_a_land_is_named_after_the_partner_with_the_strongest_ties() -> None:
    """c has 4 + 4 + 4 and the tie of 2 to d: 14; the others have less."""
    assert set(groups(Web.of([*clique("abce"), ("c", "d", 2.0)])).values()) == {"c"}


def test_who_has_no_tie_has_no_land() -> None:
    """A loner is in no land, and does not keep others from having one."""
    assert groups(Web.of([("a", "b", 1.0)], alone=["c"])) == {"a": "a", "b": "a"}


def test_nobody_gives_no_lands() -> None:
    """An empty community has an ordinary answer, and so has one of loners."""
    assert groups(Web.of([])) == {}
    assert groups(Web.of([], alone=["a", "b"])) == {}


def test_a_pair_joins_the_land_it_is_tied_to() -> None:
    """Two people who know each other and one of the circle make no land of their own; an island of two does."""
    lands = groups(Web.of([*clique("abcdef"), ("x", "y", 6.0), ("y", "a", 0.2), ("p", "q", 1.0)]))
    assert _sets(lands) == {frozenset("abcdefxy"), frozenset("pq")}


def test_a_land_too_large_to_read_is_split_where_it_has_parts() -> None:
    """Two circles of five tied by many faint ties are one land of ten where ten fit, and two where seven do."""
    ties = [
        *clique("abcde", 2.0),
        *clique("vwxyz", 2.0),
        *[(one, other, 0.3) for one in "abcde" for other in "vwxyz"],
    ]
    assert _sets(groups(Web.of(ties), largest=7)) == {frozenset("abcde"), frozenset("vwxyz")}


def test_a_clique_is_one_land_however_large() -> None:
    """What has no parts is not torn."""
    ties = [(f"p{one:02d}", f"p{other:02d}", 1.0) for one in range(50) for other in range(one)]
    assert len(_sets(groups(Web.of(ties)))) == 1


def test_who_stands_in_a_land_stays_there() -> None:
    """d now has its strongest tie on the other side, and stays: only a map drawn anew moves it."""
    kept = groups(Web.of([*clique("abcd"), *clique("wxyz")]))
    web = Web.of([*clique("abcd", 1.0), *clique("wxyz"), ("d", "w", 9.0), ("d", "x", 9.0), ("d", "y", 9.0)])
    assert groups(web, kept) == kept
    assert regroup(web, kept)["d"] == kept["w"]


def test_a_newcomer_joins_the_land_it_is_tied_to_most() -> None:
    """n has 2 with one land and 3 with the other."""
    kept = groups(Web.of([*clique("abcd"), *clique("wxyz")]))
    web = Web.of([*clique("abcd"), *clique("wxyz"), ("n", "a", 2.0), ("n", "w", 3.0), ("m", "n", 1.0)])
    lands = groups(web, kept)
    assert lands == kept | {"n": kept["w"], "m": kept["w"]}


def test_newcomers_who_know_each_other_best_found_a_land() -> None:
    """Three newcomers with 4 among themselves and one tie of 1 to a land are a land of their own."""
    kept = groups(Web.of(clique("abcd")))
    lands = groups(Web.of([*clique("abcd"), *clique("xyz"), ("x", "a", 1.0)]), kept)
    assert _sets(lands) == {frozenset("abcd"), frozenset("xyz")}
    assert lands["a"] == kept["a"]


def test_drawn_anew_a_land_keeps_the_name_that_most_of_its_members_bore() -> None:
    """The land of a, b, c and d was called old; x joined them and e went to the others."""
    kept = dict.fromkeys("abcde", "old") | dict.fromkeys("wxyz", "other")
    lands = regroup(Web.of([*clique("abcdx"), *clique("ewyz")]), kept)
    assert lands == dict.fromkeys("abcdx", "old") | dict.fromkeys("ewyz", "other")


@pytest.mark.parametrize(("people", "quarters"), [(60, 5), (400, 22)])
def test_planted_quarters_are_found(people: int, quarters: int) -> None:
    """As many lands as there are quarters, none of them more than twice the size of a quarter."""
    found = _sets(groups(town(people, quarters)))
    assert len(found) == quarters
    assert max(map(len, found)) <= 2 * people / quarters


def test_beyond_the_size_at_which_each_is_seen_the_lands_are_still_those_who_belong_together() -> None:
    """6,000 people in 300 quarters: nine of ten pairs in one land are of one quarter."""
    people, quarters = 6000, 300
    lands = groups(town(people, quarters))
    first: dict[str, list[int]] = {}
    for who, land in lands.items():
        first.setdefault(land, []).append(int(who[1:]) * quarters // people)
    most = sum(max(map(of.count, set(of))) for of in first.values())
    assert most / len(lands) >= 0.9


def test_the_order_of_the_ties_changes_nothing() -> None:
    """The same ties in any order and direction give the same lands under the same names."""
    ties: Ties = [*clique("abcdef", 1.0), *clique("uvwxyz", 1.1), ("a", "u", 0.7), ("b", "v", 0.7), ("c", "w", 0.1)]
    expected = groups(Web.of(ties))
    for seed in range(5):
        mixed = [(other, one, strength) for one, other, strength in ties]
        random.Random(seed).shuffle(mixed)
        assert groups(Web.of(mixed)) == expected


def test_a_pair_told_twice_is_one_tie_of_both_strengths() -> None:
    """In either direction; a tie with oneself is none."""
    web = Web.of([("b", "a", 2.0), ("a", "b", 0.5), ("a", "a", 9.0)])
    assert (web.source.tolist(), web.target.tolist(), web.strength.tolist()) == ([0], [1], [2.5])
