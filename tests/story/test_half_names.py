"""A first name or a surname alone is not taken out of a text: whoever writes is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meshwork.model import Stakeholder
from meshwork.story.half_names import half_names
from meshwork.story.naming import naming
from meshwork.story.outline import Outline, Pick
from meshwork.story.shown import Promise
from tests.reports.lindemark import story
from tests.story.town import choosing, town

TODAY = date(2024, 5, 1)
ANNA = Stakeholder(id="anna", name="Anna van der Vos", kind="person")
BEN = Stakeholder(id="ben", name="Ben Roos", kind="person", aliases=("Bennie",))
MILL = Stakeholder(id="mill", name="Molen Zuid")
OUTLINE = Outline(title="Wat Roos leerde", language="nl", since=TODAY, picks=())


def words(outline: Outline, *free: str) -> list[str]:
    facts = choosing(town(ANNA, BEN, MILL), "name_in_stories", *free)
    names = naming(facts, [TODAY], TODAY, ["Cor Smit"])
    told = replace(story(), opening=(), moments=(), works=())
    return [each.word for each in half_names(outline, told, facts, names, ["Cor Smit"])]


def test_a_word_that_is_part_of_a_name_is_asked_about() -> None:
    """With a capital, wherever it was typed: a title, a sentence, a promise, what is asked; accounts too."""
    pick = Pick(TODAY, "between", TODAY, said=("Volgens Anna's zus ging het goed.",), title="Bij de Roos")
    promises = (Promise("Eten met Vos", "done", "Smit kookte"),)
    outline = replace(OUTLINE, picks=(pick,), promises=promises, wants="Een roos", asked="Van der Molen Zuid")
    assert words(outline) == ["Roos", "Roos", "Anna", "Vos", "Smit"]


def test_who_may_be_named_and_whole_names_are_not_asked_about() -> None:
    """Ben chose it: his name and half of it may stand. A whole name makes room for an ellipsis by itself."""
    assert words(OUTLINE, "ben") == []
    assert words(replace(OUTLINE, title="Anna van der Vos en Ben Roos")) == []
    # of somebody else with the same surname only the whole name of who may be named is no question
    other = replace(OUTLINE, title="Ben Roos", answer="Roos")
    assert words(other, "ben") == []
