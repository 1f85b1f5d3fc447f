"""The file that our own form gives is read as an answer, or refused whole."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest

from meshwork import formats
from meshwork.formats import How, Plan, Source
from meshwork.formats.answer import BEGIN, END
from meshwork.model import Community
from meshwork.when import When
from tests.formats.desk import Town, draft, of
from tests.formats.test_import_answers import shapes, town

WHOLE: dict[str, Any] = {
    "meshwork": "answer",
    "version": 1,
    "community": "lint",
    "answered": "2026-11-12",
    "who": "Kadehuis",
    "did": [
        {"with": "De Molen", "on": ["Warm wonen", "Samen brood bakken"], "began": "us"},
        {"with": "De Sluis", "on": [], "began": "them"},
    ],
    "correct": {},
    "objects": False,
    "left": False,
}


def file(**other: Any) -> str:
    """An answer, with something else in it."""
    return json.dumps({**WHOLE, **other})


def reads(here: Town, how: How | None = None, /, **files: str | bytes) -> Plan:
    """What files would do in a town of the community Lint; nothing is kept."""
    facts = here.facts
    found = draft(how, **files)
    lint = (Community(id="lint", name="Lint"),)
    return formats.plan(found, type(facts)(**{**_fields(facts), "community": lint}), here.private)


def _fields(facts: Any) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__slots__}


def test_an_answer_file_is_ties_with_who_began_and_commitments() -> None:
    """Two partners, two goals with the first; each began as was said."""
    rows = reads(town(), kadehuis_json=file())
    assert sorted((each.target, each.started_by, each.confirmed_by) for each in of(rows, "ties")) == [
        ("de-molen", "kadehuis", "kadehuis"),
        ("de-sluis", "de-sluis", "kadehuis"),
    ]
    found = of(rows, "commitments")
    assert sorted((each.stakeholder, each.goal, each.level) for each in found) == [
        ("kadehuis", "samen-brood-bakken", "interested"),
        ("kadehuis", "warm-wonen", "interested"),
    ]
    assert {each.since for each in found} == {When.of("2026-11-12")}
    assert shapes(rows) == []


def test_the_same_answer_out_of_a_mail_is_read_alike() -> None:
    """Quoted by a mail program, with words around it; two in one text are two answers."""
    block = base64.b64encode(file().encode()).decode()
    lines = [
        "Dag,",
        BEGIN,
        *(block[at : at + 60] for at in range(0, len(block), 60)),
        END,
    ]
    mail = "\r\n".join(f"> {each}" for each in lines)
    assert reads(town(), pasted_txt=mail).changes == reads(town(), kadehuis_json=file()).changes
    both = formats.read([Source("mail.txt", f"{mail}\n{mail}".encode())])
    assert [each.table.name for each in both.sheets] == ["mail.txt, 1", "mail.txt, 2"]


def test_each_correction_is_put_by_itself_and_taken_over_where_a_person_says_so() -> None:
    """The place is taken over and the website left; what stands so already is no question."""
    content = file(did=[], correct={"place": "Zwolle", "url": "https://kade.example", "name": "Kadehuis"})
    asked = reads(town(), kadehuis_json=content)
    assert [each.rpartition(":")[0] for each in shapes(asked)] == ["correct:place:Kadehuis", "correct:url:Kadehuis"]
    assert '"Zwolle". Here stands "Kampen".' in asked.questions[0].text
    rows = reads(town(), How(answers={asked.questions[0].shape: "yes"}), kadehuis_json=content)
    (who,) = of(rows, "stakeholders")
    assert (who.name, who.place, who.url) == ("Kadehuis", "Zwolle", None)


def test_a_sector_is_asked_about_in_words_and_taken_over() -> None:
    """In the file stands "care"; the question says what a person calls it."""
    content = file(did=[], correct={"sector": "care"})
    asked = reads(town(), kadehuis_json=content)
    assert asked.questions[0].text == 'Kadehuis writes as sector: "Care and health". Here stands nothing.'
    (who,) = of(reads(town(), How(answers={asked.questions[0].shape: "yes"}), kadehuis_json=content), "stakeholders")
    assert who.sector == "care"


def test_a_partner_may_correct_its_own_name() -> None:
    """It stays who it is, with its ties."""
    content = file(did=WHOLE["did"][:1], correct={"name": "Kadehuis Oost"})
    rows = reads(town(), How(answers={"correct:name:Kadehuis": "yes"}), kadehuis_json=content)
    (who,) = of(rows, "stakeholders")
    assert (who.id, who.name, who.aliases) == ("kadehuis", "Kadehuis Oost", ("Kadehuis",))
    assert [each.source for each in of(rows, "ties")] == ["kadehuis"]


def test_who_ticks_that_it_objects_tells_no_tie() -> None:
    """Also before a person said yes; objecting and withdrawing are two questions."""
    rows = reads(town(), kadehuis_json=file(objects=True, left=True))
    assert shapes(rows) == ["wish:objects:Kadehuis", "wish:left:Kadehuis"]
    assert not rows.changes
    yes = reads(town(), How(answers={"wish:objects:Kadehuis": "objects"}), kadehuis_json=file(objects=True))
    assert [each.purpose for each in of(yes, "choices")] == ["objects"]
    assert of(yes, "ties") == []


def test_an_answer_to_another_community_is_named_and_nothing_is_written() -> None:
    """With its file; also where the rest of the drop is good."""
    rows = reads(town(), a_json=file(), b_json=file(community="elders"))
    (fault,) = rows.faults
    assert (fault.file, fault.code) == ("b.json", "elsewhere")
    assert not rows.changes


@pytest.mark.parametrize(
    "other",
    [
        {"more": 1},
        {"who": ["Kadehuis"]},
        {"who": "K" * 301},
        {"who": "Kade\x00huis"},
        {"answered": "gisteren"},
        {"answered": "2026-02-30"},
        {"objects": "ja"},
        {"correct": {"email": "a@kade.example"}},
        {"correct": {"facilitator": "yes"}},
        {"did": "De Molen"},
        {"did": [{"with": "De Molen", "strength": 3}]},
        {"did": [{"with": "De Molen", "began": "me"}]},
        {"did": [{"with": "De Molen"}] * 201},
        {"version": 2},
    ],
)
def test_what_the_form_does_not_make_is_refused_whole(other: dict[str, Any]) -> None:
    """A file that was changed is named; nothing of it is read."""
    found = reads(town(), kadehuis_json=file(**other))
    assert [(each.file, each.code) for each in found.faults] == [("kadehuis.json", "answer")]
    assert not found.changes


@pytest.mark.parametrize("content", [file()[:-20], f"{BEGIN}\nabc\n", f"{BEGIN}\n***\n{END}"])
def test_what_breaks_off_is_named(content: str) -> None:
    """A file cut off, a mail cut off, letters that are none."""
    found = reads(town(), kadehuis_json=content)
    assert [each.code for each in found.faults] == ["answer"]


def test_a_yes_to_one_correction_takes_over_no_other_words() -> None:
    """Of two answers the last is put; a yes that was said to the first goes for neither."""
    first = file(did=[], answered="2026-11-01", correct={"place": "Zwolle"})
    second = file(did=[], correct={"place": "Elders"})
    (shown,) = reads(town(), a_json=first).questions
    both = reads(town(), a_json=first, b_json=second)
    assert ['"Elders"' in each.text for each in both.questions] == [True]
    assert not of(reads(town(), How(answers={shown.shape: "yes"}), a_json=first, b_json=second), "stakeholders")
    taken = reads(town(), How(answers={both.questions[0].shape: "yes"}), a_json=first, b_json=second)
    assert [each.place for each in of(taken, "stakeholders")] == ["Elders"]


def test_a_yes_in_words_to_what_is_no_correction_changes_nothing() -> None:
    """A goal, the community and a wish in words are no property of a partner."""
    said = {f"correct:{what}:Kadehuis": "yes" for what in ("goal", "community", "words")}
    assert not of(reads(town(), How(answers=said), kadehuis_json=file()), "stakeholders")


def test_an_answer_is_of_no_later_day_than_it_is_read() -> None:
    """Of tomorrow it holds from today, as it may be tomorrow elsewhere; of later it is refused with its row."""
    today = How(answers={"wish:objects:Kadehuis": "objects"}, today=date(2026, 11, 12))
    late = reads(town(), today, kadehuis_json=file(objects=True, answered="2026-11-14"))
    assert [(each.code, each.row) for each in late.faults] == [("to_come", 1)]
    assert not late.changes
    (choice,) = of(reads(town(), today, kadehuis_json=file(objects=True, answered="2026-11-13")), "choices")
    assert choice.since == When.of("2026-11-12")


def test_signs_that_cannot_be_seen_do_not_refuse_an_answer() -> None:
    """A soft hyphen, a no-break space and a line break in a goal are what it is called all the same."""
    did = [{"with": "De\u00a0Mol\u200ben", "on": ["Warm\nwo\u00adnen"], "began": "us"}]
    rows = reads(town(), kadehuis_json=file(did=did))
    assert [each.target for each in of(rows, "ties")] == ["de-molen"]
    assert [each.goal for each in of(rows, "commitments")] == ["warm-wonen"]


@pytest.mark.parametrize(
    "other",
    [
        {"answered": "0001-01-01"},
        {"community": ""},
        {"did": [{"with": "De Molen", "on": [], "began": ["us"]}]},
        {"version": int("9" * 4000)},
    ],
)
def test_what_no_form_makes_is_refused_with_words(other: dict[str, Any]) -> None:
    """A day before there were forms, no community, a list for a word, a number without end."""
    rows = reads(town(), kadehuis_json=file(**other))
    assert [each.file for each in rows.faults] == ["kadehuis.json"]
    assert not rows.changes
