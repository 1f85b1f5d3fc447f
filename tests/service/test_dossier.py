"""Who asks for it gets everything that is kept of it, and nothing that is another's own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from meshwork.asker import Asker, Role
from meshwork.change import Changes
from meshwork.dossier import as_json, as_paper, left_out
from meshwork.errors import NotAllowed
from meshwork.model import (
    Choice,
    Community,
    Extra,
    Facts,
    Feeler,
    Goal,
    Help,
    Insight,
    Note,
    Private,
    Question,
    Reuse,
    Session,
    Stakeholder,
    Tie,
)
from meshwork.papers import as_html
from meshwork.service import Service
from meshwork.when import When
from tests.serving import Serve

ANNA = Asker("anna", Role.FACILITATOR, account="anna")
MILL = Stakeholder(id="mill", name="De Molen", email="zqpost@molen.example", place="Lint")


@pytest.fixture
def service(serve: Serve) -> Service:
    """The mill with two ties (one with who objects), a note, and three signals: Anna's, Ben's own, Ben's shared."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(MILL, Stakeholder(id="bakery", name="Bakkerij"), Stakeholder(id="quiet", name="Zqstil")),
        ties=(Tie(id="t", source="mill", target="bakery"), Tie(id="u", source="quiet", target="mill")),
        choices=(Choice(id="c", stakeholder="quiet", purpose="objects"),),
    )
    private = Private(
        notes=(Note(id="n", stakeholder="mill", text="zqnotitie"),),
        feelers=(
            Feeler(id="a", stakeholder="mill", date=When.of("2024-06-01"), note="zqvananna", author="anna"),
            Feeler(id="b", stakeholder="mill", date=When.of("2024-06-01"), note="zqvanben", author="ben"),
            Feeler(
                id="d", stakeholder="mill", date=When.of("2024-06-02"), note="zqgedeeld", author="ben", shared=True
            ),
        ),
    )
    made = serve(facts, private, now=lambda: datetime(2024, 6, 30, 12, tzinfo=UTC), today=lambda: date(2024, 6, 30))
    moved = Stakeholder(id="mill", name="De Molen", email="zqpost@molen.example", place="Zqelders")
    made.write(ANNA, "lint", Changes((moved,), (("stakeholders", "mill"),)), "correct")
    return made


def test_everything_that_stands_and_that_stood_is_in_it(service: Service) -> None:
    """Two rows of the partner, one of them taken back; tie, note, own signal and the shared one."""
    found = service.keeping.person(ANNA, "lint", "mill")
    assert [(each.kind, each.taken_back is not None) for each in found.rows] == [
        ("stakeholders", False),
        ("ties", False),
        ("notes", False),
        ("feelers", False),
        ("feelers", False),
        ("stakeholders", True),
    ]
    told = json.loads(as_json(found))
    assert [each["fields"]["place"] for each in told["rows"] if each["kind"] == "stakeholders"] == [
        "Zqelders",
        "Lint",
    ]
    for said in (as_json(found), as_html(as_paper(found))):
        for each in ("zqpost@molen.example", "zqnotitie", "zqvananna", "zqgedeeld", "Bakkerij"):
            assert each in said


def test_who_objects_and_what_another_keeps_to_herself_are_counted_and_not_told(service: Service) -> None:
    """One line speaks of who objects, one signal is Ben's own."""
    found = service.keeping.person(ANNA, "lint", "mill")
    assert (found.others, found.signals, len(left_out(found))) == (1, 1, 2)
    for said in (as_json(found), as_html(as_paper(found))):
        assert "Zqstil" not in said
        assert "zqvanben" not in said


def test_who_objects_can_have_its_own(service: Service) -> None:
    """Its choice, its tie and itself."""
    found = service.keeping.person(ANNA, "lint", "quiet")
    assert [each.kind for each in found.rows] == ["stakeholders", "ties", "choices"]


def test_it_is_for_facilitators_alone(service: Service) -> None:
    """They hand it over."""
    with pytest.raises(NotAllowed):
        service.keeping.person(Asker("x", Role.NOBODY), "lint", "mill")


def test_a_signal_that_is_shared_no_longer_goes_out_in_no_file_of_another(service: Service) -> None:
    """Ben shared it, and then took that back: none of its rows is in Anna's file, all of them in his own."""
    ben = Asker("ben", Role.FACILITATOR, account="ben")
    service.signals.share(ben, "lint", "d", shared=False)
    found = service.keeping.person(ANNA, "lint", "mill")
    assert "zqgedeeld" not in as_json(found)
    assert found.signals == 2  # two signals of his, in three rows
    own = service.keeping.person(ben, "lint", "mill")
    assert [each.taken_back is not None for each in own.rows if each.kind == "feelers"] == [False, False, True]


@pytest.mark.parametrize("kind", ["intervision", "gathering"])
def test_what_was_asked_and_said_in_intervision_goes_to_nobody(service: Service, kind: str) -> None:
    """Its part in them is told and counted, the words are not: also where that session is now called otherwise."""
    met = Session(id="s", date=When.of("2024-06-01"), kind="intervision")
    said = (
        met,
        Question(id="zqvraag-id", text="zqvraag", session="s"),
        Insight(id="zqinzicht-id", text="zqinzicht", session="s", visibility="facilitators"),
        Help(id="h", stakeholder="mill", question="zqvraag-id", role="expert"),
        Reuse(id="r", stakeholder="mill", insight="zqinzicht-id"),
        Question(id="q", text="zqopen"),
        Help(id="i", stakeholder="mill", question="q", role="expert"),
    )
    service.write(ANNA, "lint", Changes(said), "add")
    service.write(ANNA, "lint", Changes((replace(met, kind=kind, title="Koffie"),), (("sessions", "s"),)), "correct")
    found = service.keeping.person(ANNA, "lint", "mill")
    assert [each.kind for each in found.rows if each.kind in {"helped", "reused"}] == ["helped", "helped", "reused"]
    assert (found.quiet, len(left_out(found))) == (2, 3)
    for told in (as_json(found), as_html(as_paper(found))):
        assert "zqopen" in told
        assert "zqvraag" not in told
        assert "zqinzicht" not in told


def test_columns_of_peoples_own_on_its_facts_are_told_and_on_those_left_out_counted(service: Service) -> None:
    """One on its tie with the bakery, one on its tie with who objects, one on the bakery itself."""
    columns = (
        Extra(id="x", of_kind="ties", of="t", column="reden", value="zqfailliet"),
        Extra(id="y", of_kind="ties", of="u", column="reden", value="zqruzie"),
        Extra(id="z", of_kind="stakeholders", of="bakery", column="reden", value="zqbakker"),
    )
    service.write(ANNA, "lint", Changes(columns), "add")
    found = service.keeping.person(ANNA, "lint", "mill")
    assert [said in as_json(found) for said in ("zqfailliet", "zqruzie", "zqbakker")] == [True, False, False]
    assert found.others == 2


def test_who_wanted_to_be_left_out_is_so_when_it_is_off_the_list_too(service: Service) -> None:
    """Its tie with the mill and its choice are of the past then, and its name and id are in no file of another."""
    for kind, id_ in (("ties", "u"), ("choices", "c"), ("stakeholders", "quiet")):
        service.edits.take_away(ANNA, "lint", kind, id_)
    found = service.keeping.person(ANNA, "lint", "mill")
    assert found.others == 1
    assert "quiet" not in as_json(found)


def test_the_mailed_form_offers_no_goal_that_names_who_wants_to_be_left_out(service: Service) -> None:
    """Nor one that holds a telephone number; a word that merely contains the name is another word."""
    titles = ("Feest voor zqstil", "Zqstilte in de buurt", "Bel 06-1234 5678", "Warm wonen")
    service.write(ANNA, "lint", Changes(tuple(Goal(id=f"g{n}", title=each) for n, each in enumerate(titles))), "add")
    form = service.told.form(ANNA, "lint")
    assert [each in form for each in titles] == [False, True, False, True]
