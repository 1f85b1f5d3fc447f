"""Changes of level, on invented series of which it is known where they change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from meshwork.network.clock import last_of_month
from meshwork.stages import Path, Reading, path, path_to_json, trends
from meshwork.stages.changes import trend
from meshwork.stages.trends import JUMP, LONG, levels
from meshwork.text import speak
from tests.reading.town import Town

FIRST = path(Town().meet(date(2019, 1, 5), "a", "b").record(), date(2019, 1, 31)).readings[-1]


def road(*values: float | None, **how: object) -> Path:
    """A path of a reading a month from January 2020 on, all numbers alike; `how` changes the fourth to the ninth."""
    readings = []
    for at, value in enumerate(values):
        profile = dict(FIRST.profile) | dict.fromkeys("RCS", value)
        day = last_of_month(2020 + at // 12, at % 12 + 1)
        one: Reading = replace(FIRST, day=day, status="awake", side=(), profile=profile)
        readings.append(replace(one, **how) if 3 <= at < 9 else one)  # type: ignore[arg-type]  # fields by name
    return Path(tuple(readings), ())


def noise(seed: int, size: int, smooth: int, sway: float) -> NDArray[np.float64]:
    """Ups and downs of this standard deviation; each the mean of so many, as a window of a year shares its months."""
    drawn = np.random.default_rng(seed).normal(size=size + smooth - 1)
    return np.convolve(drawn, np.ones(smooth) / smooth**0.5, "valid") * sway


@pytest.mark.parametrize(("smooth", "sway"), [(1, 0.03), (1, 0.08), (6, 0.05), (12, 0.03)])
def test_nothing_is_told_of_a_flat_series(smooth: int, sway: float) -> None:
    """Two hundred that sway round .70, of one to six years: none of them has a change."""
    sizes = np.random.default_rng(1).integers(12, 73, 200)
    assert [seed for seed in range(200) if levels((0.7 + noise(seed, sizes[seed], smooth, sway)).clip(0, 1))] == []


@pytest.mark.parametrize(("step", "slow"), [(0.2, 1), (-0.3, 1), (0.35, 7), (-0.4, 7)])
def test_a_planted_change_is_found_within_two_months(step: float, slow: int) -> None:
    """At the 25th of 48 months, at once or spread over seven: one change, at most two months off."""
    ramp = ((np.arange(48) - 24 + (slow + 1) / 2) / slow).clip(0, 1)
    for seed in range(40):
        values = 0.5 + step * ramp + noise(seed, 48, 12, 0.03)
        (place,) = levels(values.clip(0, 1))
        assert abs(place - 24) <= 2


def test_a_change_too_small_or_too_short_is_not_told() -> None:
    """.09 is under a tenth, however long; one month that falls out is no level; eleven readings are no line."""
    assert levels(np.array([0.5] * 40 + [0.59] * 40)) == ()
    assert levels(np.array([0.9] * 15 + [0.4] + [0.9] * 15)) == ()
    assert levels(np.array([0.2] * 5 + [0.9] * 6)) == ()
    assert levels(np.array([0.2] * 6 + [0.9] * 6)) == (LONG,)


def test_what_is_just_enough_is_a_fifth_for_half_a_year() -> None:
    """Six readings at one level and six at another: .21 apart is told, .19 apart is not."""
    assert levels(np.array([0.5] * 6 + [0.71] * 6)) == (6,)
    assert levels(np.array([0.5] * 6 + [0.69] * 6)) == ()


def test_the_answer_is_that_of_pelt() -> None:
    """Series that jump up and down by .25 or more: the borders are those of ruptures, and those that were planted."""
    from ruptures import Pelt

    for seed in range(30):
        chance = np.random.default_rng(seed)
        lasting = chance.integers(8, 15, 5)
        heights = np.array([0.2, 0.6, 0.1, 0.7, 0.3]) + chance.uniform(-0.07, 0.07, 5)
        values = np.repeat(heights, lasting) + chance.normal(scale=0.01, size=int(lasting.sum()))
        ends = Pelt(model="l2", min_size=LONG, jump=1).fit(values.reshape(-1, 1)).predict(pen=LONG / 2 * JUMP**2)
        assert levels(values) == tuple(ends[:-1]) == tuple(np.cumsum(lasting)[:-1])


def test_a_change_is_told_with_its_month_and_its_levels() -> None:
    """A year at .40, then a year at .80, in all three numbers: told from January 2021 on."""
    found = trends(road(*[0.4] * 12, *[0.8] * 12))
    day = date(2021, 1, 31)
    assert [each.key for each in found] == ["reach", "cohesion", "self_standing"]
    assert found[0].day == day
    assert (found[0].before, found[0].after) == pytest.approx((0.4, 0.8))
    with speak("en"):
        assert trend(found[0]) == "Around January 2021 reach rose, from about 40 % to about 80 %."
    with speak("nl"):
        assert "daalde" in trend(replace(found[0], after=0.1))


def test_the_json_has_the_changes_at_the_end() -> None:
    """Days as text, shares with four decimals."""
    road_taken = road(*[0.4] * 12, *[0.8] * 12)
    said = json.loads(json.dumps(path_to_json(road_taken, trends(road_taken))))
    assert list(said) == ["readings", "transitions", "trends"]
    assert said["trends"][0] == {"key": "reach", "day": "2021-01-31", "before": 0.4, "after": 0.8}


def test_sleeping_young_and_thin_readings_are_left_out() -> None:
    """A fall to nothing in the fourth to ninth of 15 months: nothing is left to tell where those do not count."""
    values = [0.9] * 3 + [0.0] * 6 + [0.9] * 9
    assert trends(road(*values))
    assert trends(road(*values, status="asleep")) == ()
    assert trends(road(*values, status="young")) == ()
    assert trends(road(*values, side=("too_little_evidence",))) == ()


def test_a_path_without_numbers_has_no_changes() -> None:
    """Nobody, and a number that is not recorded."""
    assert trends(path(Town().record(), date(2024, 5, 31))) == ()
    assert trends(road(*[None] * 20)) == ()
