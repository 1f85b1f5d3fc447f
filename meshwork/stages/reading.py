"""What a reading says: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["young", "awake", "asleep"]
Stage = Literal["L0", "L1", "P1", "P2", "M1", "M2"]
Family = Literal["loose", "cop", "meshwork"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """How one criterion stood on a day: `value` over the whole window, `value_half` over its last half.

    None: not recorded, not knowable yet, or not worked out because nothing asked for it.
    """

    key: str
    value: float | None
    value_half: float | None
    enter: float | None
    leave: float | None
    met: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The community on the last day of a month (the last reading of a path: on the day asked)."""

    day: date
    status: Status
    stage: Stage | None
    family: Family | None
    profile: Mapping[str, float | None]
    criteria: tuple[Criterion, ...]
    missing: tuple[str, ...]
    side: tuple[str, ...]
    active: int


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of stage: `day` is the second reading in a row that shows it, `first_seen` the first.

    `frm` is written as "from" in JSON.
    """

    day: date
    first_seen: date
    frm: Stage
    to: Stage
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Every reading since the first fact, and the transitions between them."""

    readings: tuple[Reading, ...]
    transitions: tuple[Transition, ...]
