"""Reads the dictionary: which kinds of things and facts there are, and what each of their properties is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

Type = Literal["text", "flag", "day", "whole", "number", "ref", "list"]


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a kind: its type, what it may be, and the words people use for it.

    `edge` is the relationship that carries a reference of a node in Neo4j; `inward` when it points at the node.
    `words` are pairs of a Dutch word and the value it stands for (`words.toml`).
    """

    name: str
    type: Type
    meaning: str
    required: bool = False
    private: bool = False
    to: str | None = None
    edge: str | None = None
    inward: bool = False
    values: tuple[str, ...] = ()
    open: bool = False
    least: float | None = None
    most: float | None = None
    default: str | bool | int | None = None
    nl: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def word(self, value: str) -> str:
        """The Dutch word for one of its values, for a screen; the value itself where it has none.

        >>> kinds()["stakeholders"].property("sector").word("care")
        'zorg'
        """
        return next((word for word, each in self.words if each == value), value)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing (a node in Neo4j) or of fact between two things (a relationship).

    `name` is the table, the sheet and the field of `Facts`. `key` names the properties that make two rows of a
    file the same fact; empty for things with an id of their own. `column` ("sessions.goals") is where files hold
    this fact when it has no sheet.
    """

    name: str
    label: str
    meaning: str
    properties: tuple[Property, ...]
    start: str | None = None
    end: str | None = None
    key: tuple[str, ...] = ()
    private: bool = False
    column: str | None = None
    nl: tuple[str, ...] = ()

    @property
    def is_edge(self) -> bool:
        """Whether Neo4j holds it as a relationship."""
        return self.start is not None

    def property(self, name: str) -> Property:
        """The property of that name; KeyError where there is none."""
        for each in self.properties:
            if each.name == name:
                return each
        raise KeyError(name)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, in the order of the dictionary (things before the facts that join them).

    >>> kinds()["ties"].label
    'TIE'
    >>> kinds()["stakeholders"].property("email").private
    True
    """
    words = tomllib.loads(text("words.toml"))
    return {name: _kind(name, table, words) for name, table in tomllib.loads(text("dictionary.toml")).items()}


def text(*path: str) -> str:
    """The text of one file in this folder, by its path from here."""
    return resources.files("graph_schema").joinpath(*path).read_text(encoding="utf-8")


def migrations(store: Literal["sqlite", "neo4j"]) -> tuple[tuple[str, str], ...]:
    """Name and text of each migration of a store, in the order in which they run."""
    folder = resources.files("graph_schema").joinpath(store)
    found = sorted(each.name for each in folder.iterdir() if each.name.startswith("V"))
    return tuple((name, text(store, name)) for name in found)


def _kind(name: str, table: dict[str, Any], words: dict[str, Any]) -> Kind:
    return Kind(
        name=name,
        label=table.get("node") or table["edge"],
        meaning=table["meaning"],
        properties=tuple(
            _property(key, value, words.get(f"{name}.{key}", {})) for key, value in table["has"].items()
        ),
        start=table.get("from"),
        end=table.get("to"),
        key=tuple(table.get("key", ())),
        private=table.get("private", False),
        column=table.get("column"),
        nl=tuple(table.get("nl", ())),
    )


def _property(name: str, table: dict[str, Any], words: dict[str, list[str]]) -> Property:
    if table["type"] not in get_args(Type):
        raise ValueError(f"dictionary.toml, property {name}: unknown type {table['type']}")
    edge = table.get("edge")
    fields = {**table, "nl": tuple(table.get("nl", ())), "values": tuple(table.get("values", ()))}
    fields["edge"] = edge.rstrip("<") if edge else None
    fields["words"] = tuple((word, value) for value, said in words.items() for word in said)
    return Property(name=name, inward=bool(edge and edge.endswith("<")), **fields)
