"""Two partners that are one: what moves, what falls together, whose name stays; who is proposed; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from meshwork.alike import alike, plain
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.merging import merged
from meshwork.model import (
    Attendance,
    Belonging,
    Commitment,
    Community,
    Extra,
    Facts,
    FollowUp,
    Goal,
    Note,
    Private,
    Session,
    Stakeholder,
    Tie,
    Version,
)
from meshwork.service import Service
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve


def town() -> tuple[Facts, Private]:
    """A foundation that was entered twice, a clinic, and what is known of each."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(
            Stakeholder(id="clinic", name="Clinic"),
            Stakeholder(id="hoeve", name="Stichting De Hoeve", sector="care", joined=When.of("2022")),
            Stakeholder(
                id="hoeve-2",
                name="Stg. de Hoeve",
                aliases=("DH",),
                place="Lint",
                sector="other",
                joined=When.of("2021"),
            ),
        ),
        versions=(Version(id="v", stakeholder="hoeve-2", name="Hoevehuis", until=When.of("2021")),),
        goals=(Goal(id="warm", title="Warm homes"), Goal(id="young", title="Young")),
        sessions=(
            Session(id="s1", date=When.of("2023-01-01"), started_by="hoeve-2"),
            Session(id="s2", date=When.of("2023-02-01")),
        ),
        attendance=(
            Attendance(id="a1", stakeholder="hoeve", session="s1", role="host"),
            Attendance(id="a2", stakeholder="hoeve-2", session="s1"),
            Attendance(id="a3", stakeholder="hoeve-2", session="s2", invited=True),
        ),
        commitments=(
            Commitment(id="k1", stakeholder="hoeve", goal="warm", since=When.of("2022")),
            Commitment(id="k2", stakeholder="hoeve-2", goal="warm", level="carrying", since=When.of("2021")),
            Commitment(id="k3", stakeholder="hoeve-2", goal="young"),
        ),
        ties=(
            Tie(id="t1", source="hoeve", target="clinic", kind="exchanges", strength=1, until=When.of("2023")),
            Tie(id="t2", source="clinic", target="hoeve-2", kind="exchanges", strength=3, since=When.of("2022")),
            Tie(id="t3", source="hoeve", target="hoeve-2"),
            Tie(id="t4", source="hoeve-2", target="clinic", kind="refers"),
        ),
        belongs_to=(Belonging(id="b", person="clinic", organisation="hoeve-2"),),
        extras=(
            Extra(id="e1", of_kind="stakeholders", of="hoeve", column="Code", value="7"),
            Extra(id="e2", of_kind="stakeholders", of="hoeve-2", column="Code", value="9"),
        ),
    )
    private = Private(
        notes=(Note(id="n", stakeholder="hoeve-2", text="Quiet word"),),
        follow_ups=(FollowUp(id="f", stakeholder="hoeve", partner="hoeve-2", kind="bring_together"),),
    )
    return facts, private


@pytest.fixture
def service(serve: Serve, store_url: str) -> Service:
    """A service of that town, in either store."""
    return serve(*town(), url=store_url, now=lambda: datetime(2024, 5, 1, tzinfo=UTC), today=lambda: date(2024, 5, 1))


def test_the_look_tells_what_moves_what_falls_together_and_what_is_dropped() -> None:
    """One commitment, one tie and one attendance fall together, and the value of one column; the tie between the two,
    the follow-up that would bring them together and the former name mean nothing any more."""
    found = merged(*town(), "hoeve", "hoeve-2")
    assert dict(found.moved) == {
        "attendance": 2,
        "belongs_to": 1,
        "commitments": 1,
        "notes": 1,
        "sessions": 1,
        "ties": 1,
    }
    assert [(stands.id, other.id) for stands, other in found.together] == [("k1", "k2"), ("e1", "e2"), ("t1", "t2")]
    assert [each.id for each in found.dropped] == ["f", "t3", "v"]


def test_the_name_of_the_one_stays_and_the_others_become_aliases() -> None:
    """What only the other knew is taken over; where both know, the one that stays counts; joined is the first."""
    stays = merged(*town(), "hoeve", "hoeve-2").stays
    assert (stays.name, stays.sector, stays.place, str(stays.joined)) == (
        "Stichting De Hoeve",
        "care",
        "Lint",
        "2021",
    )
    assert stays.aliases == ("Stg. de Hoeve", "DH", "Hoevehuis")


def test_what_falls_together_holds_over_both_their_days_and_the_stronger_counts(service: Service) -> None:
    """Carrying since 2021; an exchange of strength 3 that began always and still is; both values of a column."""
    service.merges.merge(ANNA, "lint", "hoeve", "hoeve-2")
    now = service.facts(ANNA, "lint")
    part = next(each for each in now.commitments if each.goal == "warm")
    assert (part.level, str(part.since), part.until) == ("carrying", "2021", None)
    tie = next(each for each in now.ties if each.kind == "exchanges")
    assert (tie.strength, tie.since, tie.until) == (3, None, None)
    assert [each.value for each in now.extras] == ["7 | 9"]
    assert [(each.role, each.primary) for each in now.attendance if each.session == "s1"] == [
        ("host", True),
        ("participant", False),
    ]
    assert service.check(ANNA, "lint") == ()
    assert "hoeve-2" not in repr(now)


def test_a_merge_is_undone_to_the_last_fact(service: Service) -> None:
    """As before, notes too; the log names nobody."""
    before = service.facts(ANNA, "lint"), service.private(ANNA, "lint")
    done = service.merges.merge(ANNA, "lint", "hoeve", "hoeve-2")
    assert done is not None
    assert (done.verb, done.note) == ("merge", "")
    assert service.private(ANNA, "lint").notes[0].stakeholder == "hoeve"
    service.undo(ANNA, "lint")
    after = service.facts(ANNA, "lint"), service.private(ANNA, "lint")
    assert [set(map(repr, getattr(one, kind))) for one in before[:1] for kind in ("stakeholders", "ties")] == [
        set(map(repr, getattr(one, kind))) for one in after[:1] for kind in ("stakeholders", "ties")
    ]
    assert after[1].notes == before[1].notes


def test_days_that_do_not_touch_stay_two_facts() -> None:
    """Committed in 2015 to 2016, and again since 2022: the pause is true."""
    facts, private = town()
    early = Commitment(
        id="k0", stakeholder="hoeve-2", goal="warm", since=When.of("2015"), until=When.of("2016-01-01")
    )
    found = merged(replace(facts, commitments=(facts.commitments[0], early)), private, "hoeve", "hoeve-2")
    assert [other.id for _stands, other in found.together if isinstance(other, Commitment)] == []


def test_only_two_different_partners_that_are_kept_are_made_one() -> None:
    """Neither one with itself nor with nobody."""
    for pair in (("hoeve", "hoeve"), ("hoeve", "nobody"), ("nobody", "hoeve")):
        with pytest.raises(MeshworkError):
            merged(*town(), *pair)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stg. De Linde", "Stichting de Linde", True),
        ("Gem. Zwaluwerd", "Gemeente Zwaluwerd", True),
        ("Ver. Óns Huis", "Vereniging Ons Huis", True),
        ("Bakkerij Oosterlicht", "Bakkerij Osterlicht B.V.", True),
        ("Gemeente Lindehove", "Gemeente Roggemeer", False),
        ("Wijkteam 12", "Wijkteam 13", False),
    ],
)
def test_names_that_differ_in_abbreviations_accents_or_a_letter_are_proposed(
    one: str, other: str, same: bool
) -> None:
    """And names that only look alike, or differ in a number, are not."""
    facts = Facts(stakeholders=(Stakeholder(id="a", name=one), Stakeholder(id="b", name=other)))
    assert bool(alike(facts)) == same


def test_an_email_that_two_share_proposes_them_whatever_their_names() -> None:
    """Capitals aside."""
    people = (
        Stakeholder(id="a", name="Sam", kind="person", email="sam@lint.example"),
        Stakeholder(id="b", name="S. de Wit", kind="person", email="Sam@Lint.example "),
    )
    (found,) = alike(Facts(stakeholders=people))
    assert found.by == "email"


def test_the_one_of_whom_more_is_kept_is_named_first(service: Service) -> None:
    """The second entry of the foundation has more facts than the first."""
    (found,) = service.merges.alike(ANNA, "lint")
    assert (found.one.id, found.other.id, found.by) == ("hoeve-2", "hoeve", "name")


def test_two_that_somebody_said_are_two_are_not_proposed_again(service: Service) -> None:
    """It is remembered beside the facts; nothing is written of them."""
    service.merges.apart(ANNA, "lint", "hoeve", "hoeve-2")
    assert service.merges.alike(ANNA, "lint") == ()
    assert service.number(ANNA, "lint") == 1


def test_who_is_not_on_the_map_is_not_proposed() -> None:
    """Neither as the one nor as the other."""
    facts, _private = town()
    assert alike(facts, hidden={"hoeve"}) == ()


def test_nobody_but_a_facilitator_asks(service: Service) -> None:
    """Every verb refuses."""
    asks: tuple[Callable[[], object], ...] = (
        lambda: service.merges.alike(STRANGER, "lint"),
        lambda: service.merges.look(STRANGER, "lint", "hoeve", "hoeve-2"),
        lambda: service.merges.merge(STRANGER, "lint", "hoeve", "hoeve-2"),
        lambda: service.merges.apart(STRANGER, "lint", "hoeve", "hoeve-2"),
    )
    for ask in asks:
        with pytest.raises(NotAllowed):
            ask()


def test_a_name_is_compared_without_what_people_leave_out() -> None:
    """A name of nothing but such words is itself."""
    assert plain("De Stichting") == "destichting"
