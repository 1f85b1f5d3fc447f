"""The day is told before the path to it, and by the path once that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meshwork.change import Changes, every
from meshwork.errors import NotAllowed
from meshwork.model import Attendance, Session
from meshwork.service import Service
from meshwork.when import When
from tests.reading.test_reading_kept import END, weekly
from tests.serving import ANNA, STRANGER, Serve


@pytest.fixture
def service(serve: Serve) -> Service:
    """Twelve who met every week for five years."""
    made = serve(today=lambda: END)
    made.write(ANNA, "town", Changes(tuple(every(weekly()))), "import")
    return made


def met(service: Service, day: date) -> None:
    """One session more, of two."""
    there = (Attendance(id=f"~{who}{day}", stakeholder=who, session=f"~{day}") for who in ("p01", "p07"))
    service.write(ANNA, "town", Changes((Session(id=f"~{day}", date=When.on(day)), *there)), "edit")


def test_where_it_stands_is_told_before_the_path_and_then_by_it(service: Service) -> None:
    """No path is at hand before it is asked for; the label is the same, and since when comes with the path."""
    assert service.readings.at_hand(ANNA, "town") is None
    first = service.readings.first(ANNA, "town")
    path = service.path(ANNA, "town")
    assert first == replace(path.readings[-1], since=None, first_seen=None, side=())
    assert service.readings.at_hand(ANNA, "town") is path
    assert service.readings.first(ANNA, "town") is path.readings[-1]


def test_after_a_change_what_is_told_is_of_the_change(service: Service) -> None:
    """A session of last week, and one of three years ago: no old path is at hand, and what is told first is what a
    service says that knew nothing before."""
    for day in (date(2024, 12, 24), date(2021, 12, 14)):
        service.path(ANNA, "town")
        met(service, day)
        assert service.readings.at_hand(ANNA, "town") is None
        anew = Service(service._book.store, today=lambda: END)
        first, path = service.readings.first(ANNA, "town"), anew.path(ANNA, "town")
        assert (first.stage, first.profile) == (path.readings[-1].stage, path.readings[-1].profile)
        assert service.path(ANNA, "town") == path


def test_who_is_no_facilitator_is_told_no_day(service: Service) -> None:
    """As of every verb, also where the answer is at hand."""
    service.path(ANNA, "town")
    with pytest.raises(NotAllowed):
        service.readings.first(STRANGER, "town")
    with pytest.raises(NotAllowed):
        service.readings.at_hand(STRANGER, "town")
