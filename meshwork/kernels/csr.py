"""A network as two arrays: who is tied to whom, by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels

Places = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Csr:
    """An undirected network without loops or doubled ties (compressed sparse rows).

    `indices[indptr[v]:indptr[v + 1]]` are the places tied to place v, in rising order; each tie stands there twice.
    Both are int32 and cannot be written to.
    """

    indptr: Places
    indices: Places

    @property
    def n(self) -> int:
        """How many places."""
        return len(self.indptr) - 1

    @property
    def arcs(self) -> int:
        """Twice the number of ties."""
        return len(self.indices)

    @cached_property
    def degree(self) -> Places:
        """How many ties each place has."""
        return np.diff(self.indptr)

    @cached_property
    def rows(self) -> Places:
        """Beside `indices`: the other end of each."""
        return np.repeat(np.arange(self.n, dtype=np.int32), self.degree)

    @cached_property
    def once(self) -> tuple[Places, Places]:
        """The two ends of each tie, the earlier place first, in rising order."""
        earlier = self.rows < self.indices
        return self.rows[earlier], self.indices[earlier]

    @cached_property
    def upward(self) -> Csr:
        """Each tie once, from the lower degree to the higher (of equals: from the earlier place): not undirected."""
        degree = self.degree
        one, other = degree[self.rows], degree[self.indices]
        up = (one < other) | ((one == other) & (self.rows < self.indices))
        return _frozen(self.n, self.rows[up], self.indices[up])

    def only(self, kept: NDArray[np.bool_]) -> Csr:
        """The network among the places that are kept, renumbered without gaps, in the same order."""
        new = np.cumsum(kept, dtype=np.int32) - np.int32(1)
        arcs = kept[self.rows] & kept[self.indices]
        return _frozen(int(np.count_nonzero(kept)), new[self.rows[arcs]], new[self.indices[arcs]])


def csr_of(n: int, first: Sequence[int] | NDArray[np.integer], second: Sequence[int] | NDArray[np.integer]) -> Csr:
    """The network of n places with these ties, in any order and either way round; loops and repeats are left out.

    >>> path = csr_of(3, [0, 2, 2], [1, 1, 1])
    >>> path.indptr.tolist(), path.indices.tolist()
    ([0, 1, 3, 4], [1, 0, 2, 1])
    """
    one, other = np.asarray(first), np.asarray(second)
    apart = one != other
    if not apart.all():
        one, other = one[apart], other[apart]
    if kernels.compiled_for(2 * len(one)):
        from meshwork.kernels import loops
        from meshwork.kernels.compiled import quick

        start, indptr = np.zeros((2, n + 1), np.int32)
        rough, indices = np.empty((2, 2 * len(one)), np.int32)
        quick(loops.csr)(one.astype(np.int32), other.astype(np.int32), start, rough, indptr, indices)
        return _unchanging(indptr, indices[: indptr[n]])
    one, other = one.astype(np.int64), other.astype(np.int64)
    arcs = np.sort(np.concatenate((one * n + other, other * n + one)))
    if len(arcs):
        new = np.empty(len(arcs), bool)
        new[0] = True
        np.not_equal(arcs[1:], arcs[:-1], out=new[1:])
        if not new.all():
            arcs = arcs[new]
    rows, indices = np.divmod(arcs, n) if n else (arcs, arcs)
    return _frozen(n, rows, indices)


def _frozen(n: int, rows: NDArray[np.integer], indices: NDArray[np.integer]) -> Csr:
    """Of arcs that are in order."""
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(rows, minlength=n), out=indptr[1:])
    return _unchanging(indptr, np.ascontiguousarray(indices, np.int32))


def _unchanging(indptr: Places, indices: Places) -> Csr:
    indptr.flags.writeable = indices.flags.writeable = False
    return Csr(indptr, indices)
