"""What one tie more would change: how many hang together without facilitators, how many no one can break apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import Csr
from meshwork.network.joins import Joins
from meshwork.network.snapshot import Snapshot
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
    """The two networks of a day, with facilitators and without, ready to be asked what a tie between two would join.

    `ids` are the active in the order of `Record.ids`, and `places` where each stands among them: that is how pairs
    are asked. Nobody in a pair may facilitate. `net` is the network with facilitators, `partners` who is none.
    """

    ids: tuple[str, ...]
    places: Mapping[str, int]
    net: Csr
    partners: NDArray[np.bool_]
    whole: Joins
    alone: Joins
    _in_alone: Ints

    @staticmethod
    def of(day: Snapshot) -> Seams:
        """Prepare the two networks."""
        here = np.flatnonzero(day.here)
        ids = tuple(map(day.material.roster.ids.__getitem__, here.tolist()))
        net, partners = day.ties.net(here, len(day.here)), ~day.facilitating[here]
        return Seams(
            ids=ids,
            places={who: at for at, who in enumerate(ids)},
            net=net,
            partners=partners,
            whole=Joins.of(net),
            alone=Joins.of(net.only(partners)),
            _in_alone=np.where(partners, np.cumsum(partners) - 1, -1),
        )

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
        one, other = (np.array([self.places[each]]) for each in pair)
        before, after, whole = self._now(key), int(self._with(key, one, other)[0]), max(self._all(key), 1)
        new = frozenset(self.ids[each] for each in self._new(key, int(one[0]), int(other[0])).tolist())
        return Gain(key, before / whole, after / whole, (before, after), whole, told(new))

    def to_gain(self) -> Ints:
        """By place, about how much the two graphs would gain by a tie of it: whom to look at first."""
        if not len(self._in_alone):
            return self._in_alone
        return self.whole.to_gain() + np.where(self._in_alone < 0, 0, self.alone.to_gain()[self._in_alone])

    def _new(self, key: str, one: int, other: int) -> Ints:
        if key == "cohesion":
            return self.whole.new_in_block(one, other)
        if key == "reach":
            return self.whole.new_in_part(one, other)
        found = self.alone.new_in_part(int(self._in_alone[one]), int(self._in_alone[other]))
        return np.flatnonzero(self.partners)[found]

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
        return self._parts(key).size
