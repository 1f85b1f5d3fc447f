"""What one tie more would change: how many hang together without facilitators, how many no one can break apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.network.joins import Joins
from meshwork.weaving.drawn import Pair
from meshwork.weaving.named import Someone

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

KNOWN = ("self_standing", "cohesion", "reach")
"""The criteria of which the value with a tie more is known without reading the day again."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A criterion without a tie and with it; as shares of the active also in counts, `part` of `whole`.

    `new` are those who would come in, as far as they are told of by name: into the largest part that hangs together
    (self-standing: without facilitators), or for cohesion into the largest that no single one can break.
    """

    key: str
    before: float
    after: float
    part: tuple[int, int] | None = None
    whole: int = 0
    new: tuple[Someone, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether anything changes."""
        return abs(self.after - self.before) > 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Seams:
    """The two graphs of a day, with facilitators and without, ready to be asked what a tie between two would join.

    Pairs are asked by place in the graph with facilitators; nobody in a pair may be one.
    """

    whole: Joins
    alone: Joins
    _in_alone: Ints

    @staticmethod
    def of(graph: nx.Graph, without_facilitators: nx.Graph) -> Seams:
        """Prepare the two graphs."""
        whole, alone = Joins.of(graph), Joins.of(without_facilitators)
        return Seams(whole, alone, np.array([alone.places.get(each, -1) for each in graph], np.int64))

    def value(self, key: str, one: Ints, other: Ints) -> Floats:
        """A criterion of `KNOWN` with a tie between each two."""
        return self._with(key, one, other) / max(self._all(key), 1)

    def added(self, one: Ints, other: Ints) -> Floats:
        """What a tie between each two adds to self-standing and to cohesion, together."""
        sums = [self.value(key, one, other) - self._now(key) / max(self._all(key), 1) for key in KNOWN[:2]]
        found: Floats = sums[0] + sums[1]
        return found

    def gain(self, key: str, pair: Pair, told: Callable[[frozenset[str]], tuple[Someone, ...]]) -> Gain:
        """What a tie between the two changes in a criterion of `KNOWN`; `told` says whom of the new ones by name."""
        one, other = (np.array([self.whole.places[each]]) for each in pair)
        before, after, whole = self._now(key), int(self._with(key, one, other)[0]), max(self._all(key), 1)
        new = self.whole.new_in_block if key == "cohesion" else self._parts(key).new_in_part
        return Gain(key, before / whole, after / whole, (before, after), whole, told(new(*pair)))

    def to_gain(self) -> Ints:
        """By place, about how much the two graphs would gain by a tie of it: whom to look at first."""
        if not len(self._in_alone):
            return self._in_alone
        return self.whole.to_gain() + np.where(self._in_alone < 0, 0, self.alone.to_gain()[self._in_alone])

    def _parts(self, key: str) -> Joins:
        return self.alone if key == "self_standing" else self.whole

    def _with(self, key: str, one: Ints, other: Ints) -> Ints:
        if key == "cohesion":
            return self.whole.blocks_with(one, other)
        if key == "reach":
            return self.whole.parts_with(one, other)
        return self.alone.parts_with(self._in_alone[one], self._in_alone[other])

    def _now(self, key: str) -> int:
        return self.whole.block if key == "cohesion" else self._parts(key).part

    def _all(self, key: str) -> int:
        return len(self._parts(key).places)
