"""D1 at each of its borders, from what is known of the rhythm of one."""

from __future__ import annotations

from datetime import date
from math import nan

import numpy as np
import pytest

from meshwork.feelers.rhythm import Rhythms
from meshwork.feelers.signs.silence import points
from meshwork.model import Setting
from meshwork.settings import Settings

MONTHLY = Settings()
YEARLY = Settings.of((Setting(id="r", name="rhythm", value="yearly"),), date(2024, 1, 1))


def silent(days: int, usual: float, *, many: int = 9, uneven: float = 0.0, settings: Settings = MONTHLY) -> int:
    """The points of a silence of so many days, of one who was in contact so often."""
    whole, real = np.array, np.array
    known = Rhythms(whole([many]), whole([1]), real([usual]), real([uneven]), whole([days]))
    return int(points(known, settings)[0])


@pytest.mark.parametrize(("days", "adds"), [(20, 0), (21, 1), (34, 1), (35, 2), (56, 2), (57, 3)])
def test_three_five_and_more_than_eight_own_intervals(days: int, adds: int) -> None:
    """Of a week 3 are 21 days, 5 are 35, 8 are 56."""
    assert silent(days, 7.0) == adds


@pytest.mark.parametrize(("days", "adds"), [(13, 0), (14, 3)])
def test_no_silence_before_two_weeks(days: int, adds: int) -> None:
    """Of who has contact every day 13 days are no silence yet, and 14 are more than eight of its intervals."""
    assert silent(days, 1.0) == adds


@pytest.mark.parametrize(("many", "days", "adds"), [(2, 60, 0), (2, 61, 2), (3, 61, 3), (1, 61, 2), (0, 61, 0)])
def test_with_fewer_than_three_contacts_two_after_sixty_days(many: int, days: int, adds: int) -> None:
    """Three contacts are a rhythm; without any there is nothing to be silent after."""
    assert silent(days, 7.0 if many > 1 else nan, many=many) == adds


@pytest.mark.parametrize(("uneven", "adds"), [(1.5, 3), (1.51, 0)])
def test_by_fits_and_starts_is_more_than_one_and_a_half(uneven: float, adds: int) -> None:
    """At one and a half it is still a rhythm."""
    assert silent(100, 7.0, uneven=uneven) == adds


@pytest.mark.parametrize(("days", "many", "adds"), [(83, 9, 0), (84, 9, 3), (360, 2, 0), (361, 2, 2)])
def test_in_the_yearly_rhythm_the_days_are_six_times_as_many(days: int, many: int, adds: int) -> None:
    """Two weeks are 84 days, sixty days 360; an interval stays one's own."""
    assert silent(days, 10.0, many=many, settings=YEARLY) == adds
