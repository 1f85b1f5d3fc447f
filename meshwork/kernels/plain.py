"""The kernels with numpy and scipy alone; in a small network place by place, which is quicker and needs no scipy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import loops
from meshwork.kernels.blocks import Blocks
from meshwork.kernels.csr import Csr, Places
from meshwork.kernels.draws import draws

Rewiring = Callable[[int, int, int, int], tuple[Places, Places]]

SMALL = 3_000
"""Up to so many arcs place by place: no slower (1 ms), and scipy takes half a second to import."""

_DENSE = 400
"""Up to so many places a full matrix is as quick as a sparse one."""

_AT_ONCE = 256
_WEDGES = 1 << 20


def components(csr: Csr) -> Places:
    """As `meshwork.kernels.components`."""
    if csr.arcs <= SMALL:
        label = [-1] * csr.n
        loops.components(csr.indptr.tolist(), csr.indices.tolist(), label, [0] * csr.n)
        return np.array(label, np.int32)
    from scipy.sparse import csgraph

    found: Places = csgraph.connected_components(_sparse(csr), directed=False)[1]
    return found


def largest_component(csr: Csr, kept: NDArray[np.bool_] | None) -> int:
    """As `meshwork.kernels.largest_component`."""
    return int(np.bincount(components(csr if kept is None else csr.only(kept))).max(initial=0))


def blocks(csr: Csr) -> Blocks:
    """As `meshwork.kernels.blocks`."""
    if csr.arcs <= SMALL:
        n = csr.n
        order, of, above = [-1] * n, [-1] * n, [-1] * n
        head, hanging, low, cursor, pile = ([0] * n for _ in range(5))
        count = loops.blocks(
            csr.indptr.tolist(), csr.indices.tolist(), order, of, head, hanging, above, low, cursor, pile
        )
        return Blocks(*(np.array(each, np.int32) for each in (order, of, head[:count], hanging[:count])))
    return _blocks_of_a_walk(csr, *_depth_first(csr))


def _depth_first(csr: Csr) -> tuple[Places, Places]:
    """The places in the order of one walk depth first, and from which place each was met (-1: from none).

    The first place of every part leads on to that of the next. All tied to one would be looked through anew by scipy
    for every part: as many parts as places, as where most are alone, would take the square of them.
    """
    from scipy.sparse import csgraph, csr_array

    if not csr.n:
        return csr.indices, csr.indices
    firsts = np.unique(components(csr), return_index=True)[1]
    indices = np.insert(csr.indices, csr.indptr[firsts[:-1]], firsts[1:]).astype(np.int32)
    more = np.zeros(csr.n + 1, np.int32)
    more[firsts[:-1] + 1] = 1
    longer = csr_array((np.ones(len(indices)), indices, csr.indptr + np.cumsum(more)), shape=(csr.n, csr.n))
    line, above = csgraph.depth_first_order(longer, firsts[0], directed=True)
    above[firsts] = -1
    return line.astype(np.int32), np.where(above < 0, -1, above).astype(np.int32)


def _blocks_of_a_walk(csr: Csr, line: Places, above: Places) -> Blocks:
    n = csr.n
    order = np.empty(n, np.int32)
    order[line] = np.arange(n, dtype=np.int32)
    # from here on everything is by order; the arcs all at once, then the places one by one
    up = np.where(above[line] >= 0, order[above[line]], -1)
    rows, beside = order[csr.rows], order[csr.indices]
    back = beside != up[rows]
    lowest = np.arange(n, dtype=np.int32)
    np.minimum.at(lowest, rows[back], beside[back])
    low, size, through = lowest.tolist(), [1] * n, up.tolist()
    for at in range(n - 1, -1, -1):
        to = through[at]
        if to >= 0:
            size[to] += size[at]
            low[to] = min(low[to], low[at])
    opening: list[int] = []
    block = [-1] * n
    for at, to in enumerate(through):
        if to < 0:
            continue
        if low[at] >= to:
            block[at] = len(opening)
            opening.append(at)
        else:
            block[at] = block[to]
    opens = np.array(opening, np.int64)
    head = line[up[opens]]
    return Blocks(order, np.array(block, np.int32)[order], head, np.array(size, np.int32)[opens])


def core_numbers(csr: Csr) -> Places:
    """As `meshwork.kernels.core_numbers`."""
    if csr.arcs <= SMALL:
        core, place_of, line = ([0] * csr.n for _ in range(3))
        loops.core_numbers(csr.indptr.tolist(), csr.indices.tolist(), core, [0] * (csr.n + 1), place_of, line)
        return np.array(core, np.int32)
    found, degree = np.zeros(csr.n, np.int32), csr.degree.astype(np.int64)
    left = np.ones(csr.n, bool)
    level = 0
    while left.any():
        level = max(level, int(degree[left].min()))
        while len(peeled := np.flatnonzero(left & (degree <= level))):
            found[peeled] = level
            left[peeled] = False
            lost = csr.indices[_arcs_of(csr.indptr, peeled)]
            degree -= np.bincount(lost, minlength=csr.n)
    return found


def dependencies(csr: Csr, samples: Sequence[Places]) -> NDArray[np.float64]:
    """As `meshwork.kernels.dependencies`: many sources walk at once, as columns of a matrix."""
    total = np.zeros((len(samples), csr.n))
    if not csr.arcs:
        return total
    tied = _full(csr) if csr.n <= _DENSE else _sparse(csr)
    for row, sources in enumerate(samples):
        for start in range(0, len(sources), _AT_ONCE):
            total[row] += _between(tied, sources[start : start + _AT_ONCE])
    return total


def _between(tied: Any, sources: Places) -> NDArray[np.float64]:
    """Brandes' sums of dependencies, by place, of one block of sources; `tied` is a matrix of 0 and 1."""
    columns = np.arange(len(sources))
    reached = np.zeros((tied.shape[0], len(sources)))
    reached[sources, columns] = 1
    ways, steps = reached.copy(), [reached]
    while True:
        reached = np.where(ways > 0, 0.0, tied @ reached)
        if not reached.any():
            break
        ways += reached
        steps.append(reached)
    passing = np.zeros_like(ways)
    for near, far in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        # what the farther ones hand back, divided over the ways that lead to them
        share = np.divide(1 + passing, ways, out=np.zeros_like(ways), where=far > 0)
        passing += np.where(near > 0, ways * (tied @ share), 0.0)
    passing[sources, columns] = 0
    found: NDArray[np.float64] = passing.sum(axis=1)
    return found


def triangles(csr: Csr) -> NDArray[np.int64]:
    """As `meshwork.kernels.triangles`."""
    up = csr.upward
    if csr.arcs <= SMALL:
        counted = [0] * csr.n
        loops.triangles(up.indptr.tolist(), up.indices.tolist(), [-1] * csr.n, counted)
        return np.array(counted, np.int64)
    found = np.zeros(csr.n, np.int64)
    ties = up.rows.astype(np.int64) * csr.n + up.indices
    # each tie one way, with each tie that goes on from its end: is the third side there?
    onward = np.diff(up.indptr)[up.indices]
    ends = np.cumsum(onward)
    start = 0
    while start < up.arcs:
        stop = max(start + 1, int(np.searchsorted(ends, (ends[start - 1] if start else 0) + _WEDGES, "right")))
        arcs = np.arange(start, stop)
        first = np.repeat(up.rows[arcs], onward[arcs]).astype(np.int64)
        third = up.indices[_arcs_of(up.indptr, up.indices[arcs])]
        wanted = first * csr.n + third
        closed = ties[np.minimum(np.searchsorted(ties, wanted), len(ties) - 1)] == wanted
        for corner in (first, np.repeat(up.indices[arcs], onward[arcs]), third):
            found += np.bincount(corner[closed], minlength=csr.n)
        start = stop
    return found


def rewiring(first: Places, second: Places, seed: int) -> Rewiring:
    """As `meshwork.kernels.rewired`: each call goes on with the chain and gives so `many` networks.

    `drawn` words were drawn before; before the first of them `tries` swaps are tried, before each next `then`.
    """
    rows = list(zip(first.tolist(), second.tolist(), strict=True))
    tied = set(rows)

    def rewired(drawn: int, tries: int, then: int, many: int) -> tuple[Places, Places]:
        found = np.empty((2, many, len(rows)), np.int32)
        for network in range(many):
            swaps = then if network else tries
            _swap(rows, tied, *draws(seed, drawn, swaps, len(rows)))
            drawn += swaps
            found[:, network] = np.array(rows, np.int32).reshape(-1, 2).T
        return found[0], found[1]

    return rewired


def _swap(
    rows: list[tuple[int, int]],
    tied: set[tuple[int, int]],
    one: Places,
    other: Places,
    turned: NDArray[np.bool_],
) -> None:
    """Swaps ends of the ties `one` and `other`, pair after pair, where that makes no loop and no repeat."""
    for at, to, turn in zip(one.tolist(), other.tolist(), turned.tolist(), strict=True):
        (a, b), (c, d) = rows[at], rows[to]
        if turn:
            c, d = d, c
        if a == d or b == c:
            continue
        new, newer = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if new in tied or newer in tied or new == newer:
            continue
        tied.difference_update((rows[at], rows[to]))
        tied.update((new, newer))
        rows[at], rows[to] = new, newer


def _arcs_of(indptr: Places, places: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where the arcs of these places stand, place after place."""
    first, count = indptr[places].astype(np.int64), np.diff(indptr)[places].astype(np.int64)
    return np.repeat(first - np.cumsum(count) + count, count) + np.arange(count.sum())


def _full(csr: Csr) -> NDArray[np.float64]:
    tied = np.zeros((csr.n, csr.n))
    tied[csr.rows, csr.indices] = 1
    return tied


def _sparse(csr: Csr) -> Any:
    from scipy.sparse import csr_array

    return csr_array((np.ones(csr.arcs), csr.indices, csr.indptr), shape=(csr.n, csr.n))
