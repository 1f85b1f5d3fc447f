"""What is proposed for a story: moments that the record holds, up to where it holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from meshwork import demo
from meshwork.model import Action, Facts, Tie, Work
from meshwork.story.outline import Outline
from meshwork.story.proposal import propose
from meshwork.when import When
from tests.story.town import choosing, meeting, partners, read, town, weeks

TODAY = date(2024, 6, 30)
TOWN = town(*partners({"care": 10, "business": 8}))
EVERYBODY = tuple(each.id for each in TOWN.stakeholders)


def proposed(facts: Facts, since: date | None = None, today: date = TODAY) -> Outline:
    prepared, path = read(facts, today)
    return propose(prepared, facts, path, title="Our story", language="en", since=since, today=today)


def test_of_the_invented_community_five_to_eight_moments_are_proposed() -> None:
    """On days of their own, the first gathering first and the last day last; no stage is among them."""
    outline = proposed(demo.facts(), today=date(2023, 11, 30))
    days = [each.day for each in outline.picks]
    assert 5 <= len(days) <= 8
    assert all(one < other for one, other in pairwise(days))
    assert (outline.picks[0].what, outline.picks[0].on) == ("begin", date(2019, 12, 8))
    assert (outline.picks[-1].what, days[-1]) == ("today", date(2023, 11, 30))
    assert "service" in {each.what for each in outline.picks}
    assert not {"stage"} & {each.what for each in outline.picks}
    assert not outline.staged


def test_from_the_day_a_grant_began_nothing_of_before_is_a_moment() -> None:
    """From July 2023 on, a year of weekly meetings: five moments, none of them the first gathering of 2021."""
    outline = proposed(meeting(TOWN, weeks(date(2021, 7, 5), TODAY), EVERYBODY), date(2023, 7, 1))
    assert len(outline.picks) == 5
    assert min(each.day for each in outline.picks) >= date(2023, 7, 1)
    assert {each.what for each in outline.picks} == {"between", "today"}


def test_a_record_that_stopped_is_told_up_to_where_it_was_heard() -> None:
    """The last meeting on record was on 29 May 2023: the last moment is the end of that month."""
    outline = proposed(meeting(TOWN, weeks(date(2021, 7, 5), date(2023, 5, 30)), EVERYBODY))
    assert outline.picks[-1].day == date(2023, 5, 31)


def test_meetings_after_a_gap_in_the_record_are_a_moment_and_after_a_holiday_are_none() -> None:
    """From August 2022 to February 2023 nothing is recorded: half a year. A summer of seven weeks is a holiday."""
    until, again = weeks(date(2021, 7, 5), date(2022, 8, 1)), date(2023, 2, 6)
    facts = meeting(TOWN, (*until, *weeks(again, TODAY)), EVERYBODY)
    assert [(each.on, each.day) for each in proposed(facts).picks if each.what == "again"] == [
        (again, date(2023, 2, 28))
    ]
    summer = meeting(TOWN, (*until, *weeks(date(2022, 9, 19), TODAY)), EVERYBODY)
    assert [each for each in proposed(summer).picks if each.what == "again"] == []


def test_a_service_is_a_moment_where_two_partners_deliver_it() -> None:
    """One that a single partner delivers is not joint."""
    facts = replace(
        meeting(TOWN, weeks(date(2021, 7, 5), TODAY), EVERYBODY),
        actions=tuple(Action(id=each, title=each, kind="service", start=When.of("2023-03-01")) for each in "ab"),
        works_on=(
            Work(id="1", stakeholder="care-1", action="a"),
            Work(id="2", stakeholder="care-2", action="a"),
            Work(id="3", stakeholder="care-3", action="b"),
        ),
    )
    assert [each.of for each in proposed(facts).picks if each.what == "service"] == ["a"]


def test_a_record_of_nothing_still_has_a_day() -> None:
    """Nobody, no meeting: one moment, today."""
    outline = proposed(choosing(town(), "told"))
    assert [(each.what, each.day) for each in outline.picks] == [("today", TODAY)]


def test_where_more_names_began_to_be_written_down_there_is_no_first_gathering() -> None:
    """One name for each meeting until November 2022, and from then on all eighteen who were there."""
    half = date(2022, 11, 7)
    facts = meeting(TOWN, weeks(date(2020, 7, 6), half), ("care-1",))
    picks = proposed(meeting(facts, weeks(half, TODAY), EVERYBODY)).picks
    assert "begin" not in {each.what for each in picks}


def test_of_declared_connections_alone_the_last_day_is_the_last_that_was_asked() -> None:
    """Asked in January 2021 and January 2022, and never after: the story ends in January 2022, not today."""
    ties = tuple(
        Tie(id=f"{year}", source="care-1", target=f"care-{year - 2019}", since=When.of(f"{year}-01-01"))
        for year in (2021, 2022)
    )
    assert proposed(replace(TOWN, ties=ties)).picks[-1].day == date(2022, 1, 31)


def test_a_gathering_long_after_the_record_began_again_did_not_end_the_gap() -> None:
    """Nothing from August 2022 to February 2023, then talks of two, and gatherings only from September: no moment."""
    facts = meeting(TOWN, weeks(date(2021, 7, 5), date(2022, 8, 1)), EVERYBODY)
    facts = meeting(facts, weeks(date(2023, 2, 6), date(2023, 8, 28)), EVERYBODY[:2])
    picks = proposed(meeting(facts, weeks(date(2023, 9, 4), TODAY), EVERYBODY)).picks
    assert [each for each in picks if each.what == "again"] == []
