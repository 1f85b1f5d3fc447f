"""Entries become facts: references find what they mean, rows of one fact come together."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any

from graph_schema import Kind, kinds
from meshwork.change import Key
from meshwork.errors import Fault
from meshwork.formats._names import Names, derived_id, near
from meshwork.formats._same import as_answered, one_value
from meshwork.formats._things import is_thing, named, references
from meshwork.formats._types import Draft, Entry, Here
from meshwork.model import KINDS, Fact, Facts, Private
from meshwork.nouns import noun
from meshwork.rules import unknown
from meshwork.text import _
from meshwork.when import When

_MOST_LOOKED_UP = 200  # distinct unknown names; whoever has more misses a whole sheet
_Natural = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The facts that a draft tells of, each with the entry it came from first, and what could not be resolved.

    `made` are the names that become things because a list or table speaks of them; `fresh` all new names, by kind.
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
        self.entries = as_answered(draft)
        self.things = named(self.entries, live)
        self.names = self.things.names
        self.standing: dict[Key, Fact] = {
            (name, fact.id): fact
            for name, kind in kinds().items()
            for fact in getattr(private if kind.private else live, name)
        }
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

    def run(self) -> Resolved:
        for entry in self.entries:
            if is_thing(entry.kind) and not entry.bad:
                self._take(entry, self.things.ids[id(entry)])
        for kind, made in self.things.made.items():
            for name, entry in made.items():
                self._take(entry, self.names.find(kind, name)[0])
        joined = [each for each in self.entries if not is_thing(each.kind) and not each.bad]
        # rows with an id first, then those that tell a role, so that a row that tells less finds the same fact
        for entry in sorted(joined, key=lambda each: (each.id is None, not each.values.get("role"))):
            self._take_joined(entry)
        return Resolved(
            {key: self._fact(key, values) for key, values in self.facts.items()},
            self.origins,
            tuple((key, (column, value)) for (key, column), value in self.extras.items()),
            tuple(self.faults),
            self.repeats,
            {kind: tuple(made) for kind, made in self.things.made.items()},
            self.things.fresh,
            self.names,
        )

    def _take(self, entry: Entry, id_: str) -> None:
        values = self._resolved(entry)
        if values is not None:
            self._put(entry, id_, values)

    def _take_joined(self, entry: Entry) -> None:
        values = self._resolved(entry)
        if values is None:
            return
        kind = kinds()[entry.kind]
        key = natural_key(kind, values)
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
                natural_key(it, {name: getattr(fact, name) for name in _key_names(it)}): fact.id
                for (of_kind, _id), fact in self.standing.items()
                if of_kind == kind
            }
        return self.keys[kind]

    def _resolved(self, entry: Entry) -> dict[str, object] | None:
        """The values with ids for references; None, with faults noted, where one means nothing or too much."""
        values = dict(entry.values)
        good = True
        for name, kind in (*references(entry.kind), ("confirmed_by", "")):
            said = values.get(name)
            if isinstance(said, Here):
                values[name] = self.things.marks.get(said.mark)
                good = good and values[name] is not None
            elif isinstance(said, str) and kind:
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
        if (kind, said) in self.things.bad:
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
            told = {name: value for name, value in values.items() if value is not None or not entry.makes}
            differing = [
                name for name, value in told.items() if not one_value(name, standing.get(name, value), value)
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
        sheet = self.draft.sheets[first.sheet]
        return _(
            'this stands also in {sheet}, row {row}, with another "{column}". Leave one of the two, or give each '
            "a name or an id of its own.",
            sheet=sheet.table.name,
            row=first.row,
            column=sheet.heading(name),
        )

    def _fault(self, entry: Entry, name: str, code: str, text: str, value: str) -> None:
        sheet = self.draft.sheets[entry.sheet]
        # in an attendance list the name of a session is the heading of its own column
        column = value if name == "session" and value in sheet.table.headings else sheet.heading(name)
        fault = Fault(code, text, sheet.place(entry), entry.row, column, value[:200])
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


def _key_names(kind: Kind) -> tuple[str, ...]:
    return kind.key or tuple(each.name for each in kind.properties)


def natural_key(kind: Kind, values: dict[str, object]) -> _Natural:
    """What makes two facts of a kind the same (of a note: all of it); what is not said has its default."""
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
