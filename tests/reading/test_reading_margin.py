"""How far a label is from changing: the nearest border, and the room before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from meshwork import demo
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import path
from meshwork.stages.gate import cheaply_reached
from meshwork.stages.ladder import Stage
from meshwork.stages.margin import Margin, margin
from meshwork.stages.sight import Sight
from meshwork.stages.sure import nearest
from meshwork.text import speak
from tests.reading.town import Town, partners

DAY = date(2020, 3, 31)


def told(town: Town, stage: Stage | None, target: Stage | None) -> Margin | None:
    """The margin of a town that stands at a stage, with the next one."""
    record = town.record()
    sight = Sight(record.on(DAY), record.on(DAY, half=True), {})
    return margin(sight, stage, target, dear=target is not None and cheaply_reached(sight, target))


def hanging_together(part: int, whole: int) -> Town:
    """So many of so many in one chain of talks; everybody else was at a plenary session only."""
    town, people = Town(), partners(whole)
    town.meet("2020-03-02", *people, plenary=True)
    town.talks("2020-03-10", pairwise(people[:part]))
    return town


@pytest.mark.parametrize(
    ("part", "key", "falls", "value", "threshold", "distance"),
    [
        (10, "reach", True, 0.5, 0.425, 0.075),
        (9, "reach", True, 0.45, 0.425, 0.025),
        (8, "reach", True, 0.4, 0.425, -0.025),
    ],
)
def test_a_connected_network_is_as_near_to_falling_as_its_reach_is_to_two_fifths(
    part: int, key: str, falls: bool, value: float, threshold: float, distance: float
) -> None:
    """Of twenty, of whom half a one more is asked: eight and a half. Upwards no goals are recorded."""
    found = told(hanging_together(part, 20), "L1", "P1")
    assert found is not None
    assert (found.key, found.falls) == (key, falls)
    assert found.threshold == pytest.approx(threshold)
    assert found.value == pytest.approx(value)
    assert found.distance == pytest.approx(distance)


def test_loose_organisations_rise_with_their_reach() -> None:
    """9 of 20 hang together, and half of them is asked, of late half a one more; nothing can fall. Of forty, which
    are not few, there is no half a one more."""
    found = told(hanging_together(9, 20), "L0", "L1")
    assert found is not None
    assert (found.key, found.falls, found.half) == ("reach", False, True)
    assert found.threshold == 0.525
    assert found.distance == pytest.approx(0.075)
    found = told(hanging_together(18, 40), "L0", "L1")
    assert found is not None
    assert (found.threshold, found.half) == (0.5, False)
    assert found.distance == pytest.approx(0.05)


def test_to_rise_the_farthest_criterion_counts() -> None:
    """All ten hang together: to fall R has .55 to go, for half of one of ten is added. To rise C = 2/10 is .20
    short of .40, and sessions, 1 of 3 (the plenary), two thirds: that is the last that is missing."""
    town = hanging_together(10, 10).goal("warm", "p00", "p01", "p02")
    found = told(town, "L1", "P1")
    assert found is not None
    assert (found.key, found.falls) == ("reach", True)
    assert found.distance == pytest.approx(0.55)
    up = told(town, "L0", "P1")
    assert up is not None
    assert (up.key, up.falls, up.value, up.threshold) == ("sessions", False, 1.0, 3.0)
    assert up.distance == pytest.approx(2 / 3)


def test_goals_that_are_shared_do_in_place_of_one_goal_that_many_carry() -> None:
    """Three sessions of all ten; four goals, one of them with two carriers: 2/10 is .13 short of a third, P = 1/4 is
    .25 short of a half, so one goal is what is nearest and it is the last that is missing."""
    town, people = Town(), partners(10)
    for day in ("2020-03-02", "2020-03-12", "2020-03-22"):
        town.meet(day, *people)
    for goal, carriers in (("a", people[:2]), ("b", people[2:3]), ("c", people[3:4]), ("d", people[4:5])):
        town.goal(goal, *carriers)
    found = told(town, "L1", "P1")
    assert found is not None
    assert (found.key, found.falls, found.value) == ("one_goal", False, 0.2)
    assert found.distance == pytest.approx(1 / 3 - 0.2)
    found = told(town.commit("b", "p05"), "L1", "P1")
    assert found is not None
    assert (found.key, found.threshold) == ("shared_goals", 0.5)
    assert found.distance == pytest.approx(0.0)


def test_what_is_no_longer_recorded_is_past_its_border() -> None:
    """A meshwork whose joint actions are not written down falls by that."""
    found = told(hanging_together(10, 10), "M1", "M2")
    assert found is not None
    assert (found.value, found.falls, found.distance) == (None, True, -1.0)
    assert found.key in {"cross_sector", "joint_delivery"}


def test_the_nearest_border_is_told_until_the_label_waits_to_rise() -> None:
    """18 of 40 are short of a half; 20 of 40 reach it, and then it is told that the label follows."""
    reading = path(hanging_together(18, 40).record(), DAY).readings[-1]
    short = 'The nearest border: "most partners hang together" stands at 45 %; to rise, the label asks 50 %.'
    for part, said in ((18, short), (20, None)):
        with speak("en"):
            assert nearest(replace(reading, margin=told(hanging_together(part, 40), "L0", "L1"))) == said


def test_without_a_label_there_is_no_margin() -> None:
    """Nor where nothing can change: loose organisations of whom nobody was ever seen."""
    assert told(hanging_together(10, 10), None, "L1") is None


def test_a_month_is_as_stable_and_misses_the_same_in_a_path_as_when_it_is_the_last_reading() -> None:
    """Three years of the demo to the end of 2022: a path works out the dear numbers only where all else holds, the
    last reading always. No month ever waits for circles: nearly all stand in them."""
    known, last = record(demo.facts(), Settings()), date(2022, 12, 31)
    along, whole = (path(known, last, whole_from=start, stability=True).readings for start in (None, date.min))
    assert [each.margin for each in along] == [each.margin for each in whole]
    assert [each.stability for each in along] == [each.stability for each in whole]
    assert [each.missing for each in along] == [each.missing for each in whole]
    assert {each.next for each in along} >= {"M1", "M2"}
    assert "woven" not in {key for each in along for key in each.missing}
