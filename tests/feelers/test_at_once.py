"""Many at once: then it is about the whole, or about the story."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meshwork.feelers import Care, care
from meshwork.model import Feeler, Private
from meshwork.when import When
from tests.feelers.test_risk import BEGIN, DAY, busy
from tests.reading.town import Town


def picked_up(town: Town, *, many: int) -> Care:
    """The care of the town with a doubt and no energy about so many partners."""
    feelers = (
        Feeler(id=f"f{place}", stakeholder=f"p{place:02}", date=When.on(DAY), energy=-2, doubt=True)
        for place in range(many)
    )
    return care(town.record(), Private(feelers=tuple(feelers)), DAY)


def eighteen(*, silent: int = 0, more: int = 0) -> Town:
    """Eighteen partners (and more) who see the mill every two weeks, the first so many until 125 days ago.

    That is nearly nine of their intervals, so 3 points; two weeks before it was just under eight, 2 points.
    """
    town = busy()
    for place in range(18 + more):
        for week in range(0, 421 if place < silent else 546, 14):
            town.meet(BEGIN + timedelta(week), f"p{place:02}", "mill")
    return town


@pytest.mark.parametrize(("many", "told"), [(7, 7), (8, 0)])
def test_where_too_many_are_flagged_at_once_the_whole_is_told(many: int, told: int) -> None:
    """Eight of the twenty and more than a quarter of them fell silent within two weeks; of seven each is told."""
    found = care(eighteen(silent=many).record(), Private(), DAY)
    assert len(found.risk) == told
    assert (found.whole is not None and found.whole.kind == "many") is (told == 0)


@pytest.mark.parametrize(("more", "whole"), [(11, True), (12, False)])
def test_a_quarter_of_the_active_is_not_too_many_and_more_is(more: int, *, whole: bool) -> None:
    """Eight of 31 are more than a quarter, eight of 32 are one."""
    found = care(eighteen(silent=8, more=more).record(), Private(), DAY)
    assert (found.whole is not None, len(found.risk)) == ((True, 0) if whole else (False, 8))


def test_what_was_picked_up_of_many_at_once_is_told_of_each() -> None:
    """Of eight a doubt and no energy: nobody fell silent, so it is not said that the record did."""
    found = picked_up(eighteen(), many=8)
    assert (len(found.risk), found.whole) == (8, None)


def test_who_doubts_of_one_story_is_told_in_the_story_alone() -> None:
    """Three doubt with no energy, 4 points each: one talk, not three calls. Two are no story, and are called."""
    assert [each.stakeholder for each in picked_up(eighteen(), many=2).today if each.level != "weak"] == [
        "p00",
        "p01",
    ]
    three = picked_up(eighteen(), many=3)
    assert len(three.risk) == 3
    assert [each.stakeholder for each in three.today if each.level != "weak"] == []
