"""`meshwork add`, `correct`, `end` and `remove`: single facts, in Dutch and English, with the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meshwork.text import speak
from tests.cli.said import Run

TOWN = """naam;sector;plaats
Bakkerij Oost;bedrijf;Lint
Kliniek;zorg;Lint
"""


@pytest.fixture
def town(meshwork: Run, tmp_path: Path) -> Run:
    """A command line with two partners in its store."""
    (tmp_path / "partners.csv").write_text(TOWN, encoding="utf-8")
    assert meshwork("import", tmp_path / "partners.csv").code == 0
    return meshwork


def test_a_fact_is_added_in_words_people_use_and_taken_back(town: Run) -> None:
    """Kind, fields and values in Dutch, a name in other capitals; the answer says how to undo it."""
    with speak("nl"):
        said = town("add", "verbinding", "van=bakkerij oost", "naar=Kliniek", "soort=wisselt uit", "sinds=2023")
        assert said.code == 0
        assert said.out.startswith("Toegevoegd: verbinding (ties-")
        number = said.out.strip().splitlines()[-1].rpartition(" ")[2]
        assert town("undo", "--change", number).code == 0
        assert town("undo", "--change", number).code == 1


def test_the_first_fact_begins_a_community(meshwork: Run) -> None:
    """In an empty home nothing need be imported first."""
    assert meshwork("add", "partner", "name=Clinic", "sector=care").code == 0
    assert json.loads(meshwork("add", "goal", "title=Warm homes", "--json").out)["fact"]["title"] == "Warm homes"


def test_every_fault_of_a_fact_is_told_by_field(town: Run) -> None:
    """What, and what to do; nothing is written, exit code 1."""
    with speak("nl"):
        said = town("add", "verbinding", "van=Bakkerij", "naar=Klinik", "soort=wisselt")
    assert said.code == 1
    first, second, third = said.err.strip().splitlines()
    assert first.startswith("Van: er is geen partner")
    assert second == (
        'Naar: er is geen partner "Klinik". Zet die naam bij de partners, of verbeter de naam. Bedoel je "Kliniek"?'
    )
    assert third.startswith('Soort: "wisselt" is geen van kent, wisselt uit,')
    assert json.loads(town("log", "--limit", "1", "--json").out)[0]["verb"] == "import"


def test_a_kind_a_field_or_a_word_that_is_none_is_told_with_those_there_are(town: Run) -> None:
    """Exit code 1 for a kind, 2 for what is typed wrongly."""
    with speak("en"):
        assert "What is: community, stakeholder," in town("add", "spoon").err
        said = town("add", "partner", "colour=red")
        assert said.code == 2
        assert '"colour" is not kept of stakeholders. What is: name, aliases,' in said.err
        assert '"Clinic" is no field=value.' in town("add", "partner", "Clinic").err
        assert town("correct", "partner", "Kliniek").code == 2


def test_a_new_name_is_a_correction_or_a_change_from_a_day_on(town: Run) -> None:
    """Asked where neither was said; with --since the old name is kept until that day."""
    with speak("en"):
        asked = town("correct", "partner", "Kliniek", "name=Hospital")
        assert asked.code == 1
        assert "say whether this was always so" in asked.err
        assert town("correct", "partner", "Kliniek", "name=Hospital", "--since", "2023-02").code == 0
        known = town("add", "former name", "stakeholder=Hospital", "name=Kliniek", "until=2023-02-01")
        assert "stands already" in known.err
        assert town("correct", "partner", "Kliniek", "name=Clinic", "--always", "--since", "2024").code == 2


def test_a_partner_ends_on_a_day_and_is_taken_away_only_knowingly(town: Run) -> None:
    """What hangs on it is counted first; with --along it goes too."""
    with speak("en"):
        town("add", "tie", "source=Bakkerij Oost", "target=Kliniek")
        ended = json.loads(town("end", "partner", "Kliniek", "--on", "1-3-2024", "--json").out)
        assert ended["fact"]["left"] == "2024-03-01"
        refused = town("remove", "partner", "Kliniek")
        assert refused.code == 1
        assert "With it would go: 1 tie. Say --along" in refused.err
        assert town("remove", "partner", "Kliniek", "--along").code == 0
        assert "no stakeholder" in town("remove", "partner", "Kliniek").err
