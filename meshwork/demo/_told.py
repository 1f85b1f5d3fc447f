"""Reads the folder `told`: a strict and small reader for files that are known to be right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from importlib import resources
from typing import Any

from graph_schema import Kind, kinds
from meshwork.model import KINDS, About, Fact, Towards
from meshwork.when import When

_NOT_TOLD = frozenset({"drafts", "exports"})  # a story is written anew from what is proposed, and handed out by hand
_READ: dict[str, Callable[[str], Any]] = {
    "text": str,
    "ref": str,
    "flag": {"yes": True, "no": False}.__getitem__,
    "day": When.of,
    "whole": int,
    "number": float,
    "list": lambda text: tuple(text.split("|")),
}


def told() -> dict[str, list[Fact]]:
    """Every fact that stands in the files, by kind."""
    facts: dict[str, list[Fact]] = {kind: [] for kind in kinds()}
    for kind in kinds().values():
        if kind.column is None and kind.name not in _NOT_TOLD:
            for row in _table(kind.name):
                facts[kind.name].append(_fact(kind, row))
                for goal in filter(None, row.get("goals", "").split("|")):
                    id_ = f"{row['id']}--{goal}"
                    if kind.name == "sessions":
                        facts["about"].append(About(id=id_, session=row["id"], goal=goal))
                    else:
                        facts["towards"].append(Towards(id=id_, action=row["id"], goal=goal))
    return facts


def _table(name: str) -> csv.DictReader[str]:
    file = resources.files(__package__).joinpath("told", f"{name}.csv")
    return csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))


def _fact(kind: Kind, row: dict[str, str]) -> Fact:
    values = {each.name: _READ[each.type](row[each.name]) for each in kind.properties if row.get(each.name)}
    # what joins two things is called after what makes it one
    id_ = row.get("id") or "--".join(filter(None, (row.get(name) for name in kind.key)))
    return KINDS[kind.name](id=id_, **values)
