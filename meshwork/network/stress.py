"""Drawing a graph so that distance on paper follows distance in the graph: stress majorisation.

Gansner, Koren and North (2004), Graph drawing by stress majorization. Everything starts from the same spiral and
knows no chance, so the same graph is drawn the same way every time.
"""

from __future__ import annotations

import numpy as np

from meshwork.network.web import Floats, Ints, Web

_TURN = np.pi * (3 - 5**0.5)
_BY_PAIRS = 60
"""Up to so many points every pair is looked at (a land has 45); beyond, a tree pays for the import of scipy."""


def spiral(count: int, first: int = 0) -> Floats:
    """Points spread evenly over a disc like the seeds of a sunflower, one per unit of area (Vogel, 1979).

    >>> spiral(2).round(2).tolist()
    [[0.4, 0.0], [-0.51, 0.47]]
    """
    at = np.arange(first, first + count) + 0.5
    ways = np.column_stack([np.cos((at - 0.5) * _TURN), np.sin((at - 0.5) * _TURN)])
    return np.asarray(np.sqrt(at / np.pi)[:, None] * ways)


def distances(web: Web, length: Floats) -> Floats:
    """How far everybody is from everybody along ties of these lengths; unconnected parts beyond the farthest.

    Floyd (1962), a row of the matrix at a time: as quick as a library for a land of 40, and without its import.

    >>> web = Web.of([("a", "b", 1.0), ("b", "c", 1.0)], alone=["d"])
    >>> distances(web, np.array([1.0, 2.0])).round(2).tolist()[0]
    [0.0, 1.0, 3.0, 4.95]
    """
    lengths = Web(web.ids, web.source, web.target, length).matrix()
    far = np.where(lengths > 0, lengths, np.inf)
    np.fill_diagonal(far, 0.0)
    for by_way_of in range(len(far)):
        np.minimum(far, far[:, by_way_of, None] + far[by_way_of], out=far)
    known = np.isfinite(far)
    return np.where(
        known, far, 1.15 * float(far[known].max(initial=1.0)) + float(length.mean() if length.size else 1)
    )


def drawn(far: Floats, start: Floats | None = None) -> Floats:
    """Points whose distances are near to `far` (n x n, symmetric), from a start or from the classical solution."""
    n = len(far)
    if n < 3:
        line = np.zeros((n, 2))
        line[1:, 0] = far[0, 1:] if n == 2 else 0.0
        return line - line.mean(axis=0) if n else line
    return _majorised(far, _classical(far) if start is None else start, steps=120 if n <= 150 else 40)


def _classical(far: Floats) -> Floats:
    """The two main axes of the distances (Torgerson, 1952), by subspace iteration from the spiral.

    A clique has no main axes; there a library routine gives other ones on every machine, this gives the spiral.
    """
    n = len(far)
    squared = far**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean())
    points = spiral(n) - spiral(n).mean(axis=0)
    for _step in range(30):
        points, _rest = np.linalg.qr(centred @ points)
        points = points * np.sign(points[np.abs(points).argmax(axis=0), [0, 1]])
    size = np.sqrt(np.maximum(np.einsum("ni,nm,mi->i", points, centred, points), 1e-9))
    # a path has one axis only: a little of the spiral lets it bend
    return np.asarray(points * size + spiral(n) * float(far.mean()) / n)


def _majorised(far: Floats, points: Floats, steps: int) -> Floats:
    n = len(far)
    off = ~np.eye(n, dtype=bool)
    weight = np.divide(1.0, far**2, out=np.zeros_like(far), where=off)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    solve = np.linalg.inv(laplacian + 1.0 / n) - 1.0 / n
    wanted = weight * far
    before = np.inf
    for _step in range(steps):
        delta = points[:, None, :] - points[None, :, :]
        apart = np.sqrt((delta**2).sum(axis=2))
        stress = float((weight * (apart - far) ** 2).sum())
        if before - stress < 1e-5 * stress:
            break
        before = stress
        ratio = np.divide(wanted, apart, out=np.zeros_like(far), where=apart > 1e-9)
        points = solve @ (np.diag(ratio.sum(axis=1)) - ratio) @ points
    return points


def parted(points: Floats, apart: float, fixed: Ints | None = None, steps: int = 400) -> Floats:
    """The points moved so little that no two are nearer than `apart`; the `fixed` ones stay where they are."""
    points = points.copy()
    n = len(points)
    free = np.ones(n)
    free[np.array([], np.int64) if fixed is None else fixed] = 0.0
    for _step in range(steps):
        pairs = _near(points, apart * 0.9999)
        pairs = pairs[free[pairs].sum(axis=1) > 0]
        if not len(pairs):
            break
        one, other = pairs[:, 0], pairs[:, 1]
        delta = points[other] - points[one]
        length = np.sqrt((delta**2).sum(axis=1))
        same = length < 1e-6
        turned = np.column_stack([np.cos(other * _TURN), np.sin(other * _TURN)])
        direction = np.where(same[:, None], turned, delta / np.where(same, 1.0, length)[:, None])
        push = direction * ((apart - length) * 1.02 / free[pairs].sum(axis=1))[:, None]
        moved = np.zeros_like(points)
        np.add.at(moved, one, -push * free[one, None])
        np.add.at(moved, other, push * free[other, None])
        # who is pushed from many sides goes the mean way, or a crowd would burst
        count = np.bincount(pairs.ravel(), minlength=n)
        points += moved / np.maximum(np.sqrt(count), 1.0)[:, None]
    return points


def _near(points: Floats, apart: float) -> Ints:
    """The pairs of points that are nearer than that, by number, in order."""
    if len(points) <= _BY_PAIRS:
        between = points[:, None, :] - points[None, :, :]
        return np.argwhere(np.triu((between**2).sum(axis=2) < apart**2, 1))
    from scipy.spatial import cKDTree

    pairs: Ints = cKDTree(points).query_pairs(apart, output_type="ndarray").astype(np.int64)
    return np.asarray(pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))])
