"""A graph that somebody else made with the labels of the dictionary: what fits becomes facts, what does not is told.

Nothing is written. A thing without `id` gets one from Neo4j's own, stable as long as the graph stands; a property
that the dictionary does not know becomes an `Extra`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_schema import kinds
from graph_schema.dictionary import Kind, Property
from meshwork.change import Key
from meshwork.errors import Fault
from meshwork.model import Extra, Fact
from meshwork.stores.columns import columns, from_values
from meshwork.stores.graph import Run, query
from meshwork.text import _, plural

_OURS = frozenset({"community", "added", "retracted", "of"})


@dataclass(frozen=True, slots=True)
class Foreign:
    """Facts read from somebody else's graph, ready to be compared and saved, and what did not fit.

    `made` are the keys of those that have no id of their own.
    """

    facts: tuple[Fact, ...]
    faults: tuple[Fault, ...]
    made: frozenset[Key] = frozenset()


def foreign_facts(run: Run, community: str | None = None) -> Foreign:
    """What stands under our labels and was not written by this program.

    With `community` only what was put by hand into that community.
    """
    return _Reading(run, community).done()


def foreign_counts(run: Run) -> tuple[Fault, ...]:
    """How much of somebody else's there is, a fault for each label or type."""
    labels = [kind.label for kind in kinds().values() if not kind.is_edge]
    types = [kind.label for kind in kinds().values() if kind.is_edge]
    found = run(query("foreign_counts", labels="|".join(labels), types="|".join(types)), labels=labels)
    return tuple(
        Fault(
            "foreign",
            plural(
                "{n} was not written by this program and is not read. Read it into a store of its own, or remove it.",
                "{n} were not written by this program and are not read. Read them into a store of their own, or "
                "remove them.",
                count,
            ),
            file=f":{label}",
        )
        for label, count in sorted(found)
    )


class _Reading:
    def __init__(self, run: Run, community: str | None) -> None:
        self._run = run
        self._community = community
        self._values: dict[Key, dict[str, Any]] = {}
        self._unknown: dict[Key, list[tuple[str, Any]]] = {}
        self._at: dict[str, Key] = {}
        self._faults: list[Fault] = []
        self._made: set[Key] = set()

    def done(self) -> Foreign:
        """Read things, then what joins them, then make facts of them."""
        things = {kind.label: kind for kind in kinds().values() if not kind.is_edge}
        ties = {kind.label: kind for kind in kinds().values() if kind.is_edge}
        references: dict[str, list[tuple[Kind, Property]]] = {}
        for kind in things.values():
            for each in kind.properties:
                if each.edge:
                    references.setdefault(each.edge, []).append((kind, each))
        for element, labels, held in sorted(
            self._ask("foreign_things", "|".join(things), labels=list(things)), key=_held
        ):
            self._at[element] = self._take(things[labels[0]], element, held)
            if len(labels) > 1:
                self._fault(":".join(labels), _("it has several of our labels; it was read as the first"))
        every_type = "|".join([*ties, *references])
        if self._community:
            for element, labels, id_ in self._ask("foreign_ends", every_type, labels=list(things)):
                self._at[element] = (things[labels[0]].name, id_) if labels else ("", "")
        for element, type_, held, start, end in sorted(self._ask("foreign_ties", every_type), key=_held):
            if type_ in ties:
                self._join(ties[type_], element, held, start, end)
            else:
                self._refer(type_, references[type_], start, end)
        facts = tuple(self._facts())
        return Foreign(facts, tuple(self._faults), frozenset(self._made))

    def _ask(self, name: str, among: str, **values: Any) -> list[list[Any]]:
        return self._run(query(name, labels=among), community=self._community, **values)

    def _take(self, kind: Kind, element: str, held: dict[str, Any]) -> Key:
        """Remember the values of one thing or fact under its key; two of one key are told."""
        id_ = held.get("id")
        key = (kind.name, str(id_) if id_ is not None else f"{kind.name}-{element.rpartition(':')[2]}")
        if id_ is None:
            self._made.add(key)
        if key in self._values:
            self._fault(kind.label, _("there are two of this id; one of them was read"), value=key[1])
            return key
        values: dict[str, Any] = {"id": key[1], "origin": "import"}
        for name, value in held.items():
            if name == "id" or name in _OURS or name.removesuffix("_text") in held.keys() - {name}:
                continue
            if name in columns(kind.name):
                values[name] = _plain(value)
            else:
                self._unknown.setdefault(key, []).append((name, value))
        self._values[key] = values
        return key

    def _join(self, kind: Kind, element: str, held: dict[str, Any], start: str, end: str) -> None:
        ends = {str(kind.start): self._at.get(start), str(kind.end): self._at.get(end)}
        wrong = [name for name, key in ends.items() if not _may_end(kind.property(name), key)]
        if wrong:
            expected = kinds()[str(kind.property(wrong[0]).to)].label
            self._fault(
                kind.label,
                _('its "{end}" is no :{label} that could be read', end=wrong[0], label=expected),
                value=str(held.get("id", element)),
            )
            return
        key = self._take(kind, element, held)
        for name, at in ends.items():
            if at and at[0] != "community":
                self._values[key][name] = at[1]

    def _refer(self, type_: str, references: list[tuple[Kind, Property]], start: str, end: str) -> None:
        for kind, reference in references:
            one, other = (end, start) if reference.inward else (start, end)
            thing, target = self._at.get(one), self._at.get(other)
            if not thing or not target or (thing[0], target[0]) != (kind.name, reference.to):
                continue
            if reference.name not in self._values.get(thing, {reference.name: ""}):
                self._values[thing][reference.name] = target[1]
                return
        self._fault(type_, _("it joins what the dictionary does not join, or joins it twice"))

    def _facts(self) -> Iterator[Fact]:
        for (kind, id_), values in self._values.items():
            try:
                yield from_values(kind, {name: value for name, value in values.items() if value is not None})
            except (ValueError, TypeError) as error:
                self._fault(kinds()[kind].label, str(error), value=id_)
                continue
            for name, value in self._unknown.get((kind, id_), ()):
                id_of = f"{kind}:{id_}:{name}"
                yield Extra(id=id_of, of_kind=kind, of=id_, column=name, value=str(_plain(value)), origin="import")

    def _fault(self, label: str, text: str, *, value: str = "") -> None:
        said = f'"{value}": {text}' if value else text
        self._faults.append(Fault("foreign", said, file=f":{label}", value=value))


def _may_end(end: Property, key: Key | None) -> bool:
    return bool(key) and key is not None and (key[0] == end.to or (key[0] == "community" and not end.required))


def _held(row: list[Any]) -> tuple[str, list[tuple[str, str]], str]:
    """An order by label or type and by what is held, for a graph gives its things in any."""
    element, label, held = row[:3]
    return str(label), sorted((name, str(value)) for name, value in held.items()), element


def _plain(value: Any) -> Any:
    """A value of Neo4j as JSON would hold it: native dates and moments as ISO text."""
    if hasattr(value, "iso_format"):
        return value.iso_format()[:10]
    return value
