"""Who is in contact again: after which silence, on which day, for how long it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.feelers import care, words
from meshwork.feelers.names import Names
from meshwork.model import Private
from meshwork.text import speak
from tests.feelers.test_rhythm import BEGIN, others, read
from tests.reading.town import Town


def weekly(*later: int) -> Town:
    """The well meets the mill every week up to the 364th day, and then on these days."""
    town = others(Town(), 480)
    for day in (*range(0, 365, 7), *later):
        town.meet(BEGIN + timedelta(day), "well", "mill")
    return town


@pytest.mark.parametrize(("silent", "told"), [(34, False), (35, True)])
def test_a_contact_after_five_own_intervals_is_told_on_that_very_day(silent: int, *, told: bool) -> None:
    """Of 7 days 5 are 35, two points of silence; 34 are one."""
    found = read(weekly(364 + silent), 364 + silent).back
    assert [(each.stakeholder, each.on, each.silence) for each in found] == (
        [("well", BEGIN + timedelta(364 + silent), silent)] if told else []
    )


@pytest.mark.parametrize(("after", "told"), [(0, True), (29, True), (30, False)])
def test_it_is_told_for_thirty_days(after: int, *, told: bool) -> None:
    """The day itself is the first of them; that it comes every week again changes nothing."""
    again = [404 + 7 * week for week in range(5)]
    found = read(weekly(*again), 404 + after).back
    assert [each.on for each in found] == ([BEGIN + timedelta(404)] if told else [])


def test_a_silence_within_the_thirty_days_counts_too() -> None:
    """Every day for a year, then three weeks not: 21 of 1 day each is more than 8."""
    town = others(Town(), 480)
    for day in (*range(365), 385):
        town.meet(BEGIN + timedelta(day), "well", "mill")
    found = read(town, 386).back
    assert [(each.stakeholder, each.silence) for each in found] == [("well", 21)]
    with speak("nl"):
        assert words.back(found[0], Names({"well": "Put"}, {}, {})) == (
            "Put is weer aangehaakt op 23 januari 2023, na drie weken."
        )


def test_who_came_to_the_gathering_before_was_not_away_in_the_yearly_rhythm() -> None:
    """Both were there twice, on the first of the four days: the ferry last year and this, the barn two years ago."""
    town = Town().set("rhythm", "yearly")
    more = {2022: ["barn"], 2023: ["ferry"], 2024: ["barn", "ferry"]}
    for year in range(2012, 2025):
        for day in range(1, 5):
            town.meet(date(year, 6, day), "mill", "forge", *(more.get(year, []) if day == 1 else []))
    found = care(town.record(), Private(), date(2024, 6, 30)).back
    assert [(each.stakeholder, each.silence) for each in found] == [("barn", 731)]
