"""Who falls off where some leave, on towns small enough to do in the head."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshwork.weaving.falling import Falling, fallen, falling
from tests.reading.town import Town

DAY = date(2024, 6, 30)
STAR = ("ha", "hb", "hc")
CIRCLES = ("ab", "bc", "ca", "xy", "yz", "zx", "am", "mx")  # two circles that one broker joins
BESIDE = ("ab", "bc", "cd", "da", "xy")  # a ring, and a pair beside it


def without(town: nx.Graph, *gone: str) -> Falling:
    """Who falls off a town where these leave."""
    return falling(town, town.subgraph(set(town).difference(gone)))


@pytest.mark.parametrize(
    ("ties", "gone", "loose", "pieces"),
    [
        (STAR, "h", "abc", ()),
        (STAR, "a", "", ()),
        (CIRCLES, "m", "", ("xyz",)),  # of two equal circles the one with a stays
        (CIRCLES, "a", "", ("bc",)),  # m, x, y and z are more
        (CIRCLES, "ay", "", ("bc",)),  # m, x and z hang together still
        (CIRCLES, "mx", "", ("yz",)),
        (BESIDE, "x", "y", ()),  # y was tied, though not to the most
        (BESIDE, "ac", "bd", ()),
        (BESIDE, "", "", ()),
        (("ab",), "a", "b", ()),
        (("ab",), "ab", "", ()),
    ],
)
def test_who_falls_off_is_who_was_tied_or_in_the_largest_part_and_is_no_more(
    ties: tuple[str, ...], gone: str, loose: str, pieces: tuple[str, ...]
) -> None:
    """A star, two circles that one broker joins, a ring with a pair beside it, and a pair alone."""
    found = without(nx.Graph(list(ties)), *gone)
    assert ("".join(found.loose), tuple("".join(piece) for piece in found.pieces)) == (loose, pieces)


def test_an_empty_town_and_a_loner_have_nobody_to_lose() -> None:
    """No largest part, and one of a single stakeholder."""
    alone: nx.Graph[str] = nx.Graph()
    assert without(alone).everyone == frozenset()
    alone.add_node("a")
    assert without(alone).main == {"a"}
    assert without(alone, "a").main == frozenset()


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])))
def test_one_walk_over_the_ties_counts_what_each_leaving_would_show(pairs: list[tuple[int, int]]) -> None:
    """`fallen` is `falling` of each alone, whatever the graph."""
    town = nx.Graph([(f"p{one:02}", f"p{other:02}") for one, other in pairs])
    assert fallen(town) == {one: len(without(town, one).everyone) for one in town}


def test_without_somebody_what_the_others_did_together_stays_as_it_was() -> None:
    """Four at one session: 3 / 3 each; without d the other three keep 1, and do not come nearer (3 / 2)."""
    record = Town().meet(DAY, *"abcd").goal("g", *"ad").record()
    day = record.on(DAY, without=frozenset("d"))
    assert sorted(day.graph.edges(data="weight")) == [("a", "b", 1.0), ("a", "c", 1.0), ("b", "c", 1.0)]
    assert day.active == set("abc")
    assert day.goals["g"] == {"a"}
    assert day.interactions == 3
    assert record.on(DAY, without=frozenset()).shape == record.on(DAY).shape
