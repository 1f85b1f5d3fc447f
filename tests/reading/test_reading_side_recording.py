"""The way of recording, at its borders: one name, one session or one source more, and it is told or not."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.stages import path
from tests.reading.test_reading_side import told
from tests.reading.test_reading_side_counts import FIVE, working
from tests.reading.town import Town, every, partners


def names(before: list[int], after: list[int], **settings: str) -> Town:
    """So many names at each session: weekly to the end of June 2023, then weekly to the end of the year. Work keeps
    the town awake in between."""
    town = working("2023-01-10", "2023-12-31", *FIVE)
    for name, value in settings.items():
        town.set(name.replace("__", "."), value)
    people = partners(13)
    for sizes, end in ((before, date(2023, 6, 30)), (after, date(2023, 12, 31))):
        for back, size in enumerate(reversed(sizes)):
            town.meet(date.fromordinal(end.toordinal() - 7 * back), *people[:size])
    return town


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ([5] * 10, [6] * 10, True),
        ([10] * 10, [11] * 10, False),
        ([6] * 10, [5] * 10, True),
        ([5] * 9, [6] * 10, False),
        ([5] * 10, [6] * 9, False),
        ([4, 6] * 5, [7, 9] * 5, True),
        ([4, 6] * 5, [6, 8] * 5, False),
    ],
)
def test_another_way_of_recording_is_a_fifth_more_names_in_ten_sessions_each(
    before: list[int], after: list[int], is_told: bool
) -> None:
    """5 and 6 are a factor of 1.2, in both directions; 10 and 11 are 1.1; nine sessions are too few. Four and six by
    turns have a variance of 10/9, so the error of a difference is the root of 2/9, .471; five of them are 2.36: 3
    more names are told and 2 are not, though they are four tenths more."""
    assert ("2023-12-31" in told(names(before, after), "2023-12-31", "recording_changed")) is is_told


@pytest.mark.parametrize(("between", "is_told"), [(0, True), (4, True), (5, False), (10, False)])
def test_sessions_that_grow_are_no_other_way_of_recording(between: int, is_told: bool) -> None:
    """Ten of five names, some of six, ten of seven, around a mean of six, n in all (20 and those between).

    A step after the first ten explains 100 x (1/10 + 1/(n - 10)) of the squares: 20, 17.14, 16.67, 15. A straight
    line explains (10 x (n - 10)) squared by (n cubed - n) / 12: 15.04, 17.04, 17.31, 17.80. Where that is more, they
    grew.
    """
    town = names([5] * 10 + [6] * between, [7] * 10)
    assert ("2023-12-31" in told(town, "2023-12-31", "recording_changed")) is is_told


def test_sessions_of_which_nobody_wrote_down_who_came_are_not_compared() -> None:
    """Ten without names, then ten of five: no session before has a size."""
    assert told(names([0] * 10, [5] * 10), "2023-12-31", "recording_changed") == []


@pytest.mark.parametrize(("errors", "is_told"), [("4.2", True), ("4.3", False)])
def test_the_error_of_a_mean_is_taken_from_the_sample(errors: str, is_told: bool) -> None:
    """2 names more: 4.2 errors of .471 are 1.98, 4.3 are 2.03 (by the variance of 1 they would be 1.92)."""
    town = names([4, 6] * 5, [6, 8] * 5, recording__errors=errors)
    assert ("2023-12-31" in told(town, "2023-12-31", "recording_changed")) is is_told


@pytest.mark.parametrize(
    ("first", "then", "is_told"),
    [
        ("2022-07-02", "2023-07-02", True),
        ("2022-07-01", "2023-07-02", False),
        ("2023-07-01", "2023-07-02", True),
        ("2022-07-02", "2023-07-01", False),
    ],
)
def test_the_last_half_window_is_compared_with_the_whole_window_before_it(
    first: str, then: str, is_told: bool
) -> None:
    """On 31 December 2023 the last 183 days begin on 2 July, and the 365 before them on 2 July 2022. Ten sessions of
    six on one day and ten of five on another are told where each day lies in its own stretch."""
    town = working("2022-07-01", "2023-12-31", *FIVE)
    for _ in range(10):
        town.meet(first, *partners(6)).meet(then, *FIVE)
    assert ("2023-12-31" in told(town, "2023-12-31", "recording_changed")) is is_told


@pytest.mark.parametrize(
    ("facilitator", "calendar", "is_told"), [(10, 10, True), (11, 9, False), (10, 9, False), (0, 19, False)]
)
def test_another_source_is_told_from_a_half_on_where_twenty_rows_tell_it(
    facilitator: int, calendar: int, is_told: bool
) -> None:
    """All twenty rows before came from the facilitator. Of twenty after it ten from a calendar are half, nine are
    not; of nineteen none is told, whatever they are."""
    town = Town()
    for day in every(30, "2023-01-10", "2023-05-31"):
        town.meet(day, *partners(4))
    for place in range(facilitator + calendar):
        origin = "facilitator" if place < facilitator else "calendar"
        town.meet(date.fromordinal(date(2023, 7, 10).toordinal() + 8 * place), FIVE[place % 5], origin=origin)
    assert ("2023-12-31" in told(town, "2023-12-31", "recording_changed")) is is_told


def test_where_a_work_row_comes_from_counts_too() -> None:
    """Twenty attendances before, all from the facilitator; after it ten from a calendar and ten parts in an action,
    then nine, which makes the rows too few."""
    town = Town()
    for day in every(30, "2023-01-10", "2023-05-31"):
        town.meet(day, *partners(4))
    for place in range(10):
        town.meet(date.fromordinal(date(2023, 7, 10).toordinal() + 16 * place), FIVE[place % 5], origin="calendar")
    town.work("2023-12-20", *partners(10))
    assert "2023-12-31" in told(town, "2023-12-31", "recording_changed")
    town.rest["works_on"].pop()
    assert "2023-12-31" not in told(town, "2023-12-31", "recording_changed")


def test_asleep_only_sleep_and_the_way_of_recording_are_told_and_with_too_little_that_too() -> None:
    """Weekly with five, then with eight, and nothing from January on: the sleeping reading still tells that names
    jumped, and nothing of quiet or falling apart. Four who meet are too few for a label, and get no more."""
    town = names([5] * 60, [8] * 26)
    last = path(town.record(), date(2024, 3, 31)).readings[-1]
    assert last.side == ("asleep", "recording_changed")
    few = Town()
    for day in [*every(7, "2022-01-01", "2022-12-31"), *every(28, "2023-01-01", "2023-12-31")]:
        few.meet(day, *partners(4))
    assert path(few.record(), date(2023, 12, 31)).readings[-1].side == ("too_little_evidence",)
