"""Things find or get their ids: their own, that of the one that stands, or a new one made from their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph_schema import kinds
from meshwork.formats._names import NAMED, Names, names_of, new_ids, session_names
from meshwork.formats._types import Entry
from meshwork.model import Facts
from meshwork.when import When

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.@-]{1,48}")
_SHARED = frozenset(
    {"info", "contact", "mail", "post", "secretariaat", "administratie", "bestuur", "receptie", "office"}
)
"""What stands before the @ of an address that is of a house and not of one person."""
_Natural = tuple[object, ...]
_Address = tuple[str, str]


@dataclass(slots=True)
class Things:
    """What is known of things once all have an id.

    `ids` finds the id of an entry (by `id(entry)`), `marks` that of a marked one; `bad` are the names and ids of rows
    with a fault. `made` are the names that become things because a list or table speaks of them, by kind, each with
    its entry; `fresh` all new names, by kind.
    """

    names: Names
    marks: dict[str, str] = field(default_factory=dict)
    bad: set[tuple[str, str]] = field(default_factory=set)
    ids: dict[int, str] = field(default_factory=dict)
    made: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    fresh: dict[str, tuple[str, ...]] = field(default_factory=dict)


def named(entries: Sequence[Entry], live: Facts) -> Things:
    """Give every thing among the entries its id, and make things of the names that nobody knows."""
    return _Namer(entries, live).run()


class _Namer:
    def __init__(self, entries: Sequence[Entry], live: Facts) -> None:
        self.entries, self.live = entries, live
        self.found = Things(names_of(live))
        self.names = self.found.names
        self.addresses = _addresses(live)
        self.alike = Counter((each.kind, self._called(each)) for each in entries if each.foreign and each.id)

    def run(self) -> Things:
        things = (each for each in self.entries if is_thing(each.kind))
        self._name_things(sorted(things, key=lambda each: each.makes))
        self._make_unknown(each for each in self.entries if not each.bad)
        return self.found

    def _name_things(self, things: list[Entry]) -> None:
        """An id for each thing: its own, that of the one that stands, or a new one made from its name."""
        known = self._known_naturals()
        pending: dict[tuple[str, _Natural], list[Entry]] = {}
        counts: dict[tuple[int, str, _Natural], int] = defaultdict(int)
        for entry in things:
            natural = _natural(entry.kind, entry.values)
            if entry.bad:
                self.found.bad |= {(entry.kind, str(each)) for each in (entry.id, *natural) if each}
                continue
            if entry.kind == "sessions" and natural[1] is None:
                # two talks on one day without a title are two talks
                counts[entry.sheet, entry.kind, natural] += 1
                natural = (*natural, counts[entry.sheet, entry.kind, natural])
            found = self._standing_id(entry, natural, known)
            if found is None:
                pending.setdefault((entry.kind, natural), []).append(entry)
            else:
                known.setdefault((entry.kind, natural), found)
                self._know(entry, found)
        by_kind: dict[str, dict[str, list[Entry]]] = defaultdict(dict)
        for (kind, natural), entries in pending.items():
            by_kind[kind].setdefault(_label(kind, natural), []).extend(entries)
        for kind, named in by_kind.items():
            ids = new_ids(kind, named, self.names.ids[kind])
            self.found.fresh[kind] = tuple(named)
            for label, id_ in ids.items():
                for entry in named[label]:
                    self._know(entry, id_)

    def _standing_id(self, entry: Entry, natural: _Natural, known: dict[tuple[str, _Natural], str]) -> str | None:
        if entry.kind == "community" and self.live.community:
            return self.live.community[0].id
        if entry.id and (not entry.foreign or entry.id in self.names.ids[entry.kind]):
            return entry.id
        if not (entry.foreign and self.alike[entry.kind, self._called(entry)] > 1):
            if found := self.addresses.get(_address(entry)):
                return found
            same = self.names.find(entry.kind, self._called(entry)) if entry.makes else ()
            if found := known.get((entry.kind, natural)) or (same[0] if len(same) == 1 else None):
                return found
        return entry.id if entry.id and _PLAIN_ID.fullmatch(entry.id) else None

    def _called(self, entry: Entry) -> str:
        """What a thing of a list is called: a session by its day too."""
        if entry.kind == "sessions" and (date := entry.values.get("date")):
            title = entry.values.get("title")
            return f"{date} {title}" if title else str(date)
        return str(entry.values.get(NAMED.get(entry.kind, "")) or "")

    def _known_naturals(self) -> dict[tuple[str, _Natural], str]:
        found: dict[tuple[str, _Natural], str] = {}
        counts: dict[_Natural, int] = defaultdict(int)
        twice = set()
        for kind, name in NAMED.items():
            for fact in getattr(self.live, kind):
                natural: _Natural = (getattr(fact, name),)
                if kind == "sessions":
                    natural = (fact.date.text, fact.title)
                    if fact.title is None:
                        counts[natural] += 1
                        natural = (*natural, counts[natural])
                if (kind, natural) in found:
                    twice.add((kind, natural))
                found[kind, natural] = fact.id
        return {key: id_ for key, id_ in found.items() if key not in twice}

    def _know(self, entry: Entry, id_: str) -> None:
        self.found.ids[id(entry)] = id_
        if entry.mark:
            self.found.marks[entry.mark] = id_
        name = entry.values.get(NAMED.get(entry.kind, ""))
        date = entry.values.get("date")
        said = str(name) if name else None
        more = session_names(date, said) if entry.kind == "sessions" and isinstance(date, When) else ()
        self.names.add(entry.kind, id_, said, *more, entry.id)

    def _make_unknown(self, entries: Iterable[Entry]) -> None:
        """Names that lists and tables speak of and nobody knows become things."""
        made: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in entries:
            if not entry.makes:
                continue
            for name, kind in references(entry.kind):
                text = entry.values.get(name)
                if isinstance(text, str) and kind in NAMED and kind != "sessions" and not self.names.find(kind, text):
                    made[kind].setdefault(text, entry)
        for kind, named in made.items():
            for name, id_ in new_ids(kind, named, self.names.ids[kind]).items():
                self.names.add(kind, id_, name)
                source = named[name]
                self.found.made[kind][name] = Entry(
                    kind, {NAMED[kind]: name}, None, (), source.sheet, source.row, makes=True
                )
            self.found.fresh[kind] = (*self.found.fresh.get(kind, ()), *named)


def _addresses(live: Facts) -> dict[_Address, str]:
    """Who has an e-mail address, where nobody else of that kind has it; without one nobody."""
    told = [
        ((each.kind, each.email.casefold()), each.id)
        for each in live.stakeholders
        if each.email and each.email.partition("@")[0].casefold() not in _SHARED
    ]
    counts = Counter(address for address, _id in told)
    return {address: id_ for address, id_ in told if counts[address] == 1}


def _address(entry: Entry) -> _Address:
    """By what a person of a list of contacts is known before its name: names change, addresses less."""
    address = entry.values.get("email") if entry.makes and entry.values.get("kind") == "person" else None
    return "person", str(address or "").casefold()


@cache
def references(kind: str) -> tuple[tuple[str, str], ...]:
    """The properties of a kind that point at others, each with the kind it points at."""
    return tuple((each.name, each.to) for each in kinds()[kind].properties if each.to)


def is_thing(kind: str) -> bool:
    """Whether a kind has a name of its own and is pointed at."""
    return kind in NAMED or kind == "community"


def called(kind: str, values: Mapping[str, object]) -> str:
    """The words that the id of a new thing is made from: its name, of a session with its day."""
    return _label(kind, _natural(kind, values))


def _natural(kind: str, values: Mapping[str, object]) -> _Natural:
    """What tells a thing without an id from others of its kind."""
    if kind == "sessions":
        date = values.get("date")
        return (date.text if isinstance(date, When) else None, values.get("title"))
    return (values.get(NAMED.get(kind, "name")),)


def _label(kind: str, natural: _Natural) -> str:
    """The words that an id is made from."""
    said = " ".join(str(each) for each in (natural[1::-1] if kind == "sessions" else natural[:1]) if each)
    number = natural[2] if len(natural) > 2 else 1
    return f"{said} {number}" if number != 1 else said
