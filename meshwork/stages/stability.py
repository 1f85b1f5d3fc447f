"""How stable a label is when data are missing: whether it stands with sessions left out, and how much is seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from meshwork.metrics import Measure
from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.settings import Settings
from meshwork.stages.margin import Margin

Steadiness = Literal["high", "medium", "low"]

_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Stability:
    """In how many of so many runs the stage was the same or higher with that share of the sessions left out.

    `coverage` is the share of the partners here on the day of whom the window holds a contact (attendance, or work on
    an action). `level` judges the product of the two; `near`: it is one step lower, because a border is near. It says
    how stable a label is, not that it is right.
    """

    held: int
    runs: int
    left_out: float
    coverage: Measure
    level: Steadiness
    near: bool = False

    @property
    def share(self) -> float:
        """The share of the runs."""
        return self.held / self.runs

    @property
    def covered(self) -> float:
        """The share of the partners; 0 where nobody is here."""
        return self.coverage.value or 0.0

    @staticmethod
    def of(held: int, runs: int, coverage: Measure, settings: Settings) -> Stability:
        """With the level that the settings ask."""
        product = held / runs * (coverage.value or 0.0) + _HAIR
        high = product >= settings.number("stability.high")
        medium = product >= settings.number("stability.medium")
        level: Steadiness = "high" if high else "medium" if medium else "low"
        return Stability(held, runs, settings.number("stability.left_out"), coverage, level)

    def beside(self, margin: Margin | None, settings: Settings) -> Stability:
        """The same one step lower, where the nearest border is nearer than `stability.near` or passed already."""
        if margin is None or self.level == "low" or margin.distance >= settings.number("stability.near") - _HAIR:
            return self
        return replace(self, level="medium" if self.level == "high" else "low", near=True)


def coverage(record: Record, snapshot: Snapshot) -> Measure:
    """Of how many of the partners here on a day the window holds a contact; facilitators are not counted.

    Of a goal: of those who carry it.
    """
    material, day = record.material, snapshot.day.toordinal()
    first = snapshot.window.first.toordinal()
    partners = record.here(snapshot.day) & ~material.roster.facilitating(first, day)
    if snapshot.goal is not None:
        partners &= material.carrying(snapshot.goal, day)
    met = np.zeros(len(partners), bool)
    for table in (material.deeds.attendance, material.deeds.work):
        met[table.who[table.within(first, day)]] = True
    return Measure.share(int(np.count_nonzero(partners & met)), int(np.count_nonzero(partners)))
