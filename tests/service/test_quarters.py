"""What is said of a community in its first quarter: true, useful, calm, and nobody is blamed for a young record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from dashboards.pages import _panel
from dashboards.pages._lines import state
from dashboards.pages._sparks import lines
from meshwork.card import card
from meshwork.model import Attendance, Facts, Session, Stakeholder
from meshwork.network import record
from meshwork.service import Service
from meshwork.settings import Settings
from meshwork.stages import spans, words
from meshwork.text import speak
from meshwork.when import When
from tests import quarters
from tests.serving import ANNA, Serve

EVERY = tuple(product(quarters.QUARTERS, quarters.WEEKS))


@pytest.fixture
def seen(serve: Serve) -> Callable[[str, int], Service]:
    """The service on the Friday of a week of a quarter."""
    return lambda quarter, week: serve(quarters.facts(quarter, week), today=lambda: quarters.friday(week))


@pytest.mark.parametrize(("quarter", "week"), EVERY)
def test_a_first_quarter_tells_of_no_change(seen: Callable[[str, int], Service], quarter: str, week: int) -> None:
    """No rise, no fall, no side state but that there is little yet; a label comes with the third month."""
    path = seen(quarter, week).path(ANNA, quarter)
    assert path.transitions == ()
    assert {each.status for each in path.readings} == {"young"}
    assert {side for each in path.readings for side in each.side} <= {"too_little_evidence"}
    assert [each.stage for each in path.readings[:2]] == [None] * min(len(path.readings), 2)


@pytest.mark.parametrize(
    ("week", "begins"), [(1, "Talk with those you have not heard yet"), (4, "Keep meeting"), (8, "Keep meeting")]
)
def test_what_helps_next_goes_on_from_what_is_there(
    seen: Callable[[str, int], Service], week: int, begins: str
) -> None:
    """After three talks those not heard yet; after a gathering nobody is told to begin with talks and one session."""
    last = seen("good", week).path(ANNA, "good").readings[-1]
    with speak("en"):
        assert (words.helps(last) or "").startswith(begins)


@pytest.mark.parametrize(("quarter", "begun"), [("good", 6), ("slow", 7), ("stops", 6)])
def test_after_thirteen_weeks_the_label_says_that_it_is_only_beginning(
    seen: Callable[[str, int], Service], quarter: str, begun: int
) -> None:
    """Where a few met and one record is three months old, all three are a connected network and no more."""
    last = seen(quarter, 13).path(ANNA, quarter).readings[-1]
    with speak("nl"):
        assert words.sentence(last) == "verbonden netwerk, zo gelezen sinds 31 juli 2025."
        assert spans.looked_over(last).startswith(f"van {begun} mei 2025, waar het vastleggen begint")


def test_where_the_next_stage_holds_already_nobody_is_told_to_introduce_who_know_each_other(
    seen: Callable[[str, int], Service],
) -> None:
    """In the good thirteenth week all have met and a beginning CoP only waits: what helps is to keep meeting."""
    last = seen("good", 13).path(ANNA, "good").readings[-1]
    assert words.waiting(last) is not None
    with speak("en"):
        assert (words.helps(last) or "").startswith("Keep meeting, note each time")


def test_a_log_that_stopped_in_july_is_a_log_that_stopped(seen: Callable[[str, int], Service]) -> None:
    """Last written on 3 July: two months on the clock stands still, nobody fell, and it says since when."""
    path = seen("stops", 13).path(ANNA, "stops", to=date(2025, 8, 31))
    assert (path.transitions, path.readings[-1].status) == ((), "asleep")
    with speak("nl"):
        assert words.side(path.readings[-1])[0].startswith("Niets vastgelegd sinds 3 juli 2025")


def test_where_the_log_stopped_no_partner_is_called_silent(seen: Callable[[str, int], Service]) -> None:
    """Fenna was met every week or two up to 3 July, and nothing was written down since: that is the last contact."""
    fenna = seen("stops", 13).card(ANNA, "stops", "fenna", quarters.friday(13))
    with speak("nl"):
        assert _panel.rhythm(fenna) == "Ongeveer om de 8 dagen contact, het laatst op 3 juli 2025."


@pytest.mark.parametrize("looked", [date(2023, 6, 1), date(2025, 6, 1)], ids=str)
def test_a_silence_is_as_long_as_the_log_went_on_after_it(looked: date) -> None:
    """A bakery came every two weeks up to 19 December 2022, the others up to 22 May 2023: 154 days, about five
    months, also where nothing was written down for two years after that."""
    days = [date(2022, 1, 3) + timedelta(14 * n) for n in range(37)]
    came = [(day, who) for day in days for who in ("bakery", "forge", "mill") if who != "bakery" or day.year == 2022]
    town = record(
        Facts(
            stakeholders=tuple(Stakeholder(id=each, name=each) for each in ("bakery", "forge", "mill")),
            sessions=tuple(Session(id=str(day), date=When.on(day)) for day in days),
            attendance=tuple(Attendance(id=f"{day} {who}", stakeholder=who, session=str(day)) for day, who in came),
        ),
        Settings(),
    )
    with speak("en"):
        assert _panel.rhythm(card(town, "bakery", looked)) == (
            "Contact about every 2 weeks, the last on 19 December 2022; then none for 5 months."
        )


def test_of_two_or_three_partners_no_number_is_called_enough(seen: Callable[[str, int], Service]) -> None:
    """In the first week the facilitator spoke with one of ten: that two of two hang together says nothing."""
    reading = seen("slow", 1).path(ANNA, "slow").readings[-1]
    assert reading.why == ("few_active", "few_interactions")
    with speak("nl"):
        assert words.sentence(reading) == (
            "Nog te kort bijgehouden: in deze tijd waren weinig partners actief, en er zijn nog weinig ontmoetingen, "
            "acties en verbindingen."
        )
        assert {state(line, reading) for line in lines(reading)} == {"", "nog te vroeg"}
