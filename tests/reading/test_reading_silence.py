"""A silence tells nothing: neither that partners met, nor that they stopped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.stages import path
from meshwork.stages.sure import nearest
from meshwork.text import speak
from tests.reading.town import Town, every, partners


def quarterly(last: str, *, then: str | None = None) -> Town:
    """Eight who meet every 91 days in two overlapping groups of five, around a goal; perhaps one day more."""
    town, eight = Town(), partners(8)
    for day in [*every(91, "2019-01-10", last), *([date.fromisoformat(then)] if then else [])]:
        town.meet(day, *eight[:5]).meet(day, *eight[3:])
    return town.goal("warm", *eight, since="2019-01-10")


@pytest.mark.parametrize(("step", "longest"), [(91, 91), (7, 30)])
def test_it_is_silent_from_the_day_after_the_usual_interval_but_not_within_a_month(step: int, longest: int) -> None:
    """Every 91 days: silent from the 92nd day on. Weekly: from the 31st."""
    town = Town()
    days = every(step, "2019-01-10", "2021-12-31")
    for day in days:
        town.meet(day, *partners(5))
    clock = town.record().clock
    assert not clock.silent(days[-1] + timedelta(longest))
    assert clock.silent(days[-1] + timedelta(longest + 1))
    assert not clock.silent(days[0] - timedelta(1))


def test_who_meets_every_quarter_and_stops_writing_it_down_tells_no_fall() -> None:
    """Asleep after three quarters only, while the ties of groups of five have faded after 168 days (.75 to under .1
    in 2.9 half-lives) and half a window is empty after 183: the label stands, and no fall is told."""
    road = path(quarterly("2021-12-31").record(), date(2023, 6, 30))
    awake = [each for each in road.readings if each.day >= date(2022, 3, 31) and each.status != "asleep"]
    assert min(each.criteria[0].value_half or 0 for each in awake) < 0.4
    assert {each.stage for each in road.readings if each.day >= date(2021, 12, 31)} - {None} == {"P2"}
    assert road.transitions == ()


def test_a_quarter_left_out_tells_no_fall() -> None:
    """The days of January and April 2022 were not written down; in July all is as it was."""
    road = path(quarterly("2021-12-31", then="2022-07-07").record(), date(2022, 9, 30))
    assert road.transitions == ()
    assert road.readings[-1].stage == "P2"


def in_twos(town: Town, *days: str) -> Town:
    """The eight talk two by two on these days."""
    eight = partners(8)
    for day in days:
        for one, other in ((0, 1), (2, 5), (3, 4), (6, 7)):
            town.meet(day, eight[one], eight[other], kind="talk")
    return town


def test_between_two_meetings_of_a_quarter_no_fall_is_settled() -> None:
    """In October 2021 they talk in twos. At the end of December the ties of July have faded: a quarter hangs
    together, and so it is in January, until the next day tells: as before, and nothing fell; or in twos again,
    and it did."""
    town, eight = in_twos(quarterly("2021-08-31"), "2021-10-07"), partners(8)
    december = path(town.record(), date(2021, 12, 31)).readings[-1]
    assert december.criteria[0].value_half == 0.25
    with speak("en"):
        assert nearest(december) == (
            'A border is passed: "most partners hang together" stands at 25 % from 2 July 2021 to 31 December 2021, '
            "below 46 %. The label falls only if what is recorded from now on shows the same."
        )
    together = town.meet("2022-01-20", *eight[:5]).meet("2022-01-20", *eight[3:])
    road = path(together.record(), date(2022, 3, 31))
    assert (road.transitions, road.readings[-1].stage) == ((), "P2")
    apart = in_twos(quarterly("2021-08-31"), "2021-10-07", "2022-01-20")
    (fall,) = path(apart.record(), date(2022, 3, 31)).transitions
    assert (fall.frm, fall.to, fall.first_seen, fall.day) == ("P2", "L0", date(2021, 12, 31), date(2022, 1, 31))


@pytest.mark.parametrize(("until", "stage"), [("2021-12-10", "L0"), (None, "P2")])
def test_who_lets_the_goal_go_too_falls_without_waiting_for_the_next_meeting(until: str | None, stage: str) -> None:
    """They talk in twos in November 2021, committed until December: then the second month end is enough."""
    town, eight = Town(), partners(8)
    for day in every(91, "2019-01-10", "2021-08-31"):
        town.meet(day, *eight[:5]).meet(day, *eight[3:])
    town.goal("warm").commit("warm", *eight, since="2019-01-10", until=until)
    record = in_twos(town, "2021-11-18").record()
    assert path(record, date(2022, 1, 31)).readings[-1].stage == stage
    with speak("en"):
        assert (
            "If that stays so the label falls." in str(nearest(path(record, date(2021, 12, 31)).readings[-1]))
        ) == (stage == "L0")


def test_who_meets_every_quarter_with_others_only_does_fall() -> None:
    """From 2022 pairs talk on the same days: that is written down, so the fall is told."""
    town, eight = quarterly("2021-12-31"), partners(8)
    for day in every(91, "2022-01-06", "2023-06-30"):
        for one in range(0, 8, 2):
            town.meet(day, eight[one], eight[one + 1], kind="talk")
    road = path(town.record(), date(2023, 6, 30))
    assert road.readings[-1].stage == "L0"
