"""A day is read first, from no more months than settle its label, and says what the path will say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from meshwork.model import Facts
from meshwork.network import record
from meshwork.network.clock import Clock, _usual
from meshwork.settings import Settings
from meshwork.stages import Kept, Path, Reading, first, path
from tests.reading.test_reading_kept import END, session, weekly
from tests.reading.test_reading_twice import invented


def as_first(whole: Path) -> Reading:
    """The last reading of a path without what looks farther back."""
    return replace(whole.readings[-1], side=(), since=None, first_seen=None, rises_from=None)


@pytest.mark.parametrize("seed", range(8))
def test_the_day_read_first_is_the_last_of_the_path(seed: int) -> None:
    """On the last day of some months and in the middle of others, of the whole and of a goal: numbers, criteria and
    label of communities with pauses, sleep, first readings and yearly meetings."""
    town, to = invented(seed)
    prepared = record(town.facts(), Settings())
    for day in (to, date(2020, 9, 30), date(2021, 2, 28), date(2021, 8, 15), date(2024, 3, 31)):
        for goal in (None, "warm"):
            expected = as_first(path(prepared, day, goal=goal, whole_from=day))
            assert first(prepared, day, goal=goal) == expected


def read_for(facts: Facts, kept: Kept) -> int:
    """How many months are worked out for the day."""
    known = len(kept)
    first(record(facts, Settings()), END, kept=kept)
    return len(kept) - known


def test_a_long_path_is_not_walked_for_one_day() -> None:
    """Twelve who met every week for five years: of sixty months the last eight settle the label."""
    assert read_for(weekly(), Kept()) == 8


def test_a_change_of_long_ago_is_left_to_the_path() -> None:
    """A session of June 2021 moves 24 months, up to May 2023; none of them is among the last six of 2024, so nothing
    is worked out for the day, and the path works out the 24."""
    facts, kept = weekly(), Kept()
    path(record(facts, Settings()), END, whole_from=END, kept=kept)
    changed = session(facts, "2021-06-14", "p01", "p07")
    assert read_for(changed, kept) == 0
    known = len(kept)
    path(record(changed, Settings()), END, whole_from=END, kept=kept)
    assert len(kept) - known == 24


def test_a_change_of_last_week_is_one_month() -> None:
    """A session on 24 December 2024 lies in the windows of the last month alone."""
    facts, kept = weekly(), Kept()
    path(record(facts, Settings()), END, whole_from=END, kept=kept)
    assert read_for(session(facts, "2024-12-24", "p01", "p07"), kept) == 1


def test_what_the_day_worked_out_the_path_takes_over() -> None:
    """Sixty months in all, six of them for the day."""
    facts, kept = weekly(), Kept()
    prepared = record(facts, Settings())
    first(prepared, END, kept=kept)
    assert path(prepared, END, whole_from=END, kept=kept) == path(prepared, END, whole_from=END)
    assert len(kept) == 60


@pytest.mark.parametrize("seed", range(6))
def test_the_usual_interval_is_the_same_walked_or_asked_alone(seed: int) -> None:
    """A thousand days, some close and some far apart: the limit of each silence is three times what was usual then,
    and at least the sleep days, as one asks of each day alone."""
    dice, settings = np.random.default_rng(seed), Settings()
    days = np.cumsum(dice.choice([1, 3, 7, 30, 90, 400], 1000, p=[0.4, 0.2, 0.3, 0.05, 0.04, 0.01])) + 600_000
    clock = Clock.of((date.fromordinal(int(day)) for day in days), settings)
    longest, times = settings.number("clock.sleep_days"), settings.number("clock.sleep_times")
    for place in range(0, 1000, 7):
        usual = _usual(days[: place + 1], int(days[place]), settings) or settings.number("clock.usual_days")
        assert clock._limits[place] == int(max(longest, times * usual))
        assert clock.usual_interval(date.fromordinal(int(days[place]))) == clock._usual[place] == usual
