"""Who may be drifting off: each sign at its border, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meshwork.feelers import Reason, care, signs, words
from meshwork.feelers.flags import weigh
from meshwork.feelers.names import Names
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.model import Action, Attendance, Choice, Drive, Facts, Feeler, FollowUp, Private, Session, Work
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.when import When
from tests.reading.town import Town

BEGIN = date(2023, 1, 2)
DAY = date(2024, 6, 30)


def busy(until: date = DAY) -> Town:
    """The mill and the forge talk every week, so that the community is awake."""
    town, on = Town(), BEGIN
    while on <= until:
        town.meet(on, "mill", "forge", kind="talk")
        on += timedelta(7)
    return town


def seen(facts: Facts, sign: str, private: Private | None = None, day: date = DAY) -> dict[str, Reason]:
    """What a sign finds, by stakeholder."""
    prepared = record(facts, Settings())
    sight = Sight(prepared, day, private or Private(), Contacts.of(prepared))
    return dict(signs()[sign].read(sight)) if signs()[sign].known(sight) else {}


def asked(town: Town, *came: bool | None, invited: bool = True) -> Facts:
    """The mill was asked to meetings, a day after another, and came or not (None: it is not known)."""
    for place, present in enumerate(came):
        session = f"asked-{place}"
        town.add("sessions", Session(id=session, date=When.on(date(2024, 5, 1) + timedelta(place))))
        town.add(
            "attendance",
            Attendance(id=session, stakeholder="mill", session=session, invited=invited or None, present=present),
        )
    return town.facts()


@pytest.mark.parametrize(
    ("came", "points"),
    [((False, False, True), 2), ((False, True, True), 0), ((False, False, True, True), 0), ((None, None), 0)],
)
def test_two_of_the_last_three_it_was_asked_to_is_a_sign(came: tuple[bool | None, ...], points: int) -> None:
    """D2: what is not known is no absence, and what it came to counts among the three. The days are told."""
    town = Town().meet("2023-01-02", "mill", "forge")
    found = seen(asked(town, *came), "missed")
    if points:
        with speak("nl"):
            told = words.sentence(found["mill"], Names({}, {}, {}))
        assert told == (
            "Miste twee van de laatste drie bijeenkomsten waarvoor een uitnodiging was of waar de partner zelf kwam, "
            "het laatst op 2 mei 2024."
        )
    assert (found["mill"].points if "mill" in found else 0) == points


def test_without_invitations_nobody_missed_anything() -> None:
    """Who was there is written down, and nobody who was not: that is unknown, and said to be."""
    town = busy()
    assert seen(town.facts(), "missed") == {}
    assert "missed" in care(town.record(), Private(), DAY).unknown


@pytest.mark.parametrize(("until", "moved"), [("2024-04-01", True), ("2024-03-31", False)])
def test_a_drive_that_ended_in_the_last_three_months_is_a_sign(until: str, *, moved: bool) -> None:
    """D6: the 91 days up to 30 June begin on 1 April."""
    town = busy()
    town.add("drives", Drive(id="d", stakeholder="mill", text="bread", since=When.of("2023"), until=When.of(until)))
    assert ("mill" in seen(town.facts(), "drift")) is moved


def test_a_goal_that_closed_is_a_sign_for_who_carries_no_other() -> None:
    """D6: the forge carries another."""
    town = busy().goal("bread", "mill", "forge", closed=When.of("2024-06-01")).goal("beer", "forge")
    assert {who: each.goals for who, each in seen(town.facts(), "drift").items()} == {"mill": ("bread",)}


@pytest.mark.parametrize(
    ("energy", "doubt", "days", "points"),
    [(-1, False, 0, 2), (-2, False, 0, 3), (-2, True, 0, 4), (0, True, 60, 1), (0, True, 61, 0), (-2, True, 60, 2)],
)
def test_what_was_picked_up_fades_by_half_in_sixty_days(energy: int, *, doubt: bool, days: int, points: int) -> None:
    """D7: 2, 3 and 1 more; of a doubt a half is left after sixty days, which still counts, and less on the next."""
    on = When.on(DAY - timedelta(days))
    private = Private(feelers=(Feeler(id="f", stakeholder="mill", date=on, energy=energy, doubt=doubt),))
    found = seen(busy().facts(), "signal", private)
    assert (found["mill"].points if "mill" in found else 0) == points


def test_energy_that_came_back_answers_what_was_picked_up() -> None:
    """D7: a later lively signal does, and so does a follow-up after which there was energy; one before does not."""
    low = Feeler(id="f", stakeholder="mill", date=When.of("2024-06-01"), energy=-2)
    lively = Feeler(id="g", stakeholder="mill", date=When.of("2024-06-10"), energy=1)
    cared = FollowUp(id="u", stakeholder="mill", kind="talk", done=When.of("2024-06-10"), energy_after=1)
    facts = busy().facts()
    assert seen(facts, "signal", Private(feelers=(low, lively))) == {}
    assert seen(facts, "signal", Private(feelers=(low,), follow_ups=(cared,))) == {}
    assert seen(facts, "signal", Private(feelers=(low, replace(lively, date=When.of("2024-05-01"))))) != {}


def test_of_who_wants_no_signals_none_is_read() -> None:
    """What stands from before the choice is not read either."""
    low = Feeler(id="f", stakeholder="mill", date=When.of("2024-06-01"), energy=-2)
    town = busy()
    town.add("choices", Choice(id="c", stakeholder="mill", purpose="no_signals"))
    assert seen(town.facts(), "signal", Private(feelers=(low,))) == {}


@pytest.mark.parametrize(("due", "late"), [("2024-06-29", True), ("2024-06-30", False), ("2024-06", False)])
def test_a_promise_is_overdue_from_the_day_after(due: str, *, late: bool) -> None:
    """D8: of a month the last day counts."""
    town = busy()
    town.add("actions", Action(id="bake", title="bake", start=When.of("2024-01"), due=When.of(due)))
    town.add("works_on", Work(id="w", stakeholder="mill", action="bake"))
    assert ("mill" in seen(town.facts(), "promise")) is late


def test_a_silence_is_told_once() -> None:
    """D1 and D3: the heavier counts, so 3 and not 5; what speaks for staying does not weigh against 3."""
    silent, weaker = Reason("silence", points=3, of=7.0), Reason("weaker", points=2)
    found = weigh((silent, weaker, Reason("several_ties", points=-1)))
    assert [(each.sign, each.points) for each in found] == [("silence", 3), ("weaker", 0), ("several_ties", 0)]


def test_who_has_no_rhythm_is_not_flagged_for_being_silent() -> None:
    """2 for the silence and nothing for the short while; with an own rhythm the two add up."""
    short = Reason("seldom", points=1)
    assert sum(each.points for each in weigh((Reason("silence", points=2), short))) == 2
    assert sum(each.points for each in weigh((Reason("silence", points=2, of=7.0), short))) == 3
