"""The outline of a land, as far as it is needed to keep lands apart and to find free water.

An outline is the farthest reach of a land in sixteen directions from its centre: a convex polygon round the discs of
its partners, so that whatever is drawn between two of them lies inside too.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from meshwork.network.stress import spiral
from meshwork.network.web import Floats, Ints

APART = 40.0
"""Two places are never nearer to each other than this."""
DISC = 36.0
"""A land is discs of this radius round its partners."""
STRAIT = 14.0
"""The water between the coasts of two lands is at least this wide."""

NEIGHBOURS = 0.7
"""Lands are drawn together for this part by those they are tied to, for the rest by the middle of the map."""

_ANGLES = np.arange(16) * np.pi / 8
_WAYS: Floats = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
_BACK = (np.arange(16) + 8) % 16


def reach(points: Floats) -> Floats:
    """How far a land of these partners (about its centre, 0) reaches in each direction, half a strait included."""
    return np.asarray((points @ _WAYS.T).max(axis=0) + DISC + STRAIT / 2)


def settled(centres: Floats, reaches: Floats, pull: Floats) -> Floats:
    """The centres moved until no two outlines overlap, each drawn to those that pull it (n x n) and to the middle."""
    centres = centres.copy()
    n = len(centres)
    total = pull.sum(axis=1)
    held = np.where(total > 0, NEIGHBOURS, 0.0)[:, None]
    pull = pull / np.where(total > 0, total, 1.0)[:, None]
    for step in range(2000):
        if step < 300:
            goal = held * (pull @ centres) + (1 - held) * centres.mean(axis=0)
            centres += 0.03 * (1 - step / 300) * (goal - centres)
        one, other, depth, way = _overlaps(centres, reaches)
        if not len(one) and step >= 300:
            break
        moved = np.zeros_like(centres)
        push = way * (depth * 1.01 + 0.01)[:, None] / 2
        np.add.at(moved, one, -push)
        np.add.at(moved, other, push)
        count = np.bincount(np.concatenate([one, other]), minlength=n)
        centres += moved / np.maximum(np.sqrt(count), 1.0)[:, None]
    return centres


def _overlaps(centres: Floats, reaches: Floats) -> tuple[Ints, Ints, Floats, Floats]:
    """Pairs of outlines that overlap: how deep, and the way in which they part soonest."""
    size = reaches.max(axis=1) * 1.03
    delta = centres[None, :, :] - centres[:, None, :]
    near = np.hypot(delta[..., 0], delta[..., 1]) < size[:, None] + size[None, :]
    one, other = np.nonzero(np.triu(near, 1))
    gap = delta[one, other] @ _WAYS.T - reaches[one] - reaches[other][:, _BACK]
    best = gap.round(6).argmax(axis=1)
    depth = -gap[np.arange(len(one)), best]
    deep = depth > 1e-6
    return one[deep], other[deep], depth[deep], _WAYS[best[deep]]


def outside(points: Floats, centres: Floats, reaches: Floats, clear: float) -> NDArray[np.bool_]:
    """Which points lie at least `clear` outside all these outlines."""
    if not len(centres):
        return np.ones(len(points), bool)
    gap = ((points[:, None, :] - centres[None, :, :]) @ _WAYS.T - reaches[None, :, :]).max(axis=2)
    return np.asarray((gap >= clear).all(axis=1))


def nearest_free(middle: Floats, free: Callable[[Floats], NDArray[np.bool_]]) -> Floats:
    """The point nearest to `middle` for which `free` says yes; far enough away there is one."""
    first, count, step = 0, 64, 12.0
    while True:
        around = middle + spiral(count, first) * step
        open_ = np.flatnonzero(free(around))
        if len(open_):
            return np.asarray(around[open_[0]])
        first, count = (first + count, count * 2) if first < 4000 else (0, 4096)
        step = step if first else step * 2
