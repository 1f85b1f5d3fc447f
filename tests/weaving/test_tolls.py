"""Whose leaving would hurt most, on towns small enough to do in the head."""

from __future__ import annotations

import pytest

from meshwork.weaving import tolls as file
from meshwork.weaving.footing import Footing
from meshwork.weaving.leaving import leaving
from meshwork.weaving.tolls import tolls
from tests.reading.town import DAY, Town, tied
from tests.weaving.test_leaving import CIRCLES, drawn


def test_three_shares_are_added() -> None:
    """Seven partners, two goals. m: 3 of 6 fall off, one goal is lost, 1/2 + 1/2. a: 2 of 6 (b and c), and half a
    goal: 1/3 + 1/4. x: y and z fall off, 1/3. b: half a goal. Nothing else costs anything."""
    town = tied(*CIRCLES).goal("light", "m").goal("bread", *"ab")
    found = tolls(town.record(), DAY, Footing())
    assert [(each.who.id, each.falls_off, each.goals_lost, each.goals_thin) for each in found] == [
        ("m", 3, 1, 0),
        ("a", 2, 0, 1),
        ("x", 2, 0, 0),
        ("b", 0, 0, 1),
    ]
    assert [each.weight for each in found] == pytest.approx([1, 1 / 3 + 1 / 4, 1 / 3, 1 / 4])
    assert {each.stages for each in found} == {None}


def test_a_stage_lost_is_the_third_share() -> None:
    """Whom all know only: all of the others fall off, and the one step above loose organisations is lost: 1 + 1."""
    town = tied(*("ha", "hb", "hc", "hd", "he", "hf") * 2)
    (dearest,) = tolls(town.record(), DAY, Footing("L1"))
    assert (dearest.who.id, dearest.stages, dearest.steps) == ("h", ("L1", "L0"), 1)
    assert dearest.weight == pytest.approx(2)


def test_who_is_not_told_of_by_name_is_not_in_the_table() -> None:
    """m, the dearest, is not named."""
    found = tolls(tied(*CIRCLES).record(), DAY, Footing(), hidden={"m"})
    assert [each.who.id for each in found] == ["a", "x"]


def test_nobody_a_loner_and_a_ring_have_nobody_to_lose() -> None:
    """In a ring everybody can be missed."""
    for town in (Town(), Town().meet(DAY, "a"), tied("ab", "bc", "cd", "da")):
        assert tolls(town.record(), DAY, Footing("L1")) == ()


def test_the_table_says_what_taking_each_out_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in one walk, or one by one: the same; also where the stage is judged for a few only."""
    for seed in range(12):
        record = drawn(seed).record()
        for each in tolls(record, DAY, Footing("L1"), most=99):
            one = leaving(record, DAY, {each.who.id}, Footing("L1"))
            lost = sum(goal.loss == "last_carrier" for goal in one.goals)
            assert (each.falls_off, each.goals_lost, each.goals_thin) == (one.falls_off, lost, len(one.goals) - lost)
            assert each.stages in {None, (one.before.stage, one.after.stage)}
    monkeypatch.setattr(file, "JUDGED", 0)
    monkeypatch.setattr(file, "LEAST", 1)
    town = tied(*CIRCLES, *CIRCLES)
    assert [each.stages is None for each in tolls(town.record(), DAY, Footing("L1"))] == [False, True, True]
