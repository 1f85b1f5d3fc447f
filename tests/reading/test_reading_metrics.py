"""The numbers beside the profile, on towns small enough to do in the head."""

from __future__ import annotations

import os
import subprocess
import sys
from math import isfinite

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.metrics import marks, numbers, sheet
from meshwork.metrics.fitness import few, one_sector, untied
from meshwork.model import Brings, Gets
from meshwork.network.cuts import cut_off
from tests.reading.town import DAY, Town, tied, when

KITE = ("ab", "bc", "ca", "cd")
BOW = ("ab", "bc", "ca", "cd", "de", "ef", "fd")


def mark(town: Town, key: str) -> dict[str, float]:
    """A number of each in a town."""
    return dict(marks()[key].measure(town.record().on(DAY)))


def number(town: Town, key: str) -> float | None:
    """A number of the whole of a town."""
    return numbers()[key].measure(town.record().on(DAY)).value


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        # a has two connections that know each other: 2 - 2 * 1 / 2; c has three of which one pair does: 3 - 2 * 1 / 3
        ("brokerage", {"a": 1, "b": 1, "c": 3 - 2 / 3, "d": 1, "z": 0}),
        # of c's three pairs one is tied; d and z have no pair
        ("clustering", {"a": 1, "b": 1, "c": 1 / 3}),
        ("core_number", {"a": 2, "b": 2, "c": 2, "d": 1, "z": 0}),
        # the core is the triangle: b is the last with two ties upward; no way leads to z
        ("closeness", {"a": 1, "b": 1, "c": 1, "d": 1 / 2, "z": 0}),
        ("cut_off", {"a": 0, "b": 0, "c": 1, "d": 0, "z": 0}),
    ],
)
def test_each_has_its_marks_in_a_kite(key: str, expected: dict[str, float]) -> None:
    """A triangle with d hanging on c, and z alone."""
    assert mark(tied(*KITE, alone="z"), key) == pytest.approx(expected)


def test_participation_is_the_spread_of_strength_over_sectors() -> None:
    """c: two thirds with care, a third with business, 1 - 4/9 - 1/9; a: half and half; f, without a sector, counts
    for nobody, so that g, who knows only f, has no number."""
    town = tied(*KITE, "fg").who("a", "b", sector="care").who("c", sector="government").who("d", sector="business")
    found = mark(town, "participation")
    assert found == pytest.approx({"a": 1 / 2, "b": 1 / 2, "c": 4 / 9, "d": 0})


def test_give_and_get_counts_what_holds_on_the_day() -> None:
    """a brings two things and gets one: -1; b's only gift ended before the day, c has none: neither has a number."""
    town = tied("ab", "bc")
    for place, what in enumerate(("a room", "coffee")):
        town.add("brings", Brings(id=f"b{place}", stakeholder="a", what=what))
    town.add("brings", Brings(id="old", stakeholder="b", what="a van", until=when("2024-06-30")))
    town.add("gets", Gets(id="g", stakeholder="a", what="neighbours"))
    assert mark(town, "give_and_get") == {"a": -1}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("mean_degree", 2 * 7 / 6),
        # two closed triangles; pairs that share a partner: 3 in each triangle, 2 more at each end of the bridge
        ("transitivity", 6 / 10),
        ("cut_points", 2 / 6),
        ("groups", 2),
        # six of seven ties within, where chance puts half
        ("modularity", 6 / 7 - 1 / 2),
        ("assortativity", (6 / 7 - 1 / 2) / (1 - 1 / 2)),
        # E - I is (1 - 6) / 7, by chance 0
        ("outward", -5 / 7),
    ],
)
def test_the_whole_has_its_numbers_in_a_bow(key: str, expected: float) -> None:
    """Two triangles of one sector each, and one tie between them."""
    town = tied(*BOW).who(*"abc", sector="care").who(*"def", sector="business")
    assert number(town, key) == pytest.approx(expected)


def test_mixing_and_groups_are_the_same_to_the_last_digit_under_any_hash_seed() -> None:
    """The invented community in two processes, where sets are ordered otherwise."""
    code = (
        "from meshwork import demo; from meshwork.metrics import numbers; from meshwork.network import record;"
        "from meshwork.settings import Settings; day = record(demo.facts(), Settings()).on(demo.LAST_DAY);"
        "print([numbers()[key].measure(day).value for key in ('modularity', 'assortativity')])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_mixing_leaves_facilitators_and_the_sectorless_out() -> None:
    """With f a facilitator and e without a sector, the ties ab (care), cd (across) are left: r = -1/3.

    Ends: care 3 of 4, business 1 of 4; within 1/2, by chance 9/16 + 1/16 = 5/8: (1/2 - 5/8) / (1 - 5/8).
    """
    town = tied("ab", "cd", "af", "de").who(*"abc", sector="care").who("d", sector="business")
    town.who("f", sector="business", facilitator=True)
    assert number(town, "assortativity") == pytest.approx(-1 / 3)
    assert number(town, "outward") == pytest.approx(2 * (5 / 8 - 1 / 2))


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=16))
@settings(max_examples=100, deadline=None)
def test_cut_off_is_what_falls_off_where_one_is_taken_out(pairs: set[tuple[int, int]]) -> None:
    """Any network: of the part it stood in, all but the largest piece that stays."""
    graph = nx.Graph([(str(one), str(other)) for one, other in pairs if one != other])
    graph.add_node("loner")
    for node, lost in cut_off(graph).items():
        part = nx.node_connected_component(graph, node) - {node}
        pieces = [len(piece) for piece in nx.connected_components(graph.subgraph(part))]
        assert lost == len(part) - max(pieces, default=0)


@given(st.sets(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("abcdefghijkl")), max_size=25))
@settings(max_examples=40, deadline=None)
def test_every_number_lies_where_it_says(pairs: set[tuple[str, str]]) -> None:
    """Any town with sectors: each value between the lowest and the highest of its file, and only of the active."""
    town = tied(*(one + other for one, other in sorted(pairs) if one != other), alone="z")
    for place, name in enumerate(sorted(town.people)):
        town.who(name, sector=("care", "business", "government")[place % 3])
    snapshot = town.record().on(DAY)
    for number_ in numbers().values():
        value = number_.measure(snapshot).value
        assert value is None or number_.between[0] - 1e-9 <= value <= number_.between[1] + 1e-9, number_.key
    for mark_ in marks().values():
        found = mark_.measure(snapshot)
        assert all(mark_.between[0] - 1e-9 <= value <= mark_.between[1] + 1e-9 for value in found.values()), mark_.key
        assert found.keys() <= snapshot.active


@pytest.mark.parametrize("key", sorted(marks()))
def test_every_mark_has_an_answer_for_nobody_a_loner_and_a_pair(key: str) -> None:
    """A number for each it knows of, and never a complaint."""
    for town in (Town(), tied(alone="a"), tied("ab")):
        assert all(isfinite(value) for value in mark(town, key).values())


def test_a_sheet_leaves_out_what_means_little_and_says_why() -> None:
    """Six partners without a sector: no shares of groups, no mixing; reach and connections stand."""
    found = sheet(tied(*BOW).record().on(DAY))
    assert found.active == tuple("abcdef")
    assert found.whole["reach"].value == 1
    assert found.each["connections"]["c"] == 3
    assert found.unfit["transitivity"].startswith("Fewer than ten")
    assert found.unfit["assortativity"].startswith("No sectors")
    assert not found.unfit.keys() & (found.whole.keys() | found.each.keys())
    assert found.unfit.keys() | found.whole.keys() | found.each.keys() == numbers().keys() | marks().keys()


def test_a_sheet_of_some_numbers_works_out_no_others() -> None:
    """What was not asked is neither there nor excused."""
    found = sheet(tied(*BOW).record().on(DAY), {"reach", "strength"})
    assert (list(found.whole), list(found.each), dict(found.unfit)) == (["reach"], ["strength"], {})


def test_a_key_is_one_number() -> None:
    """No key stands for a number of the whole and for one of each."""
    assert not numbers().keys() & marks().keys()


def test_the_reasons_hold_at_their_borders() -> None:
    """Nine are few and ten are not; half with a sector is enough; one sector is not."""
    nine = tied(*("a" + other for other in "bcdefghi"))
    assert few(nine.record().on(DAY))
    ten = tied(*("a" + other for other in "bcdefghij"))
    assert not few(ten.record().on(DAY))
    assert untied(tied(alone="ab").record().on(DAY)).startswith("Nobody")
    half = tied("ab", "cd").who("a", sector="care").who("b", sector="business")
    assert not one_sector(half.record().on(DAY))
    half.meet(DAY, "e", "f", plenary=True)
    assert one_sector(half.record().on(DAY)).startswith("Fewer than half")
    alike = tied("ab").who("a", "b", sector="care")
    assert one_sector(alike.record().on(DAY)).startswith("All active")
