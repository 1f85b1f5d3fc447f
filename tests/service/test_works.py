"""What works: practices that moved, services, energy, who brings others together; nothing private, nobody unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from meshwork import works_words as words
from meshwork.model import (
    Action,
    Attendance,
    Belonging,
    Choice,
    Contribution,
    Facts,
    Feeler,
    FollowUp,
    Insight,
    Private,
    Reuse,
    Session,
    Stakeholder,
    Tie,
    Work,
)
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.thanks import thanks
from meshwork.when import When
from meshwork.works import Works, works

TODAY = date(2024, 5, 1)


def here(id_: str, **more: Any) -> Stakeholder:
    return Stakeholder(id=id_, name=id_.capitalize(), **more)


def seats(session: str, *who: str, **roles: str) -> tuple[Attendance, ...]:
    """Who was at a session; of whom a role is given, in that role."""
    return tuple(
        Attendance(id=f"{session}-{each}", stakeholder=each, session=session, role=roles.get(each, "participant"))
        for each in (*who, *roles)
    )


def met(id_: str, day: str, kind: str = "gathering", **more: Any) -> Session:
    return Session(id=id_, date=When.of(day), kind=kind, **more)


TOWN = Facts(
    stakeholders=(
        here("bakery", sector="business"),
        here("mill", sector="business"),
        here("clinic", sector="care"),
        here("school", sector="knowledge"),
        here("anna", kind="person", facilitator=True),
    ),
    sessions=(
        met("soup", "2024-02-01", title="Soup"),
        met("tea", "2024-03-01", title="Tea", started_by="mill"),
        met("duo", "2024-04-01"),
        met("circle", "2024-04-08", "intervision"),
        met("open", "2024-04-15"),
        met("late", "2022-01-15"),
        *(met(f"week-{at}", str(date(2022, 1, 15) + timedelta(days=14 * at)), "talk") for at in range(60)),  # awake
    ),
    attendance=(
        *seats("soup", "mill", "clinic", bakery="host"),
        *seats("tea", "mill", "school", bakery="chair"),
        *seats("duo", "clinic", school="host"),  # one other is not yet bringing others together
        *seats("circle", "mill", "bakery", clinic="chair"),
        *seats("open", "mill", "bakery", anna="host"),
        *seats("late", "mill", "bakery", school="host"),  # before the window
    ),
)


def told(facts: Facts = TOWN, private: Private | None = None, *hidden: str) -> Works:
    return works(record(facts, Settings()), private or Private(), TODAY, hidden)


def test_practices_that_moved_most_come_first_and_what_is_sheltered_stays_out() -> None:
    """Two took over the fixed day, one the tea; a doubt, words from intervision and for facilitators are absent."""
    facts = replace(
        TOWN,
        insights=(
            Insight(id="day", text="A fixed day", recorded_on=When.of("2023-01"), session="soup"),
            Insight(id="tea", text="Tea first", kind="learning", recorded_on=When.of("2024-01-01")),
            Insight(id="new", text="Ask the neighbour", recorded_on=When.of("2024-04-30")),
            Insight(id="alone", text="Learnt by one", kind="learning"),
            Insight(id="doubt", text="Whose is it?", kind="doubt", visibility="facilitators"),
            Insight(id="safe", text="Said in the circle", session="circle"),
            Insight(id="own", text="For us", visibility="facilitators"),
            Insight(id="to-come", text="Tomorrow", recorded_on=When.of("2024-05-02")),
        ),
        contributed=(Contribution(id="c", stakeholder="mill", insight="day"),),
        reused=(
            Reuse(id="r2", stakeholder="clinic", insight="day", date=When.of("2024-03")),
            Reuse(id="r1", stakeholder="school", insight="day", date=When.of("2023-06-01")),
            Reuse(id="r3", stakeholder="bakery", insight="tea"),
            Reuse(id="r4", stakeholder="bakery", insight="safe"),
            Reuse(id="r5", stakeholder="mill", insight="new", date=When.of("2024-05-02")),  # still to come
        ),
    )
    found = told(facts, None, "clinic").practices
    assert [(each.insight.id, each.moves) for each in found] == [("day", 2), ("tea", 1), ("new", 0)]
    day = found[0]
    assert [each.name for each in day.by] == ["Mill"]
    assert ([each.name for each in day.taken], day.unnamed) == (["School"], 1)
    with speak("en"):
        assert words.where(day) == "from Mill · Soup, 1 February 2024"
        assert [words.moved(each) for each in found] == [
            "2 other partners do it too",
            "Now also with Bakery",
            "Nobody has taken it over yet, as far as is written down",
        ]


def test_services_of_two_or_more_are_ordered_and_what_each_has_most_of_is_said() -> None:
    """Soup has most partners and sectors, bread is oldest; one partner alone, done or planned is no joint service."""

    def service(id_: str, start: str, **more: Any) -> Action:
        return Action(id=id_, title=id_.capitalize(), kind="service", start=When.of(start), **more)

    parts = {
        "soup": ("bakery", "mill", "clinic"),
        "bread": ("bakery", "mill"),
        "tea": ("clinic", "school"),
        "walk": ("clinic", "school"),
        "own": ("mill",),
        "past": ("mill", "bakery"),
        "plan": ("mill", "bakery"),
    }
    facts = replace(
        TOWN,
        actions=(
            service("soup", "2023-06-01"),
            service("bread", "2022-06-01"),
            service("tea", "2024-01-01"),
            service("walk", "2024-02-01"),
            service("own", "2020-01-01"),
            service("past", "2020-01-01", done=When.of("2023-01-01")),
            service("plan", "2024-09-01", status="planned"),
        ),
        works_on=tuple(
            Work(id=f"{action}-{who}", stakeholder=who, action=action)
            for action, several in parts.items()
            for who in several
        ),
    )
    found = told(facts).services
    assert [(each.delivery.action.id, each.most) for each in found] == [
        ("soup", ("partners", "sectors")),
        ("tea", ("sectors",)),
        ("walk", ("sectors",)),
        ("bread", ("age",)),
    ]
    with speak("en"):
        assert words.strong(found[0]) == "3 partners · 2 sectors · since 1 June 2023"
        assert words.most(found[0]) == "the most partners and the most sectors"


def signal(id_: str, who: str, day: str, energy: int, *, doubt: bool = False) -> Feeler:
    return Feeler(id=id_, stakeholder=who, date=When.of(day), energy=energy, doubt=doubt, note="zq")


@pytest.mark.parametrize(
    ("signals", "shown"),
    [
        (((0, "2024-04-20"),), False),  # as usual, and nothing before
        (((1, "2024-04-20"),), True),  # lively
        (((-1, "2024-03-01"), (0, "2024-04-20")), True),  # it rose
        (((-2, "2024-03-01"), (-1, "2024-04-20")), False),  # rose, and is low
        (((2, "2024-03-01"), (1, "2024-04-20")), False),  # it fell
        (((1, "2024-04-20"), (-1, "2024-04-20")), False),  # of one day the lowest counts
        (((2, "2023-10-01"),), False),  # too long ago
    ],
)
def test_energy_that_rises_or_is_high_is_told(signals: tuple[tuple[int, str], ...], shown: bool) -> None:
    """The last signal of ninety awake days, held against the one before; of what fell nothing is said here."""
    felt = tuple(signal(f"f{at}", "mill", day, energy) for at, (energy, day) in enumerate(signals))
    assert bool(told(TOWN, Private(feelers=felt)).lively) is shown


def test_no_doubt_and_nobody_who_asked_for_silence_stands_among_the_lively() -> None:
    """A lively doubt is care's; the school wants no signals kept; the clinic is not on the map and only counted."""
    facts = replace(TOWN, choices=(Choice(id="no", stakeholder="school", purpose="no_signals"),))
    felt = (
        signal("a", "mill", "2024-04-20", 2, doubt=True),
        signal("b", "school", "2024-04-20", 2),
        signal("c", "clinic", "2024-04-20", 2),
        signal("d", "bakery", "2024-04-20", 2),
        signal("e", "bakery", "2024-02-20", -1),
    )
    found = told(facts, Private(feelers=felt), "clinic")
    assert [(each.who.id, each.before, each.rises) for each in found.lively] == [("bakery", -1, True)]
    assert "zq" not in repr(found)
    with speak("en"):
        assert words.lively(found.lively[0]) == "from low to sparkling, 20 April 2024"
    # the clinic hosted nothing of its own but sensed energy, so one of the lively is not named
    assert found.unnamed == 1


def test_who_brings_others_together_is_a_partner_and_two_others_were_there() -> None:
    """The bakery ran two meetings, the mill started one and began a tie; no facilitator, no intervision.

    Of the clinic, which began one tie and nothing else, it is not told: that may be chance.
    """
    ties = (
        Tie(id="t1", source="mill", target="school", since=When.of("2024-01-10"), started_by="mill"),
        Tie(id="t2", source="mill", target="clinic", since=When.of("2021"), started_by="mill"),  # long ago
        Tie(id="t3", source="anna", target="clinic", since=When.of("2024-01-10"), started_by="anna"),
        Tie(id="t4", source="clinic", target="school", since=When.of("2024-01-10"), started_by="clinic"),
    )
    found = told(replace(TOWN, ties=ties))
    assert [(each.who.id, [one.id for one in each.sessions]) for each in found.weavers] == [
        ("bakery", ["tea", "soup"]),
        ("mill", ["tea"]),
    ]
    assert [(one.fact.id, one.other.name) for one in found.weavers[1].ties] == [("t1", "School")]
    with speak("en"):
        assert words.weaver(found.weavers[1]) == "1 meeting started or hosted and 1 tie begun"
        assert words.whole(found) == ("2 partners brought others together twice or more since 3 May 2023.",)
    hidden = told(replace(TOWN, ties=ties), None, "bakery")
    assert ([each.who.id for each in hidden.weavers], hidden.unnamed) == (["mill"], 1)


def test_an_introduction_became_a_tie_where_there_was_none_the_day_before() -> None:
    """Clinic and school met after they were brought together; bakery and mill knew each other; anna's is not done."""

    def brought(id_: str, one: str, other: str, done: str | None) -> FollowUp:
        on = When.of(done) if done else None
        return FollowUp(id=id_, stakeholder=one, partner=other, kind="bring_together", done=on, outcome="zq")

    cared = Private(
        follow_ups=(
            brought("u1", "clinic", "school", "2024-03-20"),
            brought("u2", "bakery", "mill", "2024-03-20"),
            brought("u3", "mill", "anna", None),
            brought("u4", "mill", "school", "2024-02-20"),
        )
    )
    found = told(TOWN, cared)
    assert [(each.one.id, each.other.id) for each in found.joined] == [("clinic", "school"), ("mill", "school")]
    assert "zq" not in repr(found)
    assert told(TOWN, cared, "school").joined == ()


def test_an_introduction_is_no_tie_by_the_talk_in_which_it_was_made() -> None:
    """Clinic and school talked on the day they were brought together and no more; of the day before it counts."""
    facts = replace(
        TOWN,
        sessions=(met("intro", "2024-04-20", "talk"), *TOWN.sessions),
        attendance=(*seats("intro", "clinic", "bakery", "anna"), *TOWN.attendance),
    )

    def joined(done: str) -> int:
        made = FollowUp(
            id="u", stakeholder="clinic", partner="anna", kind="bring_together", done=When.of(done), outcome=None
        )
        return len(told(facts, Private(follow_ups=(made,))).joined)

    assert (joined("2024-04-20"), joined("2024-04-19")) == (0, 1)


def test_who_left_is_neither_lively_nor_thanked_and_an_organisation_that_wants_silence_nor_its_people() -> None:
    """The mill left on 25 April: until then it sparkles; Piet works for the school, that wants no signals kept."""
    people = (
        *(replace(each, left=When.of("2024-04-25")) if each.id == "mill" else each for each in TOWN.stakeholders),
        here("piet", kind="person"),
    )
    facts = replace(
        TOWN,
        stakeholders=people,
        belongs_to=(Belonging(id="b", person="piet", organisation="school"),),
        choices=(Choice(id="no", stakeholder="school", purpose="no_signals"),),
    )
    private = Private(feelers=(signal("a", "mill", "2024-04-20", 2), signal("b", "piet", "2024-04-20", 2)))
    read = record(facts, Settings())
    assert [each.who.id for each in works(read, private, date(2024, 4, 24)).lively] == ["mill"]
    assert works(read, private, TODAY).lively == ()


@pytest.mark.parametrize(
    ("signals", "thanked"),
    [
        ((signal("a", "mill", "2024-04-20", 1),), "energy"),
        ((signal("a", "mill", "2024-04-20", 1, doubt=True),), "host"),
        ((signal("a", "mill", "2024-04-20", 1), signal("b", "mill", "2024-04-27", -1)), "host"),
        ((signal("a", "mill", "2024-04-20", -2), signal("b", "mill", "2024-04-27", 0)), "host"),  # rose to usual
        ((signal("a", "clinic", "2024-04-20", 2),), "host"),  # left
        ((signal("a", "bakery", "2024-04-20", 2),), "host"),  # wants no signals kept
    ],
)
def test_who_is_thanked_for_energy_is_lively_still(signals: tuple[Feeler, ...], thanked: str) -> None:
    """Not with a doubt, not after a lower signal, not who left or wants none kept: then who hosted is thanked."""
    facts = replace(
        TOWN,
        stakeholders=tuple(
            replace(each, left=When.of("2024-04-25")) if each.id == "clinic" else each for each in TOWN.stakeholders
        ),
        choices=(Choice(id="no", stakeholder="bakery", purpose="no_signals"),),
    )
    names = {each.id: each.name for each in facts.stakeholders}
    found = thanks(record(facts, Settings()), Private(feelers=signals), (("clinic", TODAY),), names, TODAY)
    assert found is not None
    assert (found.why, found.stakeholder) == (thanked, {"energy": "mill", "host": "school"}[thanked])


def test_how_often_something_was_taken_over_is_told_of_one_practice_and_of_several() -> None:
    """One practice that two took over: the sentence speaks of one."""
    facts = replace(
        TOWN,
        insights=(Insight(id="day", text="A fixed day"),),
        reused=(
            Reuse(id="r1", stakeholder="mill", insight="day"),
            Reuse(id="r2", stakeholder="school", insight="day"),
        ),
    )
    with speak("en"):
        assert words.whole(told(facts))[0] == (
            "1 practice that works is written down. Others took over something 2 times."
        )


def test_with_nobody_there_is_nothing_and_it_is_said_so() -> None:
    """An empty community: no part of it has anything, and no sentence either."""
    found = told(Facts())
    assert found.nothing
    assert words.whole(found) == ()
