"""The dictionary, the values in Python and the tables say the same."""

from __future__ import annotations

import sqlite3
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import get_type_hints

import pytest

from graph_schema import Kind, Property, kinds
from meshwork.model import KINDS, Fact, Facts, Private
from meshwork.stores.sqlite import SqliteStore
from meshwork.when import When

_OF_EVERY_FACT = ("id", "origin", "confirmed_by")
_IN_PYTHON = {
    "text": str,
    "ref": str,
    "flag": bool,
    "day": When,
    "whole": int,
    "number": float,
    "list": tuple[str, ...],
}
_IN_SQL = {
    "text": "TEXT",
    "ref": "TEXT",
    "day": "TEXT",
    "list": "TEXT",
    "flag": "INTEGER",
    "whole": "INTEGER",
    "number": "REAL",
}


def _own(model: type[Fact]) -> dict[str, Field[object]]:
    return {each.name: each for each in fields(model) if each.name not in _OF_EVERY_FACT}


def _always_there(property_: Property) -> bool:
    return property_.required or property_.default is not None or property_.type == "list"


def test_every_kind_has_one_frozen_class_and_no_class_is_left_over() -> None:
    """`KINDS` lists the kinds of the dictionary, each with a class of its own."""
    assert set(KINDS) == set(kinds())
    assert len(set(KINDS.values())) == len(KINDS)
    assert all(each.__dataclass_params__.frozen for each in KINDS.values())  # type: ignore[attr-defined]


def test_private_kinds_stand_apart() -> None:
    """What is for facilitators alone is in `Private` and nowhere else."""
    private = {name for name, kind in kinds().items() if kind.private}
    assert private == {"notes", "feelers", "follow_ups", "drafts", "exports", "share_links", "users"}
    assert {each.name for each in fields(Private)} - {"number"} == private
    assert {each.name for each in fields(Facts)} - {"number"} == set(kinds()) - private


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_a_class_has_the_properties_of_its_kind_with_their_types_and_defaults(kind: Kind) -> None:
    """In their order; what may be absent is None, what has a default has that default."""
    model = KINDS[kind.name]
    own, hints = _own(model), get_type_hints(model)
    assert list(own) == [each.name for each in kind.properties]
    for each in kind.properties:
        plain = _IN_PYTHON[each.type]
        assert hints[each.name] == (plain if _always_there(each) else plain | None), each.name
        if each.required:
            assert own[each.name].default is MISSING, each.name
        elif each.type != "list":
            assert own[each.name].default == each.default, each.name


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_a_kind_speaks_of_properties_and_kinds_that_exist(kind: Kind) -> None:
    """Ends, keys and references; a reference to nothing is a slip of the pen."""
    names = {each.name for each in kind.properties}
    assert {each for each in (kind.start, kind.end, *kind.key) if each} <= names
    for each in kind.properties:
        assert (each.to is None) == (each.type != "ref"), each.name
        assert each.to is None or each.to in kinds(), each.name
        assert each.default is None or not each.values or each.default in each.values, each.name


@pytest.mark.parametrize("kind", kinds().values(), ids=kinds())
def test_a_table_has_the_columns_of_its_kind(kind: Kind, tmp_path: Path) -> None:
    """After all migrations: the same names, the type of each, and whether it may be empty."""
    file = tmp_path / "empty.db"
    SqliteStore(str(file)).close()
    connection = sqlite3.connect(file)
    found = {row[1]: (row[2], bool(row[3])) for row in connection.execute(f'PRAGMA table_info("{kind.name}")')}
    connection.close()
    wanted = {"community": ("TEXT", True), "id": ("TEXT", True)}
    wanted |= {each.name: (_IN_SQL[each.type], _always_there(each)) for each in kind.properties}
    wanted |= {"origin": ("TEXT", True), "confirmed_by": ("TEXT", False)}
    wanted |= {"added": ("INTEGER", True), "retracted": ("INTEGER", False)}
    assert found == wanted
