"""What is picked up is told once it still counts, of whom it may be told; sentences are true of one and of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meshwork.feelers import Reason, care, words
from meshwork.feelers.names import Names
from meshwork.feelers.story import story
from meshwork.model import Action, Choice, Drive, Feeler, FollowUp, Private, Work
from meshwork.text import speak
from meshwork.when import When
from tests.feelers.test_risk import BEGIN, DAY, busy, seen
from tests.feelers.test_story import TOWN, doubt, told
from tests.reading.town import Town

LOW = Feeler(id="f", stakeholder="mill", date=When.of("2024-06-25"), energy=-2)


def said(reason: Reason, language: str = "en") -> str:
    """A reason in words, of things that are called what their ids are."""
    with speak(language):
        return words.sentence(reason, Names({each: each for each in reason.who}, {}, {}))


def test_an_organisation_that_wants_no_signals_is_not_read_through_its_people() -> None:
    """Sam works for the mill: what was picked up of Sam, or after care for Sam, is not told of the mill."""
    town = busy().belongs("sam", "mill")
    of_sam = Private(
        feelers=(replace(LOW, stakeholder="sam"),),
        follow_ups=(FollowUp(id="u", stakeholder="sam", kind="talk", done=When.of("2024-06-20"), energy_after=-2),),
    )
    assert set(seen(town.facts(), "signal", of_sam)) == {"mill"}
    town.add("choices", Choice(id="c", stakeholder="mill", purpose="no_signals"))
    assert seen(town.facts(), "signal", of_sam) == {}


def test_a_story_holds_nobody_of_an_organisation_that_wants_no_signals() -> None:
    """Sam is read as the mill; with the bakery and the clinic that is three, and two once the mill wants none."""
    several = (doubt("sam"), doubt("bakery"), doubt("clinic"))
    assert told(*several) is not None
    quiet = replace(TOWN, choices=(Choice(id="no", stakeholder="mill", purpose="no_signals"),))
    assert told(*several, facts=quiet) is None


def test_a_doubt_that_was_answered_and_one_of_who_left_make_no_story() -> None:
    """Energy without a doubt a week later answers it; who left on the last of April is not there in May."""
    several = (doubt("mill"), doubt("bakery"), doubt("clinic"))
    lively = Feeler(id="lively", stakeholder="mill", date=When.of("2024-04-27"), energy=1)
    assert told(*several, lively) is None
    left = tuple(
        replace(each, left=When.of("2024-04-30")) if each.id == "mill" else each for each in TOWN.stakeholders
    )
    assert told(*several, facts=replace(TOWN, stakeholders=left)) is None


def test_what_has_faded_away_is_not_told() -> None:
    """No energy two years ago weighs nothing: little energy is told, of the 20th, and the talk is no letting go."""
    old = replace(LOW, id="old", date=When.of("2023-01-20"))
    late = replace(LOW, id="late", date=When.of("2024-06-20"), energy=-1)
    reason = seen(busy().facts(), "signal", Private(feelers=(old, late)))["mill"]
    assert (reason.points, reason.count, reason.facts) == (2, -1, (("feelers", "late"),))
    assert said(reason) == "You picked up little energy on 20 June 2024."


def test_the_day_that_is_told_is_that_of_the_lowest_energy() -> None:
    """None was left on the 10th, little was on the 20th: both still count, and the 10th is told."""
    none, little = (
        replace(LOW, date=When.of("2024-06-10")),
        replace(LOW, id="g", date=When.of("2024-06-20"), energy=-1),
    )
    reason = seen(busy().facts(), "signal", Private(feelers=(none, little)))["mill"]
    assert said(reason) == "You picked up that no energy was left, on 10 June 2024."


def test_energy_after_a_follow_up_is_picked_up_without_any_signal() -> None:
    """It is 3 points, and what was picked up is not unknown."""
    tired = FollowUp(id="u", stakeholder="mill", kind="talk", done=When.of("2024-06-29"), energy_after=-2)
    private = Private(follow_ups=(tired,))
    assert seen(busy().facts(), "signal", private)["mill"].points == 3
    assert "signal" not in care(busy().record(), private, DAY).unknown


@pytest.mark.parametrize(("day", "young"), [("2010-07-01", True), ("2011-06-01", True), ("2012-06-01", False)])
def test_who_meets_once_a_year_is_young_for_a_year_and_a_half(day: str, *, young: bool) -> None:
    """Six times 91 days by the calendar from 1 June 2010: so on the second meeting, and no more on the third."""
    town = Town().set("rhythm", "yearly")
    for year in range(2010, 2025):
        town.meet(date(year, 6, 1), "mill", "forge", "well")
    whole = care(town.record(), Private(), date.fromisoformat(day)).whole
    assert (whole is not None and whole.kind == "young") is young


def test_who_hangs_on_a_facilitator_but_has_firm_ties_is_told_so() -> None:
    """Fay is with both circles each week: five meet five others, and nobody of them is tied to the larger circle."""
    town, on = Town().who("fay", facilitator=True, kind="person"), BEGIN
    while on <= DAY:
        town.meet(on, "fay", *(f"a{each}" for each in range(6))).meet(on, "fay", *(f"b{each}" for each in range(5)))
        town.meet(on, "fay", "shy", kind="talk")
        on += timedelta(7)
    found = seen(town.facts(), "through_facilitator")
    assert set(found) == {"shy", *(f"b{each}" for each in range(5))}
    assert said(found["b0"]) == "Hangs together with most others through fay alone."
    assert said(found["b0"], "nl") == "Hangt alleen via fay met de meeste anderen samen."
    assert said(found["shy"]) == "Connected through fay alone."


@pytest.mark.parametrize(("joined", "flagged"), [("2023-10-01", True), ("2024-05-13", False)])
def test_who_joined_of_late_did_not_stay_away_before(joined: str, *, flagged: bool) -> None:
    """The second of the three stretches begins on 31 October 2023: who joined after it had one stretch."""
    town = busy().who("newt", joined=When.of(joined)).meet("2024-05-14", "newt", "mill", kind="talk")
    assert ("newt" in seen(town.facts(), "seldom")) is flagged


def test_two_drives_told_on_one_day_are_no_change() -> None:
    """Both were told when they first met; a third a month later is a change."""
    town = busy()
    for each, on in (("bread", "2024-05-14"), ("work", "2024-05-14")):
        town.add("drives", Drive(id=each, stakeholder="mill", text=each, since=When.of(on)))
    assert seen(town.facts(), "drift") == {}
    town.add("drives", Drive(id="peace", stakeholder="mill", text="peace", since=When.of("2024-06-14")))
    assert seen(town.facts(), "drift")["mill"].on == (date(2024, 6, 14),)


def test_two_close_partners_that_left_are_told_each_by_its_last_day() -> None:
    """Of April that is the 30th; who left well, its work done, is no reason to worry."""
    town = busy()
    for each in ("barn", "ferry", "well"):
        town.tie("mill", each, "collaborates", since="2023-06-01")
    town.who("barn", left=When.of("2024-04")).who("ferry", left=When.of("2024-06-10"), left_well=True)
    reason = seen(town.facts(), "close_left")["mill"]
    assert said(reason) == "Barn, close to it, left on 30 April 2024."
    town.who("ferry", left=When.of("2024-06-10"))
    reason = seen(town.facts(), "close_left")["mill"]
    assert said(reason) == "Barn and ferry, close to it, left, the last on 10 June 2024."


def test_two_goals_that_closed_are_told_as_two() -> None:
    """In Dutch too."""
    closed = When.of("2024-06-01")
    facts = busy().goal("bread", "mill", closed=closed).goal("work", "mill", closed=closed).facts()
    reason = seen(facts, "drift")["mill"]
    assert said(reason) == "Its goals “bread” and “work” have closed, and it carries no other."
    assert said(reason, "nl") == "De eigen doelen “bread” en “work” zijn afgesloten, en een ander is er niet."


def test_of_two_promises_overdue_the_first_is_told() -> None:
    """The baking was for 1 March, the cleaning for 20 June: the day told is that of the baking."""
    town = busy()
    for each, due in (("clean", "2024-06-20"), ("bake", "2024-03-01")):
        town.add("actions", Action(id=each, title=each, start=When.of("2024-01-01"), due=When.of(due)))
        town.add("works_on", Work(id=each, stakeholder="mill", action=each))
    assert said(seen(town.facts(), "promise")["mill"]) == (
        "Works on “bake” and “clean”, the first of which was for 1 March 2024."
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_of_all_days_can_be_asked_about(day: date) -> None:
    """Nothing is written down by then, or nothing any more: nobody is told."""
    found = care(busy().record(), Private(feelers=(LOW,)), day)
    assert (found.risk, found.weak, story(busy().record(), Private(), day)) == ((), (), None)
