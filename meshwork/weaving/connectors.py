"""Who could bring two together: who knows both, else who stands nearest to both."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx


def knowing_both(graph: nx.Graph, one: str, other: str) -> tuple[str, ...]:
    """Who is tied to both, the one whose weaker tie is strongest first."""
    common = [each for each in graph[one] if each in graph[other]]
    return tuple(sorted(common, key=lambda each: (-min(graph[end][each]["weight"] for end in (one, other)), each)))


def steps_between(graph: nx.Graph, one: str, other: str) -> int | None:
    """How many ties the shortest way between two takes; None where there is none."""
    try:
        return len(nx.bidirectional_shortest_path(graph, one, other)) - 1
    except nx.NetworkXNoPath:
        return None


def nearest_to_both(
    graph: nx.Graph, one: str, other: str, steps: int, *, last: Collection[str], never: Collection[str]
) -> tuple[str, int, int] | None:
    """Who stands in the middle of a shortest way of so many steps, and how far from each of the two.

    Of several the first by id, those in `last` after all others; never one of `never`, and None where nobody is left.
    """
    half = (steps + 1) // 2
    far = [nx.single_source_shortest_path_length(graph, end, cutoff=half) for end in (one, other)]
    between = (far[0].keys() & far[1].keys()).difference(never, (one, other))
    best = min(
        between,
        key=lambda each: (far[0][each] + far[1][each], max(far[0][each], far[1][each]), each in last, each),
        default=None,
    )
    return None if best is None else (best, far[0][best], far[1][best])
