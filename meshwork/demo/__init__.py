"""Samen in de Lindemark: an invented community, from its first talk in 2019 to a young meshwork in 2023.

The region, its organisations and its people do not exist. What is told of them stands in `told/`, a folder of CSV
files as `meshwork import` reads them. The years after February 2020 hold some hundreds of ordinary meetings; those
follow from the habits in `rhythm/` and are worked out by `_rhythm.py`, the same on every machine.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from graph_schema import kinds
from meshwork.demo._rhythm import meetings
from meshwork.demo._told import told
from meshwork.model import Facts, Private

LAST_DAY = date(2023, 11, 30)
"""The last day of the record; a demonstration stands on it."""

__all__ = ["LAST_DAY", "facts", "private"]


@cache
def facts() -> Facts:
    """Everything of the invented community, private texts excepted."""
    return Facts(**_everything(private=False))


@cache
def private() -> Private:
    """The invented notes, feelers and follow-ups of its facilitators."""
    return Private(**_everything(private=True))


def _everything(*, private: bool) -> dict[str, Any]:
    rows = told()
    for kind, more in meetings(rows).items():
        rows[kind] += more
    return {
        name: tuple(sorted(rows[name], key=lambda fact: fact.id))
        for name, kind in kinds().items()
        if kind.private is private
    }
