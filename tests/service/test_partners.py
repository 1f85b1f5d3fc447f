"""The list of partners, all that is kept of one, what it may see itself, and its ties over time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from meshwork.change import kind_of
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.kept_words import line
from meshwork.model import (
    Attendance,
    Belonging,
    Choice,
    Commitment,
    Community,
    Contribution,
    Facts,
    FollowUp,
    Goal,
    Insight,
    Note,
    Private,
    Session,
    Stakeholder,
    Tie,
)
from meshwork.service import Service
from meshwork.text import speak
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve

SECRETS = ("sam@lint.example", "0612345678", "Sleeps badly", "Nobody listens", "Ask about home")


@pytest.fixture
def service(serve: Serve) -> Service:
    """Bakery, clinic and Sam of the clinic; Gerda is not on the map, Piet objects."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(
            Stakeholder(id="bakery", name="Bakkerij Óost", sector="business", place="Lint", email=SECRETS[0]),
            Stakeholder(id="clinic", name="Clinic", sector="care", left=When.of("2024-04-01")),
            Stakeholder(id="gerda", name="Gerda", kind="person"),
            Stakeholder(id="piet", name="Piet", kind="person"),
            Stakeholder(id="sam", name="Sam", kind="person", phone=SECRETS[1]),
        ),
        goals=(Goal(id="warm", title="Warm homes"),),
        commitments=(Commitment(id="k1", stakeholder="bakery", goal="warm", since=When.of("2022")),),
        sessions=(
            Session(id="s1", date=When.of("2024-03-01"), title="Coffee"),
            Session(id="s2", date=When.of("2024-04-15"), kind="call"),
            Session(id="s3", date=When.of("2024-06-01")),
        ),
        attendance=(
            *(Attendance(id=f"a-{each}", stakeholder=each, session="s1") for each in ("gerda", "piet")),
            Attendance(id="a-sam", stakeholder="sam", session="s2", role="host"),
            Attendance(id="a-bakery", stakeholder="bakery", session="s3"),
            Attendance(id="a-gone", stakeholder="bakery", session="s2", present=False),
        ),
        belongs_to=(Belonging(id="b", person="sam", organisation="clinic", until=When.of("2024-05-01")),),
        ties=(
            Tie(id="t1", source="bakery", target="clinic", kind="exchanges", since=When.of("2023-05")),
            Tie(id="t2", source="gerda", target="bakery"),
            Tie(id="t3", source="piet", target="bakery"),
        ),
        insights=(Insight(id="i1", text=SECRETS[3], kind="doubt", visibility="facilitators"),),
        contributed=(Contribution(id="c1", stakeholder="bakery", insight="i1"),),
        choices=(
            Choice(id="c-g", stakeholder="gerda", purpose="not_on_map"),
            Choice(id="c-p", stakeholder="piet", purpose="objects"),
        ),
    )
    private = Private(
        notes=(Note(id="n1", stakeholder="bakery", text=SECRETS[2]),),
        follow_ups=(
            FollowUp(id="f1", stakeholder="bakery", kind="talk", outcome=SECRETS[4]),
            FollowUp(id="f2", stakeholder="bakery", partner="gerda", kind="bring_together"),
        ),
    )
    return serve(facts, private, now=lambda: datetime(2024, 5, 1, tzinfo=UTC), today=lambda: date(2024, 5, 1))


def test_the_list_tells_goals_ties_and_the_last_contact(service: Service) -> None:
    """By name; the clinic by way of Sam, who was its own until May; a session to come is no contact yet."""
    found = {each.id: each for each in service.partners.list(ANNA, "lint")}
    assert list(found) == ["bakery", "clinic", "sam"]
    assert found["bakery"].goals == ("Warm homes",)
    assert found["bakery"].last is None  # its one attendance is of June, and it was not at the call
    assert found["clinic"].last == date(2024, 4, 15)
    assert (found["clinic"].left, found["bakery"].left) == (True, False)


def test_who_is_not_named_is_counted(service: Service) -> None:
    """Gerda chose not to be on the map, Piet objects: two."""
    assert service.partners.unnamed(ANNA, "lint") == 2


def test_words_find_a_partner_whatever_its_accents(service: Service) -> None:
    """All words count, in name, place, sector and goals."""
    found = service.partners.list(ANNA, "lint")
    assert [each.id for each in found if each.found_by("oost WARM")] == ["bakery"]
    assert [each.id for each in found if each.found_by("oost cold")] == []
    assert len([each for each in found if each.found_by("")]) == 3


def test_all_that_is_kept_of_a_partner_is_told_but_for_what_speaks_of_who_is_not_named(service: Service) -> None:
    """Its ties with Gerda and Piet are left out, and the follow-up that would bring it to Gerda."""
    told = service.partners.kept(ANNA, "lint", "bakery")
    assert {each.id for each in told.facts} == {"k1", "a-bakery", "a-gone", "t1", "c1", "n1", "f1"}
    assert [each.id for each in told.of("attendance")] == ["a-bakery", "a-gone"]  # newest first


def test_a_partner_itself_sees_nothing_that_stays_behind_the_veil(service: Service) -> None:
    """No note, no follow-up, no address, no doubt: of none of the secrets a word."""
    own = service.partners.own(ANNA, "lint", "bakery")
    assert {kind_of(each) for each in own.facts} == {"commitments", "attendance", "ties"}
    said = repr(own)
    assert [each for each in SECRETS if each in said] == []
    assert [each for each in SECRETS if each in repr(service.partners.kept(ANNA, "lint", "bakery"))] == [
        SECRETS[0],
        SECRETS[2],
        SECRETS[3],
        SECRETS[4],
    ]


def test_who_is_not_named_has_no_page(service: Service) -> None:
    """Neither all that is kept nor what it may see itself."""
    for id_ in ("gerda", "piet", "nobody"):
        with pytest.raises(MeshworkError, match="wants to be left out"):
            service.partners.kept(ANNA, "lint", id_)
        with pytest.raises(MeshworkError, match="wants to be left out"):
            service.partners.own(ANNA, "lint", id_)


def test_ties_have_a_strength_on_every_day_of_the_slider(service: Service) -> None:
    """The exchange since May 2023, strength 2 of weight 2: two on each day since, nothing before; no Gerda."""
    found = service.partners.strengths(ANNA, "lint", "bakery")
    assert set(found.each) == {"clinic"}
    assert len(found.days) == len(found.whole) == len(found.each["clinic"])
    before = [value for day, value in zip(found.days, found.whole, strict=True) if day < date(2023, 5, 1)]
    assert set(before) <= {0.0}
    assert max(found.whole) == pytest.approx(2.0)
    assert service.partners.strengths(ANNA, "lint", "nobody").each == {}


def test_what_can_be_chosen_for_a_reference_names_nobody_who_is_not_named(service: Service) -> None:
    """Sessions by title and day, newest first; a call without a title by its kind."""
    choices = service.partners.choices(ANNA, "lint")
    assert [name for _id, name in choices["stakeholders"]] == ["Bakkerij Óost", "Clinic", "Sam"]
    assert [name for _id, name in choices["sessions"]] == [
        "gathering, 1 June 2024",
        "call, 15 April 2024",
        "Coffee, 1 March 2024",
    ]
    assert choices["teams"] == ()


def test_a_fact_is_a_line_of_words(service: Service) -> None:
    """What is as usual is not told, nor for whom it is."""
    told = service.partners.kept(ANNA, "lint", "bakery")
    said = {each.id: line(each, told.called, "bakery") for each in told.facts}
    assert said["t1"] == "Clinic · exchanges · since May 2023"
    assert said["k1"] == "Warm homes · committed · since 2022"
    assert said["a-gone"] == "call, 15 April 2024 · not present"
    begun = Session(id="s9", date=When.of("2024-03"), title="Soup", started_by="bakery")
    assert line(begun, told.called, "bakery") == "Soup, March 2024 · on its own initiative"
    with speak("nl"):
        assert line(begun, told.called, "bakery") == "Soup, maart 2024 · op eigen initiatief"
        assert line(told.of("ties")[0], told.called, "bakery") == "Clinic · wisselt uit · sinds mei 2023"


def test_nobody_but_a_facilitator_asks(service: Service) -> None:
    """Every verb refuses."""
    for ask in (
        lambda: service.partners.list(STRANGER, "lint"),
        lambda: service.partners.unnamed(STRANGER, "lint"),
        lambda: service.partners.kept(STRANGER, "lint", "bakery"),
        lambda: service.partners.own(STRANGER, "lint", "bakery"),
        lambda: service.partners.choices(STRANGER, "lint"),
        lambda: service.partners.strengths(STRANGER, "lint", "bakery"),
    ):
        with pytest.raises(NotAllowed):
            ask()
