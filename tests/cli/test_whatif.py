"""`meshwork whatif`, on the invented community."""

from __future__ import annotations

import json

import pytest

from meshwork.text import speak
from tests.cli.said import Run

FIRST, LAST = ("--day", "2019-12-31"), ("--day", "2023-11-30")


def test_at_the_start_all_hangs_on_the_facilitators_and_four_years_later_it_does_not(lindemark: Run) -> None:
    """Without them 27 fall off in 2019 and the network is gone; in 2023 one does, and it stays what it was."""
    first, last = (json.loads(lindemark("whatif", "--facilitators", *day, "--json").out) for day in (FIRST, LAST))
    assert (first["falls_off"]["count"], first["stage"]) == (27, {"before": "L1", "after": "L0"})
    assert (last["falls_off"]["count"], last["stage"]) == (1, {"before": "M1", "after": "M1"})


def test_the_answer_is_told_in_sentences_of_the_reader(lindemark: Run) -> None:
    """By name, whatever its capitals; and the table without a name."""
    with speak("nl"):
        said = lindemark("whatif", "--without", "dorpsraad wilgenzijl", *LAST)
        table = lindemark("whatif", *LAST)
    assert "Als Dorpsraad Wilgenzijl weggaat, 30 november 2023" in said.out
    assert "Het blijft: meshwork in opbouw." in said.out
    assert "Zonder enige band: Dorpshuis Korenbrug." in said.out
    assert table.out.splitlines()[2].split() == ["1.", "Werkplaats", "De", "Linde", "1", "raakt", "los"]


def test_what_the_answer_is_about_stands_above_it(lindemark: Run) -> None:
    """Of a goal that; of a day long after the last record that; the stage by the name that the label has."""
    with speak("en"):
        of_goal = lindemark("whatif", "--without", "dorpsraad", "--goal", "Niemand alleen", *LAST).out
        late = [lindemark(*words, "--day", "2024-06-30").out for words in (("whatif",), ("introduce",))]
        late.append(lindemark("whatif", "--facilitators", "--day", "2024-06-30").out)
        first = lindemark("whatif", *FIRST).out
        awake = lindemark("whatif", *LAST).out
    assert "left, 30 November 2023, among those who carry “Niemand alleen”" in of_goal
    assert "Dorpsraad Wilgenzijl does not carry this goal in this time" in of_goal
    assert all("Nothing has been recorded since 24 November 2023" in each for each in late)
    assert "Nothing has been recorded" not in awake
    assert "from network around the facilitator to loose organisations" in first


def test_a_person_leaves_by_itself_and_an_organisation_with_its_people(lindemark: Run) -> None:
    """Marit is one of two facilitators of the workshop: fewer fall off without her than without them both."""
    one, both = (
        json.loads(lindemark("whatif", "--without", *who, *FIRST, "--json").out)
        for who in (("marit",), ("werkplaats", "--with-people"))
    )
    assert (one["falls_off"]["count"], both["falls_off"]["count"]) == (9, 27)
    assert [each["id"] for each in both["without"]] == ["joris", "marit", "werkplaats"]


@pytest.mark.parametrize(
    ("named", "id_"),
    [("energiecooperatie lindestroom", "lindestroom"), ("HSL", "hogeschool"), ("garage de spaak", "spaak")],
)
def test_a_partner_is_found_however_its_name_is_written(lindemark: Run, named: str, id_: str) -> None:
    """Without accents and capitals; by another name, and by what it was called before."""
    said = lindemark("whatif", "--without", named, *LAST, "--json")
    assert [each["id"] for each in json.loads(said.out)["without"]] == [id_]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--without", "schakl"), 1, 'There is no partner "schakl". Was "Buurthuis De Schakel" meant?'),
        (("--without", "schakël"), 1, 'There is no partner "schakël". Was "Buurthuis De Schakel" meant?'),
        (("--without", "xyzzy"), 1, 'There is no partner "xyzzy".'),
        (("--with-people",), 2, "--with-people goes with --without"),
        (("--without", "marit", "--goal", "nothing"), 1, 'There is no goal "nothing".'),
        (("--day", "never"), 2, "--day"),
    ],
)
def test_who_is_not_there_is_said_with_a_near_name(
    lindemark: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    """Unknown names, and an option that misses its other half."""
    found = lindemark("whatif", *words)
    assert found.code == code
    assert said in found.err


def test_an_empty_community_has_nobody_to_lose(meshwork: Run) -> None:
    """Nothing recorded, nothing lost; in both forms."""
    assert "Nobody was active in this time" in meshwork("whatif").out
    assert json.loads(meshwork("whatif", "--json").out)["would_hurt_most"] == []
    assert json.loads(meshwork("whatif", "--facilitators", "--json").out)["falls_off"]["count"] == 0
