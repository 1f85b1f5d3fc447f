"""Somebody is erased for good: what goes with every row it ever had, what stays without the name, what is forgotten.

Every row is looked at, also what was corrected or taken back. A fact about somebody else alone stays; where its text
holds the name, that makes room for an ellipsis.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from graph_schema import kinds
from meshwork.change import UNDO, Change, Erasure, Key, Row, key_of, kind_of, names_of
from meshwork.formats import fold
from meshwork.graves import KEPT_AS, UNSAID
from meshwork.model import Belonging, Draft, Export, Extra, Fact, Facts, Stakeholder, Story, User, Version
from meshwork.network.positions import Positions
from meshwork.story import frozen, wording
from meshwork.story.naming import represented
from meshwork.story.unsaid import Unsaid, half, halves, squashed, turned

_OWN_WORDS = frozenset({"community", "settings", "stakeholders", "versions", "users", "share_links", "openings"})
_SHORTEST = 3
_MAP = re.compile(r"(?:before:)?map:")


@dataclass(frozen=True, slots=True)
class Erasing:
    """What erasing somebody does: `erasure` goes, then `again` is written once more (facts about others that were
    once recorded of this one). `counts` are the facts that stand, by kind; `texts` in how many texts of others the
    name makes room; `others` how many other partners bear the name within theirs, which stays."""

    who: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    erasure: Erasure
    again: tuple[Fact, ...]
    counts: Mapping[str, int]
    texts: int
    others: int


def erasing(id_: str, rows: Iterable[Row], log: Iterable[Change], kept: Mapping[str, str]) -> Erasing:
    """What erasing somebody does, given every row that ever was, the log and what is kept beside the facts."""
    rows = tuple(rows)
    names, addresses = _called(id_, rows)
    said = whole_words((*names, *addresses))
    gone: dict[Key, None] = {}
    for row in rows:
        if about(row.fact, id_):
            gone[key_of(row.fact)] = None
    for row in rows:  # a column of people's own on what goes
        if isinstance(row.fact, Extra) and (row.fact.of_kind, row.fact.of) in gone:
            gone[key_of(row.fact)] = None
    own = _Names(names, names if _is_person(id_, rows) else ())
    blank: dict[Key, dict[str, None]] = {}
    put: dict[tuple[Key, str], Any] = {}
    stands = {key_of(row.fact): row.fact for row in rows if row.retracted is None}
    for row in rows:
        key = key_of(row.fact)
        if key not in gone:
            for name in _mentions(row.fact, id_):
                blank.setdefault(key, {})[name] = None
            if held := dict(_reworded(row.fact, said, own)):
                # every row gets the one text: that which stands, also where only one before it held the name
                now = stands.get(key, row.fact)
                left = dict(_reworded(now, said, own))
                put |= {(key, name): left.get(name, getattr(now, name)) for name in held}
    standing = [row.fact for row in rows if row.retracted is None]
    again = [each for each in standing if key_of(each) in gone and not about(each, id_) and not _hangs(each, gone)]
    erasure = Erasure(
        gone=tuple(gone),
        blank=tuple((key, tuple(held)) for key, held in blank.items()),
        put=tuple((key, name, text) for (key, name), text in put.items()),
        keep=tuple(_forgotten(kept, id_, own, said, _spoken_for(id_, rows))),
        notes=tuple(each.number for each in log if each.verb != UNDO and _noted(said, names, id_, each.note)),
    )
    return Erasing(
        who=id_,
        names=names,
        addresses=addresses,
        erasure=erasure,
        again=tuple(_without_name(each, id_, said, own) for each in again),
        counts=Counter(kind_of(each) for each in standing if key_of(each) in gone),
        texts=len(put),
        others=len({each.id for each in standing if isinstance(each, Stakeholder) and _bears(each, id_, said)}),
    )


class _Names(NamedTuple):
    """Every name of somebody, and those of which a part alone tells a person."""

    whole: tuple[str, ...]
    person: tuple[str, ...]


def _is_person(id_: str, rows: Iterable[Row]) -> bool:
    return any(isinstance(row.fact, Stakeholder) and row.fact.id == id_ and row.fact.kind == "person" for row in rows)


def _called(id_: str, rows: Iterable[Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every name it ever had, the present one first, and every address."""
    names: dict[str, None] = {}
    addresses: dict[str, None] = {}
    for row in sorted(rows, key=lambda each: (each.retracted is not None, not isinstance(each.fact, Stakeholder))):
        match row.fact:
            case Stakeholder(id=each) if each == id_:
                names |= dict.fromkeys((row.fact.name, *row.fact.aliases))
                addresses |= dict.fromkeys([row.fact.email] if row.fact.email else [])
            case Version(stakeholder=each, name=name) if each == id_ and name:
                names[name] = None
    return tuple(names), tuple(addresses)


def whole_words(said: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these as whole words, however it is written."""
    longest = sorted({each for each in said if len(each) >= _SHORTEST}, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE) if longest else None


def about(fact: Fact, id_: str) -> bool:
    """Whether a fact cannot be without this one."""
    if isinstance(fact, Stakeholder):
        return fact.id == id_
    if isinstance(fact, User):
        return fact.stakeholder == id_
    if isinstance(fact, Extra):
        return (fact.of_kind, fact.of) == ("stakeholders", id_)
    return any(each.required and getattr(fact, each.name) == id_ for each in _ends(fact))


def _mentions(fact: Fact, id_: str) -> Iterator[str]:
    """The properties that name this one in a fact that can be without."""
    yield from (each.name for each in _ends(fact) if getattr(fact, each.name) == id_)
    if fact.confirmed_by == id_:
        yield "confirmed_by"


def _ends(fact: Fact) -> Iterator[Any]:
    return (each for each in kinds()[kind_of(fact)].properties if each.to == "stakeholders")


def _reworded(fact: Fact, said: re.Pattern[str] | None, names: _Names) -> Iterator[tuple[str, Any]]:
    """The texts of a fact in which a name makes room; in a story however it is typed."""
    if said is None or kind_of(fact) in _OWN_WORDS:
        return
    for each in kinds()[kind_of(fact)].properties:
        text = getattr(fact, each.name)
        if not text or each.values:
            continue
        if isinstance(fact, Draft) and each.name == "written":
            left: Any = wording.reworded(text, lambda one: _bare(one, said, names))
        elif isinstance(fact, Draft | Export | Story):
            left = _bare(text, said, names) if each.type == "text" else text
            if each.type == "list":
                left = tuple(_bare(one, said, names) for one in text)
        else:
            left = said.sub(UNSAID, text) if each.type == "text" else text
        if left != text:
            yield each.name, left


def _bare(text: str, said: re.Pattern[str], names: _Names) -> str:
    """What may be told to others: when the name is known no more, nothing else would take it out there."""
    found = Unsaid(squashed(turn for each in names.whole for turn in turned(each)))
    text = said.sub(UNSAID, text)
    text = found.clean(text) if found.within(text) else text
    words = whole_words(half(text, halves(names.person)))
    return words.sub(UNSAID, text) if words else text


def _without_name(fact: Fact, id_: str, said: re.Pattern[str] | None, names: _Names) -> Fact:
    bare: dict[str, Any] = dict(_reworded(fact, said, names)) | dict.fromkeys(_mentions(fact, id_))
    return replace(fact, **bare) if bare else fact


def _hangs(fact: Fact, gone: Mapping[Key, None]) -> bool:
    return any(key in gone for key in names_of(fact) if key[0] != "stakeholders")


def _bears(who: Stakeholder, id_: str, said: re.Pattern[str] | None) -> bool:
    return who.id != id_ and any(_found(said, id_, name) for name in (who.name, *who.aliases))


def _spoken_for(id_: str, rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of organisations that this one alone represented once: in a story these stand for the person."""
    standing = [row.fact for row in rows if row.retracted is None]
    held = Facts(
        stakeholders=tuple(each for each in standing if isinstance(each, Stakeholder)),
        versions=tuple(each for each in standing if isinstance(each, Version)),
        belongs_to=tuple(each for each in standing if isinstance(each, Belonging)),
    )
    alone = {org for org, who in represented(held, date.min, date.max).items() if id_ in who}
    called = [name for each in held.stakeholders if each.id in alone for name in (each.name, *each.aliases)]
    return (*called, *(each.name for each in held.versions if each.stakeholder in alone and each.name))


def _forgotten(
    kept: Mapping[str, str],
    id_: str,
    names: _Names,
    said: re.Pattern[str] | None,
    spoken_for: tuple[str, ...],
) -> Iterator[tuple[str, str | None]]:
    """What is kept beside the facts and speaks of this one: without it on the map and in a story (there without the
    organisations that it alone represented too), else not at all."""
    for name, text in sorted(kept.items()):
        if name == KEPT_AS:
            continue
        if name.startswith(frozen.KEPT_AS):
            if (
                left := frozen.text(frozen.without(frozen.read(text), (*names.whole, *spoken_for), names.person))
            ) != text:
                yield name, left
            continue
        if _found(said, id_, name):
            yield name, None
        elif _found(said, id_, text):
            yield name, Positions.read(text).without(id_).text() if _MAP.match(name) else None


def _noted(said: re.Pattern[str] | None, names: Iterable[str], id_: str, note: str) -> bool:
    """Whether a note of the log speaks of this one; a file may be called by a name (`answer-anna-vos.json`)."""
    slugs = {_hyphened(each) for each in names if len(each) >= _SHORTEST} - {_hyphened("")}
    return _found(said, id_, note) or any(each in _hyphened(note) for each in slugs)


def _hyphened(text: str) -> str:
    words = map(fold, re.split(r"[\W_]+", unicodedata.normalize("NFC", text)))
    return f"-{'-'.join(filter(None, words))}-"


def _found(said: re.Pattern[str] | None, id_: str, text: str) -> bool:
    whole = re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", text, re.IGNORECASE)
    return bool(whole or (said and said.search(text)))
