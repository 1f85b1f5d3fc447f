"""Samen in de Lindemark: an invented community, from its first talk in 2019 to a young meshwork in 2023.

The region, its organisations and its people do not exist. Everything of them stands in `told/`, a folder of CSV files
as `meshwork import` reads them, so that it is an example of such a folder too. (`_told.py` reads it without what an
import needs: names, guesses, faults.) Its some hundreds of ordinary meetings after February 2020 follow from habits:
`tests/demo/ordinary_meetings.py` wrote them, and a test keeps the two alike.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from graph_schema import kinds
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
    return {
        name: tuple(sorted(rows[name], key=lambda fact: fact.id))
        for name, kind in kinds().items()
        if kind.private is private
    }
