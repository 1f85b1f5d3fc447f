"""A list of pairs that is spread: nobody takes it up alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from meshwork.weaving.drawn import Pair

MOST_OF_ONE = 2
"""In so many pairs a partner stands at most, before the pairs with who stands so often already."""


def in_turn(ranked: Iterable[Pair], top: int) -> tuple[list[Pair], list[Pair]]:
    """The best so many pairs in which nobody stands too often; where they are fewer, the best others behind them."""
    turns: Counter[str] = Counter()
    first: list[Pair] = []
    more: list[Pair] = []
    for pair in ranked:
        if len(first) == top:
            break
        if max(turns[who] for who in pair) < MOST_OF_ONE:
            turns.update(pair)
            first.append(pair)
        elif len(more) < top:
            more.append(pair)
    return first, more[: top - len(first)]
