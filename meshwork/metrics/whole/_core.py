"""Core and periphery: where the core ends, and whether it stands out from chance."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from statistics import fmean, pstdev

import networkx as nx

_SEED = 20191208
_SWAPS_PER_TIE = 5

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
    fits = [_fit(len(ranked), _rewired(pairs, rng)) for _ in range(rewirings)]
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


def _rewired(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """The same degrees, other ties: ends of two ties are swapped, many times over (Maslov and Sneppen 2002)."""
    rows = list(pairs)
    tied = set(rows)
    for _ in range(_SWAPS_PER_TIE * len(rows)):
        one, other = rng.randrange(len(rows)), rng.randrange(len(rows))
        (a, b), (c, d) = rows[one], rows[other]
        if rng.random() < 0.5:
            c, d = d, c
        first, second = (min(a, d), max(a, d)), (min(c, b), max(c, b))
        if a == d or b == c or first in tied or second in tied or first == second:
            continue
        tied -= {rows[one], rows[other]}
        tied |= {first, second}
        rows[one], rows[other] = first, second
    return rows
