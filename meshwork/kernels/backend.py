"""The kernels as a backend of NetworkX: `nx.core_number(net)`, or `nx.core_number(graph, backend="meshwork")`.

Every public function answers what the one of that name in NetworkX answers, for undirected networks without loops or
doubled ties; `can_run` refuses the others, and weights. Parts and blocks may come in another order.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels.net import Net, net_of


def convert_from_nx(graph: Any, **_kept: Any) -> Net:
    """Of a `networkx.Graph`; attributes stay behind, as no function here looks at them."""
    return net_of(graph)


def convert_to_nx(found: Any, **_: Any) -> Any:
    """A Net as a `networkx.Graph`; everything else as it is."""
    if not isinstance(found, Net):
        return found
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(found.nodes)
    ends = (found.csr.rows.tolist(), found.csr.indices.tolist())
    graph.add_edges_from((found.nodes[one], found.nodes[two]) for one, two in zip(*ends, strict=True) if one < two)
    return graph


def can_run(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
    """Whether a call can be answered, else why not."""
    graph = args[0] if args else kwargs.get("G")
    if graph is None or graph.is_directed() or graph.is_multigraph():
        return "only undirected networks without doubled ties"
    if not isinstance(graph, Net) and nx.number_of_selfloops(graph):
        return "only networks without loops"
    # where the weight stands among the arguments that NetworkX gives them
    weight = {"clustering": 2, "betweenness_centrality": 3}.get(name)
    if weight is not None and (args[weight] if len(args) > weight else kwargs.get("weight")) is not None:
        return "weights are not looked at"
    if name == "betweenness_centrality" and (args[4] if len(args) > 4 else kwargs.get("endpoints", False)):
        return "endpoints are not counted"
    return True


def connected_components(G: Net) -> Iterator[set[Any]]:  # noqa: N803 as NetworkX calls it
    """Sets of nodes."""
    label = kernels.components(G.csr)
    yield from _sets(G, label, np.arange(G.csr.n))


def number_connected_components(G: Net) -> int:  # noqa: N803
    """How many parts."""
    return int(kernels.components(G.csr).max(initial=-1)) + 1


def is_connected(G: Net) -> bool:  # noqa: N803
    """Whether there is one part."""
    if not len(G):
        raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
    return number_connected_components(G) == 1


def node_connected_component(G: Net, n: Any) -> set[Any]:  # noqa: N803
    """The part of one node."""
    label = kernels.components(G.csr)
    return {G.nodes[at] for at in np.flatnonzero(label == label[G.place[n]]).tolist()}


def biconnected_components(G: Net) -> Iterator[set[Any]]:  # noqa: N803
    """Sets of nodes."""
    blocks = kernels.blocks(G.csr)
    under = np.flatnonzero(blocks.of >= 0)
    label = np.concatenate((blocks.of[under], np.arange(len(blocks.head), dtype=np.int32)))
    yield from _sets(G, label, np.concatenate((under, blocks.head)))


def biconnected_component_edges(G: Net) -> Iterator[list[tuple[Any, Any]]]:  # noqa: N803
    """Lists of ties."""
    csr = G.csr
    once = csr.rows < csr.indices
    label, ends = kernels.blocks(csr).of_arcs(csr)[once], (csr.rows[once], csr.indices[once])
    for arcs in _grouped(label):
        yield [(G.nodes[one], G.nodes[two]) for one, two in zip(*(end[arcs].tolist() for end in ends), strict=True)]


def articulation_points(G: Net) -> Iterator[Any]:  # noqa: N803
    """Nodes without which their part falls apart."""
    for at in np.flatnonzero(kernels.blocks(G.csr).cuts).tolist():
        yield G.nodes[at]


def is_biconnected(G: Net) -> bool:  # noqa: N803
    """Whether there is one block and everybody is in it."""
    blocks = kernels.blocks(G.csr)
    return len(blocks.head) == 1 and blocks.largest == len(G)


def core_number(G: Net) -> dict[Any, int]:  # noqa: N803
    """By node."""
    return G.by_name(kernels.core_numbers(G.csr))


def triangles(G: Net, nodes: Any = None) -> Any:  # noqa: N803
    """By node, or of one."""
    return _of(G, nodes, kernels.triangles(G.csr))


def clustering(G: Net, nodes: Any = None, weight: None = None) -> Any:  # noqa: ARG001, N803
    """By node, or of one."""
    pairs = _pairs(G)
    return _of(G, nodes, 2 * kernels.triangles(G.csr) / np.maximum(pairs, 1))


def transitivity(G: Net) -> float:  # noqa: N803
    """Closed pairs of all pairs; 0 where there are none."""
    pairs = int(_pairs(G).sum())
    return 2 * int(kernels.triangles(G.csr).sum()) / pairs if pairs else 0


def betweenness_centrality(
    G: Net,  # noqa: N803
    k: int | None = None,
    normalized: bool = True,
    weight: None = None,  # noqa: ARG001
    endpoints: bool = False,  # noqa: ARG001
    seed: Any = None,
) -> dict[Any, float]:
    """By node; with `k` from the sources that NetworkX would draw."""
    size = len(G)
    sources = None if k is None or k == size else [G.place[name] for name in seed.sample(list(G.nodes), k)]
    total = kernels.betweenness(G.csr, sources)
    if size > 2:
        total *= _scale(size, sources, normalized)
    return G.by_name(total)


def _scale(size: int, sources: list[int] | None, normalized: bool) -> NDArray[np.float64]:
    """By place: a source cannot lie between itself and others, so of k sources it was asked k - 1 times."""
    asked = size - 1 if sources is None else len(sources)
    pairs = 1 / (size - 2) if normalized else (size - 1) / 2
    scale = np.full(size, pairs / asked)
    if sources is not None:
        scale[sources] = pairs / (asked - 1) if asked > 1 else math.nan
    return scale


def _pairs(net: Net) -> NDArray[np.int64]:
    """By place: ordered pairs among those tied to it."""
    degree = net.csr.degree.astype(np.int64)
    return degree * (degree - 1)


def _of(net: Net, nodes: Any, values: NDArray[Any]) -> Any:
    """By name; of those asked for, or the value of the one."""
    if nodes is None:
        return net.by_name(values)
    if nodes in net:
        return values[net.place[nodes]].item()
    try:
        return {name: values[net.place[name]].item() for name in nodes if name in net}
    except TypeError as reason:
        raise nx.NetworkXError("nbunch is not a node or a sequence of nodes.") from reason


def _sets(net: Net, label: NDArray[np.integer], places: NDArray[np.integer]) -> Iterator[set[Any]]:
    for rows in _grouped(label):
        yield {net.nodes[at] for at in places[rows].tolist()}


def _grouped(label: NDArray[np.integer]) -> list[NDArray[np.int64]]:
    """Where each label stands; every label from 0 on is there."""
    return np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1]) if len(label) else []
