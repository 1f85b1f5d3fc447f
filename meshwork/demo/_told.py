"""Reads the folders of this package: a strict and small reader for files that are known to be right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from graph_schema import Kind, kinds
from meshwork.model import KINDS, About, Fact, Towards
from meshwork.when import When

Rows = dict[str, list[Any]]
"""Facts by kind; lists, because they are still being gathered."""

_READ: dict[str, Callable[[str], Any]] = {
    "text": str,
    "ref": str,
    "flag": {"yes": True, "no": False}.__getitem__,
    "day": When.of,
    "whole": int,
    "number": float,
    "list": lambda text: tuple(text.split("|")),
}


def told() -> Rows:
    """Every fact that stands in `told`, by kind."""
    rows: Rows = {kind: [] for kind in kinds()}
    for kind in kinds().values():
        if kind.column is None:
            for row in table("told", kind.name):
                rows[kind.name].append(_fact(kind, row))
                links = goals_of(kind.name, row["id"], row["goals"]) if "goals" in row else []
                rows["about" if kind.name == "sessions" else "towards"] += links
    return rows


def goals_of(kind: str, id_: str, goals: str) -> list[Fact]:
    """What a session was about, or which goals an action serves, from a cell with ids separated by `|`."""
    named = filter(None, goals.split("|"))
    if kind == "sessions":
        return [About(id=f"{id_}--{goal}", session=id_, goal=goal) for goal in named]
    return [Towards(id=f"{id_}--{goal}", action=id_, goal=goal) for goal in named]


@cache
def table(folder: str, name: str) -> list[dict[str, str]]:
    """The rows of one file, by heading."""
    file = resources.files(__package__).joinpath(folder, f"{name}.csv")
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def _fact(kind: Kind, row: dict[str, str]) -> Fact:
    values = {each.name: _READ[each.type](row[each.name]) for each in kind.properties if row.get(each.name)}
    # what joins two things is called after what makes it one
    id_ = row.get("id") or "--".join(filter(None, (row.get(name) for name in kind.key)))
    return KINDS[kind.name](id=id_, **values)
