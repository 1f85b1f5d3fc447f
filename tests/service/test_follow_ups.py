"""Follow-ups are planned, asked about, closed and dropped; nothing of them leaves the facilitators."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from dashboards.pages._care_planned import to_come
from meshwork.caring import Outcome, Planned, Wish, asked, resting, to_do
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.model import Belonging, Choice, Community, Facts, Feeler, FollowUp, Private, Session, Stakeholder
from meshwork.service import Asker, Role, Service
from meshwork.text import speak
from meshwork.when import When
from tests.reading.town import Town
from tests.serving import ANNA, Serve

TODAY = date(2021, 6, 18)  # a Friday
FRIDAY = date(2021, 6, 25)
NAMES = {"anna": "Anna", "mill": "De Molen", "mute": "Stil", "quay": "Kadehuis", "shy": "Schuw", "objector": "Nee"}
TOWN = Facts(
    community=(Community(id="town", name="Het Dorp"),),
    stakeholders=tuple(
        Stakeholder(id=id_, name=name, facilitator=id_ == "anna", kind="person" if id_ == "anna" else "organisation")
        for id_, name in sorted(NAMES.items())
    ),
    choices=(
        Choice(id="c1", stakeholder="mute", purpose="no_signals"),
        Choice(id="c2", stakeholder="shy", purpose="not_on_map"),
        Choice(id="c3", stakeholder="objector", purpose="objects"),
    ),
)
PRIVATE = Private(
    follow_ups=(
        FollowUp(id="due", stakeholder="mill", kind="call", due=When.of("2021-06-18")),
        FollowUp(id="later", stakeholder="quay", kind="talk", due=When.of("2021-06-19")),
        FollowUp(id="own-way", stakeholder="quay", kind="let_go", due=When.of("2021-07-01")),
        FollowUp(id="quiet", stakeholder="mute", kind="talk", due=When.of("2021-06-01")),
        FollowUp(id="refused", stakeholder="objector", kind="talk", due=When.of("2021-06-01")),
        FollowUp(id="ticked", stakeholder="mill", kind="talk", done=When.of("2021-05-21")),
        FollowUp(id="ticked-long-ago", stakeholder="mill", kind="talk", done=When.of("2021-05-20")),
    )
)


@pytest.fixture
def service(serve: Serve) -> Service:
    """The town and what is on its list."""
    return serve(TOWN, PRIVATE, now=lambda: datetime(2021, 6, 18, 7, tzinfo=UTC), today=lambda: TODAY)


def ids(service: Service) -> list[str]:
    """What stands open."""
    return [each.id for each in to_do(service.follow_ups.list(ANNA, "town"))]


def test_what_is_due_today_is_asked_about_and_what_was_only_ticked_off_for_four_weeks(service: Service) -> None:
    """Tomorrow's is not; 28 days ago still is and 29 no more; who objects is in no list."""
    told = service.follow_ups.list(ANNA, "town")
    assert {each.id for each in asked(told, TODAY)} == {"due", "quiet", "ticked"}
    assert "refused" not in {each.id for each in told}


def test_a_plan_is_put_on_the_list_once_and_undone(service: Service) -> None:
    """Two brought together the other way round are the same two."""
    done = service.follow_ups.plan(ANNA, "town", Wish("bring_together", "mill", FRIDAY, "quay"))
    assert done is not None
    assert (done.verb, done.note) == ("plan", "")
    assert service.follow_ups.plan(ANNA, "town", Wish("bring_together", "quay", FRIDAY, "mill")) is None
    assert len(ids(service)) == 5
    service.undo(ANNA, "town", done.number)
    assert len(ids(service)) == 4


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("talk", "mill", date(2021, 6, 17)), "That day has been"),
        (Wish("bring_together", "mill", FRIDAY), "Say whom"),
        (Wish("bring_together", "mill", FRIDAY, "mill"), "Say whom"),
        (Wish("talk", "shy", FRIDAY), "no such partner"),
        (Wish("talk", "objector", FRIDAY), "no such partner"),
        (Wish("not_now", "mill", FRIDAY), "Choose what to do"),
    ],
)
def test_a_plan_that_cannot_be_is_said_and_not_written(service: Service, wish: Wish, said: str) -> None:
    """With what to do about it."""
    with pytest.raises(MeshworkError, match=said):
        service.follow_ups.plan(ANNA, "town", wish)
    assert len(ids(service)) == 4


def test_what_came_of_it_is_kept_and_is_no_fact_for_others(service: Service) -> None:
    """The word and the energy stand in the follow-up; the log tells of neither; without being asked for nothing else
    is written."""
    service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, " belt terug ", 1))
    (found,) = (each for each in service.follow_ups.list(ANNA, "town") if each.id == "due")
    assert (found.done, found.outcome, found.energy_after) == (TODAY, "belt terug", 1)
    assert service.facts(ANNA, "town").sessions == ()
    assert [each.note for each in service.log(ANNA, "town", 1)] == [""]


def test_a_call_that_was_had_is_a_contact_too_where_that_is_said(service: Service) -> None:
    """A call of that day with the partner and the only person who facilitates; once a day."""
    service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, contact=True))
    facts = service.facts(ANNA, "town")
    assert [(each.kind, each.date.start) for each in facts.sessions] == [("call", TODAY)]
    assert {each.stakeholder for each in facts.attendance} == {"mill", "anna"}
    service.follow_ups.close(ANNA, "town", "ticked", Outcome(TODAY, contact=True))
    assert len(service.facts(ANNA, "town").sessions) == 1


def test_who_goes_its_own_way_has_left_only_where_that_is_said(service: Service) -> None:
    """A closed goodbye leaves the partner where it is; a confirmed one sets the day and that it was well, and undo
    takes both back."""
    service.follow_ups.close(ANNA, "town", "own-way", Outcome(TODAY, "praten nog eens"))
    assert all(each.left is None for each in service.facts(ANNA, "town").stakeholders)
    done = service.follow_ups.close(ANNA, "town", "own-way", Outcome(TODAY, left=True, contact=True))
    (quay,) = (each for each in service.facts(ANNA, "town").stakeholders if each.id == "quay")
    assert (quay.left, quay.left_well) == (When.on(TODAY), True)
    assert service.facts(ANNA, "town").sessions == ()
    assert done is not None
    service.undo(ANNA, "town", done.number)
    assert all(each.left is None for each in service.facts(ANNA, "town").stakeholders)


def test_leaving_is_not_said_of_a_talk(service: Service) -> None:
    """It is refused, and nothing is written."""
    with pytest.raises(MeshworkError, match="Only of who was let go"):
        service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, left=True))
    assert all(each.left is None for each in service.facts(ANNA, "town").stakeholders)
    assert "due" in ids(service)


def test_what_was_closed_without_a_word_is_not_asked_about_again(service: Service) -> None:
    """The word may stay empty; only what was ticked off in the Friday round is still asked about."""
    service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY))
    service.follow_ups.close(ANNA, "town", "ticked", Outcome(TODAY, " "))
    assert {each.id for each in asked(service.follow_ups.list(ANNA, "town"), TODAY)} == {"quiet"}


def test_the_same_for_another_day_moves_what_is_open(service: Service) -> None:
    """One call stands on the list, for the new day; undo brings the old day back."""
    done = service.follow_ups.plan(ANNA, "town", Wish("call", "mill", FRIDAY))
    assert done is not None
    calls = [(each.id, each.due) for each in service.follow_ups.list(ANNA, "town") if each.kind == "call"]
    assert calls == [("due", FRIDAY)]
    service.undo(ANNA, "town", done.number)
    assert ("due", TODAY) in [(each.id, each.due) for each in service.follow_ups.list(ANNA, "town")]


def test_of_who_wants_no_signals_no_energy_is_kept(service: Service) -> None:
    """It is refused, and a word alone is not; a day to come and an energy that is none are said."""
    with pytest.raises(MeshworkError, match="Stil asked that no signals be kept"):
        service.follow_ups.close(ANNA, "town", "quiet", Outcome(TODAY, energy=1))
    assert service.follow_ups.close(ANNA, "town", "quiet", Outcome(TODAY, "gesproken"))
    with pytest.raises(MeshworkError, match="still to come"):
        service.follow_ups.close(ANNA, "town", "due", Outcome(FRIDAY))
    with pytest.raises(MeshworkError, match="whole number"):
        service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, energy=3))
    with pytest.raises(MeshworkError, match="no such follow-up"):
        service.follow_ups.close(ANNA, "town", "refused", Outcome(TODAY))


def test_a_partner_is_let_be_until_a_day_and_a_new_day_takes_the_place_of_the_old(service: Service) -> None:
    """On the last day before it still is, on the day itself no more; a day that has come is refused; dropping it
    shows the partner again."""
    service.follow_ups.not_now(ANNA, "town", "mill", date(2021, 7, 1), "zqgeheim")
    service.follow_ups.not_now(ANNA, "town", "mill", date(2021, 8, 1))
    told = service.follow_ups.list(ANNA, "town")
    assert [each.due for each in told if each.kind == "not_now"] == [date(2021, 8, 1)]
    assert set(resting(told, date(2021, 7, 31))) == {"mill"}
    assert resting(told, date(2021, 8, 1)) == {}
    assert not [each for each in service.week.round(ANNA, "town").promises if each.kind == "not_now"]
    assert service.week.round(ANNA, "town").kept == 0
    with pytest.raises(MeshworkError, match="a day to come"):
        service.follow_ups.not_now(ANNA, "town", "mill", TODAY)
    service.follow_ups.drop(ANNA, "town", resting(told, TODAY)["mill"].id)
    assert resting(service.follow_ups.list(ANNA, "town"), TODAY) == {}
    assert [each.verb for each in service.log(ANNA, "town", 3)] == ["drop", "not_now", "not_now"]


def test_the_calendar_file_tells_what_and_whom_and_nothing_else(service: Service) -> None:
    """One event at nine in Amsterdam on the day, private; no word of what came of it."""
    service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, "zqgeheim", -2))
    told = service.follow_ups.calendar(ANNA, "town", "due")
    (event,) = Calendar.from_ical(told).walk("VEVENT")
    assert str(event["summary"]) == "Call De Molen"
    assert event.decoded("dtstart") == datetime(2021, 6, 18, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert "TZID:Europe/Amsterdam" in told
    assert "CLASS:PRIVATE" in told
    assert "zqgeheim" not in told
    with pytest.raises(MeshworkError, match="no day"):
        service.follow_ups.calendar(ANNA, "town", "ticked")


def test_nobody_but_a_facilitator_reads_or_writes_them(service: Service) -> None:
    """Every verb refuses."""
    other = Asker("other", Role.NOBODY)
    follow = service.follow_ups
    for ask in (
        lambda: follow.list(other, "town"),
        lambda: follow.plan(other, "town", Wish("talk", "mill", FRIDAY)),
        lambda: follow.close(other, "town", "due", Outcome(TODAY)),
        lambda: follow.drop(other, "town", "due"),
        lambda: follow.not_now(other, "town", "mill", FRIDAY),
        lambda: follow.calendar(other, "town", "due"),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_a_contact_of_that_day_is_not_written_twice(service: Service) -> None:
    """A call that came from a calendar stands already."""
    service.edits.add(ANNA, "town", "sessions", {"date": "2021-06-18", "kind": "call"})
    (met,) = service.facts(ANNA, "town").sessions
    assert isinstance(met, Session)
    service.edits.add(ANNA, "town", "attendance", {"stakeholder": "mill", "session": met.id})
    service.follow_ups.close(ANNA, "town", "due", Outcome(TODAY, contact=True))
    assert len(service.facts(ANNA, "town").sessions) == 1


@pytest.mark.parametrize(
    ("cared", "letters"),
    [
        ((), {"mill"}),
        ((FollowUp(id="f", stakeholder="piet", kind="call", due=When.of("2021-06-25")),), set()),
        ((FollowUp(id="f", stakeholder="piet", kind="call", done=When.of("2021-06-18"), outcome="ok"),), set()),
        (
            (FollowUp(id="f", stakeholder="piet", kind="not_now", due=When.of("2021-07-01"), done=When.on(TODAY)),),
            set(),
        ),
    ],
)
def test_what_is_planned_for_a_person_sets_its_organisation_aside(
    serve: Serve, cared: tuple[FollowUp, ...], letters: set[str]
) -> None:
    """No energy is left at the mill, where Piet works; a day in the past is not emptied by what is open today."""
    town = Town().who("anna", facilitator=True, kind="person").belongs("piet", "mill")
    for week in range(76):
        town.meet(date(2020, 1, 3) + timedelta(weeks=week), "mill", "forge", "well", "barn")
    town.add("community", Community(id="town", name="Het Dorp"))
    low = Feeler(id="low", stakeholder="mill", date=When.of("2021-06-09"), energy=-2, author="anna")
    made = serve(
        town.facts(),
        Private(feelers=(low,), follow_ups=cared),
        now=lambda: datetime(2021, 6, 18, 7, tzinfo=UTC),
        today=lambda: TODAY,
    )
    assert {each.stakeholder for each in made.care.today(ANNA, "town").today} == letters
    before = made.care.today(ANNA, "town", date(2021, 6, 11)).today
    assert {each.stakeholder for each in before} == {"mill"}


def test_who_is_let_be_and_not_named_is_told_as_somebody() -> None:
    """Not as a row without a name: in the row itself, and on its button."""
    row = Planned("f", "not_now", "shy", None, (), FRIDAY, TODAY, None, None)
    with speak("en"):
        assert str(to_come((row,), TODAY)).count("Not now: somebody who is not named") == 2


def test_energy_is_not_asked_about_a_person_of_an_organisation_that_wants_no_signals(service: Service) -> None:
    """Sam works for Stil: after a call to Sam no energy is written down; a word about it is."""
    sam = Stakeholder(id="sam", name="Sam", kind="person")
    home = Belonging(id="b", person="sam", organisation="mute")
    call = FollowUp(id="call", stakeholder="sam", kind="call", due=When.of("2021-06-18"))
    town = Facts(
        community=(Community(id="other", name="Het Dorp"),),
        stakeholders=(sam, *TOWN.stakeholders),
        belongs_to=(home,),
        choices=TOWN.choices,
    )
    service.seed(ANNA, town, Private(follow_ups=(call,)))
    found = next(each for each in service.follow_ups.list(ANNA, "other") if each.id == "call")
    assert service.follow_ups.keeps_no_signals(ANNA, "other", found)
    with pytest.raises(MeshworkError, match="no signals be kept"):
        service.follow_ups.close(ANNA, "other", "call", Outcome(TODAY, energy=-1))
    assert service.follow_ups.close(ANNA, "other", "call", Outcome(TODAY, word="ok")) is not None
