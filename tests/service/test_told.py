"""Who has been told that something is kept, what each chose, and the papers made from what is really kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from meshwork.errors import MeshworkError, NotAllowed, WrongUsage
from meshwork.letters import unfilled
from meshwork.model import (
    Attendance,
    Choice,
    Community,
    Drive,
    Facts,
    Feeler,
    Note,
    Private,
    Session,
    Stakeholder,
)
from meshwork.papers import as_html, as_text
from meshwork.service import Service
from meshwork.text import speak
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve

TODAY = date(2024, 6, 30)
WORD, SIGNAL = "zqnotitie", "zqsignaal"


@pytest.fixture
def service(serve: Serve) -> Service:
    """Two organisations, one with an address; five persons: one left, one objects, one is not on the map."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(
            Stakeholder(id="anna", name="Anna", kind="person", facilitator=True),
            Stakeholder(id="bakery", name="Bakkerij Oost", email="zqadres@oost.example"),
            Stakeholder(id="clinic", name="Kliniek"),
            Stakeholder(id="gerda", name="Gerda", kind="person"),
            Stakeholder(id="lies", name="Lies", kind="person", left=When.of("2024-02-01")),
            Stakeholder(id="piet", name="Piet", kind="person"),
            Stakeholder(id="sam", name="Sam", kind="person"),
            Stakeholder(id="tess", name="Tess", kind="person"),
        ),
        sessions=(
            Session(id="s1", date=When.of("2024-03-01"), title="Koffie"),
            Session(id="s2", date=When.of("2024-05-01"), kind="call"),
            Session(id="s3", date=When.of("2022-05-01")),
        ),
        attendance=(
            Attendance(id="a1", stakeholder="tess", session="s1"),
            Attendance(id="a2", stakeholder="tess", session="s2", origin="calendar"),
            Attendance(id="a3", stakeholder="sam", session="s2"),
            Attendance(id="a4", stakeholder="bakery", session="s3"),
            Attendance(id="a5", stakeholder="lies", session="s1"),
            Attendance(id="a6", stakeholder="piet", session="s1"),
        ),
        drives=(Drive(id="d", stakeholder="clinic", text="rust"),),
        choices=(
            Choice(id="c-g", stakeholder="gerda", purpose="not_on_map"),
            Choice(id="c-p", stakeholder="piet", purpose="objects"),
        ),
    )
    private = Private(
        notes=(Note(id="n", stakeholder="sam", text=WORD),),
        feelers=(Feeler(id="f", stakeholder="sam", date=When.of("2024-06-01"), note=SIGNAL),),
    )
    return serve(facts, private, now=lambda: datetime(2024, 6, 30, 12, tzinfo=UTC), today=lambda: TODAY)


def test_who_was_not_told_stands_in_a_list_whom_one_meets_most_first(service: Service) -> None:
    """Tess twice, Sam once, the bakery long ago; Lies left. No facilitator, no organisation without an address."""
    found = service.told.look(ANNA, "lint")
    assert [(each.id, each.met, each.last) for each in found.untold] == [
        ("tess", 2, date(2024, 5, 1)),
        ("sam", 1, date(2024, 5, 1)),
        ("bakery", 0, date(2022, 5, 1)),
        ("lies", 1, date(2024, 3, 1)),
    ]
    assert (found.subjects, found.told, found.unnamed) == (6, 0, 2)  # Gerda and Piet are counted only
    assert found.counts["objects"] == found.counts["not_on_map"] == 1
    assert found.choices == ()


def test_several_are_marked_as_told_in_one_action_that_can_be_taken_back(service: Service) -> None:
    """One change for two; who was told already is passed over; a third time nothing is written."""
    done = service.told.choose(ANNA, "lint", ("tess", "sam"), "told", date(2024, 6, 2))
    assert done is not None
    assert (done.added, done.verb, done.note) == (2, "choose", "told")
    assert service.told.choose(ANNA, "lint", ("tess", "sam"), "told") is None
    found = service.told.look(ANNA, "lint")
    assert (found.told, [each.id for each in found.untold]) == (2, ["bakery", "lies"])
    assert [(each.who, each.purpose, str(each.since)) for each in found.choices] == [
        ("sam", "told", "2024-06-02"),
        ("tess", "told", "2024-06-02"),
    ]
    service.undo(ANNA, "lint")
    assert service.told.look(ANNA, "lint").told == 0


def test_a_choice_is_withdrawn_from_a_day_on_and_given_again(service: Service) -> None:
    """It ends on that day; one that began that very day is taken away; a second time there is nothing to withdraw."""
    service.told.choose(ANNA, "lint", ("tess",), "no_signals", date(2024, 6, 1))
    service.told.withdraw(ANNA, "lint", "tess", "no_signals", date(2024, 6, 20))
    (ended,) = service.told.look(ANNA, "lint").choices
    assert (str(ended.since), str(ended.until)) == ("2024-06-01", "2024-06-20")
    assert service.told.withdraw(ANNA, "lint", "tess", "no_signals") is None
    service.told.choose(ANNA, "lint", ("tess",), "no_signals")
    service.told.withdraw(ANNA, "lint", "tess", "no_signals")
    assert service.told.look(ANNA, "lint").choices == (ended,)


def test_who_objects_is_out_of_everything_at_once_and_comes_back(service: Service) -> None:
    """Off the map, past days too, out of every list; withdrawing, by the whole name, brings all of it back."""
    past = date(2024, 3, 2)
    before = set(service.record(ANNA, "lint").on(past).graph)
    assert "tess" in before
    service.told.choose(ANNA, "lint", ("tess",), "objects")
    assert "tess" not in service.names(ANNA, "lint")
    assert set(service.record(ANNA, "lint").on(past).graph) == before - {"tess"}
    assert "tess" not in {each.id for each in service.told.look(ANNA, "lint").untold}
    assert service.told.look(ANNA, "lint").counts["objects"] == 2
    who = service.edits.find(ANNA, "lint", "stakeholders", "Tess").id
    service.told.withdraw(ANNA, "lint", who, "objects")
    assert set(service.record(ANNA, "lint").on(past).graph) == before
    assert service.names(ANNA, "lint")["tess"] == "Tess"


@pytest.mark.parametrize(
    ("verb", "kind", "said"),
    [
        (lambda told: told.choose(ANNA, "lint", ("nobody",), "told"), MeshworkError, "no such partner"),
        (lambda told: told.choose(ANNA, "lint", ("sam",), "sunshine"), WrongUsage, "no choice"),
        (lambda told: told.choose(ANNA, "lint", ("sam",), "told", date(2024, 7, 1)), WrongUsage, "earlier day"),
        (lambda told: told.fill(ANNA, "lint", {"register.contact": "x" * 301}), MeshworkError, "at most 300"),
        (lambda told: told.letter(ANNA, "lint", "piet"), MeshworkError, "left out"),
        (lambda told: told.look(STRANGER, "lint"), NotAllowed, "facilitators"),
        (lambda told: told.choose(STRANGER, "lint", ("sam",), "told"), NotAllowed, "facilitators"),
        (lambda told: told.withdraw(STRANGER, "lint", "sam", "told"), NotAllowed, "facilitators"),
        (lambda told: told.filled(STRANGER, "lint"), NotAllowed, "facilitators"),
        (lambda told: told.fill(STRANGER, "lint", {}), NotAllowed, "facilitators"),
        (lambda told: told.letter(STRANGER, "lint"), NotAllowed, "facilitators"),
        (lambda told: told.register(STRANGER, "lint"), NotAllowed, "facilitators"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    service: Service, verb: Callable[[object], object], kind: type[Exception], said: str
) -> None:
    """Nobody, nothing, tomorrow, too much; and nobody but a facilitator."""
    before = service.number(ANNA, "lint")
    with speak("en"), pytest.raises(kind, match=said):
        verb(service.told)
    assert service.number(ANNA, "lint") == before


def test_what_a_letter_still_asks_for_is_named_in_the_language_of_who_makes_it(service: Service) -> None:
    """A Dutch letter, made in an English shell."""
    with speak("en"):
        asked = unfilled(service.told.letter(ANNA, "lint", language="nl"))
    assert "where to ask: e-mail or telephone" in asked


def test_the_letter_is_made_from_what_is_really_kept(service: Service) -> None:
    """Attendance from a calendar stands in it, drives (only the clinic's, no person's) do not; notes as long as the
    setting says; what only the community knows is open until it is filled in, and is empty again."""
    paper = service.told.letter(ANNA, "lint", language="en")
    said = as_text(paper)
    assert "At which meetings you were" in said
    assert "taken from the calendar" in said
    assert "What moves you" not in said
    assert "- Notes of a facilitator\n  Where from: written down by a facilitator\n  How long: 24 months" in said
    assert len(paper.blanks) == 3
    service.change_setting(ANNA, "lint", "retention.notes_months", "6")
    service.told.fill(ANNA, "lint", {"register.contact": " vraag@lint.example ", "register.basis": "Goed <recht>"})
    filled = service.told.letter(ANNA, "lint", language="en")
    assert len(filled.blanks) == 1
    assert "How long: 6 months" in as_text(filled)
    assert "at vraag@lint.example, and" in as_text(filled)
    assert "Goed &lt;recht&gt;" in as_html(filled)
    assert service.log(ANNA, "lint", 1)[0].note == "register.basis, register.contact"
    service.told.fill(ANNA, "lint", {"register.contact": "", "register.basis": ""})
    assert len(service.told.letter(ANNA, "lint").blanks) == 3


def test_the_letter_to_one_tells_what_is_kept_of_it_and_nothing_private(service: Service) -> None:
    """Sam's call, in Dutch as the community speaks; not the note, not the signal, not an address of anybody."""
    said = as_text(service.told.letter(ANNA, "lint", "sam"))
    assert said.startswith("Wat we over je bijhouden\n")
    assert "Beste Sam," in said
    assert "telefoongesprek, 1 mei 2024" in said
    assert not [each for each in (WORD, SIGNAL, "zqadres", "Tess") if each in said]


def test_the_register_counts_of_whom_and_names_nobody(service: Service) -> None:
    """Five persons and one organisation with an address; four things open, for the register says where it stands."""
    paper = service.told.register(ANNA, "lint", "en")
    said = as_text(paper)
    assert "5 persons, and 1 organisation or group" in said
    assert len(paper.blanks) == 4
    assert not [each for each in (WORD, SIGNAL, "zqadres", "Tess", "Piet", "Bakkerij") if each in said]


def test_a_store_with_nobody_in_it_has_papers_too(serve: Serve) -> None:
    """Nothing kept, nobody to tell: said so."""
    service = serve(today=lambda: TODAY)
    here = service.found(ANNA, "Leeg").id
    assert service.told.look(ANNA, here).subjects == 0
    assert "Nothing is kept of people yet." in as_text(service.told.letter(ANNA, here, language="en"))
