"""D3, D4 and D5 at their borders: ties grown weaker, ties that fell away, a close partner that left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meshwork.feelers import Reason, words
from meshwork.feelers.names import Names
from meshwork.text import speak
from meshwork.when import When
from tests.feelers.test_risk import DAY, busy, seen
from tests.reading.town import Town


@pytest.mark.parametrize("again", [False, True])
def test_ties_of_less_than_half_of_what_they_were_are_weaker(*, again: bool) -> None:
    """D3: a talk weighs half after 90 days, so 91 days later less than half is left; a call between makes it more.

    The mill and the forge, who talk every week, lose nothing, and two of the four are no median that lost as much.
    """
    town = busy().meet(DAY - timedelta(120), "ferry", "mill", kind="talk")
    if again:
        town.meet(DAY - timedelta(20), "ferry", "mill", kind="call")
    assert ("ferry" in seen(town.facts(), "weaker")) is not again


def apart(*names: str) -> Town:
    """The busy town, where each of these was once somewhere alone, so that teams can tie them."""
    town = busy()
    for name in names:
        town.meet("2024-03-01", name)
    return town


@pytest.mark.parametrize(("teams", "weaker"), [(2, True), (3, False)])
def test_half_of_what_its_ties_were_is_weaker_and_more_is_not(teams: int, *, weaker: bool) -> None:
    """D3: each team is a tie of 1 while it lasts; one ends on 1 May, so 1 of 2 is left, or 2 of 3."""
    town = apart("ferry", "p0", "p1", "p2")
    for team in range(teams):
        town.team(f"team{team}", "ferry", f"p{team}", since="2023-01-01", until=None if team else "2024-05-01")
    assert ("ferry" in seen(town.facts(), "weaker")) is weaker


@pytest.mark.parametrize(("two", "weaker"), [("2024-05-01", set()), (None, {"ferry", "well"})])
def test_ties_that_lost_no_more_than_those_of_the_median_partner_are_not_weaker(
    two: str | None, weaker: set[str]
) -> None:
    """D3: of the six two lost all they had, or four, and then all is what the median partner lost."""
    town = apart("ferry", "well", "barn", "school").team("one", "ferry", "well", until="2024-05-01")
    assert set(seen(town.team("two", "barn", "school", until=two).facts(), "weaker")) == weaker


@pytest.mark.parametrize(("had", "lost", "told"), [(3, 1, True), (4, 1, False), (7, 2, True), (7, 1, False)])
def test_a_third_of_its_ties_or_two_that_fell_away_is_told_without_points(had: int, lost: int, *, told: bool) -> None:
    """D4: 1 of 3 is a third, 1 of 4 less; 2 of 7 is less than a third, and two. Most others lost none."""
    town, gone = busy().meet("2024-03-01", "ferry"), "2023-05-31"
    for place in range(had):
        town.tie("ferry", f"p{place}", "collaborates", since="2023-01-01", until=gone if place < lost else None)
    found = seen(town.facts(), "lost_partners")
    assert ("ferry" in found) is told
    assert not told or (found["ferry"].count, found["ferry"].of, found["ferry"].points) == (lost, had, 0)


@pytest.mark.parametrize(
    ("named", "lost", "said"),
    [
        ("a", 1, "a"),
        ("a", 2, "a and 1 other"),
        ("abc", 3, "a, b and c"),
        ("abcd", 4, "a, b, c and 1 other"),
        ("", 2, "somebody"),
    ],
)
def test_it_is_told_with_whom_three_at_most_and_how_many_more(named: str, lost: int, said: str) -> None:
    """D4: who is not to be named counts, and is somebody where nobody else is left to name."""
    names = Names({each: each for each in named}, {}, {})
    reason = Reason("lost_partners", on=(DAY,), who=tuple(named), count=float(lost), of=9.0)
    with speak("en"):
        assert words.sentence(reason, names).endswith(f"ties fell away: with {said}.")


@pytest.mark.parametrize(
    ("until", "lost"), [("2023-04-02", False), ("2023-04-03", True), ("2023-07-02", True), ("2023-07-03", False)]
)
def test_a_tie_falls_away_when_it_is_out_of_the_window(until: str, *, lost: bool) -> None:
    """D4: the 365 days up to 30 June begin on 2 July; those up to 31 March, the day compared with, on 2
    April. It was there until the day before its end."""
    town = busy().meet("2024-03-01", "ferry").tie("ferry", "well", "collaborates", since="2023-01-01", until=until)
    town.tie("ferry", "barn", "collaborates", since="2023-01-01")
    assert ("ferry" in seen(town.facts(), "lost_partners")) is lost


def test_who_lost_no_more_than_the_median_partner_is_not_told_so() -> None:
    """D4: three of the five lost both of their ties, so that the median is two, and all."""
    town = busy().meet("2024-03-01", "ferry")
    for one, other in (("ferry", "well"), ("well", "barn"), ("barn", "ferry")):
        town.tie(one, other, "collaborates", since="2023-01-01", until="2023-05-31")
    assert seen(town.facts(), "lost_partners") == {}


@pytest.mark.parametrize(("day", "left"), [("2024-06-01", True), ("2024-03-01", False)])
def test_a_close_partner_that_left_of_late_is_a_sign(day: str, *, left: bool) -> None:
    """D5: the last 91 days begin on 1 April; the tie of working together is firm."""
    town = busy().tie("mill", "ferry", "collaborates", since="2023-06-01")
    town.people["ferry"] = replace(town.people["ferry"], left=When.of(day))
    found = seen(town.facts(), "close_left")
    assert ("mill" in found) is left


@pytest.mark.parametrize(("strength", "close"), [(2, True), (1, False)])
def test_a_partner_that_left_was_close_by_a_firm_tie(strength: int, *, close: bool) -> None:
    """D5: to know one another at strength 2 is a tie of 1, which is firm; at strength 1 of .5."""
    town = busy().tie("mill", "ferry", "knows", since="2023-06-01", strength=strength)
    town.people["ferry"] = replace(town.people["ferry"], left=When.of("2024-06-01"))
    assert ("mill" in seen(town.facts(), "close_left")) is close
