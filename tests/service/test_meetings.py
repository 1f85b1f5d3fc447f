"""A meeting is written down, copied from the last of its series, corrected and taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meshwork import demo
from meshwork.change import Changes
from meshwork.errors import MeshworkError, NotAllowed, Unfit
from meshwork.meeting import Agreed, Asked, Meeting, recognised, told
from meshwork.minutes import written
from meshwork.model import Attendance, Choice, Community, Facts, Goal, Session, Stakeholder
from meshwork.service import Service
from meshwork.text import speak
from meshwork.veil import veiled
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve

TODAY = date(2024, 4, 1)
NAMES = {"bakery": "Bakkerij Óost", "clinic": "Stichting Clinic", "gerda": "Gerda", "piet": "Piet", "sam": "Sam"}
TOWN = Facts(
    community=(Community(id="lint", name="Lint"),),
    stakeholders=tuple(Stakeholder(id=id_, name=name) for id_, name in NAMES.items()),
    goals=(Goal(id="warm", title="Warm homes"),),
    choices=(
        Choice(id="c-g", stakeholder="gerda", purpose="not_on_map"),
        Choice(id="c-p", stakeholder="piet", purpose="objects"),
    ),
)


@pytest.fixture
def service(serve: Serve) -> Service:
    """Two organisations and Sam; Gerda is not on the map, Piet objects."""
    return serve(TOWN, today=lambda: TODAY)


def wrong(service: Service, meeting: Meeting, **more: str) -> dict[str, str]:
    """What is said by field of a meeting that cannot stand; nothing is written."""
    before = service.number(ANNA, "lint")
    with pytest.raises(Unfit) as told_:
        service.meetings.write(ANNA, "lint", meeting, means=more)
    assert service.number(ANNA, "lint") == before
    return told_.value.wrong


def test_who_was_there_is_enough(service: Service) -> None:
    """A gathering of today with two partners, one by an abbreviation and one new; one change, undone at once."""
    done = service.meetings.write(ANNA, "lint", Meeting(who=("stg. clinic", "Buurtmarkt")))
    facts = service.facts(ANNA, "lint")
    (session,) = facts.sessions
    assert (session.id, session.kind, session.date.text, done.new) == (
        done.id,
        "gathering",
        "2024-04-01",
        ("Buurtmarkt",),
    )
    assert {(each.stakeholder, each.role, each.primary, each.present) for each in facts.attendance} == {
        ("clinic", "participant", True, True),
        ("buurtmarkt", "participant", True, True),
    }
    service.undo(ANNA, "lint")
    assert service.facts(ANNA, "lint").sessions == ()
    assert len(service.facts(ANNA, "lint").stakeholders) == 5


def test_everything_of_a_meeting_is_kept(service: Service) -> None:
    """Host and chair and helper with one role each, what came up, a dream as a goal, an action with its lead."""
    meeting = Meeting(
        date="8-3-2024",
        kind="waarderend onderzoek",
        phase="dromen",
        title="Soup",
        goals=("warm homes",),
        who=("sam",),
        host=("Bakkerij Oost",),
        absent=("Clinic",),
        asked=(Asked(question="How?", helper="sam", role="expert", secondary="procesbegeleider"),),
        what_works=("Eating  together",),
        doubt=("Is it enough?",),
        learnt=("Begin early",),
        dream=("A warm street",),
        agreed=(Agreed(title="Call the mayor", who=("Sam", "bakery"), due="2024-05"),),
    )
    with speak("nl"):
        service.meetings.write(ANNA, "lint", meeting)
    facts = service.facts(ANNA, "lint")
    seats = {(each.stakeholder, each.role, each.present, each.invited) for each in facts.attendance}
    assert seats == {
        ("sam", "participant", True, None),
        ("bakery", "host", True, None),
        ("clinic", "participant", False, True),
    }
    assert [(each.stakeholder, each.role, each.secondary) for each in facts.helped] == [
        ("sam", "expert", "process_facilitator")
    ]
    assert {(each.text, each.kind, each.visibility) for each in facts.insights} == {
        ("Eating together", "what_works", "everyone"),
        ("Is it enough?", "doubt", "facilitators"),
        ("Begin early", "learning", "everyone"),
    }
    assert facts.contributed == ()
    assert [(each.title, each.kind) for each in facts.goals if each.id != "warm"] == [("A warm street", "dream")]
    assert {(each.stakeholder, each.lead) for each in facts.works_on} == {("sam", True), ("bakery", False)}
    (action,) = facts.actions
    assert (action.due, action.start) == (When.of("2024-05"), When.of("2024-03-08"))
    assert {each.goal for each in facts.towards} == {each.id for each in facts.goals}
    assert facts.sessions[0].phase == "dream"


def test_what_was_agreed_is_told_again_with_its_meeting_and_corrected_there(service: Service) -> None:
    """Two actions: one gets another day and another lead, the other is emptied and goes; a third comes. What is done
    is still done, who is not on the map still does it, and one undo brings all of it back."""
    first = (
        Agreed(title="Call the mayor", who=("sam", "bakery", "Gerda"), due="2024-05"),
        Agreed(title="Bake", who=("bakery",)),
    )
    id_ = service.meetings.write(ANNA, "lint", Meeting(who=("sam",), agreed=first)).id
    told_ = service.meetings.told(ANNA, "lint", id_)
    mayor, bake = sorted(told_.agreed, key=lambda each: each.title, reverse=True)
    assert (mayor.who, mayor.due, bake.who) == (("sam", "bakery"), "2024-05", ("bakery",))
    assert service.meetings.write(ANNA, "lint", told_, id_=id_).change is None
    service.edits.correct(ANNA, "lint", "actions", mayor.id, {"status": "done"})
    again = replace(
        told_,
        agreed=(
            replace(mayor, who=("bakery", "clinic"), due="2024-06"),
            replace(bake, title=" ", who=()),
            Agreed(title="Cook", who=("sam",)),
        ),
    )
    service.meetings.write(ANNA, "lint", again, id_=id_)
    facts = service.facts(ANNA, "lint")
    assert {(each.title, each.status, each.session) for each in facts.actions} == {
        ("Call the mayor", "done", id_),
        ("Cook", "planned", id_),
    }
    work = {(each.stakeholder, each.lead) for each in facts.works_on if each.action == mayor.id}
    assert work == {("bakery", True), ("clinic", False), ("gerda", False)}
    assert {each.stakeholder for each in facts.works_on if each.action != mayor.id} == {"sam"}
    service.undo(ANNA, "lint")
    assert {each.title for each in service.facts(ANNA, "lint").actions} == {"Call the mayor", "Bake"}
    service.meetings.take_away(ANNA, "lint", id_)
    assert {each.session for each in service.facts(ANNA, "lint").actions} == {None}


def test_who_leads_an_action_stays_so_when_its_meeting_is_saved_as_it_stands(service: Service) -> None:
    """Where nobody leads nobody does afterwards; where somebody who is not on the map leads, nobody beside it."""
    agreed = (Agreed(title="Bake", who=("bakery", "sam")),)
    id_ = service.meetings.write(ANNA, "lint", Meeting(who=("sam",), agreed=agreed)).id
    (lead,) = (each for each in service.facts(ANNA, "lint").works_on if each.lead)
    service.edits.correct(ANNA, "lint", "works_on", lead.id, {"lead": "no"})
    told_ = service.meetings.told(ANNA, "lint", id_)
    assert service.meetings.write(ANNA, "lint", told_, id_=id_).change is None
    service.edits.correct(ANNA, "lint", "works_on", lead.id, {"lead": "yes"})
    service.edits.add(ANNA, "lint", "choices", {"stakeholder": lead.stakeholder, "purpose": "not_on_map"})
    told_ = service.meetings.told(ANNA, "lint", id_)
    assert service.meetings.write(ANNA, "lint", told_, id_=id_).change is None
    (told_agreed,) = told_.agreed
    service.meetings.write(ANNA, "lint", replace(told_, agreed=(replace(told_agreed, who=("clinic",)),)), id_=id_)
    assert [each.stakeholder for each in service.facts(ANNA, "lint").works_on if each.lead] == [lead.stakeholder]


def test_that_something_was_agreed_in_intervision_does_not_go_out(service: Service) -> None:
    """The kind is corrected later: the action stays, and where it was agreed is for facilitators, also then."""
    id_ = service.meetings.write(ANNA, "lint", Meeting(who=("sam",), agreed=(Agreed(title="Bake"),))).id
    told_ = service.meetings.told(ANNA, "lint", id_)
    service.meetings.write(ANNA, "lint", replace(told_, kind="intervision"), id_=id_)
    facts = service.facts(ANNA, "lint")
    assert [each.session for each in facts.actions] == [id_]
    assert [(each.title, each.session) for each in veiled(facts).actions] == [("Bake", None)]


def test_a_name_that_is_like_another_is_asked_about(service: Service) -> None:
    """One letter apart: nothing is written until somebody says who is meant, or that it is a new person."""
    said = wrong(service, Meeting(who=("Bakkerij Oosd",)))
    assert said == {"who": '"Bakkerij Oosd" is not known. Say whether it is Bakkerij Óost, or new.'}
    done = service.meetings.write(ANNA, "lint", Meeting(who=("Bakkerij Oosd",)), means={"Bakkerij Oosd": "bakery"})
    assert done.new == ()
    done = service.meetings.write(ANNA, "lint", Meeting(who=("Bakkerij Oosd",)), means={"Bakkerij Oosd": "+person"})
    assert done.new == ("Bakkerij Oosd",)
    assert {each.kind for each in service.facts(ANNA, "lint").stakeholders if each.name == "Bakkerij Oosd"} == {
        "person"
    }


def test_who_wants_to_be_left_out_is_not_proposed_nor_written(service: Service) -> None:
    """Gerda may be met by her full name; a name near hers, and Piet's, tell of nobody."""
    (near,) = service.meetings.recognised(ANNA, "lint", ["Gerdaa"])
    assert (near.id, near.near) == (None, ())
    assert wrong(service, Meeting(who=("Piet",))) == {
        "who": '"Piet" asked to be left out. Leave the name out here too.'
    }
    service.meetings.write(ANNA, "lint", Meeting(who=("Gerda", "Sam")))
    (listed,) = service.meetings.list(ANNA, "lint")
    assert (listed.who, listed.unnamed) == (("Sam",), 1)


def test_what_is_wrong_is_said_field_by_field(service: Service) -> None:
    """No people, a day to come, an unknown kind and goal, a helper without a role, the same person there and not."""
    meeting = Meeting(date="2024-04-02", kind="picnic", goals=("cold",), asked=(Asked(question="Q", helper="Sam"),))
    assert set(wrong(service, meeting)) == {"kind", "goals", "asked", "who"}
    assert set(wrong(service, Meeting(date="2024-04-02", who=("Sam",)))) == {"date"}
    assert set(wrong(service, Meeting(who=("Sam",), absent=("sam",)))) == {"absent"}
    twice = Asked(question="Q", helper="Sam", role="expert")
    assert set(wrong(service, Meeting(who=("Sam",), asked=(twice, replace(twice, role="process_facilitator"))))) == {
        "asked"
    }


def test_what_is_said_in_intervision_stays_there(service: Service) -> None:
    """All for facilitators; a dream or an action would be seen by others and is not written."""
    circle = Meeting(kind="intervision", who=("Sam", "Clinic"), chair=("bakery",), what_works=("Being quiet",))
    assert set(wrong(service, replace(circle, dream=("Sea",), agreed=(Agreed(title="Call"),)))) == {"dream", "agreed"}
    service.meetings.write(ANNA, "lint", circle)
    assert [each.visibility for each in service.facts(ANNA, "lint").insights] == ["facilitators"]
    assert service.check(ANNA, "lint") == ()


def test_a_meeting_that_becomes_intervision_hides_what_was_said(service: Service) -> None:
    """What works was for everyone; it is for facilitators once the kind is corrected."""
    done = service.meetings.write(ANNA, "lint", Meeting(who=("Sam",), what_works=("Being quiet",)))
    told_ = service.meetings.told(ANNA, "lint", done.id)
    service.meetings.write(ANNA, "lint", replace(told_, kind="intervision"), id_=done.id)
    assert [each.visibility for each in service.facts(ANNA, "lint").insights] == ["facilitators"]


def test_a_correction_changes_what_is_other_and_is_taken_back_whole(service: Service) -> None:
    """Sam becomes the chair, the clinic was absent, a text loses its slip: the insight is the same one."""
    done = service.meetings.write(ANNA, "lint", Meeting(who=("Sam", "clinic", "gerda"), learnt=("Begin aerly",)))
    before = service.facts(ANNA, "lint")
    told_ = service.meetings.told(ANNA, "lint", done.id)
    assert sorted(told_.who) == ["clinic", "sam"]
    service.meetings.write(
        ANNA,
        "lint",
        replace(told_, who=("sam",), chair=("sam",), absent=("clinic",), learnt=("Begin early",)),
        id_=done.id,
    )
    after = service.facts(ANNA, "lint")
    assert {(each.stakeholder, each.role, each.present) for each in after.attendance} == {
        ("sam", "chair", True),
        ("clinic", "participant", False),
        ("gerda", "participant", True),
    }
    assert [(each.id, each.text) for each in after.insights] == [(before.insights[0].id, "Begin early")]
    service.undo(ANNA, "lint")
    assert replace(service.facts(ANNA, "lint"), number=0) == replace(before, number=0)


def test_other_roles_stay_where_a_contact_is_saved(service: Service) -> None:
    """Sam took part and was an expert: an untouched save writes nothing; as host and no longer, both roles stay."""
    done = service.meetings.write(ANNA, "lint", Meeting(who=("sam",)))
    expert = Attendance(
        id="as-expert", stakeholder="sam", session=done.id, role="expert", primary=False, present=True
    )
    service.write(ANNA, "lint", Changes((expert,)), "edit")

    def roles() -> set[tuple[str, bool | None]]:
        return {(each.role, each.primary) for each in service.facts(ANNA, "lint").attendance}

    told_ = service.meetings.told(ANNA, "lint", done.id)
    assert service.meetings.write(ANNA, "lint", told_, id_=done.id).change is None
    service.meetings.write(ANNA, "lint", replace(told_, host=("sam",)), id_=done.id)
    assert roles() == {("participant", True), ("expert", False), ("host", False)}
    service.meetings.write(ANNA, "lint", told_, id_=done.id)
    assert roles() == {("participant", True), ("expert", False)}


@pytest.mark.parametrize("who", ["gerda", "piet"])
def test_a_contact_with_nobody_who_may_be_named_can_be_corrected(service: Service, who: str) -> None:
    """Its title changes, and who was there stays, not on the map or objecting."""
    there = Attendance(id="there", stakeholder=who, session="met", role="participant", primary=True, present=True)
    service.write(ANNA, "lint", Changes((Session(id="met", date=When.of("2024-03-01"), kind="talk"), there)), "edit")
    told_ = service.meetings.told(ANNA, "lint", "met")
    assert told_.who == ()
    service.meetings.write(ANNA, "lint", replace(told_, title="Soup"), id_="met")
    facts = service.facts(ANNA, "lint")
    assert ([each.title for each in facts.sessions], facts.attendance) == (["Soup"], (there,))


def test_a_blank_name_is_nobody(service: Service) -> None:
    """A contact with a space for a name is not written."""
    assert wrong(service, Meeting(who=(" ",))) == {"who": "say who was there."}


def test_every_meeting_of_the_demonstration_stands_as_it_is_told() -> None:
    """Written again without a change, none of the 439 writes anything: other roles and needs stay."""
    facts, private = demo.facts(), demo.private()
    again = [
        each.id
        for each in facts.sessions
        if written(facts, private, told(facts, each.id), demo.LAST_DAY, id_=each.id)
    ]
    assert (len(facts.sessions), again) == (439, [])


def test_the_next_of_a_series_takes_people_goals_and_host(service: Service) -> None:
    """Of the last Soup; not its day, nor what came up. Without a title: the last of its kind with these people."""
    soup = Meeting(date="2024-03-01", title="Soup", goals=("warm",), who=("sam",), host=("bakery",), doubt=("Hm",))
    service.meetings.write(ANNA, "lint", soup)
    service.meetings.write(ANNA, "lint", replace(soup, date="2024-03-08", who=("sam", "clinic")))
    service.meetings.write(ANNA, "lint", Meeting(date="2024-03-20", kind="call", who=("clinic",)))
    (last,) = service.meetings.series(ANNA, "lint")
    next_ = service.meetings.like(ANNA, "lint", last.id)
    assert (next_.date, next_.title, next_.goals, next_.host, next_.doubt) == ("", "Soup", ("warm",), ("bakery",), ())
    assert set(next_.who) == {"sam", "clinic", "bakery"}
    assert service.meetings.like_last(ANNA, "lint", Meeting(title="SOUP")) == next_
    assert service.meetings.like_last(ANNA, "lint", Meeting(kind="call", who=("clinic",))).who == ("clinic",)
    with pytest.raises(MeshworkError, match="Nothing like it"):
        service.meetings.like_last(ANNA, "lint", Meeting(title="Choir"))


def test_a_meeting_is_taken_away_with_what_came_up(service: Service) -> None:
    """Attendance, question, help and insight go with it; undone, all of it stands again."""
    done = service.meetings.write(
        ANNA, "lint", Meeting(who=("Sam",), doubt=("Hm",), asked=(Asked(question="Q", helper="Sam", role="expert"),))
    )
    service.meetings.take_away(ANNA, "lint", done.id)
    facts = service.facts(ANNA, "lint")
    assert (facts.sessions, facts.attendance, facts.insights, facts.questions, facts.helped) == ((),) * 5
    service.undo(ANNA, "lint")
    assert len(service.facts(ANNA, "lint").helped) == 1
    with pytest.raises(MeshworkError, match="no longer here"):
        service.meetings.take_away(ANNA, "lint", "nothing")


def test_names_are_known_by_id_by_name_and_folded() -> None:
    """An id, a name, a name without accent and legal form are one partner; two of one name are asked about."""
    twins = replace(TOWN, stakeholders=(*TOWN.stakeholders, Stakeholder(id="sam2", name="Sam")))
    found = {
        each.said: each for each in recognised(twins, ["bakery", "Bakkerij Oost", "clinic", "Sam", "Nobody here"])
    }
    assert [found[each].id for each in ("bakery", "Bakkerij Oost", "clinic")] == ["bakery", "bakery", "clinic"]
    assert found["Sam"].near == (("sam", "Sam"), ("sam2", "Sam"))
    assert found["Nobody here"].near == ()


def test_a_first_name_alone_asks_which_of_those_who_bear_it() -> None:
    """Two are called Noor: neither is taken, nobody is added silently; of eleven the first eight are named."""
    noors = tuple(Stakeholder(id=f"noor{n}", name=f"Noor {name}") for n, name in enumerate(("Smit", "Bos")))
    crowd = tuple(Stakeholder(id=f"wad{n:02}", name=f"Wad {n:02}") for n in range(11))
    noor, noortje, wad = recognised(replace(TOWN, stakeholders=(*noors, *crowd)), ["noor", "Noo", "Wad"])
    assert (noor.id, noor.near) == (None, (("noor1", "Noor Bos"), ("noor0", "Noor Smit")))
    assert noortje.near == ()
    assert [id_ for id_, _name in wad.near] == [f"wad{n:02}" for n in range(8)]


def test_nobody_else_reads_or_writes_meetings(service: Service) -> None:
    """Every verb is for facilitators."""
    for verb in (
        lambda: service.meetings.recognised(STRANGER, "lint", ["Sam"]),
        lambda: service.meetings.series(STRANGER, "lint"),
        lambda: service.meetings.told(STRANGER, "lint", "s"),
        lambda: service.meetings.write(STRANGER, "lint", Meeting(who=("Sam",))),
        lambda: service.meetings.take_away(STRANGER, "lint", "s"),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_what_is_wrong_is_told_by_the_words_of_the_form(service: Service) -> None:
    """In Dutch no field goes by its English name."""
    with speak("nl"), pytest.raises(Unfit, match=r"^Doelen: er is geen doel"):
        service.meetings.write(ANNA, "lint", Meeting(who=("clinic",), goals=("Onbekend",)))
