"""The list of what was recorded of meetings."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.errors import NotAllowed
from meshwork.model import (
    About,
    Attendance,
    Choice,
    Community,
    Facts,
    Goal,
    Help,
    Question,
    Session,
    Stakeholder,
)
from meshwork.service import Service
from meshwork.text import speak
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve


@pytest.fixture
def service(serve: Serve) -> Service:
    """Bakery, clinic and Óscar; Gerda is not on the map, Piet objects. A call in March, a circle of only a year."""
    names = {"bakery": "Bakery", "clinic": "Clinic", "gerda": "Gerda", "oscar": "Óscar", "piet": "Piet"}
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=tuple(Stakeholder(id=id_, name=name) for id_, name in names.items()),
        goals=(Goal(id="warm", title="Warm homes"),),
        sessions=(
            Session(id="s1", date=When.of("2024-03-01"), title="Soup", phase="dream"),
            Session(id="s2", date=When.of("2024-03-15"), kind="call"),
            Session(id="s3", date=When.of("2023"), kind="intervision"),
        ),
        about=(About(id="g", session="s1", goal="warm"),),
        attendance=(
            *(Attendance(id=f"1-{each}", stakeholder=each, session="s1") for each in ("bakery", "gerda", "piet")),
            Attendance(id="1-host", stakeholder="bakery", session="s1", role="host", primary=False),
            Attendance(id="1-clinic", stakeholder="clinic", session="s1", invited=True, present=False),
            Attendance(id="2-oscar", stakeholder="oscar", session="s2"),
        ),
        questions=(Question(id="q", text="Who cooks?", session="s1"),),
        helped=tuple(
            Help(id=f"h-{who}", stakeholder=who, question="q", role="expert", secondary="process_facilitator")
            for who in ("clinic", "gerda")
        ),
        choices=(
            Choice(id="c-g", stakeholder="gerda", purpose="not_on_map"),
            Choice(id="c-p", stakeholder="piet", purpose="objects"),
        ),
    )
    return serve(facts, today=lambda: date(2024, 4, 1))


def test_the_newest_stands_first_with_who_was_there_once(service: Service) -> None:
    """A call on 15 March, soup on 1 March with the bakery in two roles, and a circle of 2023."""
    call, soup, circle = service.meetings.list(ANNA, "lint")
    assert (call.id, call.kind, call.who, call.title) == ("s2", "call", ("Óscar",), None)
    assert (soup.who, soup.absent, soup.goals) == (("Bakery",), ("Clinic",), ("Warm homes",))
    assert (circle.id, circle.who) == ("s3", ())
    assert (soup.host, soup.chair, soup.phase, soup.plenary) == (("Bakery",), (), "dream", False)
    (asked,) = soup.questions
    assert asked.text == "Who cooks?"
    assert [(each.name, each.role, each.secondary) for each in asked.helped] == [
        ("Clinic", "expert", "process_facilitator")
    ]
    assert (call.host, call.phase, call.questions) == ((), None, ())


def test_who_is_not_on_the_map_is_counted_and_who_objects_is_not_there(service: Service) -> None:
    """Of the three at the soup one is named, Gerda is one more, Piet is out of all readings."""
    soup = service.meetings.list(ANNA, "lint")[1]
    assert (soup.who, soup.unnamed) == (("Bakery",), 1)


def test_a_meeting_is_found_by_whatever_the_list_tells_of_it(service: Service) -> None:
    """By name without accents, kind, goal, who was absent, and month in words; not by who is hidden."""
    found = service.meetings.list(ANNA, "lint")

    def by(words: str) -> list[str]:
        return [each.id for each in found if each.found_by(words)]

    with speak("nl"):
        assert by("maart 2024") == ["s2", "s1"]
        assert by("oscar") == by("telefoongesprek") == ["s2"]
        assert by("clinic warm") == by("SOUP") == ["s1"]
        assert by("2023") == by("intervisie") == ["s3"]
        assert by("gerda") == by("piet") == by("januari") == []
        assert [each.month for each in found] == ["maart 2024", "maart 2024", "2023"]


def test_nobody_else_reads_the_list(service: Service) -> None:
    """It is for facilitators."""
    with pytest.raises(NotAllowed):
        service.meetings.list(STRANGER, "lint")
