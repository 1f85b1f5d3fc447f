"""The form to mail names who may be named, and holds nothing that is private."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from meshwork.asking import Asking, page
from meshwork.model import Stakeholder


def held(form: str) -> dict[str, object]:
    """What a form carries along."""
    found = re.search(r'id="held">(.*?)</script>', form, re.DOTALL)
    assert found
    told: dict[str, object] = json.loads(found[1])
    return told


def made(*names: str, me: Stakeholder | None = None, called: str = "De Lindemark") -> str:
    """A form of the first of March."""
    return page(Asking("linde", called, names, ("Warm wonen",), me), "nl", date(2026, 3, 1))


def test_a_form_speaks_both_languages_and_opens_in_one() -> None:
    """Dutch first here; the button turns it."""
    told = held(made("De Molen"))
    words = told["words"]
    assert isinstance(words, dict)
    assert told["language"] == "nl"
    assert words["nl"]["with"] == "Met wie heb je de afgelopen drie maanden iets gedaan?"
    assert words["en"]["with"] == "With whom did you do something in the past three months?"
    assert set(words["nl"]) == set(words["en"])


def test_a_form_asks_nothing_of_another_machine() -> None:
    """No address to fetch from, and a policy that forbids it."""
    form = made("De Molen")
    assert "default-src 'none'" in form
    assert re.findall(r"(?:https?:)?//[a-z]", form) == []


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--<script>", '"};alert(1)//', "{{held}}"])
def test_a_name_cannot_break_out_of_the_form(name: str) -> None:
    """It comes back as it was, and nothing of it is read as a page."""
    form = made(name, called=name)
    assert held(form)["names"] == [name]
    assert form.count("<script") == 2


def test_the_form_of_one_partner_holds_its_name_place_website_and_sector_alone() -> None:
    """And its sector; neither address nor telephone."""
    me = Stakeholder(
        id="k", name="Kadehuis", place="Kampen", sector="Visserij", email="zq@kade.example", phone="zq-06"
    )
    form = made("De Molen", me=me)
    assert held(form)["me"] == {
        "name": "Kadehuis",
        "own": {"name": "Kadehuis", "place": "Kampen", "sector": "Visserij"},
    }
    words = held(form)["words"]
    assert isinstance(words, dict)
    assert words["nl"]["sectors"][4:] == [
        ["care", "Zorg"],
        ["citizen", "Bewoner"],
        ["other", "Anders"],
        ["Visserij"] * 2,
    ]
    assert "zq" not in form


def test_the_saved_file_is_not_called_by_the_partner() -> None:
    """What a file was called stays in the log of the import, also after an erasing: a day and letters."""
    called = re.search(r"download: (.*?) \}\)", made("De Molen"))
    assert called
    assert called[1] == '[w("file"), whole.answered, letters].join("-") + ".json"'
