"""A sign of care: what is looked for, and what was found of whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from meshwork.catalogue import collect
from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight

Side = Literal["weak", "risk", "firm"]
"""A state of being weakly connected, a sign of drifting off, or what speaks for staying."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one sign found of one partner, with what it rests on.

    `sign` is its key, `points` what it adds: 0 for a state, under 0 for what speaks for staying. What the other
    fields hold is said by each sign: days, stakeholders by id, goals by id, other facts (kind and id), counts, and
    what they were `before` a day, where they are compared.
    """

    sign: str
    points: int = 0
    on: tuple[date, ...] = ()
    who: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    count: float = 0.0
    of: float = 0.0
    before: tuple[date, int, int] | None = None


def known(_sight: Sight) -> bool:
    """It can be known everywhere."""
    return True


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to look for: its key is the name of its file, `code` its name in the design (W1, D1).

    `read` gives what it finds, by stakeholder; `say` makes a sentence of it. Where `known` is not so it finds
    nothing, and `record` says what to write down. `rank` orders the states on the page. One that is told `beside`
    others adds no point. Texts are for people, in English; `_` translates them.
    """

    key: str
    code: str
    side: Side
    name: str
    meaning: str
    read: Callable[[Sight], Mapping[str, Reason]]
    say: Callable[[Reason, Names], str]
    rank: int = 0
    beside: bool = False
    known: Callable[[Sight], bool] = known
    record: str = ""
    source: str = ""


@cache
def signs(side: Side | None = None) -> Mapping[str, Sign]:
    """Every sign by key, or those of a side, in the order of their codes."""
    found = collect("meshwork.feelers.signs", Sign)
    chosen = {key: each for key, each in found.items() if side in {None, each.side}}
    return MappingProxyType(dict(sorted(chosen.items(), key=lambda each: (each[1].side != "weak", each[1].code))))
