"""Groups of a day, and how they go on from month to month, on towns small enough to do in the head."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshwork.metrics import numbers
from meshwork.network.leiden import leiden
from meshwork.network.parts import Group, grouped, parts
from tests.reading.town import Town

JANUARY, FEBRUARY, MARCH = date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)
APRIL = date(2024, 4, 30)


def circles(town: Town, since: date, until: date | None, *several: str) -> Town:
    """Everybody was at a plenary, which ties nobody; each circle is a team from a day to a day: ties of 1."""
    for circle in several:
        town.meet(JANUARY, *circle, plenary=True)
        town.team(town.number("teams"), *circle, since=str(since), until=str(until) if until else None)
    return town


def told(found: tuple[Group, ...]) -> dict[str, str]:
    """The members of each group by its id, as one word."""
    return {each.id: "".join(each.members) for each in found}


def test_two_circles_with_a_tie_between_them_are_two_groups() -> None:
    """The largest first; who was there and is tied to nobody stands alone, and is no group of the number."""
    town = circles(Town(), JANUARY, None, "abcd", "wxy", "dw")
    day = town.meet(JANUARY, "z", plenary=True).record().on(JANUARY)
    assert parts(day) == (frozenset("abcd"), frozenset("wxy"), frozenset("z"))
    assert numbers()["groups"].measure(day).value == 2


def test_the_order_in_which_facts_were_told_changes_no_group() -> None:
    """The same ties in eight orders give the same groups under the same ids."""
    several = ["abcd", "bcd", "efgh", "fgh", "de", "ah", "xy"]
    found = set()
    for seed in range(8):
        random.Random(seed).shuffle(several)
        found.add(grouped(circles(Town(), JANUARY, None, *several).record(), JANUARY).on(JANUARY))
    assert len(found) == 1


def test_of_a_group_that_falls_apart_the_larger_part_goes_on() -> None:
    """a to g are together; then d to g, and a to c apart: the four keep the id, the three get one never used."""
    town = circles(Town(), JANUARY, date(2024, 2, 10), "abcdefg")
    circles(town, date(2024, 2, 10), None, "defg", "abc")
    over = grouped(town.record(), FEBRUARY)
    assert told(over.on(JANUARY)) == {"a": "abcdefg"}
    assert told(over.on(FEBRUARY)) == {"a": "defg", "a~2": "abc"}
    assert [each.since for each in over.on(FEBRUARY)] == [JANUARY, FEBRUARY]


def test_what_grows_together_goes_on_as_the_part_that_brought_most() -> None:
    """Three and four become seven: under the id of the four, which had been called after w."""
    town = circles(Town(), JANUARY, date(2024, 2, 10), "abc", "wxyz")
    circles(town, date(2024, 2, 10), None, "abcwxyz")
    over = grouped(town.record(), FEBRUARY)
    assert told(over.on(JANUARY)) == {"a": "abc", "w": "wxyz"}
    assert told(over.on(FEBRUARY)) == {"w": "abcwxyz"}


def test_one_who_changes_over_takes_no_id_along() -> None:
    """a, b and c go; a alone of them is with five strangers then: one of six, and one of three is a third, so stays.

    Of four who go, one is a quarter: the six are a new group, and b, c and d are nowhere.
    """
    for gone, expected in (("abc", {"a": "auvwxy"}), ("abcd", {"a~2": "auvwxy"})):
        town = circles(Town(), JANUARY, date(2024, 2, 10), gone)
        circles(town, date(2024, 2, 10), None, "auvwxy")
        assert told(grouped(town.record(), FEBRUARY).on(FEBRUARY)) == expected


def test_an_id_that_is_gone_never_comes_back() -> None:
    """abc in January, nobody in February, abc in March: another group by the ids, that came in March."""
    town = circles(Town(), JANUARY, date(2024, 2, 10), "abc")
    circles(town, JANUARY, None, "xyz")
    circles(town, MARCH, None, "abc")
    over = grouped(town.record(), APRIL)
    assert told(over.on(FEBRUARY)) == {"x": "xyz"}
    assert told(over.on(APRIL)) == {"x": "xyz", "a~2": "abc"}
    assert over.on(APRIL)[1].since == MARCH


def test_before_the_first_fact_there_are_no_groups() -> None:
    """Nor is there one in a community without anybody, or with one alone."""
    assert grouped(Town().record(), JANUARY).on(JANUARY) == ()
    alone = Town().meet(JANUARY, "a", plenary=True).record()
    assert grouped(alone, FEBRUARY).on(FEBRUARY) == ()
    assert grouped(alone, FEBRUARY).on(date(2023, 1, 1)) == ()
    assert parts(alone.on(JANUARY)) == (frozenset("a"),)
    assert parts(Town().record().on(JANUARY)) == ()


def test_those_who_carry_a_goal_have_groups_of_their_own() -> None:
    """a to d are one circle; a and b carry the goal, and make the only group of it."""
    town = circles(Town(), JANUARY, None, "abcd").goal("g", "a", "b", since=JANUARY)
    assert told(grouped(town.record(), FEBRUARY, goal="g").on(FEBRUARY)) == {"a": "ab"}


ROADS = st.integers(1, 30).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), st.integers(1, 9)), max_size=60),
    )
)


@given(ROADS)
def test_every_group_hangs_together_and_everybody_is_in_one(drawn: tuple[int, list[tuple[int, int, int]]]) -> None:
    """On any graph: numbers from 0 in the order of the first place; a group is one connected piece."""
    size, rows = drawn
    ties = {(min(one, other), max(one, other)): weight for one, other, weight in rows if one != other}
    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(ties)
    first, second = (np.array([pair[end] for pair in ties], np.int64) for end in (0, 1))
    found = leiden(size, first, second, np.array(list(ties.values()), np.float64)).tolist()
    assert len(found) == size
    assert list(dict.fromkeys(found)) == list(range(len(set(found))))
    for number in set(found):
        assert nx.is_connected(graph.subgraph(place for place in range(size) if found[place] == number))


def test_groups_are_no_worse_than_those_of_networkx() -> None:
    """By modularity over five random graphs, at least what its Louvain finds, whose luck differs by its version."""
    mine = theirs = 0.0
    for seed in range(5):
        graph = nx.gnp_random_graph(120, 0.06, seed=seed)
        ends = np.array(sorted(graph.edges), np.int64)
        found = leiden(len(graph), ends[:, 0], ends[:, 1], np.ones(len(ends)))
        groups = [set(np.flatnonzero(found == number).tolist()) for number in np.unique(found)]
        mine += nx.community.modularity(graph, groups)
        theirs += nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
    assert mine >= theirs


@pytest.mark.parametrize("hash_seed", ["0", "1", "2"])
def test_groups_are_the_same_under_any_hash_seed(hash_seed: str) -> None:
    """The same graph in another process, where sets and tables are ordered otherwise."""
    graph = nx.gnp_random_graph(80, 0.08, seed=3)
    ends = np.array(sorted(graph.edges), np.int64)
    code = (
        "import sys, numpy; from meshwork.network.leiden import leiden; ends = numpy.array(eval(sys.argv[1]));"
        "print(leiden(80, ends[:, 0], ends[:, 1], numpy.ones(len(ends))).tolist())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(ends.tolist())],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == str(leiden(80, ends[:, 0], ends[:, 1], np.ones(len(ends))).tolist())
