"""The outline of a land as it is drawn: how much ground there is around its places, and where that ends.

What the browser does in assets/map_paint.js, point for point; a browser test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork.reports.measures import COAST
from meshwork.reports.picture import Land, Point, Ring

Floats = NDArray[np.floating[Any]]
_SUNWISE = -1  # which way round marching squares walk a coast here
_STEP, _SMALL, _PART = 26.0, 0.62, 0.55  # along a tie: one heap of ground so often, so far, so much
_ROUGH = 0.13
_SUMMIT = 14.0  # how far below the topmost point a coast still counts as its summit
_LEAST = 8  # rings of fewer points are specks
# by which corners of a square are land (1, 2, 4, 8, sunwise from the upper left): from which side to which it goes
_SIDES = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),), 13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Field:
    """How much ground there is at each crossing of a grid; its first crossing is at `left`, `top`."""

    height: Floats
    left: float
    top: float


def land(name: str, places: Sequence[Point], bonds: Sequence[tuple[Point, Point]]) -> Land:
    """A land around its places (at least one) and along the ties inside it."""
    coast, water = _outline(tuple(places), tuple(bonds))
    points = [point for ring in coast for point in ring]
    top = min(y for _x, y in points)
    summit = [x for x, y in points if y < top + _SUMMIT]
    return Land(
        name,
        coast,
        water,
        (sum(summit) / len(summit), top),
        sum(x for x, _y in places) / len(places),
    )


@lru_cache(128)  # a story is drawn once for each sort of file; nothing of a name is kept
def _outline(
    places: tuple[Point, ...], bonds: tuple[tuple[Point, Point], ...]
) -> tuple[tuple[Ring, ...], tuple[tuple[Ring, ...], ...]]:
    """The coast, and the lines in the water around it."""
    field = _ground(places, bonds)
    return _contour(field, COAST.shore), tuple(_contour(field, height) for height in COAST.water)


def _ground(places: Sequence[Point], bonds: Sequence[tuple[Point, Point]]) -> _Field:
    rim, cell = COAST.reach * 1.5, COAST.cell
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    left, top = min(xs) - rim, min(ys) - rim
    columns = int(np.ceil((max(xs) + rim - left) / cell)) + 1
    rows = int(np.ceil((max(ys) + rim - top) / cell)) + 1
    # as exact as the browser keeps it
    field = np.zeros((rows, columns), np.float32)
    across, down = left + np.arange(columns) * cell, top + np.arange(rows) * cell

    def add(x: float, y: float, reach: float, much: float) -> None:
        c0, c1 = max(0, int(np.ceil((x - reach - left) / cell))), int(np.floor((x + reach - left) / cell)) + 1
        r0, r1 = max(0, int(np.ceil((y - reach - top) / cell))), int(np.floor((y + reach - top) / cell)) + 1
        dx, dy = across[c0:c1] - x, down[r0:r1] - y
        part = np.maximum(1 - (dx[None, :] ** 2 + dy[:, None] ** 2) / (reach * reach), 0)
        field[r0:r1, c0:c1] += much * part * part

    for x, y in places:
        add(x, y, COAST.reach, 1)
    for (x, y), (u, v) in bonds:
        parts = int(np.hypot(u - x, v - y) / _STEP)
        for each in range(1, parts):
            add(x + (u - x) * each / parts, y + (v - y) * each / parts, COAST.reach * _SMALL, _PART)
    field *= 1 + _ROUGH * _uneven(across[None, :], down[:, None])
    return _Field(field.astype(np.float64), left, top)


def _uneven(x: Floats, y: Floats) -> Floats:
    """A quiet, repeatable unevenness, so that a coast looks like one."""
    return np.asarray(np.sin(x * 0.061 + np.sin(y * 0.043) * 1.7) * np.cos(y * 0.057 + np.sin(x * 0.037) * 1.9))


def _contour(field: _Field, height: float) -> tuple[Ring, ...]:
    """The lines at which the ground has one height: marching squares, joined to rings, corners cut twice."""
    grid = field.height
    columns = grid.shape[1]
    over = (grid > height).astype(np.int64)
    codes = over[:-1, :-1] | over[:-1, 1:] << 1 | over[1:, 1:] << 2 | over[1:, :-1] << 3
    flat = grid.ravel()

    def cut(one: int, other: int) -> float:
        return float((height - flat[one]) / (flat[other] - flat[one]))

    def side(at: int, which: int) -> tuple[int, float, float]:
        """One side of the square whose upper left corner is `at`: its key and where the coast crosses it."""
        row, column = divmod(at, columns)
        match which:
            case 0:
                return 2 * at, column + cut(at, at + 1), float(row)
            case 1:
                return 2 * (at + 1) + 1, column + 1.0, row + cut(at + 1, at + columns + 1)
            case 2:
                return 2 * (at + columns), column + cut(at + columns, at + columns + 1), row + 1.0
            case _:
                return 2 * at + 1, float(column), row + cut(at, at + columns)

    after: dict[int, tuple[int, Point]] = {}
    for row, column in np.argwhere((codes > 0) & (codes < 15)).tolist():
        at = row * columns + column
        for one, other in _SIDES[int(codes[row, column])]:
            key, x, y = side(at, one)
            after[key] = (side(at, other)[0], (field.left + x * COAST.cell, field.top + y * COAST.cell))
    return tuple(_smooth(_smooth(ring)) for ring in _joined(after) if _counts(ring))


def _joined(after: dict[int, tuple[int, Point]]) -> list[list[Point]]:
    """Crossings that follow each other, as rings."""
    rings: list[list[Point]] = []
    while after:
        key = next(iter(after))
        ring: list[Point] = []
        while (found := after.pop(key, None)) is not None:
            key, point = found
            ring.append(point)
        rings.append(ring)
    return rings


def _counts(ring: list[Point]) -> bool:
    """Whether it is a coast, or a lake large enough; no speck."""
    # twice the signed area: coasts run one way round, the shores of lakes the other
    turned = ring[1:] + ring[:1]
    area = _SUNWISE * sum(v * x - y * u for (x, y), (u, v) in zip(ring, turned, strict=True))
    return len(ring) > _LEAST and (area > 0 or area < -COAST.lake)


def _smooth(ring: Sequence[Point]) -> Ring:
    cut: list[Point] = []
    for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cut += [(x * 0.75 + u * 0.25, y * 0.75 + v * 0.25), (x * 0.25 + u * 0.75, y * 0.25 + v * 0.75)]
    return tuple(cut)
