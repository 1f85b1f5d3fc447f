"""Somebody to thank in a week in which nobody needs care, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.model import Attendance, Facts, Feeler, Private, Session, Stakeholder
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.thanks import thanks, words
from meshwork.when import When

TODAY = date(2024, 3, 1)  # sixty days before it is 1 January
NAMES = {"mill": "Mill", "school": "School", "anna": "Anna"}
FACTS = Facts(
    stakeholders=(
        Stakeholder(id="mill", name="Mill"),
        Stakeholder(id="school", name="School"),
        Stakeholder(id="anna", name="Anna", facilitator=True),
    ),
    sessions=(
        Session(id="early", date=When.of("2024-01-01")),
        Session(id="circle", date=When.of("2024-02-10"), kind="intervision"),
        Session(id="late", date=When.of("2024-02-20")),
    ),
    attendance=(
        Attendance(id="a1", session="early", stakeholder="mill", role="host"),
        Attendance(id="a2", session="circle", stakeholder="school", role="host"),
        Attendance(id="a3", session="late", stakeholder="anna", role="host"),
        Attendance(id="a4", session="late", stakeholder="school", role="host", present=False),
    ),
)


def sensed(who: str, day: str, energy: int) -> Feeler:
    return Feeler(id=f"{who}-{day}", stakeholder=who, date=When.of(day), energy=energy)


@pytest.mark.parametrize(
    ("private", "back", "said"),
    [
        ((), (), "Mill hosted on 1 January 2024."),
        ((sensed("school", "2024-01-15", 1), sensed("mill", "2024-02-15", 0)), (), "School was full of energy"),
        ((sensed("school", "2023-12-31", 2),), (), "Mill hosted"),
        ((sensed("school", "2024-02-15", 2),), (("mill", date(2024, 1, 5)),), "Mill is in contact again since 5 Jan"),
        ((), (("anna", date(2024, 2, 5)), ("gone", date(2024, 2, 6))), "Mill hosted"),
        ((), (("mill", date(2024, 2, 5)), ("school", date(2024, 2, 7))), "School is in contact again since 7 Feb"),
    ],
)
def test_who_came_back_is_thanked_first_then_who_sparkles_then_who_hosted(
    private: tuple[Feeler, ...], back: tuple[tuple[str, date], ...], said: str
) -> None:
    """Of sixty days, the first included, the latest; no facilitator, nobody unnamed, nothing of intervision."""
    found = thanks(record(FACTS, Settings()), Private(feelers=private), back, NAMES, TODAY)
    assert found is not None
    with speak("en"):
        assert said in words(found)


def test_where_there_is_nobody_to_thank_nobody_is_named() -> None:
    """A day later the first of January is more than sixty days ago."""
    assert thanks(record(FACTS, Settings()), Private(), (), NAMES, date(2024, 3, 2)) is None
