"""A need that several have: by its theme, else by likeness of their own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.formats import fold
from meshwork.model import Facts, Needs, Stakeholder
from meshwork.when import holds

_LIKE = 85  # of 100: "vergaderruimte" and "een vergaderruimte" are one need
_MOST_NEEDS = 3000  # unlike texts that are compared with each other


@dataclass(frozen=True, slots=True)
class Shared:
    """A need of several: by `theme` where they have the same, else by likeness of their words; who, and in which."""

    theme: str | None
    needs: tuple[tuple[str, str, str], ...]  # id, name, own words


def shared_needs(facts: Facts, named: Mapping[str, Stakeholder], day: date) -> Iterator[Shared]:
    """Needs of two or more, most of them first: of one theme, and those alike in words that have none."""
    standing = [each for each in facts.needs if each.stakeholder in named and holds(each.since, each.until, day)]
    groups: defaultdict[tuple[str, str], list[Needs]] = defaultdict(list)
    words = [each for each in standing if not each.theme and each.what]
    like = _alike(sorted({_plain(each.what or "") for each in words}))
    for each in standing:
        if each.theme:
            groups["theme", fold(each.theme)].append(each)
        elif each.what:
            groups["words", like[_plain(each.what)]].append(each)
    found = [
        Shared(
            theme=several[0].theme if sort == "theme" else None,
            needs=tuple(
                sorted((each.stakeholder, named[each.stakeholder].name, each.what or "") for each in several)
            ),
        )
        for (sort, _word), several in groups.items()
        if len({each.stakeholder for each in several}) > 1
    ]
    yield from sorted(found, key=lambda each: (-len({who for who, *_rest in each.needs}), each.needs))


def _plain(text: str) -> str:
    """The words of a text, case and accents aside."""
    return " ".join(fold(each) for each in text.split())


def _alike(texts: Sequence[str]) -> dict[str, str]:
    """Each text with the first that is like it, or like one that is."""
    from rapidfuzz import fuzz, process

    heads = {each: each for each in texts}

    def head(text: str) -> str:
        while heads[text] != text:
            text = heads[text]
        return text

    if 1 < len(texts) <= _MOST_NEEDS:
        like = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE)
        for one, other in zip(*like.nonzero(), strict=True):
            if one < other:
                first, second = sorted((head(texts[one]), head(texts[other])))
                heads[second] = first
    return {each: head(each) for each in texts}
