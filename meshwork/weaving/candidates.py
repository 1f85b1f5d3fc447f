"""Who could be introduced to whom at all: everybody with everybody with whom there is something to share."""

from __future__ import annotations

from collections.abc import Mapping
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import Csr
from meshwork.weaving.gains import Ints
from meshwork.weaving.occasions import Occasions

MOST_PAIRS = 1_000_000
"""About so many pairs are looked at; where more share something, of each goal or theme those who come first."""
_GOAL, _FIT = 2, 1  # a goal that both carry says more than one theme in common


def sharing(occasions: Occasions, places: Mapping[str, int], first: Ints) -> tuple[Ints, Ints, Ints]:
    """Each two who share something, once, by place, and how much: a goal counts two, a need that is met one.

    `first` are all places in the order in which they are taken where there are too many.
    """
    groups, size = list(occasions.groups()), max(len(places), 1)
    most, rank = max(isqrt(MOST_PAIRS // max(len(groups), 1)), 2), np.empty(len(first), np.int64)
    rank[first] = np.arange(len(first))
    codes, weights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for several in groups:
        left, right = (np.array([places[each] for each in side], np.int64) for side in several)
        one, other = (
            side.ravel() for side in np.meshgrid(*(side[np.argsort(rank[side])[:most]] for side in (left, right)))
        )
        alike = several[0] is several[1]
        kept = one < other if alike else one != other
        codes.append(np.minimum(one, other)[kept] * size + np.maximum(one, other)[kept])
        weights.append(np.full(len(codes[-1]), _GOAL if alike else _FIT))
    code, at = np.unique(np.concatenate(codes), return_inverse=True)
    many = np.bincount(at, np.concatenate(weights), len(code)).astype(np.int64)
    return code // size, code % size, many


def strangers(net: Csr, partners: NDArray[np.bool_], one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Which pairs (by place) are not tied in a network, and know nobody in common there but who is no partner."""
    ends = net.indptr.tolist()
    asked = np.union1d(one, other).tolist()
    beside = {
        who: frozenset((met := net.indices[ends[who] : ends[who + 1]])[partners[met]].tolist()) for who in asked
    }
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    apart = (second not in beside[first] and beside[first].isdisjoint(beside[second]) for first, second in pairs)
    return np.fromiter(apart, bool, len(one))
