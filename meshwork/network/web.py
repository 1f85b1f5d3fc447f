"""A graph by column, for what must be quick and come out the same whatever the order of the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Web:
    """An undirected weighted graph by column: `ids` sorted, each pair once with `source` < `target`, sorted.

    >>> web = Web.of([("b", "a", 2.0), ("a", "b", 1.0)], alone=["c"])
    >>> web.ids, web.strength.tolist()
    (('a', 'b', 'c'), [3.0])
    """

    ids: tuple[str, ...]
    source: Ints
    target: Ints
    strength: Floats

    @staticmethod
    def of(ties: Iterable[tuple[str, str, float]], alone: Iterable[str] = ()) -> Web:
        """From pairs with strengths; the strengths of a pair that stands twice are summed."""
        rows = list(ties)
        ids = tuple(sorted({*alone, *(row[0] for row in rows), *(row[1] for row in rows)}))
        index = {name: at for at, name in enumerate(ids)}
        return Web.by_column(
            ids,
            np.array([index[row[0]] for row in rows], np.int64),
            np.array([index[row[1]] for row in rows], np.int64),
            np.array([row[2] for row in rows], np.float64),
        )

    @staticmethod
    def by_column(ids: tuple[str, ...], source: Ints, target: Ints, strength: Floats) -> Web:
        """From columns of indices into sorted `ids`, in any order and direction; loops are left out."""
        low, high = np.minimum(source, target), np.maximum(source, target)
        real = (low != high) & (strength > 0)
        code, inverse = np.unique(low[real] * max(len(ids), 1) + high[real], return_inverse=True)
        # summed from small to large, so that the order of the rows changes nothing, not even by rounding
        order = np.lexsort((strength[real], inverse))
        summed = np.bincount(inverse[order], strength[real][order], len(code)).astype(np.float64)
        return Web(ids, code // max(len(ids), 1), code % max(len(ids), 1), summed)

    def part(self, members: Ints) -> Web:
        """The ties among some of them (sorted indices)."""
        new = np.full(len(self.ids), -1, np.int64)
        new[members] = np.arange(len(members))
        inside = (new[self.source] >= 0) & (new[self.target] >= 0)
        return Web(
            tuple(self.ids[at] for at in members),
            new[self.source[inside]],
            new[self.target[inside]],
            self.strength[inside],
        )

    def matrix(self) -> Floats:
        """The symmetric matrix of strengths, n x n."""
        matrix = np.zeros((len(self.ids), len(self.ids)))
        matrix[self.source, self.target] = matrix[self.target, self.source] = self.strength
        return matrix

    def weight(self) -> Floats:
        """The summed strength of the ties of each."""
        n = len(self.ids)
        both = np.bincount(self.source, self.strength, n) + np.bincount(self.target, self.strength, n)
        return both.astype(np.float64)
