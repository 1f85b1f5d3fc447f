"""Entries become facts: things find or get their ids, references find them, rows of one fact come together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any

from graph_schema import Kind, kinds
from meshwork.change import Key
from meshwork.errors import Fault
from meshwork.formats._names import NAMED, Names, derived_id, names_of, near, new_ids, session_names
from meshwork.formats._types import Draft, Entry, Here, Sheet
from meshwork.model import KINDS, Fact, Facts, Private
from meshwork.nouns import noun
from meshwork.rules import unknown
from meshwork.text import _
from meshwork.when import When

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.@-]{1,48}")
_MOST_LOOKED_UP = 200  # distinct unknown names; whoever has more misses a whole sheet
_Natural = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The facts that a draft tells of, each with the entry it came from first, and what could not be resolved.

    `made` are the names that become things because a list or table speaks of them; `fresh` all new names, by kind.
    `ids` finds an entry's fact, for what hangs on it.
    """

    facts: dict[Key, Fact]
    origins: dict[Key, Entry]
    extras: tuple[tuple[Key, tuple[str, str]], ...]
    faults: tuple[tuple[Entry, Fault], ...]
    repeats: int
    made: dict[str, tuple[str, ...]]
    fresh: dict[str, tuple[str, ...]]
    names: Names


def resolve(draft: Draft, live: Facts, private: Private) -> Resolved:
    """Read the entries against what stands."""
    return _Resolver(draft, live, private).run()


class _Resolver:
    def __init__(self, draft: Draft, live: Facts, private: Private) -> None:
        self.draft = draft
        self.entries = _as_answered(draft)
        self.live = live
        self.names = names_of(live)
        self.standing: dict[Key, Fact] = {
            (name, fact.id): fact
            for name, kind in kinds().items()
            for fact in getattr(private if kind.private else live, name)
        }
        self.marks: dict[str, str] = {}
        self.bad: set[tuple[str, str]] = set()
        self.ids: dict[int, str] = {}
        self.facts: dict[Key, dict[str, object]] = {}
        self.origins: dict[Key, Entry] = {}
        self.extras: dict[tuple[Key, str], str] = {}
        self.faults: list[tuple[Entry, Fault]] = []
        self.repeats = 0
        self.attended: dict[tuple[object, object], str] = {
            (each.stakeholder, each.session): each.id
            for each in sorted(live.attendance, key=lambda each: each.primary)
        }
        self.like: dict[tuple[str, str], tuple[str, ...]] = {}
        self.keys: dict[str, dict[_Natural, str]] = {}
        self.alike = Counter((each.kind, self._called(each)) for each in self.entries if each.foreign and each.id)
        self.made: dict[str, dict[str, Entry]] = defaultdict(dict)
        self.fresh: dict[str, tuple[str, ...]] = {}

    def run(self) -> Resolved:
        entries = self.entries
        things = [each for each in entries if _is_thing(each.kind)]
        self._name_things(sorted(things, key=lambda each: each.makes))
        self._make_unknown(each for each in entries if not each.bad)
        for entry in things:
            if not entry.bad:
                self._take(entry, self.ids[id(entry)])
        for kind, made in self.made.items():
            for name, entry in made.items():
                self._take(entry, self.names.find(kind, name)[0])
        joined = [each for each in entries if not _is_thing(each.kind) and not each.bad]
        # rows with an id first, then those that tell a role, so that a row that tells less finds the same fact
        for entry in sorted(joined, key=lambda each: (each.id is None, not each.values.get("role"))):
            self._take_joined(entry)
        return Resolved(
            {key: self._fact(key, values) for key, values in self.facts.items()},
            self.origins,
            tuple((key, (column, value)) for (key, column), value in self.extras.items()),
            tuple(self.faults),
            self.repeats,
            {kind: tuple(made) for kind, made in self.made.items()},
            self.fresh,
            self.names,
        )

    # --- ids of things

    def _name_things(self, things: list[Entry]) -> None:
        """An id for each thing: its own, that of the one that stands, or a new one made from its name."""
        known = self._known_naturals()
        pending: dict[tuple[str, _Natural], list[Entry]] = {}
        counts: dict[tuple[int, str, _Natural], int] = defaultdict(int)
        for entry in things:
            natural = _natural(entry)
            if entry.bad:
                self.bad |= {(entry.kind, str(each)) for each in (entry.id, *natural) if each}
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
            self.fresh[kind] = tuple(named)
            for label, id_ in ids.items():
                for entry in named[label]:
                    self._know(entry, id_)

    def _standing_id(self, entry: Entry, natural: _Natural, known: dict[tuple[str, _Natural], str]) -> str | None:
        if entry.kind == "community" and self.live.community:
            return self.live.community[0].id
        if entry.id and (not entry.foreign or entry.id in self.names.ids[entry.kind]):
            return entry.id
        if not (entry.foreign and self.alike[entry.kind, self._called(entry)] > 1):
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
        self.ids[id(entry)] = id_
        if entry.mark:
            self.marks[entry.mark] = id_
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
            for name, kind in _references(entry.kind):
                text = entry.values.get(name)
                if isinstance(text, str) and kind in NAMED and kind != "sessions" and not self.names.find(kind, text):
                    made[kind].setdefault(text, entry)
        for kind, named in made.items():
            for name, id_ in new_ids(kind, named, self.names.ids[kind]).items():
                self.names.add(kind, id_, name)
                source = named[name]
                self.made[kind][name] = Entry(
                    kind, {NAMED[kind]: name}, None, (), source.sheet, source.row, makes=True
                )
            self.fresh[kind] = (*self.fresh.get(kind, ()), *named)

    # --- facts

    def _take(self, entry: Entry, id_: str) -> None:
        values = self._resolved(entry)
        if values is not None:
            self._put(entry, id_, values)

    def _take_joined(self, entry: Entry) -> None:
        values = self._resolved(entry)
        if values is None:
            return
        kind = kinds()[entry.kind]
        key = _key_of(kind, values)
        known = self._by_key(entry.kind)
        id_ = entry.id or known.get(key) or self._attended(entry, values)
        id_ = id_ or derived_id(entry.kind, *key)
        known[key] = id_
        if entry.kind == "attendance":
            self.attended.setdefault((values["stakeholder"], values["session"]), id_)
        self._put(entry, id_, values)

    def _attended(self, entry: Entry, values: dict[str, object]) -> str | None:
        """A tick in a list tells no role: it is the attendance that is known already, whatever the role was."""
        if entry.kind != "attendance":
            return None
        pair = (values["stakeholder"], values["session"])
        found = None if values.get("role") else self.attended.get(pair)
        if found:
            values.pop("role", None)
        return found

    def _by_key(self, kind: str) -> dict[_Natural, str]:
        if kind not in self.keys:
            it = kinds()[kind]
            self.keys[kind] = {
                _key_of(it, {name: getattr(fact, name) for name in _key_names(it)}): fact.id
                for (of_kind, _id), fact in self.standing.items()
                if of_kind == kind
            }
        return self.keys[kind]

    def _resolved(self, entry: Entry) -> dict[str, object] | None:
        """The values with ids for references; None, with faults noted, where one means nothing or too much."""
        values = dict(entry.values)
        good = True
        for name, kind in _references(entry.kind):
            said = values.get(name)
            if isinstance(said, Here):
                values[name] = self.marks.get(said.mark)
                good = good and values[name] is not None
            elif isinstance(said, str):
                found = self.names.find(kind, said)
                if len(found) == 1:
                    values[name] = found[0]
                else:
                    good = False
                    self._fault(entry, name, *self._not_found(kind, said, len(found)), said)
        return values if good else None

    def _not_found(self, kind: str, said: str, found: int) -> tuple[str, str]:
        if found:
            text = _(
                'there are {n} {nouns} called "{value}". Write the id of the one that is meant.',
                n=found,
                nouns=noun(kind),
                value=said,
            )
            return "ambiguous", text
        if (kind, said) in self.bad:
            return "follows", _('"{value}" stands in a row that has a fault itself. Mend that row first.', value=said)
        if (kind, said) not in self.like and len(self.like) < _MOST_LOOKED_UP:
            self.like[kind, said] = near([said], self.names.of(kind), least=80).get(said, ())
        return "unknown", unknown(kind, said, self.like.get((kind, said), ()))

    def _put(self, entry: Entry, id_: str, values: dict[str, object]) -> None:
        key = (entry.kind, id_)
        standing = self.facts.get(key)
        if standing is None:
            self.facts[key], self.origins[key] = values, entry
        else:
            differing = [
                name
                for name, value in values.items()
                if name in standing and standing[name] != value and (value is not None or not entry.makes)
            ]
            if differing:
                self._fault(entry, differing[0], "twice", self._stands_twice(key, differing[0]), "")
                return
            self.repeats += not (entry.makes and len(values) == 1) and not kinds()[entry.kind].column
            standing |= {name: value for name, value in values.items() if name not in standing}
        for column, value in entry.extras:
            held = self.extras.get((key, column))
            self.extras[key, column] = value if held in {None, value} else f"{held} | {value}"

    def _stands_twice(self, key: Key, name: str) -> str:
        first = self.origins[key]
        return _(
            'this stands also in {sheet}, row {row}, with another "{column}". Leave one of the two, or give them '
            "ids of their own.",
            sheet=self.draft.sheets[first.sheet].table.name,
            row=first.row,
            column=self.draft.sheets[first.sheet].heading(name),
        )

    def _fault(self, entry: Entry, name: str, code: str, text: str, value: str) -> None:
        sheet = self.draft.sheets[entry.sheet]
        fault = Fault(code, text, place_of(entry, sheet), entry.row, sheet.heading(name), value[:200])
        self.faults.append((entry, fault))

    def _fact(self, key: Key, values: dict[str, object]) -> Fact:
        """What stands with these values put in, or a new fact; an empty cell is the default."""
        kind, id_ = key
        standing = self.standing.get(key)
        given: dict[str, Any] = {
            name: _defaults(kind).get(name) if value is None else value
            for name, value in values.items()
            if value is not None or name != "origin"
        }
        if kind == "insights" and values.get("visibility") is None and self._sheltered(given, standing):
            given["visibility"] = "facilitators"
        if standing is not None:
            return replace(standing, **given)
        return _made(kind, id_, {"origin": "import", **given})

    def _sheltered(self, given: dict[str, Any], standing: Fact | None) -> bool:
        """Whether an insight is for facilitators: doubts are, and all from intervision, unless a file says
        otherwise (then that is a fault)."""
        kind = given.get("kind", getattr(standing, "kind", None))
        session = ("sessions", given.get("session", getattr(standing, "session", None)) or "")
        met = self.facts.get(session, {}).get("kind") or getattr(self.standing.get(session), "kind", None)
        return kind == "doubt" or met == "intervision"


def place_of(entry: Entry, sheet: Sheet) -> str:
    """Where an entry stood, in words: the sheet, and for what has no rows its id."""
    return f'{sheet.table.name} "{entry.called}"' if entry.called else sheet.table.name


def _key_names(kind: Kind) -> tuple[str, ...]:
    # a note, a signal, a follow-up: the same when all of it is the same
    return kind.key or tuple(each.name for each in kind.properties)


def _key_of(kind: Kind, values: dict[str, object]) -> _Natural:
    defaults = _defaults(kind.name)
    said = ((values.get(name), defaults.get(name)) for name in _key_names(kind))
    chosen = (default if value is None else value for value, default in said)
    return tuple(each.text if isinstance(each, When) else each for each in chosen)


def _made(kind: str, id_: str, values: dict[str, Any]) -> Fact:
    """A new fact; what it needs and was not given is left empty, for the rules to tell."""
    needed = {each.name: None for each in kinds()[kind].properties if each.required}
    return KINDS[kind](id=id_, **{**needed, **values})


@cache
def _defaults(kind: str) -> dict[str, object]:
    return {
        each.name: each.default
        for each in fields(KINDS[kind])
        if each.default is not MISSING and each.name != "origin"
    }


@cache
def _references(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.to) for each in kinds()[kind].properties if each.to)


def _as_answered(draft: Draft) -> tuple[Entry, ...]:
    """The entries, with names that somebody said mean another replaced by that other."""
    same = {}
    for shape, answer in draft.how.answers.items():
        topic, _colon, rest = shape.partition(":")
        kind, _colon, name = rest.partition(":")
        if topic == "same" and answer != "new":
            same[kind, name] = answer
    if not same:
        return draft.entries
    found = []
    for entry in draft.entries:
        spoken = ((NAMED.get(entry.kind, ""), entry.kind), *_references(entry.kind))
        said = ((name, (kind, str(entry.values.get(name)))) for name, kind in spoken)
        meant = {name: same[pair] for name, pair in said if pair in same}
        found.append(replace(entry, values={**entry.values, **meant}) if meant else entry)
    return tuple(found)


def _is_thing(kind: str) -> bool:
    return kind in NAMED or kind == "community"


def _natural(entry: Entry) -> _Natural:
    """What tells a thing without an id from others of its kind."""
    if entry.kind == "sessions":
        date = entry.values.get("date")
        return (date.text if isinstance(date, When) else None, entry.values.get("title"))
    return (entry.values.get(NAMED.get(entry.kind, "name")),)


def _label(kind: str, natural: _Natural) -> str:
    """The words that an id is made from."""
    said = " ".join(str(each) for each in (natural[1::-1] if kind == "sessions" else natural[:1]) if each)
    number = natural[2] if len(natural) > 2 else 1
    return f"{said} {number}" if number != 1 else said
