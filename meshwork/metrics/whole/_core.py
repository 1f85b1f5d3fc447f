"""Core and periphery: where the core ends, and whether it stands out from chance."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from statistics import fmean, pstdev

import networkx as nx

_SEED = 20191208
_FIRST_SWAPS, _NEXT_SWAPS = 5, 1
"""Swaps per tie before the first rewired graph, and from each to the next: one chain, thinned."""

Pair = tuple[int, int]


def core_of(graph: nx.Graph) -> frozenset[str]:
    """The rich core: partners by falling degree, up to the one with most ties to those above it; first of equals.

    >>> sorted(core_of(nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("a", "x"), ("b", "y"), ("c", "z")])))
    ['a', 'b', 'c']
    """
    ranked, pairs = _ranked(graph)
    return frozenset(ranked[: _border(len(ranked), pairs)])


def core_fit(graph: nx.Graph, rewirings: int) -> float:
    """By how many standard deviations core and periphery fit better than in rewired graphs with the same degrees.

    0 where rewiring changes nothing.
    """
    ranked, pairs = _ranked(graph)
    rng = random.Random(_SEED)  # noqa: S311 a seeded draw, not a secret
    chain = _rewired(pairs, rng)
    fits = [_fit(len(ranked), rows) for rows in islice(chain, rewirings)]
    spread = pstdev(fits) if fits else 0.0
    return (_fit(len(ranked), pairs) - fmean(fits)) / spread if spread > 1e-12 else 0.0


def _ranked(graph: nx.Graph) -> tuple[list[str], list[Pair]]:
    """Partners by falling degree (then by id) and ties between their ranks."""
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), node))
    rank = {node: place for place, node in enumerate(ranked)}
    return ranked, sorted((min(rank[a], rank[b]), max(rank[a], rank[b])) for a, b in graph.edges)


def _border(size: int, pairs: Iterable[Pair]) -> int:
    """How many ranks the core holds; 0 where nobody is tied."""
    upward = [0] * size
    for _, low in pairs:
        upward[low] += 1
    most = max(upward, default=0)
    return max(rank for rank in range(size) if upward[rank] == most) + 1 if most else 0


def _fit(size: int, pairs: Sequence[Pair]) -> float:
    """Correlation of ties with the ideal: all within the core, none within the periphery.

    Ties between the two are left out, as Borgatti and Everett (2000) advise: counted in, a core could hardly ever
    stand out from a network with the same degrees, in which the best connected touch nearly every tie by themselves.
    """
    core = _border(size, pairs)
    inside, outside = core * (core - 1) / 2, (size - core) * (size - core - 1) / 2
    if not inside or not outside:
        return 0.0
    within = sum(low < core for _, low in pairs)
    tied = (within + sum(high >= core for high, _ in pairs)) / (inside + outside)
    ideal = inside / (inside + outside)
    spread = tied * (1 - tied) * ideal * (1 - ideal)
    return float((within / (inside + outside) - tied * ideal) / spread**0.5) if spread > 0 else 0.0


def _rewired(pairs: Sequence[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    """The same degrees, other ties, without end: ends of two ties are swapped, many times over (Maslov and Sneppen
    2002). The list is the same one each time, changed further."""
    rows, tied, draw, count = list(pairs), set(pairs), rng.random, len(pairs)
    swaps = _FIRST_SWAPS * count
    while True:
        for _ in range(swaps):
            one, other = int(draw() * count), int(draw() * count)
            (a, b), (c, d) = rows[one], rows[other]
            if draw() < 0.5:
                c, d = d, c
            if a == d or b == c:
                continue
            first, second = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
            if first in tied or second in tied or first == second:
                continue
            tied -= {rows[one], rows[other]}
            tied |= {first, second}
            rows[one], rows[other] = first, second
        yield rows
        swaps = _NEXT_SWAPS * count
