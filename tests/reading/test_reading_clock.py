"""The community's own clock, by hand."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType

import pytest

from meshwork.network import Clock, Span
from meshwork.network.clock import last_of_month
from meshwork.settings import Settings
from tests.reading.town import Town, every


def clock(days: list[date]) -> Clock:
    return Clock.of(days, Settings())


def test_a_weekly_community_sleeps_from_the_thirty_first_day_of_silence() -> None:
    """Usual interval 7 days, three of them 21, and thirty is more: awake on day 30, asleep on day 31."""
    weekly = clock(every(7, "2024-01-01", "2024-03-04"))
    assert weekly.usual_interval(date(2024, 3, 4)) == 7
    assert weekly.asleep_since(date(2024, 4, 3)) is None
    assert weekly.asleep_since(date(2024, 4, 4)) == date(2024, 4, 4)
    assert weekly.asleep_since(date(2025, 4, 4)) == date(2024, 4, 4)


def test_a_slower_rhythm_may_be_silent_for_longer() -> None:
    """Usual interval 20 days: three of them are 60."""
    slow = clock(every(20, "2024-01-01", "2024-07-19"))
    assert slow.asleep_since(date(2024, 9, 17)) is None
    assert slow.asleep_since(date(2024, 9, 18)) == date(2024, 9, 18)


def test_with_fewer_than_two_intervals_the_usual_one_is_ten_days() -> None:
    """One interval of 28 days: the limit is 30, not 84. With the second it is 84."""
    one = clock(every(28, "2024-01-01", "2024-01-29"))
    assert one.usual_interval(date(2024, 1, 29)) == 10
    assert one.asleep_since(date(2024, 2, 29)) == date(2024, 2, 29)
    two = clock(every(28, "2024-01-01", "2024-02-26"))
    assert two.usual_interval(date(2024, 2, 26)) == 28
    assert two.asleep_since(date(2024, 5, 20)) is None
    assert two.asleep_since(date(2024, 5, 21)) == date(2024, 5, 21)


def test_between_two_meetings_of_a_quarter_a_month_end_says_nothing_new() -> None:
    """Meeting on 6 January, 7 April and 7 July 2022; who meets every month or two is learned of every month, and so
    is who meets once a year and says so."""
    rare = clock(every(91, "2021-01-07", "2022-07-07"))
    known = {month: rare.learned(last_of_month(2022, month)) for month in range(1, 8)}
    assert [month for month, new in known.items() if new] == [1, 4, 7]
    assert clock(every(62, "2021-01-07", "2022-07-07")).learned(date(2022, 8, 31))
    assert not clock(every(63, "2021-01-07", "2022-07-07")).learned(date(2022, 8, 31))
    yearly = Settings(MappingProxyType({"rhythm": "yearly"}))
    assert Clock.of(every(365, "2018-01-07", "2022-07-07"), yearly).learned(date(2022, 8, 31))


def test_the_usual_interval_is_the_one_a_random_day_falls_in() -> None:
    """Ten days in a row every year: nine intervals of 1 day and one of 356; most days fall in the long one."""
    fairs = [date(year, 11, day) for year in (2021, 2022) for day in range(1, 11)]
    assert clock(fairs).usual_interval(date(2022, 11, 10)) == 356
    assert clock(fairs).yearly_proposed(date(2022, 11, 10))


def test_yearly_meetings_that_stopped_long_ago_were_still_yearly_ones() -> None:
    """Nothing lies in the two years before 2030; what was usual on the last activity day still tells."""
    fairs = [date(year, 11, day) for year in (2021, 2022) for day in range(1, 11)]
    assert clock(fairs).yearly_proposed(date(2030, 1, 1))
    assert not clock([]).yearly_proposed(date(2030, 1, 1))


def test_the_yearly_rhythm_is_proposed_above_half_a_year_and_not_at_it() -> None:
    """Five days in a row in two years, 180 days apart: eight gaps of 1 and one of 180; with 181 it is above."""
    first = every(1, "2021-01-01", "2021-01-05")
    for days, proposed in ((180, False), (181, True)):
        second = [first[-1] + timedelta(days + more) for more in range(5)]
        assert clock([*first, *second]).usual_interval(second[-1]) == days
        assert clock([*first, *second]).yearly_proposed(second[-1]) is proposed


def test_one_long_gap_after_a_kick_off_is_no_yearly_rhythm() -> None:
    """A kick-off, nine months of nothing, then every month: never proposed. A second such gap makes it one."""
    monthly = every(30, "2022-10-01", "2023-05-29")
    for last in monthly:
        assert not clock([date(2022, 1, 1), *(each for each in monthly if each <= last)]).yearly_proposed(last)
    begun = date(2021, 3, 1)
    assert clock([begun, date(2022, 1, 1), *monthly[:4]]).yearly_proposed(monthly[3])


def test_half_of_the_days_decide_which_interval_is_usual() -> None:
    """Gaps of 10, 10, 10, 10 and 41 days: 40 days in short ones, 41 in the long one; with 39 it is the other way."""
    start = date(2024, 1, 1)
    for long, usual in ((41, 41), (39, 10)):
        days = [start + timedelta(step) for step in (0, 10, 20, 30, 40, 40 + long)]
        assert clock(days).usual_interval(days[-1]) == usual


def test_the_gap_that_reaches_into_the_two_years_counts_for_its_days_in_them() -> None:
    """On 1 January 2024 a gap of 400 days reaches 50 days into them, then five of 20: 100 days, so 20 is usual.

    Weighing its whole length it would be 400; left out there would be five gaps of 20 as well, so with gaps of 9, in
    which 45 days fall, it is 400.
    """
    day = date(2024, 1, 1)
    begun = date(2022, 1, 1) + timedelta(50)
    for gap, usual in ((20, 20), (9, 400)):
        days = [begun - timedelta(400), *(begun + timedelta(gap * step) for step in range(6))]
        assert clock(days).usual_interval(day) == usual


def test_a_day_more_than_two_years_back_weighs_nothing() -> None:
    """On 1 January 2024 a gap of 400 days reaches 90 days into the two years, five of 20 are 100 days: 20 is usual.

    Reaching 110 days into them it is 400: not a month more nor less than 24 gives both.
    """
    for reaches, usual in ((90, 20), (110, 400)):
        begun = date(2022, 1, 1) + timedelta(reaches)
        days = [begun - timedelta(400), *(begun + timedelta(20 * step) for step in range(6))]
        assert clock(days).usual_interval(date(2024, 1, 1)) == usual


def test_a_silence_of_exactly_the_limit_is_no_sleep() -> None:
    """With too few gaps the limit is 30 days: 30 of silence are 30 awake days, and so are 31, but for the last."""
    for days, awake, sleeps in ((30, 30, 0), (31, 31, 0), (32, 31, 1), (40, 31, 1)):
        pair = clock([date(2024, 1, 1), date(2024, 1, 1) + timedelta(days)])
        assert pair.between(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days)) == awake
        assert len(pair.sleeps(date(2024, 1, 1) + timedelta(days))) == sleeps


def test_a_sleep_of_one_day_is_a_sleep() -> None:
    """Silent for 31 days, on the day itself: the 31st is the first sleeping day, and the last so far."""
    alone = clock([date(2024, 1, 1)])
    assert alone.sleeps(date(2024, 1, 31)) == ()
    assert alone.sleeps(date(2024, 2, 1)) == (Span(date(2024, 2, 1), date(2024, 2, 1)),)


def test_only_the_two_years_before_make_the_usual_interval() -> None:
    """Weekly in 2020, every 40 days in 2023 and 2024: at the end of 2024 only the 40 counts."""
    days = every(7, "2020-01-01", "2020-12-31") + every(40, "2023-01-01", "2024-12-31")
    assert clock(days).usual_interval(date(2024, 12, 31)) == 40


def test_the_clock_stands_still_while_it_sleeps() -> None:
    """1 January to 1 March 2024 is 60 days; 30 are awake, then 29 asleep, and 1 March itself is awake: 31."""
    two = clock([date(2024, 1, 1), date(2024, 3, 1)])
    assert two.between(date(2024, 1, 1), date(2024, 1, 31)) == 30
    assert two.between(date(2024, 1, 1), date(2024, 2, 20)) == 30
    assert two.between(date(2024, 1, 1), date(2024, 3, 1)) == 31
    assert two.sleeps(date(2024, 3, 31)) == (Span(date(2024, 2, 1), date(2024, 2, 29)),)


def test_a_window_jumps_over_sleep() -> None:
    """Ten awake days up to 5 March 2024: 1 to 5 March are five, 27 to 31 January the other five."""
    two = clock([date(2024, 1, 1), date(2024, 3, 1)])
    assert two.window(date(2024, 3, 5), 10).first == date(2024, 1, 27)
    assert two.window(date(2024, 3, 5), 5).first == date(2024, 3, 1)
    assert two.window(date(2024, 3, 5), 100).first == date(2023, 10, 29)


def test_what_is_recorded_later_does_not_rewrite_an_earlier_day() -> None:
    """How long a silence may last is settled when it begins."""
    before = clock(every(20, "2024-01-01", "2024-07-19"))
    after = clock(every(20, "2024-01-01", "2024-07-19") + every(1, "2024-10-01", "2024-12-31"))
    for day in every(1, "2024-01-01", "2024-09-30"):
        assert before.asleep_since(day) == after.asleep_since(day)


def test_without_sessions_and_actions_the_calendar_is_the_clock() -> None:
    """Declared ties alone: never asleep, and every day counts."""
    town = Town().tie("bakker", "molen", "knows", since="2020-01-01").record()
    assert town.clock.by_calendar
    assert town.clock.asleep_since(date(2030, 1, 1)) is None
    assert town.clock.between(date(2020, 1, 1), date(2021, 1, 1)) == 366
    assert town.clock.beginning == date(2020, 1, 1)


def test_a_record_is_young_for_twelve_calendar_months() -> None:
    """First activity 8 December 2019: young on 7 December 2020, no longer on the 8th."""
    young = clock([date(2019, 12, 8)])
    assert young.young(date(2020, 12, 7))
    assert not young.young(date(2020, 12, 8))


@pytest.mark.parametrize(("kind", "awake"), [("session", True), ("action", True), ("tie", False)])
def test_an_activity_day_has_a_session_or_the_start_of_an_action(kind: str, awake: bool) -> None:
    """A declared tie that begins wakes nobody."""
    town = Town().meet("2024-01-01", "bakker", "molen")
    if kind == "session":
        town.meet("2024-06-01", "bakker", "molen")
    elif kind == "action":
        town.work("2024-06-01", "bakker", "molen")
    else:
        town.tie("bakker", "molen", "knows", since="2024-06-01")
    assert (town.record().clock.asleep_since(date(2024, 6, 15)) is None) == awake
