"""Goals are named, partners put around them and taken off again; and which step of a beginning comes next."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.pages import _around
from meshwork.asker import Asker, Role
from meshwork.circles import Around
from meshwork.errors import Faulty, MeshworkError, NotAllowed, WrongUsage
from meshwork.model import Belonging, Choice, Community, Facts, Session, Stakeholder
from meshwork.service import Service
from meshwork.text import speak
from meshwork.when import When
from tests.serving import Serve

TODAY = date(2024, 6, 28)
ME = Asker("tester", Role.FACILITATOR)

FEW = Facts(
    community=(Community(id="few", name="Few"),),
    stakeholders=(
        Stakeholder(id="anna", name="Anna Brink", kind="person"),
        Stakeholder(id="anker", name="Het Anker"),
        Stakeholder(id="molen", name="De Molen"),
        Stakeholder(id="shy", name="De Schuwe"),
        Stakeholder(id="no", name="Nee BV"),
        Stakeholder(id="marit", name="Marit Zilver", kind="person", facilitator=True),
    ),
    belongs_to=(Belonging(id="b", person="anna", organisation="anker"),),
    choices=(
        Choice(id="c1", stakeholder="shy", purpose="not_on_map"),
        Choice(id="c2", stakeholder="no", purpose="objects"),
    ),
)


@pytest.fixture
def service(serve: Serve) -> Service:
    """A service on which today is fixed, with those few."""
    return serve(FEW, today=lambda: TODAY)


def test_who_can_be_put_around_a_goal(service: Service) -> None:
    """Anna works at Het Anker and is read as that; who is not on the map, who objects and Marit who facilitates are
    not there."""
    found = service.begin.circles(ME, "few")
    assert found.partners == (("molen", "De Molen"), ("anker", "Het Anker"))
    assert found.loose == {"molen", "anker"}
    assert found.goals == ()


def test_of_more_goals_than_fit_those_of_nobody_come_first(service: Service) -> None:
    """Then those that most are around; words find any of them, without accents; where all fit they stand by title."""
    service.begin.name(ME, "few", ["Café", "Aarde", "Brood", "Water"])
    for goal, who in (("cafe", ["molen"]), ("aarde", ["molen", "anker"]), ("brood", ["anker"])):
        service.begin.put(ME, "few", goal, who)
    found = service.begin.circles(ME, "few")
    shown, more = found.first(3)
    assert ([each.title for each in shown], more) == (["Water", "Aarde", "Brood"], 1)
    assert [each.title for each in found.first(3, "CAFE")[0]] == ["Café"]
    assert ([each.title for each in found.first(4)[0]], found.first(4)[1]) == (["Aarde", "Brood", "Café", "Water"], 0)


def test_the_page_shows_two_dozen_goals_and_the_way_to_the_others(service: Service) -> None:
    """Of thirty it draws 24 and tells of six more; words find one, and say so where they find none."""
    service.begin.name(ME, "few", [f"Goal {n:02}" for n in range(30)])
    found = service.begin.circles(ME, "few")
    with speak("en"):
        first, other, none = (str(_around.goals(found, "few", words)) for words in ("", "goal 29", "zq"))
    assert (first.count("data-goal"), "and 6 more goals; words above find them" in first) == (24, True)
    assert ("Goal 29" in other, other.count("data-goal"), "No goal of that name" in none) == (True, 1, True)
    assert _around.many(found)


def test_goals_are_named_from_today_and_once(service: Service) -> None:
    """Two titles and a blank make two goals, open from today; said again they stand already, in any case."""
    done = service.begin.name(ME, "few", ["Taalhuis", " ", "Warm water "])
    assert done is not None
    assert (done.verb, done.added, done.note) == ("name_goals", 2, "")
    assert [(each.title, each.opened) for each in service.facts(ME, "few").goals] == [
        ("Taalhuis", When.on(TODAY)),
        ("Warm water", When.on(TODAY)),
    ]
    assert service.begin.name(ME, "few", ["taalhuis"]) is None
    with pytest.raises(WrongUsage):
        service.begin.name(ME, "few", ["", " "])


def test_partners_are_put_around_a_goal_in_one_change_that_goes_back_at_once(service: Service) -> None:
    """Both are interested from today; put again nothing is written; undone, nobody is around it."""
    service.begin.name(ME, "few", ["Taalhuis"])
    (goal,) = service.facts(ME, "few").goals
    done = service.begin.put(ME, "few", goal.id, ["molen", "anker", "molen"])
    assert done is not None
    assert (done.added, done.note) == (2, "Taalhuis")
    assert [
        (each.stakeholder, each.level, each.since, each.until) for each in service.facts(ME, "few").commitments
    ] == [("molen", "interested", When.on(TODAY), None), ("anker", "interested", When.on(TODAY), None)]
    assert service.begin.put(ME, "few", goal.id, ["molen"], "committed") is None
    assert service.begin.circles(ME, "few").loose == frozenset()
    service.undo(ME, "few", done.number)
    assert service.begin.circles(ME, "few").goals[0].around == ()


def test_what_was_put_today_goes_as_if_it_never_was_and_what_is_older_ends(service: Service) -> None:
    """Of the first nothing is kept, of the second that it was so until today; then it can be put there again."""
    service.begin.name(ME, "few", ["Taalhuis"])
    (goal,) = service.facts(ME, "few").goals
    service.begin.put(ME, "few", goal.id, ["molen"], "committed")
    service.edits.add(ME, "few", "commitments", {"stakeholder": "anna", "goal": goal.id, "since": "2024"})
    first, second = service.begin.circles(ME, "few").goals[0].around
    assert first == Around(first.commitment, "molen", "De Molen", "committed")
    assert (second.stakeholder, second.name) == ("anker", "Het Anker")  # what Anna is in, her organisation is in
    service.begin.take_off(ME, "few", first.commitment)
    service.begin.take_off(ME, "few", second.commitment)
    assert [(each.stakeholder, each.until) for each in service.facts(ME, "few").commitments] == [
        ("anna", When.on(TODAY))
    ]
    assert service.begin.put(ME, "few", goal.id, ["anker", "molen"]) is not None


def test_who_stands_there_through_its_people_is_not_put_there_again(service: Service) -> None:
    """Anna of Het Anker is around the goal, so Het Anker is: on the page and from a file only De Molen is added."""
    service.begin.name(ME, "few", ["Taalhuis"])
    (goal,) = service.facts(ME, "few").goals
    service.edits.add(ME, "few", "commitments", {"stakeholder": "anna", "goal": goal.id, "since": "2024"})
    assert service.begin.put(ME, "few", goal.id, ["anker"]) is None
    assert service.begin.tell(ME, "few", "goals.txt", b"taalhuis: Het Anker") is None
    done = service.begin.tell(ME, "few", "goals.txt", b"taalhuis: Het Anker; De Molen")
    assert done is not None
    assert sorted(each.stakeholder for each in service.facts(ME, "few").commitments) == ["anna", "molen"]


def test_of_two_partners_of_one_name_none_is_taken_silently(service: Service) -> None:
    """There are two called De Molen: the file says nothing of which, so nothing is written, and it is said."""
    service.edits.add(ME, "few", "stakeholders", {"name": "De-Molen"})
    with pytest.raises(Faulty) as caught:
        service.begin.tell(ME, "few", "goals.txt", b"Taalhuis: De Molen; Het Anker")
    assert [(each.code, each.row) for each in caught.value.faults] == [("several", 1)]
    assert service.facts(ME, "few").goals == ()


def test_what_is_not_there_is_said(service: Service) -> None:
    """A goal, a partner, one that may not be named, and a commitment that are not there; nobody; another level."""
    service.begin.name(ME, "few", ["Taalhuis"])
    (goal,) = service.facts(ME, "few").goals
    for gone, who in (("nowhere", ["molen"]), (goal.id, ["nobody"]), (goal.id, ["shy"]), (goal.id, ["no"])):
        with pytest.raises(MeshworkError):
            service.begin.put(ME, "few", gone, who)
    with pytest.raises(WrongUsage):
        service.begin.put(ME, "few", goal.id, [])
    with pytest.raises(WrongUsage):
        service.begin.put(ME, "few", goal.id, ["molen"], "carrying")
    with pytest.raises(MeshworkError):
        service.begin.take_off(ME, "few", "nothing")


@pytest.mark.parametrize(
    ("held", "following"),
    [
        (Facts(), "who"),
        (Facts(stakeholders=FEW.stakeholders[2:3]), "when"),
        (Facts(stakeholders=FEW.stakeholders[2:3], sessions=(Session(id="s", date=When.of("2024")),)), "what"),
    ],
)
def test_the_next_step_is_the_first_that_holds_nothing(serve: Serve, held: Facts, following: str) -> None:
    """Nobody: who. Somebody: when. A contact: around what."""
    whole = Facts(community=FEW.community, stakeholders=held.stakeholders, sessions=held.sessions)
    service = serve(whole, today=lambda: TODAY)
    assert service.begin.stands(ME, "few").next == following


def test_with_somebody_around_something_the_map_is_next(service: Service) -> None:
    """One contact and one partner around a goal are enough for a first map."""
    service.begin.name(ME, "few", ["Taalhuis"])
    service.begin.put(ME, "few", service.facts(ME, "few").goals[0].id, ["molen"])
    service.edits.add(ME, "few", "sessions", {"date": "2024-06-01", "kind": "talk"})
    stands = service.begin.stands(ME, "few")
    assert (stands.partners, stands.people, stands.contacts, stands.goals, stands.around) == (2, 1, 1, 1, 1)
    assert stands.next == "map"


def test_who_is_no_facilitator_begins_nothing(service: Service) -> None:
    """Somebody else neither sees who is around what nor changes it."""
    other = Asker("guest", Role.NOBODY)
    with pytest.raises(NotAllowed):
        service.begin.circles(other, "few")
    with pytest.raises(NotAllowed):
        service.begin.name(other, "few", ["Taalhuis"])


def test_a_commitment_that_ended_is_no_longer_around(service: Service) -> None:
    """Until is the first day no more: who left today is around nothing today."""
    service.begin.name(ME, "few", ["Taalhuis"])
    (goal,) = service.facts(ME, "few").goals
    service.edits.add(
        ME, "few", "commitments", {"stakeholder": "molen", "goal": goal.id, "since": "2023", "until": "2024-06-28"}
    )
    assert service.begin.circles(ME, "few").loose == {"molen", "anker"}
