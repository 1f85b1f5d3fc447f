"""Biconnected components: what holds together whoever leaves, and what hangs on one alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels.csr import Csr, Places


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of a network, from a walk depth first.

    `order` numbers the places as they were met. `of` is, by place, the block of the tie through which it was met; -1
    where a walk began. A block is all places of its number and its `head`; `hanging` is how many would be cut off
    from the walk's beginning if the head left: those of the block and whoever hangs on them.
    """

    order: Places
    of: Places
    head: Places
    hanging: Places

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many places each block has, its head with them."""
        return np.bincount(self.of[self.of >= 0], minlength=len(self.head)) + 1

    @property
    def largest(self) -> int:
        """The size of the largest; 0 where nobody is tied."""
        return int(self.sizes.max(initial=0))

    @property
    def cuts(self) -> NDArray[np.bool_]:
        """By place: whether it stands in two blocks or more (an articulation point)."""
        held = np.bincount(self.head, minlength=len(self.of)) + (self.of >= 0)
        return held > 1

    def of_arcs(self, csr: Csr) -> Places:
        """The block of every tie, beside `csr.indices`."""
        deeper = self.order[csr.rows] > self.order[csr.indices]
        return np.where(deeper, self.of[csr.rows], self.of[csr.indices])

    def lost(self, parts: Places) -> NDArray[np.int64]:
        """By place: how many of its part would lose the largest piece of it if this one left; `parts` are labels."""
        n = len(self.of)
        hanging = np.zeros(n, np.int64)
        np.add.at(hanging, self.head, self.hanging)
        largest = np.zeros(n, np.int64)
        np.maximum.at(largest, self.head, self.hanging)
        others = np.bincount(parts)[parts] - 1 if n else hanging
        lost: NDArray[np.int64] = others - np.maximum(largest, others - hanging)
        return lost
