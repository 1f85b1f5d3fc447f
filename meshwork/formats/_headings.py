"""Which kind a sheet holds and which property a heading means, in the dictionary's words or in Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType

from graph_schema import Property, kinds
from meshwork.formats._types import Column
from meshwork.rules import NEVER_OPENED
from meshwork.text import bare

LIST = "attendance_list"
"""What a sheet is that has a column for each meeting: no kind, but a way to write attendance."""

_OF_EVERY_KIND = MappingProxyType(
    {
        "id": ("id", "kenmerk", "sleutel"),
        "origin": ("origin", "herkomst"),
        "confirmed_by": ("confirmed_by", "bevestigd door"),
    }
)
# Columns that hold several things at once and become facts of another kind: of which kind, and which end is listed.
LISTED = MappingProxyType(
    {
        ("sessions", "goals"): ("about", "session", "goal"),
        ("sessions", "stakeholders"): ("attendance", "session", "stakeholder"),
        ("actions", "goals"): ("towards", "action", "goal"),
    }
)
_LISTED_WORDS = MappingProxyType(
    {
        "goals": ("goals", "doelen"),
        "stakeholders": ("stakeholders", "aanwezigen", "aanwezig", "deelnemers", "attendees", "participants"),
    }
)
_COMMON_WORDS = frozenset({"views", "stories", "drafts", "exports", "share_links", "users"})
OUR_OWN = frozenset({"community", "versions", "extras", "openings", "settings"}) | _COMMON_WORDS
"""Kinds that our own exports hold and nobody keeps a list of under another name."""

_PERSONAL = frozenset({"stakeholders", "attendance", "members", "belongs_to", "helped", "works_on", "choices"})


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A heading without case, accents, spaces and punctuation.

    >>> fold(" E-mail adres:")
    'emailadres'
    """
    return re.sub(r"[\W_]", "", bare(text))


def every_word(words: str, told: Iterable[str]) -> bool:
    """Whether every word stands somewhere in what is told, case and accents aside.

    >>> every_word("wijk warme", ("Warme wijken", "Café"))
    True
    """
    whole = fold(" ".join(told))
    return all(fold(each) in whole for each in words.split())


@cache
def kinds_by_name() -> dict[str, str]:
    """Every kind by its folded names: the dictionary's own and the Dutch ones."""
    found = {fold(name): name for name in kinds()}
    for name, kind in kinds().items():
        for word in (kind.label, *kind.nl):
            found.setdefault(fold(word), name)
    return found


def kind_called(name: str) -> str | None:
    """The kind that a sheet or file of this name holds; None where the name does not tell."""
    return kinds_by_name().get(fold(name))


def kind_of_sheet(name: str, headings: Iterable[str]) -> str | None:
    """The kind that the name of a sheet tells. Everybody has a list of users, or of stories, of their own: such a
    name tells only where all that our kind needs is there."""
    kind = kind_called(name)
    if kind not in _COMMON_WORDS:
        return kind
    read = {each.property for each in columns_of(kind, headings)}
    return kind if {each.name for each in kinds()[kind].properties if each.required} <= read else None


@cache
def headings_of(kind: str) -> dict[str, tuple[int, str]]:
    """The property that a folded heading means in this kind, with its rank: the lower, the more its own word."""
    found: dict[str, tuple[int, str]] = {}
    listed = {column: _LISTED_WORDS[column] for of_kind, column in LISTED if of_kind == kind}
    named = [(each.name, each.nl) for each in kinds()[kind].properties]
    for name, words in (*named, *_OF_EVERY_KIND.items(), *listed.items()):
        for rank, word in enumerate((name, *words)):
            known = found.get(fold(word))
            if known is None or rank < known[0]:
                found[fold(word)] = (rank, name)
    return found


def columns_of(kind: str, headings: Iterable[str]) -> tuple[Column, ...]:
    """How each heading is read. Where two mean the same property, the one nearest to its own word counts; where one
    word means two properties, it is the one that every row needs, unless another heading tells that one."""
    headings = tuple(headings)
    best: dict[str, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        if meant := headings_of(kind).get(fold(heading)):
            rank, name = meant
            if name not in best or rank < best[name][0]:
                best[name] = (rank, place)
    chosen = {place: name for name, (_rank, place) in best.items()}
    for needed in kinds()[kind].properties:
        if needed.required and needed.name not in best:
            words = {fold(word) for word in needed.nl}
            chosen |= {place: needed.name for place in list(chosen)[::-1] if fold(headings[place]) in words}
    return tuple(_column(kind, heading, chosen.get(place)) for place, heading in enumerate(headings))


@cache
def property_of(kind: str, name: str) -> Property | None:
    """The dictionary's property; None for id, origin, confirmed_by and the listed columns."""
    return next((each for each in kinds()[kind].properties if each.name == name), None)


def guess(called: str, headings: Iterable[str]) -> tuple[str, ...]:
    """The kinds that a table of this name with these headings may well be, the likeliest first: all that they need
    is there. A word for a kind in the name counts most: "Kopie van deelnemers 2021" holds partners."""
    headings = tuple(headings)
    said = {kinds_by_name().get(fold(word)) for word in re.split(r"[\W_]+", called)}
    found = []
    for name, kind in kinds().items():
        read = {each.property for each in columns_of(name, headings)} - {None}
        needed = {each.name for each in kind.properties if each.required}
        if needed and needed <= read and kind.column is None and name not in OUR_OWN:
            found.append((name not in said, -len(read), list(kinds()).index(name), name))
    return tuple(name for *_order, name in sorted(found))


def openable(kind: str, heading: str) -> bool:
    """Whether a column of people's own may ever be shown to others: no remarks about people, nothing private."""
    return not kinds()[kind].private and not (kind in _PERSONAL and fold(heading) in NEVER_OPENED)


def _column(kind: str, heading: str, name: str | None) -> Column:
    if name is None:
        return Column(heading, None, private=True, openable=openable(kind, heading))
    known = property_of(kind, name)
    return Column(heading, name, private=bool(known and known.private) or kinds()[kind].private)
