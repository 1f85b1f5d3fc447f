"""Which groups have a colour of their own on the map, and keep it for as long as they go on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from meshwork.network.atlas import Runs
from meshwork.network.parts import Grouped
from meshwork.network.web import Ints

TINTS = 6
"""So many groups have a colour: more cannot be told apart by everybody, in light and in dark."""


@dataclass(frozen=True, slots=True)
class Tints:
    """The groups on the steps of the slider; made by `tints`.

    `of`: by stakeholder the runs of its group, a number from 1 on; 0 is none. `tint`: for group 1, 2, ... the runs of
    its colour, 1 to `TINTS`; 0 is the grey that the smaller groups share.
    """

    of: Mapping[str, Runs]
    tint: tuple[Runs, ...]


def tints(groups: Grouped, steps: Sequence[date], hidden: Collection[str] = ()) -> Tints:
    """The groups of each step, and the colours of the largest on it; `hidden` are in none and not counted.

    A group keeps its colour while it goes on, unless a larger one has none: then the smallest gives its colour up.
    """
    hide = np.array([each in hidden for each in groups.ids], bool)
    of: list[list[tuple[int, float]]] = [[] for _who in groups.ids]
    tint: list[list[tuple[int, float]]] = [[] for _name in groups.names]
    holds: dict[int, int] = {}
    for step, day in enumerate(steps):
        row = sum(each <= day for each in groups.days) - 1
        if row < 0:
            continue
        now = np.where(hide, -1, groups.of[row])
        holds = _held(np.bincount(now[now >= 0], minlength=len(groups.names)), holds)
        for runs, name in zip(of, now.tolist(), strict=True):
            _add(runs, step, name + 1)
        for name, runs in enumerate(tint):
            _add(runs, step, holds.get(name, 0))
    found = {who: tuple(runs) for who, runs in zip(groups.ids, of, strict=True) if runs}
    return Tints(found, tuple(tuple(runs) for runs in tint))


def _held(sizes: Ints, before: Mapping[int, int]) -> dict[int, int]:
    """The colour of each group that has one, `before` and now; groups by their place in `sizes`."""
    largest = [name for name in np.lexsort((np.arange(len(sizes)), -sizes)).tolist() if sizes[name]][:TINTS]
    holds = {name: tint for name, tint in before.items() if sizes[name]}
    for name in largest:
        if name in holds:
            continue
        free = sorted(set(range(1, TINTS + 1)) - set(holds.values()))
        if not free:
            smallest = min((each for each in holds if each not in largest), key=lambda each: (sizes[each], -each))
            free = [holds.pop(smallest)]
        holds[name] = free[0]
    return holds


def _add(runs: list[tuple[int, float]], step: int, value: float) -> None:
    if value != (runs[-1][1] if runs else 0):
        runs.append((step, value))
