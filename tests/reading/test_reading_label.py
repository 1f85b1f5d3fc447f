"""What a label says and when it is withheld, at the borders: around the facilitator, and asleep too long."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from meshwork.stages import path
from tests.reading.test_reading_path import running
from tests.reading.town import Town, every, partners


@pytest.mark.parametrize(
    ("talking", "facilitated", "around"), [(5, True, False), (4, True, True), (5, False, False), (4, False, False)]
)
def test_around_the_facilitator_is_under_a_half_without_her_and_needs_her(
    talking: int, facilitated: bool, around: bool
) -> None:
    """She talks with each of ten, of whom so many talk in a chain: 5 of 10 stand by themselves, which is not under a
    half, 4 do not. Where she is recorded as a partner like the others, it is never around her."""
    town = Town().who("fien", facilitator=facilitated)
    for day in every(20, "2023-01-01", "2023-12-31"):
        for name in partners(10):
            town.meet(day, "fien", name, kind="talk")
        town.talks(day, pairwise(partners(talking)))
    last = path(town.record(), date(2023, 12, 31)).readings[-1]
    assert (last.stage, last.around_facilitator) == ("L1", around)
    assert last.profile["S"] == (talking / 10 if facilitated else 1)


def test_without_a_facilitator_a_network_that_falls_apart_is_around_nobody() -> None:
    """Of twenty 18 talk in a chain; later nine, the others with nobody: reach .45, under a half and still kept."""
    town = Town()
    for day in every(20, "2022-01-01", "2023-12-31"):
        town.meet(day, *partners(20), plenary=True)
        town.talks(day, pairwise(partners(18 if day < date(2022, 7, 1) else 9)))
    last = path(town.record(), date(2023, 12, 31)).readings[-1]
    assert (last.stage, last.profile["S"], last.around_facilitator) == ("L1", 0.45, False)


@pytest.mark.parametrize(("day", "stage"), [("2024-07-26", "M1"), ("2024-07-27", None)])
def test_the_label_is_withheld_on_the_day_on_which_the_sleep_is_twelve_months_old(
    day: str, stage: str | None
) -> None:
    """Last activity on 11 June 2023, every 15 days before it: awake for 45 days more, asleep from 27 July."""
    town = running("2021-10-04", "2023-06-11")
    clock = town.record().clock
    assert clock.last_activity(date(2024, 7, 26)) == date(2023, 6, 11)
    assert clock.asleep_since(date(2024, 7, 26)) == date(2023, 7, 27)
    last = path(town.record(), date.fromisoformat(day)).readings[-1]
    assert (last.stage, last.why) == (stage, () if stage else ("asleep_long",))
