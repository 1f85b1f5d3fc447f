"""A number of each stakeholder on the days of the slider, for the size of its place on the map."""

from __future__ import annotations

import numpy as np

from meshwork.metrics import Mark
from meshwork.network.atlas import Runs
from meshwork.network.journey import Journey

PAIRS = 8_000_000
"""So many stakeholders times stakeholders are looked at in all (about six seconds of betweenness), of a number that
grows with both: fewer days in a large community, every day of the slider up to four hundred partners. A number that
grows with the ties alone is worked out on every day up to a thousand. The last day is always one."""


def measured(travelled: Journey, mark: Mark) -> dict[str, Runs]:
    """By stakeholder, the runs of a number; between two days that were looked at, the earlier one holds."""
    steps, size = travelled.steps, max(len(travelled.record.ids), 1)
    each = size**2 if mark.steep else 40 * size
    many = min(len(steps), max(1, PAIRS // each))
    looked = sorted({len(steps) - 1 - round(at * len(steps) / many) for at in range(many)})
    found: dict[str, list[tuple[int, float]]] = {}
    for step in looked:
        values = mark.measure(travelled.record.on(steps[step]))
        for who in found.keys() - values.keys():
            _add(found[who], step, 0.0)
        for who, value in values.items():
            _add(found.setdefault(who, []), step, float(np.round(value, 4)))
    return {who: tuple(runs) for who, runs in found.items()}


def _add(runs: list[tuple[int, float]], step: int, value: float) -> None:
    if value != (runs[-1][1] if runs else 0.0):
        runs.append((step, value))
