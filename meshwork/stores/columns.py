"""A fact as a row of plain columns, and back: the same in every store and in NDJSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from graph_schema import kinds
from meshwork.change import kind_of
from meshwork.model import KINDS, Fact
from meshwork.text import _
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


def to_values(fact: Fact) -> dict[str, Any]:
    """A fact as values that JSON knows, by name; what is absent is left out."""
    held = ((name, getattr(fact, name)) for name in columns(kind_of(fact)))
    return {name: value.text if isinstance(value, When) else value for name, value in held if value is not None}


def from_values(kind: str, values: Any) -> Fact:
    """The fact that JSON values hold. ValueError or TypeError, told in words, where the dictionary says otherwise."""
    if not isinstance(values, dict):
        raise TypeError(_("values stand in braces"))
    types = {"id": "text", "origin": "text", "confirmed_by": "text"}
    types |= {each.name: each.type for each in kinds()[kind].properties}
    if unknown := sorted(set(values) - set(types)):
        raise ValueError(_('{kind} has no "{name}"', kind=kind, name=unknown[0]))
    required = ("id", *(each.name for each in kinds()[kind].properties if each.required))
    if missing := [name for name in required if values.get(name) is None]:
        raise ValueError(_('"{name}" is missing', name=missing[0]))
    read = {}
    for name, value in values.items():
        try:
            read[name] = _TYPES[types[name]](value)
        except (ValueError, TypeError) as error:
            raise ValueError(_('"{name}" cannot be {value}', name=name, value=json.dumps(value))) from error
    return KINDS[kind](**read)


def text(value: Any) -> str:
    """A text as JSON gave it; TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(_("{value} is no text", value=json.dumps(value)))
    return value


def whole(value: Any) -> int:
    """A whole number as JSON gave it; TypeError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(_("{value} is no whole number", value=json.dumps(value)))
    return value


def _number(value: Any) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError(value)
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _list(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(text, value))


_TYPES: dict[str, Callable[[Any], Any]] = {
    "text": text,
    "ref": text,
    "whole": whole,
    "number": _number,
    "flag": _flag,
    "list": _list,
    "day": lambda value: When.of(text(value)),
}


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
