"""Finding a thing by its id or its exact name, and making ids from names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from meshwork.formats._headings import fold
from meshwork.model import Facts
from meshwork.text import bare
from meshwork.when import When

NAMED = MappingProxyType(
    {
        "stakeholders": "name",
        "goals": "title",
        "sessions": "title",
        "questions": "text",
        "actions": "title",
        "insights": "text",
        "teams": "name",
        "views": "name",
        "stories": "title",
    }
)
"""The property by which people call a thing of each kind."""

_WRITTEN_OUT = MappingProxyType(
    {
        "ass": "associatie",
        "coop": "cooperatie",
        "gem": "gemeente",
        "min": "ministerie",
        "prov": "provincie",
        "st": "stichting",
        "stg": "stichting",
        "sticht": "stichting",
        "ver": "vereniging",
        "veren": "vereniging",
        "wsch": "waterschap",
        "zkh": "ziekenhuis",
    }
)
_LEGAL_FORMS = frozenset({"bv", "nv", "vof", "cv", "ua", "ba", "bvba", "vzw", "inc", "ltd"})
_LETTERS = re.compile(r"\b(?:[a-z]\.){2,}")
_SHORTEST = 4
_MOST_PAIRS = 50_000_000  # a few seconds


@dataclass(slots=True)
class Names:
    """Every id, and every name with the ids that bear it, by kind."""

    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _held: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def add(self, kind: str, id_: str, *names: str | None) -> None:
        """Know a thing by its id and these names."""
        self.ids[kind].add(id_)
        for name in names:
            if name:
                self._held.setdefault((kind, name), {})[id_] = None

    def find(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids that a text means: itself where it is an id, else those that bear this very name."""
        if text in self.ids[kind]:
            return (text,)
        return tuple(self._held.get((kind, text), ()))

    def meant(self, kind: str, said: str) -> tuple[str, ...]:
        """The ids that somebody means who writes a name as it comes: as `find`, else but for accents, case, marks."""
        if (hits := self.find(kind, said)) or not (wanted := fold(said)):
            return hits
        like = (name for name in self.of(kind) if fold(name) == wanted)
        return tuple(dict.fromkeys(id_ for name in like for id_ in self.find(kind, name)))

    def of(self, kind: str) -> list[str]:
        """All names of a kind."""
        return [name for of_kind, name in self._held if of_kind == kind]


def names_of(facts: Facts) -> Names:
    """What stands, by id and name. Former names and other names count too, where nothing is called so now."""
    found = Names()
    for kind, name in NAMED.items():
        for fact in getattr(facts, kind):
            said = getattr(fact, name)
            found.add(kind, fact.id, said, *(session_names(fact.date, said) if kind == "sessions" else ()))
    for each in facts.stakeholders:
        for other in each.aliases:
            if not found.find("stakeholders", other):
                found.add("stakeholders", each.id, other)
    for former in facts.versions:
        if former.name and not found.find("stakeholders", former.name):
            found.add("stakeholders", former.stakeholder, former.name)
    return found


def session_names(date: When | None, title: object) -> Iterator[str]:
    """What a session may be called besides its title: its day, or day and title."""
    if date is not None:
        yield date.text
        if title:
            yield f"{date.text} {title}"
            yield f"{title} {date.text}"


def slug(name: str, most: int = 48) -> str:
    """A name as plain small letters, digits and hyphens; perhaps nothing.

    >>> slug("Café 't Hoekje (Oost)")
    'cafe-t-hoekje-oost'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")


def digest(*parts: object, size: int = 8) -> str:
    """A short text that is the same for the same parts, and practically never for others."""
    said = "\0".join("" if each is None else str(each) for each in parts)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def derived_id(kind: str, *key: object) -> str:
    """The id of a fact that has none of its own: the same for the same key, so that a second import finds it."""
    return f"{kind}-{digest(kind, *key)}"


def new_ids(kind: str, names: Iterable[str], taken: Set[str]) -> dict[str, str]:
    """An id for each new name, whatever their order: its slug, or that with a mark where another has it.

    80 pairs of the UN's names share a slug, so a slug alone would make one party out of two.
    """
    by_slug: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_slug[slug(name)].append(name)
    found: dict[str, str] = {}
    used = set(taken)
    for base, group in sorted(by_slug.items()):
        for name in group:
            id_ = base or f"{kind}-{digest(name, size=4)}"
            size = 3
            while id_ in used:
                id_ = f"{base or kind}-{digest(name, size=size)}"
                size += 1
            used.add(id_)
            found[name] = id_
    return found


@lru_cache(maxsize=50_000)
def words_in(name: str) -> tuple[str, ...]:
    """The words of a name without case and accents, Dutch abbreviations written out, legal forms left out.

    >>> words_in("Stg. Café 't Hoekje B.V."), words_in("Gem. Lindehove & Co")
    (('stichting', 'cafe', 't', 'hoekje'), ('gemeente', 'lindehove', 'en', 'co'))
    """
    plain = _LETTERS.sub(lambda found: found[0].replace(".", "") + " ", bare(name).replace("&", " en "))
    words = [_WRITTEN_OUT.get(each, each) for each in re.findall(r"[^\W_]+", plain)]
    return tuple(each for each in words if each not in _LEGAL_FORMS) or tuple(words)


def near(names: Sequence[str], others: Sequence[str], least: int = 90) -> dict[str, tuple[str, ...]]:
    """For each name the other names that look much like it, the likest first, at most three.

    `least` is of 100: at 90 one letter in ten differs; below it unlike parties begin to pair up in the UN's names.

    Names whose digits differ are never near (codes and years), nor are short ones.
    """
    from rapidfuzz import fuzz, process

    asked = [(name, fold(name)) for name in dict.fromkeys(names) if len(fold(name)) >= _SHORTEST]
    known = [(name, fold(name)) for name in dict.fromkeys(others) if len(fold(name)) >= _SHORTEST]
    if not asked or not known or len(asked) * len(known) > _MOST_PAIRS:
        return {}
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start in range(0, len(asked), 500):
        some = asked[start : start + 500]
        scores = process.cdist(
            [plain for _name, plain in some], [plain for _name, plain in known], scorer=fuzz.ratio, score_cutoff=least
        )
        for row, column in zip(*scores.nonzero(), strict=True):
            name, other = some[row][0], known[column][0]
            if name != other and _digits(name) == _digits(other):
                found[name].append((-int(scores[row, column]), other))
    return {name: tuple(other for _score, other in sorted(like)[:3]) for name, like in found.items()}


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)
