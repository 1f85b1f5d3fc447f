"""What is told beside the stage: quieter, falling apart, renewing, recorded in another way."""

from __future__ import annotations

from datetime import date

from meshwork.stages import Path, path
from meshwork.when import When
from tests.reading.town import Town, every, partners

EIGHT = partners(8)


def told(town: Town, last: str, state: str) -> list[str]:
    """The days on which a state is told."""
    road: Path = path(town.record(), date.fromisoformat(last))
    return [each.day.isoformat() for each in road.readings if state in each.side]


def test_quieter_is_less_than_half_the_sessions_of_the_busiest_half_year() -> None:
    """Weekly is 26 in half a year; every two weeks 13, which is half and not less; every 24 days 8: quieter."""
    for step, quieter in ((14, False), (24, True)):
        town = Town()
        for day in [*every(7, "2022-01-01", "2022-12-31"), *every(step, "2023-01-01", "2023-12-31")]:
            town.meet(day, *EIGHT)
        assert ("2023-12-31" in told(town, "2023-12-31", "quieter")) is quieter


def test_a_stopped_log_is_asleep_and_not_quieter() -> None:
    """The clock stands still, so the half year before it holds as many sessions as ever."""
    town = Town()
    for day in every(7, "2022-01-01", "2022-12-31"):
        town.meet(day, *EIGHT)
    assert told(town, "2023-12-31", "quieter") == []
    assert told(town, "2023-12-31", "asleep")[0] == "2023-01-31"


def test_falling_apart_is_told_when_reach_falls_and_ends_when_it_has_settled() -> None:
    """All eight weekly to the end of 2022, then in four pairs: reach falls to 2 of 8 as the ties of all fade."""
    town = Town()
    for day in every(7, "2021-01-01", "2022-12-31"):
        town.meet(day, *EIGHT)
    for turn, day in enumerate(every(7, "2023-01-01", "2024-12-31")):
        pair = turn % 4
        town.meet(day, EIGHT[2 * pair], EIGHT[2 * pair + 1], kind="talk")
    days = told(town, "2024-12-31", "fragmenting")
    assert days
    assert "2023-02-28" < days[0] < "2023-06-30"
    assert days[-1] < "2024-07-31"


def test_a_steady_community_is_not_falling_apart() -> None:
    """Weekly, all of them, for three years: nothing to tell."""
    town = Town()
    for day in every(7, "2021-01-01", "2023-12-31"):
        town.meet(day, *EIGHT)
    assert {each.side for each in path(town.record(), date(2023, 12, 31)).readings} == {()}


def renewing(newcomers: int) -> Town:
    """Eight weekly in 2021 and 2022; in 2023 so many of them are others, who joined that year."""
    town = Town()
    for day in every(7, "2021-01-01", "2022-12-31"):
        town.meet(day, *EIGHT)
    new = tuple(f"n{place}" for place in range(newcomers))
    town.who(*new, joined=When.of("2023-01-05"))
    town.who(*EIGHT[:newcomers], left=When.of("2023-01-05"))
    for day in every(7, "2023-01-06", "2023-12-31"):
        town.meet(day, *new, *EIGHT[newcomers:])
    return town


def test_open_renewal_is_more_than_half_come_or_gone_while_reach_stays() -> None:
    """Five came and five went, three stayed: 10 of 13. Two came and two went, six stayed: 4 of 10, under half."""
    assert "2023-12-31" in told(renewing(5), "2023-12-31", "open_renewal")
    assert "2023-12-31" not in told(renewing(2), "2023-12-31", "open_renewal")


def test_a_jump_in_names_per_session_is_told_as_another_way_of_recording() -> None:
    """One name a session through 2022, three a session from 2023: told from the first half year with ten sessions."""
    town = Town()
    for turn, day in enumerate(every(7, "2022-01-01", "2022-12-31")):
        town.meet(day, EIGHT[turn % 8])
    for turn, day in enumerate(every(7, "2023-01-01", "2023-12-31")):
        town.meet(day, *(EIGHT[(turn + step) % 8] for step in range(3)))
    days = told(town, "2023-12-31", "recording_changed")
    assert "2023-04-30" in days
    assert all(day >= "2023-01-31" for day in days)


def test_sessions_of_another_kind_are_no_other_way_of_recording() -> None:
    """Gatherings of eight through 2022, talks of two in 2023: each kind is compared with itself."""
    town = Town()
    for day in every(7, "2022-01-01", "2022-12-31"):
        town.meet(day, *EIGHT)
    for turn, day in enumerate(every(7, "2023-01-01", "2023-12-31")):
        town.meet(day, EIGHT[turn % 8], EIGHT[(turn + 1) % 8], kind="talk")
    assert told(town, "2023-12-31", "recording_changed") == []


def test_another_source_is_another_way_of_recording() -> None:
    """Written down by the facilitator through 2022, from a calendar in 2023: all of it moved."""
    town = Town()
    for day in every(14, "2022-01-01", "2022-12-31"):
        town.meet(day, *EIGHT)
    for day in every(14, "2023-01-01", "2023-12-31"):
        town.meet(day, *EIGHT, origin="calendar")
    assert "2023-07-31" in told(town, "2023-12-31", "recording_changed")
    assert told(town, "2022-12-31", "recording_changed") == []


def test_a_state_is_told_in_stretches() -> None:
    """From the first reading that tells it to the last, and once more when it returns."""
    town = Town()
    for day in [*every(7, "2022-01-01", "2022-03-31"), *every(7, "2022-08-01", "2022-09-30")]:
        town.meet(day, *EIGHT)
    spans = path(town.record(), date(2022, 12, 31)).side_spans("asleep")
    assert [(each.first.isoformat(), each.last.isoformat()) for each in spans] == [
        ("2022-04-30", "2022-07-31"),
        ("2022-10-31", "2022-12-31"),
    ]
