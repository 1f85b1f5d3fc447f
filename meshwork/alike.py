"""Partners that may be one and the same, by their names or an e-mail address."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from meshwork.change import every, names_of
from meshwork.formats import fold, near
from meshwork.model import Facts, Stakeholder

_LEFT_OUT = frozenset({"stichting", "stg", "st", "sint", "bv", "nv", "vof", "ua", "de", "het", "t", "een", "the"})
"""Words by which two names of one party often differ."""
_WRITTEN_OUT = {
    "gem": "gemeente",
    "ver": "vereniging",
    "prov": "provincie",
    "min": "ministerie",
    "univ": "universiteit",
    "bibl": "bibliotheek",
    "coop": "cooperatie",
    "ondern": "ondernemers",
    "ziekenh": "ziekenhuis",
    "basissch": "basisschool",
    "bs": "basisschool",
    "en": "",
    "and": "",
}
_BLOCK = 400  # names that share the beginning of a word; a word that more have tells little
_BEGINNING = 4
_LIKE = 88
"""Of 100: below it unlike parties begin to pair up among names without their common words."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two that may be the same, the one of whom more is kept first; `by` is "name" or "email"."""

    one: Stakeholder
    other: Stakeholder
    by: str


def alike(
    facts: Facts, hidden: Collection[str] = frozenset(), apart: Collection[frozenset[str]] = frozenset()
) -> tuple[Alike, ...]:
    """Who may be the same, by name: names that differ in abbreviations, accents, a letter, or share an e-mail
    address. Those that somebody said are two (`apart`) are not proposed, nor is who is hidden."""
    people = {each.id: each for each in facts.stakeholders if each.id not in hidden}
    kept = Counter(id_ for each in every(facts) for kind, id_ in names_of(each) if kind == "stakeholders")
    found: dict[frozenset[str], str] = {}
    for by, pairs in (("email", _by_email(people.values())), ("name", _by_name(people.values()))):
        for pair in pairs:
            found.setdefault(pair, by)
    proposals = []
    for pair, by in found.items():
        one, other = sorted((people[each] for each in pair), key=lambda each: (-kept[each.id], each.id))
        if pair not in apart and (one.kind == other.kind or by == "email"):
            proposals.append(Alike(one, other, by))
    return tuple(sorted(proposals, key=lambda each: (fold(each.one.name), each.one.id, each.other.id)))


def plain(name: str) -> str:
    """A name as it is compared: abbreviations written out, small words and legal forms left out, accents folded.

    >>> plain("Stg. Café De Linde"), plain("Gem. Oost & West"), plain("Stichting cafe de linde")
    ('cafe linde', 'gemeente oost west', 'cafe linde')
    """
    words = [fold(each) for each in re.split(r"[\s./&,'’()-]+", name)]
    told = [_WRITTEN_OUT.get(each, each) for each in words if each not in _LEFT_OUT]
    return " ".join(filter(None, told)) or fold(name)


def _by_email(people: Iterable[Stakeholder]) -> Iterator[frozenset[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in people:
        if each.email:
            found[each.email.strip().casefold()].append(each.id)
    for ids in found.values():
        yield from (frozenset((one, other)) for at, one in enumerate(ids) for other in ids[at + 1 :])


def _by_name(people: Iterable[Stakeholder]) -> Iterator[frozenset[str]]:
    """Pairs whose names, or other names, are one or near: only those are compared that share how a word begins."""
    called: dict[str, set[str]] = defaultdict(set)
    for each in people:
        for name in (each.name, *each.aliases):
            called[plain(name)].add(each.id)
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in called:
        for word in name.split():
            blocks[word[:_BEGINNING]].add(name)
    for ids in called.values():
        ordered = sorted(ids)
        yield from (frozenset((one, other)) for at, one in enumerate(ordered) for other in ordered[at + 1 :])
    for block in blocks.values():
        if len(block) > _BLOCK:
            continue
        names = sorted(block)
        for name, likes in near(names, names, least=_LIKE).items():
            yield from (
                frozenset((one, other)) for like in likes for one in called[name] for other in called[like] - {one}
            )
