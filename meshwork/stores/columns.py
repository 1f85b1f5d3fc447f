"""A fact as a row of plain columns, and back: the same in every store and in NDJSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from graph_schema import kinds
from meshwork.change import kind_of
from meshwork.model import KINDS, Fact
from meshwork.when import When

Plain = str | int | float | bool | None


@cache
def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind: id, its properties as in the dictionary, origin, confirmed_by."""
    return ("id", *(each.name for each in kinds()[kind].properties), "origin", "confirmed_by")


def to_row(fact: Fact) -> tuple[Plain, ...]:
    """The plain values of a fact, one for each of its `columns`: days as ISO text, lists as JSON."""
    return tuple(_plain(getattr(fact, name)) for name in columns(kind_of(fact)))


def to_facts(kind: str, rows: Iterable[Sequence[Any]]) -> list[Fact]:
    """The facts that rows of plain values hold. Raises ValueError or TypeError where one cannot be read."""
    model, names, readers = KINDS[kind], columns(kind), _readers(kind)
    found = []
    for row in rows:
        values = dict(zip(names, row, strict=True))
        for name, read in readers:
            if values[name] is not None:
                values[name] = read(values[name])
        found.append(model(**values))
    return found


def _plain(value: Any) -> Plain:
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value  # type: ignore[no-any-return]


@cache
def _readers(kind: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    by_type: dict[str, Callable[[Any], Any]] = {
        "day": When.of,
        "flag": bool,
        "number": float,
        "list": lambda text: tuple(json.loads(text)),
    }
    return tuple((each.name, by_type[each.type]) for each in kinds()[kind].properties if each.type in by_type)
