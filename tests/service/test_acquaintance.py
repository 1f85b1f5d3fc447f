"""The round of acquaintance: who is in it and how long, who shares a need, whom to bring together first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from meshwork import acquaintance_words
from meshwork.acquaintance import acquaintance
from meshwork.model import (
    Attendance,
    Belonging,
    Commitment,
    Facts,
    Goal,
    Needs,
    Session,
    Stakeholder,
)
from meshwork.newcomers import newcomers
from meshwork.text import speak
from meshwork.when import When

TODAY = date(2024, 6, 30)
JUNE = When.of("2024-06-01")


def person(id_: str, sector: str | None = None, joined: When | None = JUNE) -> Stakeholder:
    """Somebody who joined in June."""
    return Stakeholder(id=id_, name=id_.title(), kind="person", sector=sector, joined=joined)


def there(session: str, *who: str) -> tuple[Attendance, ...]:
    """These were at a session."""
    return tuple(Attendance(id=f"{session}-{each}", stakeholder=each, session=session) for each in who)


TOWN = Facts(
    stakeholders=(
        Stakeholder(id="ann", name="Ann", kind="person", facilitator=True),
        person("bea", "care"),
        person("cor", "business"),
        person("dirk", "care"),
        person("els", "care"),
        person("old", "business", When.of("2023-01")),
    ),
    sessions=(
        Session(id="call", date=When.of("2024-06-10"), kind="call"),
        Session(id="talk", date=When.of("2024-06-12"), kind="talk"),
        Session(id="open", date=When.of("2024-06-20"), kind="open_space"),
    ),
    attendance=(*there("call", "ann", "bea"), *there("talk", "cor", "old"), *there("open", "ann", "els", "old")),
    needs=(
        Needs(id="n1", stakeholder="bea", what="Een vergaderruimte"),
        Needs(id="n2", stakeholder="dirk", what="vergaderruimte een"),
        Needs(id="n3", stakeholder="old", what="vrijwilligers"),
        Needs(id="n4", stakeholder="cor", what="geld", theme="Fondsen"),
        Needs(id="n5", stakeholder="old", what="subsidie", theme="fondsen"),
    ),
)


def test_a_partner_is_in_the_round_until_its_first_shared_session() -> None:
    """Els was at the open space; a call with the facilitator leaves Bea in it; a talk without her is none."""
    found = acquaintance(TOWN, TODAY)
    assert [(each.id, each.spoken) for each in found.newcomers] == [
        ("cor", None),
        ("dirk", None),
        ("bea", date(2024, 6, 10)),
    ]


def test_the_round_lasts_ninety_days_and_no_longer() -> None:
    """From the day of joining; who has none from the first day recorded; who has no day at all has time."""
    last = JUNE.start + timedelta(days=90)
    assert len(acquaintance(TOWN, last).newcomers) == 3
    assert acquaintance(TOWN, last + timedelta(days=1)).newcomers == ()
    dayless = replace(TOWN, stakeholders=tuple(replace(each, joined=None) for each in TOWN.stakeholders))
    later = acquaintance(dayless, date(2024, 9, 9))  # the 91st day after the call: only Dirk has no day at all
    assert [(each.id, each.since) for each in later.newcomers] == [
        ("dirk", None),
        ("cor", date(2024, 6, 12)),
    ]


def test_a_talk_with_a_person_counts_for_its_organisation() -> None:
    """The clinic that Bea belongs to was spoken to as well."""
    clinic = Stakeholder(id="clinic", name="Clinic", joined=JUNE)
    facts = replace(
        TOWN,
        stakeholders=(*TOWN.stakeholders, clinic),
        belongs_to=(Belonging(id="b", person="bea", organisation="clinic"),),
    )
    assert {each.id: each.spoken for each in acquaintance(facts, TODAY).newcomers}["clinic"] == date(2024, 6, 10)


def test_a_need_is_shared_by_theme_or_by_likeness_of_words() -> None:
    """Two words in another order are one need; another word of the same theme is too; one alone is none."""
    found = acquaintance(TOWN, TODAY)
    assert [(each.theme, each.needs) for each in found.shared] == [
        (None, (("bea", "Bea", "Een vergaderruimte"), ("dirk", "Dirk", "vergaderruimte een"))),
        ("Fondsen", (("cor", "Cor", "geld"), ("old", "Old", "subsidie"))),
    ]


def test_who_is_invited_has_something_in_common_and_has_not_met() -> None:
    """Around a goal of four, sectors mixed, newcomers first: Els and Old met at the open space, so one of them."""
    goal = Goal(id="warm", title="Warm")
    carried = tuple(
        Commitment(id=f"k-{each}", stakeholder=each, goal="warm") for each in ("bea", "cor", "dirk", "els", "old")
    )
    invited = acquaintance(replace(TOWN, goals=(goal,), commitments=carried), TODAY).invitation
    assert invited is not None
    assert (invited.goal, [(each.id, each.new) for each in invited.who]) == (
        "Warm",
        [("bea", True), ("cor", True), ("dirk", True), ("old", False)],
    )


def test_missing_sectors_are_told_once_any_is_recorded() -> None:
    """Care and business are there; without any sector nothing is said to be missing."""
    assert acquaintance(TOWN, TODAY).missing == ("government", "civil_society", "knowledge", "citizen")
    bare = replace(TOWN, stakeholders=tuple(replace(each, sector=None) for each in TOWN.stakeholders))
    assert acquaintance(bare, TODAY).missing == ()


def test_who_is_not_named_is_counted_and_stands_in_no_list() -> None:
    """Bea chose not to be on the map: her need is shared with nobody, and nobody is told of her."""
    found = acquaintance(TOWN, TODAY, frozenset({"bea"}))
    assert found.unnamed == 1
    assert "bea" not in repr(found).lower()


def test_nobody_there_is_an_ordinary_answer() -> None:
    """An empty community: nobody new, nothing shared, nothing proposed, nothing missing."""
    found = acquaintance(Facts(), TODAY)
    assert (found.newcomers, found.shared, found.invitation, found.missing) == ((), (), None, ())


def test_nobody_is_called_new_only_where_that_is_so() -> None:
    """Of newcomers none of whom is named nothing is denied; where there are no partners yet, that is said."""
    alone = replace(TOWN, stakeholders=TOWN.stakeholders[:2])
    with speak("en"):
        assert acquaintance_words.lead(acquaintance(alone, TODAY, {"bea"})) == ""
        assert acquaintance_words.lead(acquaintance(Facts(), TODAY)) == "There are no partners yet."
        settled = replace(TOWN, stakeholders=TOWN.stakeholders[4:5])  # Els was at the open space
        assert acquaintance_words.lead(acquaintance(settled, TODAY)).startswith("Nobody is new just now")


def test_the_round_is_told_of_many_days_in_any_order() -> None:
    """Of one that joins and meets, one that leaves, an organisation by its person, one known by its goal alone."""
    town = replace(
        TOWN,
        stakeholders=(
            *TOWN.stakeholders,
            person("fie", joined=None),
            person("gus", joined=None),
            Stakeholder(id="mill", name="Mill", kind="organisation", joined=JUNE),
            Stakeholder(id="barn", name="Barn", kind="organisation"),
            replace(person("hans"), left=When.of("2024-07-01")),
        ),
        attendance=(*TOWN.attendance, *there("call", "fie"), replace(there("open", "dirk")[0], present=False)),
        belongs_to=(
            Belonging(id="b1", person="els", organisation="mill", until=When.of("2024-07-31")),
            Belonging(id="b2", person="bea", organisation="barn"),
        ),
        goals=(Goal(id="bread", title="Bread"),),
        commitments=(Commitment(id="c1", stakeholder="gus", goal="bread", since=When.of("2024-06-05")),),
    )
    on, days = newcomers(town), [date(2024, 5, 20) + timedelta(days=step) for step in range(130)]
    told = {day: on(day) for day in reversed(days)}
    runs = {
        who: [
            f"{day:%m-%d}"
            for day, before in pairwise([*days, days[-1]])
            if (who in told[day]) != (who in told[before])
        ]
        for who in ("els", "hans", "mill", "gus")
    }
    # the last day before each change; Mill was at the open space as long as Els works there
    assert runs == {
        "els": ["05-31", "06-19"],
        "hans": ["05-31", "06-30"],
        "mill": ["05-31", "06-19", "07-30", "08-30"],
        "gus": ["06-04", "09-03"],
    }
