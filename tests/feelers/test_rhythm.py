"""Who is silent, measured against its own rhythm: the four worked cases, and the borders."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.feelers import Care, care
from meshwork.model import Private
from tests.reading.town import Town

BEGIN = date(2022, 1, 3)


def others(town: Town, days: int, every: int = 1) -> Town:
    """Four others who keep meeting from the first day on, in pairs that do not fall silent."""
    for day in range(0, days, every):
        on = BEGIN + timedelta(day)
        town.meet(on, "mill", "forge").meet(on, "bakery", "school")
    return town


def read(town: Town, day: int) -> Care:
    """The care of so many days after the beginning."""
    return care(town.record(), Private(), BEGIN + timedelta(day))


def points(found: Care, who: str, sign: str) -> int:
    """What a sign adds for one partner; 0 where it is not on the list."""
    concern = found.of(who)
    return 0 if concern is None else sum(each.points for each in concern.reasons if each.sign == sign)


@pytest.mark.parametrize(("silent", "flagged"), [(13, False), (14, True)])
def test_who_had_daily_contact_for_a_year_is_flagged_on_the_fourteenth_day(silent: int, *, flagged: bool) -> None:
    """1 day is its interval: 14 are 14 times as long, more than 8, so 3 points; 13 are under the floor."""
    town = others(Town(), 400)
    for day in range(365):
        town.meet(BEGIN + timedelta(day), "well", "mill", "forge", "bakery")
    found = read(town, 364 + silent)
    assert (found.of("well") is not None and found.of("well") in found.risk) is flagged


@pytest.mark.parametrize(("silent", "flagged"), [(56, False), (57, True), (60, True)])
def test_who_had_weekly_contact_is_flagged_by_the_sixtieth_day(silent: int, *, flagged: bool) -> None:
    """7 days is its interval: 56 are 8 times as long, 57 are more."""
    town = others(Town(), 430)
    for day in range(0, 365, 7):
        town.meet(BEGIN + timedelta(day), "well", "mill")
    found = read(town, 364 + silent)
    assert (points(found, "well", "silence") == 3) is flagged


def test_one_contact_alone_is_not_flagged_as_silent() -> None:
    """It has no rhythm: 2 points after sixty days, which are fewer than 3."""
    town = others(Town(), 300).meet(BEGIN + timedelta(100), "well", "mill")
    assert all(each.stakeholder != "well" for day in range(101, 300, 20) for each in read(town, day).risk)


def test_bursts_are_not_flagged_by_silence() -> None:
    """Five days in a row every hundred days: intervals of 1, 1, 1, 1 and 96 are uneven."""
    town = others(Town(), 700)
    for start in range(0, 401, 100):
        for day in range(start, start + 5):
            town.meet(BEGIN + timedelta(day), "well", "mill")
    assert all(each.stakeholder != "well" for day in range(410, 700, 20) for each in read(town, day).risk)
