"""A first name or a surname that stands alone in a text: it may be an everyday word, so people are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meshwork.model import Facts
from meshwork.story.naming import Naming
from meshwork.story.outline import Outline
from meshwork.story.shown import ShownStory
from meshwork.story.unsaid import half, halves
from meshwork.story.wording import typed_texts


@dataclass(frozen=True, slots=True)
class HalfName:
    """A word that is also part of a name that may not be told, and the text that it stands in."""

    word: str
    text: str


def half_names(
    outline: Outline, story: ShownStory, facts: Facts, names: Naming, accounts: Iterable[str]
) -> tuple[HalfName, ...]:
    """Where a word with a capital, in what people wrote, is part of the name of a person who is not to be named."""
    whole = [
        *(
            name
            for each in facts.stakeholders
            if _person(each.kind, each.id, names)
            for name in (each.name, *each.aliases)
        ),
        *accounts,
    ]
    parts = halves(whole)
    written = (
        outline.title,
        *typed_texts(outline),
        *(said for each in outline.promises for said in (each.text, each.why)),
        outline.wants,
        outline.asked,
    )
    told = (*story.opening, *(each.title for each in story.moments), *(each.text for each in story.works))
    found = (
        HalfName(word, text)
        for text in dict.fromkeys((*map(names.clean, written), *told))
        for word in half(names.unsaid.without_kept(text), parts)
    )
    return tuple(found)


def _person(kind: str | None, id_: str, names: Naming) -> bool:
    return kind == "person" and id_ not in names.free
