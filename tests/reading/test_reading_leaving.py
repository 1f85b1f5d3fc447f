"""What leaving a stage looks at: who hangs together of late, by the community's own rhythm, and what is over."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from meshwork.metrics import Measure
from meshwork.stages import gates, path
from meshwork.stages.sight import Sight
from meshwork.stages.spans import work_over
from meshwork.stages.words import missing
from meshwork.text import speak
from tests.reading.test_reading_numbers import value
from tests.reading.town import Town, every, partners

DAY = date(2024, 6, 30)


def meeting(days: int, **settings: str) -> Town:
    """Three who meet every so many days until the end of June 2024."""
    town = Town()
    for name, told in settings.items():
        town.set(name.replace("__", "."), told)
    for day in every(days, "2022-01-03", "2024-06-30"):
        town.meet(day, "a", "b", "c")
    return town


def lately(town: Town) -> int:
    """Over how many awake days it is judged who still hangs together."""
    return town.record().on(DAY, half=True).lately.window.awake


@pytest.mark.parametrize(("days", "late"), [(7, 91), (30, 91), (31, 93), (45, 135), (61, 183), (91, 183)])
def test_who_hangs_together_is_judged_over_three_usual_intervals_of_91_days_to_half_a_year(
    days: int, late: int
) -> None:
    """Weekly 21 days, so 91; every 31 days 93; every 45 days 135; every 61 days 183, and more is never looked at."""
    assert lately(meeting(days)) == late


def test_it_is_judged_over_half_the_window_while_the_rhythm_is_not_known_and_in_the_yearly_rhythm() -> None:
    """Two meetings have one interval, one too few to tell; without any the calendar is the clock."""
    town = Town()
    for day in every(7, "2024-05-22", "2024-05-29"):
        town.meet(day, "a", "b", "c")
    assert lately(town) == 183
    assert lately(town.meet("2024-06-05", "a", "b", "c")) == 91
    assert lately(Town().tie("a", "b", "knows", "2024-01-01")) == 183
    assert lately(meeting(30, rhythm="yearly")) == 548


def test_how_far_is_looked_back_is_a_setting() -> None:
    """Two intervals of 61 days are 122; of a week at least 100 days where that is asked."""
    assert lately(meeting(61, leaving__intervals="2")) == 122
    assert lately(meeting(7, leaving__least_days="100")) == 100


def test_goals_are_looked_for_over_half_a_year_however_often_they_meet() -> None:
    """d and e came last in February, 130 days ago: they still carry a goal, and of those who came since nobody is
    on their own. Over the half year it is 3 of 5."""
    town = meeting(7).who("d", sector="care").who("e", sector="business")
    town.meet("2024-02-21", "d", "e").goal("warm", "d", "e")
    record = town.record()
    seen = Sight(record.on(DAY), record.on(DAY, half=True), {})
    assert seen.measure("cross_sector", half=True) == Measure.share(1, 1)
    assert seen.measure("reach", half=True) == Measure.share(3, 3)
    assert value(town, "reach", half=True) == 3 / 5


def test_a_declared_tie_that_ended_ties_nobody_for_leaving() -> None:
    """a and d told that it ended on 1 June: it still fades over the year, and is over in the last half of it."""
    town = meeting(7).tie("a", "d", "collaborates", "2023-01-01", "2024-06-01")
    assert town.record().on(DAY).graph.has_edge("a", "d")
    late = town.record().on(DAY, half=True)
    assert not late.graph.has_edge("a", "d")
    assert "d" in late.active
    assert meeting(7).tie("a", "d", "collaborates", "2023-01-01").record().on(DAY, half=True).graph.has_edge("a", "d")


def serving(last: str, days: int = 30) -> Town:
    """Weekly meetings, and an action of two sectors every so many days until a day."""
    town = meeting(7).who("a", sector="care").who("b", sector="business").who("c", sector="knowledge")
    for day in every(days, "2022-01-05", last):
        town.work(day, "a", "b")
    return town


def test_joint_work_that_stopped_counts_no_more_for_leaving() -> None:
    """Every 30 days to 25 March 2024, 97 days before the end of June: longer than 91. To 24 April: 67 days."""
    assert value(serving("2024-03-31"), "joint_delivery", half=True) == 0
    assert value(serving("2024-04-30"), "joint_delivery", half=True) == 2 / 3
    assert value(serving("2024-03-31"), "joint_delivery") == 2 / 3


def test_joint_work_is_over_after_one_and_a_half_of_its_own_intervals() -> None:
    """Every 70 days to 14 February 2024, 137 days before the end of June: longer than 105, not than 140. It
    is said, for in the half year there was some."""
    over = serving("2024-03-31", 70)
    assert value(over, "joint_delivery", half=True) == 0
    patient = serving("2024-03-31", 70).set("leaving.work_intervals", "2")
    assert value(patient, "joint_delivery", half=True) == 2 / 3
    told, counted = (path(town.record(), DAY).readings[-1] for town in (over, patient))
    assert (told.work_over, counted.work_over) == (date(2024, 2, 14), None)
    with speak("en"):
        assert work_over("joint_delivery", told) == (
            "No action has begun since 14 February 2024, which is longer than usual, so what was done counts as over."
        )
    assert work_over("reach", told) == work_over("joint_delivery", counted) == ""


def falling(part: int, whole: int, **settings: str) -> bool:
    """Whether a connected network would be left where so many of the whole hang together by talks."""
    town, people = Town(), partners(whole)
    for name, told in settings.items():
        town.set(name.replace("__", "."), told)
    town.meet("2024-06-01", *people, plenary=True)
    town.talks("2024-06-10", pairwise(people[:part]))
    record = town.record()
    return gates()["reach"].broken(Sight(record.on(DAY), record.on(DAY, half=True), {}), "L1")


def test_a_small_community_has_to_hang_together_by_half_a_partner_more_than_the_border() -> None:
    """Two fifths of ten is four, and four and a half are asked: four fall, five stay. Of a hundred forty fall."""
    assert [falling(part, 10) for part in (4, 5)] == [True, False]
    assert [falling(part, 100) for part in (40, 41)] == [True, False]
    assert not falling(4, 10, leaving__partners="0")


def test_joint_work_without_a_rhythm_is_looked_for_over_half_a_year() -> None:
    """Two actions are too few to tell a rhythm: that of 5 February, 146 days ago, counts though they meet weekly."""
    town = meeting(7).who("a", sector="care").who("b", sector="business").who("c", sector="knowledge")
    town.work("2023-09-01", "a", "b").work("2024-02-05", "a", "b")
    assert value(town, "joint_delivery", half=True) == 2 / 3


def test_nothing_rises_by_ties_that_are_no_longer_kept_up() -> None:
    """Ten in a chain of talks until March, since then only at plenary meetings. A talk of 29 March still ties in
    August, so reach is 1 over the year; of the last 91 days it is 1/10: they are loose, and are told why."""
    people = tuple("abcdefghij")
    town = Town()
    for day in every(14, "2023-01-02", "2024-08-31"):
        town.meet(day, *people, plenary=True)
    town.talks("2024-03-29", pairwise(people))
    august = path(town.record(), date(2024, 8, 31)).readings[-1]
    assert (august.profile["R"], august.stage) == (1, "L0")
    assert "reach" in august.missing
    with speak("en"):
        assert missing(august)[0] == (
            "most partners hang together: it holds over the whole time, but from 2 June 2024 to 31 August 2024 only "
            "10 %; at least 55 % (over the whole time 50 %) is asked."
        )
