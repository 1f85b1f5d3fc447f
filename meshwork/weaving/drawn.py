"""A day with ties on it that nobody recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from meshwork.network.snapshot import Snapshot
from meshwork.network.ties import Ties

Pair = tuple[str, str]
"""Two stakeholders by id; their order says nothing."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Drawn(Snapshot):
    """A day as it would be if each two of `pairs` had also had a talk of two on it; made by `draw`.

    Nothing else changes: nobody becomes active by it, and a tie of somebody who is not active is left out.
    """

    pairs: tuple[Pair, ...]
    plain: Snapshot

    @cached_property
    def lately(self) -> Snapshot:
        """The last part of it, with the same ties drawn."""
        last = self.plain.lately
        return self if last is self.plain else draw(last, self.pairs)

    @cached_property
    def ties(self) -> Ties:
        """The ties of the day with the drawn ones, each of which adds the strength of one talk on the day itself."""
        return self._beside(self.plain.ties, self.active)

    @cached_property
    def acquainted(self) -> Ties:
        """The ties of the day between partners without what they deliver together; drawn ones too."""
        return self._beside(self.plain.acquainted, self.active - self.facilitators)

    def _beside(self, found: Ties, ends: frozenset[str]) -> Ties:
        """These ties with the drawn ones whose two ends are among those; each adds the strength of one talk."""
        places = self.material.roster.places
        drawn = {tuple(sorted(places[who] for who in pair)) for pair in self.pairs if ends.issuperset(pair)}
        low, high = np.array(sorted(drawn), np.int64).reshape(-1, 2).T
        size = max(len(places), 1)
        codes = np.concatenate([found.first * size + found.second, low * size + high])
        code, at = np.unique(codes, return_inverse=True)
        talk = np.full(len(low), self.material.settings.number("weight.talk"))
        strength = np.bincount(at, np.concatenate([found.strength, talk]), len(code)).astype(np.float64)
        return Ties(code // size, code % size, strength)


def draw(snapshot: Snapshot, pairs: Iterable[Pair]) -> Drawn:
    """The same day with a tie between each two of these."""
    own = {each.name: getattr(snapshot, each.name) for each in fields(Snapshot)}
    return Drawn(**own, pairs=tuple(pairs), plain=snapshot)
