"""D6: how much of what somebody does is for the goals it carries, of late and before, at each border."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.feelers import words
from meshwork.feelers.names import Names
from meshwork.model import About, Towards
from meshwork.text import speak
from tests.feelers.test_risk import busy, seen
from tests.reading.town import Town

EARLY, LATE = date(2023, 9, 1), date(2024, 4, 1)
"""The window up to 30 June 2024 begins on 2 July 2023; its last 91 days on 1 April 2024."""


def doing(before: str, late: str, *, since: date = LATE) -> Town:
    """The mill carries bread; each letter is a meeting of the mill, a day after another, about bread or walking."""
    town = busy().goal("bread", "mill").goal("walking", "forge")
    for first, said in ((EARLY, before), (since, late)):
        for at, letter in enumerate(said):
            town.meet(first + timedelta(at), "mill", "well")
            session = f"sessions-{len(town.rest['sessions']) - 1:05}"
            for goal in {"b": ("bread",), "w": ("walking",), "2": ("bread", "walking"), "-": ()}[letter]:
                town.add("about", About(id=town.number("about"), session=session, goal=goal))
    return town


@pytest.mark.parametrize(
    ("before", "late", "off"),
    [
        ("bbb", "bww", True),  # 1 of 3, before 3 of 3
        ("bbb", "bbww", False),  # 2 of 4 is half, and not less
        ("bbb", "ww", False),  # two of late are too few
        ("bb", "www", False),  # so are two before
        ("bbwww", "bwwww", True),  # .2, before .4: .2 less
        ("bwww", "bwwwwwww", False),  # .125, before .25
        ("bbb", "22w", False),  # about both: 2 of 3
        ("bbb---", "bww---", True),  # what has no goal is not counted
    ],
)
def test_less_than_half_and_a_fifth_less_than_before_is_another_course(before: str, late: str, *, off: bool) -> None:
    """Each at its border; what the forge carries changes nothing for the mill."""
    assert set(seen(doing(before, late).facts(), "drift")) == ({"mill"} if off else set())


@pytest.mark.parametrize(("since", "off"), [(date(2024, 4, 1), True), (date(2024, 3, 31), False)])
def test_the_last_three_months_begin_on_the_first_of_april(since: date, *, off: bool) -> None:
    """One of the three on 31 March is from before: two are left, too few."""
    assert ("mill" in seen(doing("bbb", "www", since=since).facts(), "drift")) is off


def test_it_is_told_in_counts_that_a_person_can_check() -> None:
    """An action begun for walking is counted beside the meetings: 1 of 4."""
    town = doing("bbbw", "bww").work("2024-05-01", "mill", "well")
    town.add("towards", Towards(id="t", action="actions-00000", goal="walking"))
    reason = seen(town.facts(), "drift")["mill"]
    assert (reason.points, reason.before) == (1, (date(2024, 4, 1), 3, 4))
    english = "Since 1 April 2024 1 of 4 meetings and actions with a goal served one that it carries; before, 3 of 4."
    dutch = (
        "Voor een eigen doel: sinds 1 april 2024 1 van de 4 bijeenkomsten en acties met een doel; daarvoor 3 van de "
    )
    for language, said in (("en", english), ("nl", f"{dutch}4.")):
        with speak(language):
            assert words.sentence(reason, Names({}, {}, {})) == said


def test_a_goal_it_carried_on_that_day_was_its_own() -> None:
    """The mill let go of walking in 2024: what it did for it before was for its own, what it did since is not."""
    town = doing("www", "www").commit("walking", "mill", since="2023-01-01", until="2024-01-01")
    assert seen(town.facts(), "drift")["mill"].before == (date(2024, 4, 1), 3, 3)


def test_who_carries_no_open_goal_has_no_course_to_leave() -> None:
    """That it carries none is another sign."""
    town = busy().goal("walking", "forge").commit("walking", "mill", since="2023-01-01", until="2024-05-01")
    for at in range(3):
        for first in (EARLY, LATE):
            town.meet(first + timedelta(at), "mill")
            session = f"sessions-{len(town.rest['sessions']) - 1:05}"
            goal = "walking" if first == EARLY else "other"
            town.add("about", About(id=town.number("about"), session=session, goal=goal))
    assert seen(town.goal("other").facts(), "drift") == {}
