"""The states beside the stage at their borders: one session, person or month more, and they are told or not."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from meshwork.stages import path
from meshwork.when import When
from tests.reading.test_reading_side import told
from tests.reading.town import Town, every, partners

FIVE, EIGHT = partners(5), partners(8)


def month_ends(days: list[str]) -> tuple[str, str, int]:
    """The first and the last of the readings that tell something, and how many there are."""
    return days[0], days[-1], len(days)


def working(first: str, last: str, *names: str) -> Town:
    """A town that work keeps awake, so that sessions may be as few as a test asks."""
    town = Town()
    for day in every(20, first, last):
        town.work(day, *names)
    return town


def meeting(days: int, busy: int, later: int, *, rhythm: str = "monthly") -> Town:
    """So many sessions on the last day of 2019, then so many on one day every so many days: a window of that length
    holds one of those days, whenever it ends."""
    town = working("2019-12-31", "2025-06-30", *FIVE).set("rhythm", rhythm)
    for turn, day in enumerate(every(days, "2019-12-31", "2025-06-30")):
        for _ in range(later if turn else busy):
            town.meet(day, *FIVE)
    return town


def test_quieter_is_fewer_than_half_and_half_is_not_fewer() -> None:
    """Four sessions in the half window, then one: quieter. Then two: not."""
    assert told(meeting(183, 4, 1), "2025-06-30", "quieter")
    assert told(meeting(183, 4, 2), "2025-06-30", "quieter") == []


def test_the_busiest_half_window_is_remembered_for_twenty_four_months() -> None:
    """The four of 31 December 2019 are in the 183 days that end on 30 June 2020, and on 1 July the next one comes.
    So it is quieter from the reading of July, and until 30 June 2022, which still looks back to that of June 2020."""
    assert month_ends(told(meeting(183, 4, 1), "2025-06-30", "quieter")) == ("2020-07-31", "2022-06-30", 24)


def test_in_the_yearly_rhythm_quieter_counts_whole_windows() -> None:
    """The 1,096 days that end on 31 December 2022 begin on 1 January 2020, so the four have just gone; the last
    reading that saw them is that of November 2022, remembered until November 2024."""
    days = told(meeting(1096, 4, 1, rhythm="yearly"), "2025-06-30", "quieter")
    assert month_ends(days) == ("2022-12-31", "2024-11-30", 24)


def apart(begin: str, last: str, *broken: int, **settings: str) -> Town:
    """Eight who are all at something every twenty days, which ties nobody, and talk in a chain of seven links; those
    that break are last talked over until a day. A talk ties for the 183 days of the half window, which leaving looks
    at here whatever the rhythm."""
    town = Town().set("leaving.least_days", "183")
    for name, value in settings.items():
        town.set(name.replace("__", "."), value)
    for day in every(20, begin, "2024-12-31"):
        town.meet(day, *EIGHT, plenary=True)
        for link, (one, other) in enumerate(pairwise(EIGHT)):
            if link not in broken or day <= date.fromisoformat(last):
                town.meet(day, one, other, kind="talk")
    return town


def test_falling_apart_adds_up_to_twice_the_alarm_and_ends_when_the_low_is_usual() -> None:
    """The link in the middle is last talked over at the end of 2021 or in the first days of 2022, so from July reach
    is .5, .4375 under 1 beyond the sixteenth that is let pass, and the sum stops at .5. From the eighth low month on
    the low is the median of twelve; then a sixteenth goes off a month: .4375, .375, .3125, and .25 is no longer above
    the alarm. Told in seven months and three more."""
    days = told(apart("2021-01-04", "2022-01-04", 3, fragmenting__slack="0.0625"), "2024-12-31", "fragmenting")
    assert month_ends(days) == ("2022-07-31", "2023-04-30", 10)


def test_a_small_fall_is_told_once_it_has_lasted() -> None:
    """7 of 8 is .125 less, .075 beyond what is let pass: .075, .15, .225 and in the fourth month .3, above .25; then
    .375 and .45. In the seventh month six of the twelve before were low, and the median half as far away: .4625.
    From then on .05 less a month: .4125, .3625, .3125, .2625, and .2125 is under the alarm."""
    days = told(apart("2021-01-04", "2022-01-04", 6), "2024-12-31", "fragmenting")
    assert month_ends(days) == ("2022-10-31", "2023-05-31", 8)


def test_a_fall_of_the_partners_alone_is_told_though_the_facilitator_holds_all() -> None:
    """She talks with each of the eight, so reach stays 1; without her the halves fall apart."""
    town = apart("2021-01-04", "2022-01-04", 3).who("fien", facilitator=True)
    for day in every(20, "2021-01-04", "2024-12-31"):
        for name in EIGHT:
            town.meet(day, "fien", name, kind="talk")
    assert {each.profile["R"] for each in path(town.record(), date(2022, 12, 31)).readings} == {1}
    assert told(town, "2022-12-31", "fragmenting")[0] == "2022-07-31"


def test_a_fall_of_reach_alone_is_told_though_the_partners_stand_as_they_stood() -> None:
    """Eight partners in a chain and four facilitators who each talk with one: 12 of 12 until these talks stop, then
    8 of 12, a third less, .283 beyond what is let pass. Without the facilitators it is 8 of 8 all along."""
    four = ("fa", "fb", "fc", "fd")
    town = apart("2021-01-04", "2022-01-04").who(*four, facilitator=True)
    for day in every(20, "2021-01-04", "2024-12-31"):
        town.meet(day, *four, plenary=True)
        for one, other in zip(four, EIGHT[:4], strict=True):
            if day <= date(2022, 1, 4):
                town.meet(day, one, other, kind="talk")
    assert {each.profile["S"] for each in path(town.record(), date(2022, 12, 31)).readings} == {1}
    assert told(town, "2022-12-31", "fragmenting")[0] == "2022-07-31"


def test_quiet_is_not_told_while_the_community_sleeps() -> None:
    """Weekly in 2022, then every 24 days, the last time on 9 November 2023: quieter, until it is silent for more than
    30 days (half of the days lie in gaps of a week); from then on only that it sleeps."""
    town = Town()
    for day in [*every(7, "2022-01-01", "2022-12-31"), *every(24, "2023-01-01", "2023-11-30")]:
        town.meet(day, *EIGHT)
    sides = [each.side for each in path(town.record(), date(2024, 1, 31)).readings]
    assert sides[-3:] == [("quieter",), ("asleep",), ("asleep",)]


@pytest.mark.parametrize(("enough", "first"), [("10", "2022-05-31"), ("15", "2022-06-30")])
def test_falling_apart_needs_six_readings_to_compare_with_and_those_with_too_little_are_none(
    enough: str, first: str
) -> None:
    """Talked over once, on 15 November 2021: tied in the six readings until April, and the seventh tells the fall.
    That talk was 14 attendances: where a label takes 15, November is no reading, and it is told a month later."""
    town = Town().set("enough.interactions", enough).set("leaving.least_days", "183")
    town.talks("2021-11-15", pairwise(EIGHT))
    for day in every(20, "2021-12-01", "2022-12-31"):
        town.meet(day, *EIGHT, plenary=True)
    assert told(town, "2022-12-31", "fragmenting")[0] == first


def turnover(stay: int, come: int = 0, go: int = 0, *, absent: int = 0, joined: str = "2023-01-05") -> Town:
    """Weekly in 2021 and 2022 those who stay, those who left, of whom it is noted, and three of whom it is not; in
    2023 those who stay and those who joined. The absent joined and never came."""
    town = Town()
    kept, left, new, away = (
        tuple(f"{kind}{place}" for place in range(count))
        for kind, count in (("stay", stay), ("left", go), ("new", come), ("away", absent))
    )
    town.who(*new, *away, joined=When.of(joined)).who(*left, left=When.of("2023-01-05"))
    for day in every(7, "2021-01-01", "2022-12-31"):
        town.meet(day, *kept, *left, "x", "y", "z")
    for day in every(7, "2023-01-06", "2023-12-31"):
        town.meet(day, *kept, *new)
    return town


@pytest.mark.parametrize(
    ("town", "is_told"),
    [
        (turnover(4, come=4), False),
        (turnover(4, come=5), True),
        (turnover(6, go=6), False),
        (turnover(6, go=7), True),
        (turnover(4, come=4, absent=5), False),
        (turnover(4, come=5, joined="2022-12-31"), False),
        (turnover(4, come=5, joined="2023-01-01"), True),
        (turnover(4, come=5, joined="2023-12-31"), True),
        (turnover(4, come=5, joined="2024-01-01"), False),
    ],
)
def test_renewal_is_more_than_half_and_only_who_came_within_the_window(town: Town, is_told: bool) -> None:
    """4 of 8 new is half, 5 of 9 is more. 6 gone of 12 is half, 7 of 13 more. Who joined and never came does not
    count, nor who joined on the day before the window, which on 31 December 2023 begins on 1 January, or after it."""
    assert ("2023-12-31" in told(town, "2023-12-31", "open_renewal")) is is_told


@pytest.mark.parametrize(("left", "is_told"), [("2022-12-31", False), ("2023-01-01", True), ("2023-12-31", True)])
def test_who_left_counts_from_the_first_day_of_the_window_to_its_last(left: str, is_told: bool) -> None:
    """Six stayed and seven left on one day."""
    town = turnover(6, go=7)
    town.who(*(f"left{place}" for place in range(7)), left=When.of(left))
    assert ("2023-12-31" in told(town, "2023-12-31", "open_renewal")) is is_told


def test_renewal_compares_reach_with_that_of_twelve_readings_before() -> None:
    """Five came in January 2022, the thirteenth month of a record of four: told from the thirteenth reading, for as
    long as their joining lies in the window of 365 days: until 31 December, not in January."""
    town = Town()
    new = tuple(f"new{place}" for place in range(6))
    town.who(*new, joined=When.of("2022-01-02"))
    for day in every(7, "2021-01-01", "2023-12-31"):
        town.meet(day, *FIVE, *(new if day >= date(2022, 1, 2) else ()))
    assert month_ends(told(town, "2023-12-31", "open_renewal")) == ("2022-01-31", "2022-12-31", 12)
    short = Town().who(*new, joined=When.of("2022-01-02"))
    for day in every(7, "2021-02-05", "2023-12-31"):
        short.meet(day, *FIVE, *(new if day >= date(2022, 1, 2) else ()))
    assert told(short, "2023-12-31", "open_renewal")[0] == "2022-02-28"


@pytest.mark.parametrize(("border", "is_told"), [("0.25", True), ("0.24", False)])
def test_renewal_lets_reach_differ_by_no_more_than_its_border(border: str, is_told: bool) -> None:
    """In 2023 two of eight come and meet nobody in particular: reach is .75 and was 1; 5 of 8 are new."""
    town = Town().set("renewal.reach", border)
    new = tuple(f"new{place}" for place in range(5))
    town.who(*new, joined=When.of("2023-01-05"))
    for day in every(7, "2021-01-01", "2022-12-31"):
        town.meet(day, *EIGHT[:3], "a", "b", "c")
    for day in every(7, "2023-01-06", "2023-12-31"):
        town.meet(day, *EIGHT[:3], *new[:3]).meet(day, *new[3:], plenary=True)
    assert ("2023-12-31" in told(town, "2023-12-31", "open_renewal")) is is_told
