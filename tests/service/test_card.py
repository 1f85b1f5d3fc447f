"""What the panel beside the map tells of a stakeholder."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.card import Contact, Found, card, search
from meshwork.model import (
    Attendance,
    Belonging,
    Commitment,
    Facts,
    Goal,
    Membership,
    Session,
    Stakeholder,
    Team,
    Version,
)
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.when import When

TALK = Session(id="talk", date=When.of("2024-01-10"), title="Kennismaking", kind="talk")
LATER = Session(id="later", date=When.of("2024-03-01"), title="Open avond")
TOWN = Facts(
    stakeholders=(
        Stakeholder(id="bakery", name="Bakkerij Oost", sector="business", place="Amersfoort", aliases=("De Korst",)),
        Stakeholder(id="hall", name="Gemeente Lint", sector="government", place="Lint"),
        Stakeholder(id="sam", name="Sam", kind="person"),
    ),
    versions=(Version(id="v", stakeholder="bakery", name="Bakkerij De Korst", until=When.of("2024-02-01")),),
    goals=(Goal(id="warm", title="Warm wonen"), Goal(id="green", title="Groen plein")),
    commitments=(
        Commitment(id="c1", stakeholder="bakery", goal="warm", level="carrying"),
        Commitment(id="c2", stakeholder="bakery", goal="green", until=When.of("2024-01-01")),
    ),
    sessions=(TALK, LATER),
    attendance=(
        Attendance(id="a1", stakeholder="sam", session="talk"),
        Attendance(id="a2", stakeholder="hall", session="talk"),
        Attendance(id="a3", stakeholder="bakery", session="later", invited=True, present=False),
    ),
    belongs_to=(Belonging(id="b", person="sam", organisation="bakery", until=When.of("2024-02-01")),),
    teams=(Team(id="t", name="Communicatie"),),
    members=(Membership(id="m", stakeholder="bakery", team="t", since=When.of("2024-02-01")),),
)
RECORD = record(TOWN, Settings())
WINTER, SPRING = date(2024, 1, 10), date(2024, 3, 2)


def test_a_card_has_the_name_of_its_day() -> None:
    """A former name is shown on the days it was the name, the present one after."""
    assert card(RECORD, "bakery", WINTER).name == "Bakkerij De Korst"
    assert card(RECORD, "bakery", SPRING).name == "Bakkerij Oost"


def test_a_card_holds_the_goals_and_teams_of_its_day() -> None:
    """What ended is not on it, what is to come not yet."""
    winter, spring = card(RECORD, "bakery", WINTER), card(RECORD, "bakery", SPRING)
    assert [(each.title, each.level) for each in winter.goals] == [("Warm wonen", "carrying")]
    assert (winter.teams, spring.teams) == ((), ("Communicatie",))


def test_an_organisation_is_where_its_people_were() -> None:
    """Sam was at the talk for the bakery; not having come to the evening is told as that."""
    assert card(RECORD, "bakery", WINTER).contacts == (Contact("talk", WINTER, "Kennismaking", "talk", present=True),)
    assert card(RECORD, "bakery", SPRING).contacts == (
        Contact("later", date(2024, 3, 1), "Open avond", "gathering", present=False),
        Contact("talk", WINTER, "Kennismaking", "talk", present=True),
    )


def test_silence_is_counted_while_others_go_on_and_the_log_is_awake() -> None:
    """The bakery spoke on 10 January and the next meeting was on 1 March: asleep after thirty days, and the day on
    which it woke. On 10 January nobody was silent, nor a month later, when nothing else had been recorded."""
    silences = [card(RECORD, "bakery", each).silent for each in (WINTER, date(2024, 2, 10), SPRING)]
    assert silences == [0, 0, 31]
    assert card(RECORD, "bakery", SPRING).begun == WINTER


def test_a_tie_opens_into_its_reasons() -> None:
    """One talk today weighs 4 and is the one reason."""
    (tie,) = card(RECORD, "bakery", WINTER).ties
    assert (tie.id, tie.name) == ("hall", "Gemeente Lint")
    assert tie.strength == pytest.approx(4.0)
    assert [(each.kind, each.fact) for each in tie.reasons] == [("talk", "talk")]


def test_a_person_read_as_its_organisation_has_no_ties_of_its_own() -> None:
    """Sam's card tells where Sam works; the ties are the bakery's."""
    sam = card(RECORD, "sam", WINTER)
    assert (sam.organisations, sam.ties) == (("Bakkerij Oost",), ())


def test_somebody_who_is_not_there_has_no_card() -> None:
    """KeyError, which the service says in words."""
    with pytest.raises(KeyError):
        card(RECORD, "nobody", WINTER)


def test_search_finds_without_case_or_accents_and_begins_with_what_begins_so() -> None:
    """Partners by name and by other name, goals and places; whose name begins with the words comes first."""
    assert [each.name for each in search(TOWN, "ámers")] == ["Amersfoort"]
    assert search(TOWN, "korst") == (Found("stakeholder", "bakery", "Bakkerij Oost", "Amersfoort"),)
    assert [each.name for each in search(TOWN, "lint")] == ["Lint", "Gemeente Lint"]
    assert search(TOWN, "W")[0] == Found("goal", "warm", "Warm wonen")


@pytest.mark.parametrize("words", ["", "   ", "qqq"])
def test_a_search_for_nothing_finds_nothing(words: str) -> None:
    """An empty box is no question."""
    assert search(TOWN, words) == ()
