"""The same reading by other means: written plainly in NetworkX, and on igraph and networkit where they are.

They read the communities of `growing` alone, which leave out what makes reading slower (people in organisations,
declared ties, teams, pauses, former sectors). igraph and networkit are given the ties of a day from arrays, NetworkX
from dictionaries, as one would write it. They are measured, never used by the program.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np

from meshwork.model import Facts

WINDOW, HALF, HALF_LIFE, ACTION, FLOOR = 365, 183, 60, 180, 0.1
EXACT, SOURCES, REWIRINGS = 5000, 512, 50
Weights = dict[tuple[int, int], float]


@dataclass
class Happened:
    """What happened, by day: who was there or worked on it, and whether it is an action."""

    day: int
    who: tuple[int, ...]
    action: bool
    lead: int


class Plain:
    """The reading with dictionaries, sets and NetworkX."""

    engine = "NetworkX"

    def __init__(self, facts: Facts) -> None:
        self.place = {each.id: place for place, each in enumerate(facts.stakeholders)}
        self.sector = [each.sector for each in facts.stakeholders]
        self.led = {self.place[each.id] for each in facts.stakeholders if each.facilitator}
        there: dict[str, list[int]] = defaultdict(list)
        for seen in facts.attendance:
            there[seen.session].append(self.place[seen.stakeholder])
        leads: dict[str, int] = {}
        for work in facts.works_on:
            there[work.action].append(self.place[work.stakeholder])
            if work.lead:
                leads[work.action] = self.place[work.stakeholder]
        happened = [(each.date.start, each.id, False) for each in facts.sessions]
        happened += [(each.start.start, each.id, True) for each in facts.actions if each.start]
        self.happened = [
            Happened(day.toordinal(), tuple(there[name]), action, leads.get(name, -1))
            for day, name, action in sorted(happened)
        ]
        self.goals: dict[str, list[tuple[int, int]]] = {each.id: [] for each in facts.goals}
        for each in facts.commitments:
            since = each.since.start.toordinal() if each.since else 0
            self.goals[each.goal].append((since, self.place[each.stakeholder]))

    def month(self, day: int) -> None:
        """Everything about one day, over the window and its half, with groups."""
        graph, active, values = self._numbers(day, WINDOW)
        self._numbers(day, HALF)
        self.groups(graph)
        self.hubs(graph, active)
        self.core(graph)
        values["K"] = len(active & self._active(day - WINDOW, WINDOW))

    def run(self, day: int, dice: random.Random) -> None:
        """One of the hundred: a tenth of the sessions left out."""
        whole = self.happened
        self.happened = [each for each in whole if each.action or dice.random() >= 0.1]
        _graph, active, values = self._numbers(day, WINDOW)
        self._numbers(day, HALF)
        values["K"] = len(active & self._active(day - WINDOW, WINDOW))
        self.happened = whole

    def _within(self, day: int, window: int) -> list[Happened]:
        return [each for each in self.happened if day - window < each.day <= day]

    def _active(self, day: int, window: int) -> set[int]:
        return {who for each in self._within(day, window) for who in each.who}

    def _numbers(self, day: int, window: int) -> tuple[Any, set[int], dict[str, float]]:
        happened, active = self._within(day, window), self._active(day, window)
        graph = self.graph(happened, active, day)
        values: dict[str, float] = dict(zip("RCS", self.shape(graph, active), strict=True))
        carried = [{who for since, who in rows if since <= day} & active for rows in self.goals.values()]
        values["P"] = sum(len(each) >= 2 for each in carried)
        values["one"] = max(map(len, carried))
        values["X"] = sum(len(self._sectors(each)) >= 2 for each in carried)
        joint = [each for each in happened if each.action and len(self._sectors(each.who)) >= 2]
        values["Y"] = len({who for each in joint for who in each.who})
        values["YF"] = sum(each.lead in self.led for each in joint)
        values["sectors"] = len(self._sectors(active))
        values["sessions"] = sum(len(set(each.who) - self.led) >= 3 for each in happened if not each.action)
        return graph, active, values

    def _sectors(self, who: Iterable[int]) -> set[str]:
        return {self.sector[each] or "" for each in who if each not in self.led}

    # --- what the engines do

    def graph(self, happened: list[Happened], active: set[int], day: int) -> Any:
        """Who is tied to whom, with strengths."""
        weights: Weights = defaultdict(float)
        for each in happened:
            weight, half = (6.0, ACTION) if each.action else (max(3 / max(len(each.who) - 1, 1), 0.3), HALF_LIFE)
            faded = weight * 0.5 ** ((day - each.day) / half)
            for pair in combinations(each.who, 2):
                weights[pair] += faded
        graph = nx.Graph()
        graph.add_nodes_from(active)
        graph.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items() if weight >= FLOOR)
        return graph

    def shape(self, graph: Any, active: set[int]) -> tuple[int, int, int]:
        """The largest part, the largest block, and the largest part without facilitators."""
        alone = graph.subgraph(active - self.led)
        return (
            max(map(len, nx.connected_components(graph)), default=0),
            max(map(len, nx.biconnected_components(graph)), default=0),
            max(map(len, nx.connected_components(alone)), default=0),
        )

    def groups(self, graph: Any) -> None:
        """Groups by strength."""
        nx.community.louvain_communities(graph, seed=1)

    def hubs(self, graph: Any, active: set[int]) -> None:
        """Betweenness without facilitators, and what stays when the best connected leave."""
        alone = graph.subgraph(active - self.led).copy()
        nx.betweenness_centrality(alone, k=None if len(alone) <= EXACT else SOURCES, normalized=False, seed=1)
        by_degree = sorted(graph, key=lambda who: (-graph.degree(who), who))
        rest = graph.subgraph(by_degree[-(-len(graph) // 20) :])
        max(map(len, nx.connected_components(rest)), default=0)

    def core(self, graph: Any) -> None:
        """The rich core, here and in fifty graphs rewired with the same degrees."""
        chain = graph.copy()
        for step in range(REWIRINGS + 1):
            rank = {who: at for at, who in enumerate(sorted(chain, key=lambda who: -chain.degree(who)))}
            upward = [0] * len(rank)
            for one, other in chain.edges:
                upward[max(rank[one], rank[other])] += 1
            ties = chain.number_of_edges()
            swaps = (5 if step == 0 else 1) * ties
            if ties > 4:
                nx.double_edge_swap(chain, swaps, max_tries=100 * swaps, seed=step)


class ByArrays(Plain):
    """The same with the ties of a day from arrays."""

    def graph(self, happened: list[Happened], active: set[int], day: int) -> Any:
        """The places of the active, ties between them by place, and strengths."""
        size = len(self.sector)
        rows = [each for each in happened if len(each.who) > 1]
        codes = [np.array([one * size + other for one, other in combinations(each.who, 2)]) for each in rows]
        faded = [
            (6.0 if each.action else max(3 / (len(each.who) - 1), 0.3))
            * 0.5 ** ((day - each.day) / (ACTION if each.action else HALF_LIFE))
            for each in rows
        ]
        pairs, at = np.unique(np.concatenate([*codes, np.zeros(0, int)]), return_inverse=True)
        weight = np.bincount(at, np.repeat(faded, [len(each) for each in codes]))
        kept = weight >= FLOOR
        places = np.array(sorted(active), int)
        node = np.full(size, -1)
        node[places] = np.arange(len(places))
        ends = np.column_stack([node[pairs[kept] // size], node[pairs[kept] % size]])
        return self.made(places, ends, weight[kept])

    def made(self, places: Any, ends: Any, weight: Any) -> Any:
        """A graph of the engine, with the places of its nodes."""
        raise NotImplementedError

    def alone(self, places: Any) -> Any:
        """The nodes that are no facilitators."""
        return np.flatnonzero(~np.isin(places, list(self.led)))


class Igraph(ByArrays):
    """igraph (C)."""

    engine = "igraph"

    def made(self, places: Any, ends: Any, weight: Any) -> Any:
        """As there."""
        import igraph

        return igraph.Graph(n=len(places), edges=ends, edge_attrs={"weight": weight}), places

    def shape(self, graph: Any, _active: set[int]) -> tuple[int, int, int]:
        """As there."""
        net, places = graph
        alone = net.induced_subgraph(self.alone(places))
        blocks = net.biconnected_components()
        return (
            max(net.connected_components().sizes(), default=0),
            max(map(len, blocks), default=0),
            max(alone.connected_components().sizes(), default=0),
        )

    def groups(self, graph: Any) -> None:
        """As there."""
        graph[0].community_leiden(objective_function="modularity", weights="weight", n_iterations=2)

    def hubs(self, graph: Any, _active: set[int]) -> None:
        """As there."""
        net, places = graph
        alone = net.induced_subgraph(self.alone(places))
        many = alone.vcount()
        alone.betweenness(sources=None if many <= EXACT else random.Random(1).sample(range(many), SOURCES))
        by_degree = np.argsort(-np.array(net.degree()), kind="stable")
        net.induced_subgraph(by_degree[-(-len(by_degree) // 20) :]).connected_components().sizes()

    def core(self, graph: Any) -> None:
        """As there."""
        chain = graph[0].copy()
        for step in range(REWIRINGS + 1):
            rank = np.empty(chain.vcount(), int)
            rank[np.argsort(-np.array(chain.degree()), kind="stable")] = np.arange(chain.vcount())
            ends = np.array(chain.get_edgelist(), int).reshape(-1, 2)
            np.bincount(rank[ends].max(axis=1), minlength=chain.vcount())
            chain.rewire(n=(5 if step == 0 else 1) * len(ends))


class Networkit(ByArrays):
    """networkit (C++), on one thread."""

    engine = "networkit"

    def made(self, places: Any, ends: Any, weight: Any) -> Any:
        """As there."""
        import networkit

        networkit.setNumberOfThreads(1)
        net = networkit.GraphFromCoo(
            (weight, tuple(np.ascontiguousarray(ends.T))), n=len(places), weighted=True, directed=False
        )
        return net, places

    def shape(self, graph: Any, _active: set[int]) -> tuple[int, int, int]:
        """As there."""
        import networkit

        net, places = graph
        blocks = networkit.components.BiconnectedComponents(net).run()
        alone = networkit.graphtools.subgraphFromNodes(net, self.alone(places).tolist(), compact=True)
        return (
            self._largest(net),
            max(blocks.getComponentSizes().values(), default=0),
            self._largest(alone),
        )

    def groups(self, graph: Any) -> None:
        """As there."""
        import networkit

        networkit.community.PLM(graph[0], refine=True).run()

    def hubs(self, graph: Any, _active: set[int]) -> None:
        """As there."""
        import networkit

        net, places = graph
        alone = networkit.graphtools.toUnweighted(
            networkit.graphtools.subgraphFromNodes(net, self.alone(places).tolist(), compact=True)
        )
        if alone.numberOfNodes() <= EXACT:
            networkit.centrality.Betweenness(alone).run()
        else:
            networkit.centrality.EstimateBetweenness(alone, SOURCES).run()
        by_degree = np.argsort(-np.array([net.degree(node) for node in range(net.numberOfNodes())]), kind="stable")
        kept = by_degree[-(-len(by_degree) // 20) :].tolist()
        self._largest(networkit.graphtools.subgraphFromNodes(net, kept, compact=True))

    def core(self, graph: Any) -> None:
        """As there."""
        import networkit

        chain = networkit.graphtools.toUnweighted(graph[0])
        for step in range(REWIRINGS + 1):
            degree = np.array([chain.degree(node) for node in range(chain.numberOfNodes())])
            rank = np.empty(len(degree), int)
            rank[np.argsort(-degree, kind="stable")] = np.arange(len(degree))
            ends = np.array(list(chain.iterEdges()), int).reshape(-1, 2)
            np.bincount(rank[ends].max(axis=1, initial=0), minlength=len(degree))
            swapped = networkit.randomization.EdgeSwitching(chain, 5.0 if step == 0 else 1.0)
            swapped.run()
            chain = swapped.getGraph()

    def _largest(self, net: Any) -> int:
        import networkit

        return max(networkit.components.ConnectedComponents(net).run().getComponentSizes().values(), default=0)


RIVALS: tuple[type[Plain], ...] = (Plain, Igraph, Networkit)
