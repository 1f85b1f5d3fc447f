"""Who stands in a circle: who met in a session or team, or whose ties close more often than chance would have it."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels import csr_of
from meshwork.kernels.draws import words
from meshwork.metrics.fitness import HAIR, nearly_all
from meshwork.network.material import Mask
from meshwork.network.snapshot import Snapshot

Whole = NDArray[np.integer[Any]]
Reals = NDArray[np.float64]

_SEED = 20191208
_FIRST_SWAPS, _NEXT_SWAPS = 5, 1
"""Swaps per tie before the first rewired network, and from each to the next: one chain, thinned."""
_TIES = 500_000
"""So many ties of rewired networks are looked at, in all, where that leaves ten networks."""
_DENSE = 400
"""Up to so many places a full matrix is quicker than a sparse one."""


def woven(snapshot: Snapshot) -> Mask:
    """By place in `Record.ids`: which partners stand in a circle; facilitators do not.

    Where fewer of them than M1 asks met in a session or team, those in a triangle count too, if there is more in
    the triangles than by chance (`woven.above`).
    """
    settings, partners = snapshot.material.settings, snapshot.here & ~snapshot.facilitating
    met = _met(snapshot, partners)
    if np.count_nonzero(met) >= settings.number("enter.M1.woven") * np.count_nonzero(partners) - HAIR:
        return met
    ties, places = snapshot.acquainted, snapshot.places
    node = np.zeros(len(partners), np.int64)
    node[places] = np.arange(len(places))
    one, other = node[ties.first], node[ties.second]
    if weave(len(places), one, other, ties.strength, settings.whole("core.rewirings")) <= settings.number(
        "woven.above"
    ):
        return met
    closed = np.zeros(len(partners), bool)
    closed[places] = kernels.triangles(csr_of(len(places), one, other)) > 0
    return met | closed


def untold(snapshot: Snapshot) -> bool:
    """Whether circles cannot be told from chance: few met in a session or team, and nearly all are tied two by two.

    Two thirds of the pairs or more are tied then (`hubs.nearly_all`), and partners lack no more than so many others
    on average (`woven.untied`). Rewiring has next to nothing left to change: even the network with the most triangles
    of all that have these degrees hardly stands out by three standard deviations.
    """
    settings, partners = snapshot.material.settings, snapshot.here & ~snapshot.facilitating
    many, met = int(np.count_nonzero(partners)), int(np.count_nonzero(_met(snapshot, partners)))
    ties = len(snapshot.acquainted.first)
    if met >= settings.number("enter.M1.woven") * many - HAIR or many < 2:
        return False
    untied = many * (many - 1) - 2 * ties
    return nearly_all(ties, many, settings) and untied <= settings.number("woven.untied") * many + HAIR


def _met(snapshot: Snapshot, partners: Mask) -> Mask:
    """Who met in a session that ties those present, or is in a team, with so many partners as make a circle."""
    material, found = snapshot.material, np.zeros(len(partners), bool)
    least, first, last = material.settings.whole("session.partners"), snapshot.window.first, snapshot.day
    span = first.toordinal(), last.toordinal()
    table, plenary = material.deeds.attendance, material.deeds.session_plenary
    rows = table.within(*span)
    who, what = table.who[rows], table.what[rows]
    there, of_them = (np.bincount(each, minlength=len(plenary)) for each in (what, what[partners[who]]))
    small = (there <= material.settings.whole("session.most_present")) & (of_them >= least) & ~plenary
    found[who[small[what]]] = True
    evidence = material.evidence
    rows = evidence.teams_on(span[1])
    pair, team = evidence.teams.pair[rows], evidence.teams.fact[rows]
    for each in np.unique(team).tolist():
        members = np.unique([evidence.first[pair[team == each]], evidence.second[pair[team == each]]])
        members = members[partners[members]]
        if len(members) >= least:
            found[members] = True
    return found & partners


def weave(size: int, first: Whole, second: Whole, strength: Reals, rewirings: int) -> float:
    """By how many standard deviations triangles are stronger together than by chance.

    Tie t runs between the places `first[t]` and `second[t]`, none twice. The strength of a triangle is the geometric
    mean of its ties (Onnela, Saramäki, Kertész and Kaski 2005), that of the network the sum over all triangles. By
    chance each place has as many ties, with others (Maslov and Sneppen 2002), and the strengths are drawn among the
    ties. Where chance always gives the same: infinity if there is more than that, else 0. Of more
    than 10,000 ties there are fewer rewirings, never under ten.

    >>> pairs = np.array([[0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5], [2, 3], [6, 7], [7, 8], [8, 0]])
    >>> weave(9, pairs[:, 0], pairs[:, 1], np.ones(10), 50) > 1
    True
    """
    ties = len(first)
    if ties < 3:  # no triangle
        return 0.0
    one, other = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((other, one))
    one, other, near = one[order], other[order], np.cbrt(strength[order])
    many = min(rewirings, max(10, _TIES // ties))
    by_chance, begin = [], 0
    for block in kernels.rewired(csr_of(size, one, other), _SEED, _FIRST_SWAPS, _NEXT_SWAPS, many):
        for ends in zip(*block, strict=True):
            drawn = near[np.argsort(words(_SEED, begin, ties), kind="stable")]
            by_chance.append(_triangles(size, *ends, drawn))
            begin += ties
    spread, mean = float(np.std(by_chance)), float(np.mean(by_chance))
    above, hair = _triangles(size, one, other, near) - mean, 1e-9 * max(mean, 1e-9)
    if spread > hair:
        return above / spread
    return inf if above > hair else 0.0


def _triangles(size: int, one: Whole, other: Whole, near: Reals) -> float:
    return (in_full if size <= _DENSE else sparsely)(size, one, other, near)


def in_full(size: int, one: Whole, other: Whole, near: Reals) -> float:
    """The sum over all triangles of the product of what stands at their ties, by a matrix of all places."""
    tied = np.zeros((size, size))
    tied[one, other] = tied[other, one] = near
    return float(((tied @ tied) * tied).sum() / 6)


def sparsely(size: int, one: Whole, other: Whole, near: Reals) -> float:
    """The same by a matrix of the ties, from the earlier place `one` to the later: each triangle once."""
    from scipy.sparse import csr_array

    half = csr_array((near, (one, other)), shape=(size, size))
    return float((half @ half).multiply(half).sum())
