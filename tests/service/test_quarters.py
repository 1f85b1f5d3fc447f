"""What is said of a community in its first quarter: true, useful, calm, and nobody is blamed for a young record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from dashboards.pages._lines import state
from dashboards.pages._sparks import lines
from meshwork.model import Private
from meshwork.service import Asker, Role, Service
from meshwork.stages import words
from meshwork.stores import Store, open_store
from meshwork.text import speak
from tests import quarters

ANNA = Asker("anna", Role.FACILITATOR)
EVERY = tuple(product(quarters.QUARTERS, quarters.WEEKS))


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Callable[[str, int], Service]]:
    """The service on the Friday of a week of a quarter."""
    opened: list[Store] = []

    def on(quarter: str, week: int) -> Service:
        store = open_store(f"sqlite:///{tmp_path / f'{quarter}{week}.db'}")
        opened.append(store)
        service = Service(store, today=lambda: quarters.friday(week))
        service.seed(ANNA, quarters.facts(quarter, week), Private())
        return service

    yield on
    for each in opened:
        each.close()


@pytest.mark.parametrize(("quarter", "week"), EVERY)
def test_a_first_quarter_tells_of_no_change(seen: Callable[[str, int], Service], quarter: str, week: int) -> None:
    """No rise, no fall, no side state but that there is little yet; a label comes with the third month."""
    path = seen(quarter, week).path(ANNA, quarter)
    assert path.transitions == ()
    assert {each.status for each in path.readings} == {"young"}
    assert {side for each in path.readings for side in each.side} <= {"too_little_evidence"}
    assert [each.stage for each in path.readings[:2]] == [None] * min(len(path.readings), 2)


@pytest.mark.parametrize(("quarter", "begun"), [("good", 6), ("slow", 7), ("stops", 6)])
def test_after_thirteen_weeks_the_label_says_that_it_is_only_beginning(
    seen: Callable[[str, int], Service], quarter: str, begun: int
) -> None:
    """Where a few met and one record is three months old, all three are a connected network and no more."""
    last = seen(quarter, 13).path(ANNA, quarter).readings[-1]
    with speak("nl"):
        assert words.sentence(last) == "verbonden netwerk, zo gelezen sinds 31 juli 2025."
        assert words.looked_over(last).startswith(f"van {begun} mei 2025, waar het vastleggen begint")


def test_a_log_that_stopped_in_july_is_a_log_that_stopped(seen: Callable[[str, int], Service]) -> None:
    """Last written on 3 July: two months on the clock stands still, nobody fell, and it says since when."""
    path = seen("stops", 13).path(ANNA, "stops", to=date(2025, 8, 31))
    assert (path.transitions, path.readings[-1].status) == ((), "asleep")
    with speak("nl"):
        assert words.side(path.readings[-1])[0].startswith("Niets vastgelegd sinds 3 juli 2025")


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
