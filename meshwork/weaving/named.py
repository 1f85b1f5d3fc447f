"""Stakeholders by name, and who is not told of by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEW = 3
"""So many names are given where the best are asked for."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A stakeholder by id, and its name on the day."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Names on a day, by id, and who is not told of by name."""

    names: Mapping[str, str]
    hidden: frozenset[str]

    def named(self, some: Iterable[str]) -> tuple[Someone, ...]:
        """Those of some who are told of, in their order."""
        return tuple(Someone(each, self.names.get(each, each)) for each in some if each not in self.hidden)
