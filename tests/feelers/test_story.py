"""The story may need changing: three who doubt around one goal, or three in all, once, within sixty awake days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from meshwork.feelers import story_words as words
from meshwork.feelers.names import Names
from meshwork.feelers.story import Story, story
from meshwork.model import (
    About,
    Attendance,
    Belonging,
    Choice,
    Commitment,
    Facts,
    Feeler,
    Goal,
    Private,
    Session,
    Stakeholder,
)
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.when import When

TODAY = date(2024, 5, 1)
WHO = ("bakery", "mill", "clinic", "school")
TOWN = Facts(
    stakeholders=(
        *(Stakeholder(id=each, name=each.capitalize()) for each in WHO),
        Stakeholder(id="sam", name="Sam", kind="person"),
        Stakeholder(id="anna", name="Anna", kind="person", facilitator=True),
    ),
    belongs_to=(Belonging(id="b", person="sam", organisation="mill"),),
    goals=(
        Goal(id="bread", title="Bread"),
        Goal(id="walk", title="Walking"),
        Goal(id="old", title="Old", closed=When.of("2024-01-01")),
    ),
    commitments=tuple(
        Commitment(id=f"{who}-{goal}", stakeholder=who, goal=goal)
        for who, goal in (
            ("bakery", "bread"),
            ("mill", "bread"),
            ("clinic", "walk"),
            ("mill", "old"),
            ("bakery", "old"),
        )
    ),
    sessions=(
        *(Session(id=f"s{at:02}", date=When.on(date(2024, 1, 2) + timedelta(days=7 * at))) for at in range(17)),
        Session(id="last", date=When.of("2024-04-02")),
    ),
    about=(About(id="a", session="last", goal="bread"),),
    attendance=(Attendance(id="at", stakeholder="school", session="last"),),
)


def doubt(who: str, on: str = "2024-04-20", goal: str | None = None) -> Feeler:
    return Feeler(id=f"{who}-{on}-{goal}", stakeholder=who, date=When.of(on), doubt=True, goal=goal, note="zq")


def told(*signals: Feeler, facts: Facts = TOWN, hidden: tuple[str, ...] = (), day: date = TODAY) -> Story | None:
    return story(record(facts, Settings()), Private(feelers=signals), day, hidden)


def test_three_who_doubt_around_one_goal_are_one_story() -> None:
    """Bakery and mill carry bread, the school was last at a meeting about it: three, since the first of April."""
    found = told(doubt("bakery", "2024-04-01"), doubt("mill", "2024-04-20"), doubt("school", "2024-04-10"))
    assert found is not None
    assert (found.goals, found.number, found.since) == (("bread",), 3, date(2024, 4, 1))
    assert [each.stakeholder for each in found.doubts] == ["mill", "school", "bakery"]
    assert "zq" not in repr(found)
    with speak("en"):
        names = Names.of(TOWN, {each.id: each.name for each in TOWN.stakeholders})
        assert words.told(found, names) == "3 partners have doubts around “Bread”, since 1 April 2024."
        assert words.doubts(found, names)[0] == "Mill, 20 April 2024"


def test_two_are_no_story_however_often_they_doubt() -> None:
    """Each partner counts once, and Sam is read as the mill he works for; a facilitator's doubt does not count."""
    twice = (doubt("bakery", "2024-04-01"), doubt("bakery"), doubt("mill"), doubt("sam"), doubt("anna"))
    assert told(*twice) is None
    assert told(*twice, doubt("clinic", goal="bread")) is not None


def test_a_goal_that_was_named_weighs_before_those_that_are_carried() -> None:
    """The mill doubts walking, not its bread: three around walking with the clinic and the school."""
    found = told(doubt("mill", goal="walk"), doubt("clinic"), doubt("school", goal="walk"))
    assert found is not None
    assert found.goals == ("walk",)


def test_three_without_a_goal_in_common_are_told_without_one() -> None:
    """Bread twice and walking once: no goal that three doubt around; a closed goal is none."""
    found = told(doubt("bakery"), doubt("mill"), doubt("clinic"))
    assert found is not None
    assert (found.goals, found.number) == ((), 3)
    closed = told(doubt("bakery", goal="old"), doubt("mill", goal="old"), doubt("clinic", goal="old"))
    assert closed is not None
    assert closed.goals == ()


def test_sixty_days_count_and_a_silent_record_tells_nothing() -> None:
    """From 3 March to 1 May are sixty days, both included; a year on, with nothing recorded since, it is silent."""
    others = (doubt("mill"), doubt("clinic"))
    assert told(doubt("bakery", "2024-03-03"), *others) is not None
    assert told(doubt("bakery", "2024-03-02"), *others) is None
    assert told(doubt("bakery"), *others, day=date(2025, 5, 1)) is None


def test_who_is_not_on_the_map_counts_unnamed_and_who_wants_no_signals_not() -> None:
    """The clinic is counted without its name; once the bakery wants no signals there are two, and no story."""
    several = (doubt("bakery"), doubt("mill"), doubt("clinic"))
    found = told(*several, hidden=("clinic",))
    assert found is not None
    assert ([each.stakeholder for each in found.doubts], found.number) == (["bakery", "mill"], 3)
    quiet = replace(TOWN, choices=(Choice(id="no", stakeholder="bakery", purpose="no_signals"),))
    assert told(*several, facts=quiet) is None


def test_nobody_and_no_record_have_no_story() -> None:
    """Without facts and without signals there is nothing to tell."""
    assert told(facts=Facts()) is None
    assert told() is None
