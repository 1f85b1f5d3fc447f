"""Every kernel answers as NetworkX does, in each of its ways."""

from __future__ import annotations

import random
from unittest.mock import patch

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork import kernels
from meshwork.kernels import Csr, csr_of

SHAPES = {
    "nobody": nx.empty_graph(0),
    "a loner": nx.empty_graph(1),
    "three loners": nx.empty_graph(3),
    "a pair": nx.path_graph(2),
    "a star": nx.star_graph(6),
    "a path": nx.path_graph(9),
    "a ring": nx.cycle_graph(7),
    "everybody with everybody": nx.complete_graph(6),
    "two rings and a loner": nx.disjoint_union(
        nx.disjoint_union(nx.cycle_graph(4), nx.cycle_graph(3)), nx.empty_graph(1)
    ),
    "two rings at one place": nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)]),
    "who met at three sessions": nx.compose_all(
        nx.complete_graph(guests) for guests in ((0, 1, 2, 3, 4), (3, 4, 5, 6, 7), (7, 8, 9), (10, 11))
    ),
    "a large one": nx.gnm_random_graph(240, 400, seed=3),
    "a large one with hubs": nx.barabasi_albert_graph(150, 3, seed=3),
}


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Random graphs of several parts, with loners and cliques among them and places in any order."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    parts = draw(st.lists(st.tuples(st.integers(0, 12), st.sampled_from((0.05, 0.2, 0.5, 0.9))), max_size=4))
    whole = nx.empty_graph(0)
    for size, chance in parts:
        whole = nx.disjoint_union(whole, nx.gnp_random_graph(size, chance, seed=rng.randrange(2**32)))
    for _session in range(draw(st.integers(0, 4)) if len(whole) > 3 else 0):
        whole.update(nx.complete_graph(rng.sample(list(whole), rng.randint(2, min(len(whole), 7)))))
    places = list(whole)
    rng.shuffle(places)
    return nx.relabel_nodes(whole, dict(enumerate(places)))


def _csr(graph: nx.Graph) -> Csr:
    ties = np.array(sorted(graph.edges), np.int64).reshape(-1, 2)
    return csr_of(len(graph), ties[:, 0], ties[:, 1])


def _agrees(graph: nx.Graph) -> None:
    csr, places = _csr(graph), range(len(graph))
    assert {v: csr.indices[csr.indptr[v] : csr.indptr[v + 1]].tolist() for v in places} == {
        v: sorted(graph[v]) for v in places
    }
    label = kernels.components(csr)
    parts = sorted(map(sorted, nx.connected_components(graph)))
    assert [np.flatnonzero(label == number).tolist() for number in range(len(parts))] == parts
    assert kernels.largest_component(csr) == max(map(len, parts), default=0)
    kept = np.arange(csr.n) % 3 > 0
    among = nx.connected_components(graph.subgraph(np.flatnonzero(kept).tolist()))
    assert kernels.largest_component(csr, kept) == max(map(len, among), default=0)
    blocks = kernels.blocks(csr)
    expected = sorted(sorted(map(sorted, block)) for block in map(list, nx.biconnected_component_edges(graph)))
    of = blocks.of_arcs(csr)
    ties: dict[int, list[list[int]]] = {}
    for one, other, block in zip(csr.rows.tolist(), csr.indices.tolist(), of.tolist(), strict=True):
        if one < other:
            ties.setdefault(block, []).append([one, other])
    assert sorted(ties.values()) == expected
    assert blocks.largest == max(map(len, nx.biconnected_components(graph)), default=0)
    assert np.flatnonzero(blocks.cuts).tolist() == sorted(nx.articulation_points(graph))
    assert blocks.lost(label).tolist() == [_lost(graph, place) for place in places]
    cores, triangles = nx.core_number(graph), nx.triangles(graph)
    assert kernels.core_numbers(csr).tolist() == [cores[place] for place in places]
    between = nx.betweenness_centrality(graph, normalized=False)
    assert kernels.betweenness(csr).tolist() == pytest.approx(
        [2 * between[place] for place in places], rel=1e-9, abs=1e-9
    )
    assert kernels.triangles(csr).tolist() == [triangles[place] for place in places]


def _lost(graph: nx.Graph, place: int) -> int:
    """The others of its part, less the largest piece that stays when it leaves."""
    part = nx.node_connected_component(graph, place) - {place}
    return len(part) - max(map(len, nx.connected_components(graph.subgraph(part))), default=0)


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_that_can_be_wrong(shape: str, way: str) -> None:
    """Nobody, a loner, a star, a path, parts apart: each kernel gives what NetworkX gives."""
    _agrees(SHAPES[shape])


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_random_networks(way: str, graph: nx.Graph) -> None:
    """On random networks of several parts each kernel gives what NetworkX gives."""
    _agrees(graph)


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_samples_of_sources_are_counted_apart(way: str, graph: nx.Graph, seed: int) -> None:
    """Each sample has the sum of what its sources give alone; who is drawn twice counts twice."""
    csr, rng = _csr(graph), random.Random(seed)
    alone = [kernels.betweenness(csr, [place]) for place in range(csr.n)]
    samples = [[rng.randrange(csr.n) for _source in range(5 * bool(csr.n))] for _sample in range(2)]
    for sample, found in zip(samples, kernels.dependencies(csr, samples), strict=True):
        expected = sum((alone[source] for source in sample), np.zeros(csr.n))
        assert found.tolist() == pytest.approx(expected.tolist(), rel=1e-9, abs=1e-9)


def test_ties_may_come_in_any_order_twice_and_as_loops() -> None:
    """Loops and repeats are left out, either way round; the arrays cannot be written to."""
    csr = csr_of(3, [2, 0, 1, 1, 2], [1, 0, 2, 0, 1])
    assert (csr.indptr.tolist(), csr.indices.tolist()) == ([0, 1, 3, 4], [1, 0, 2, 1])
    with pytest.raises(ValueError, match="read-only"):
        csr.indices[0] = 2


def test_some_places_alone() -> None:
    """Of the path 0-1-2-3 without place 1: a loner and the pair 2-3, renumbered 0, 1 and 2."""
    left = csr_of(4, [0, 1, 2], [1, 2, 3]).only(np.array([True, False, True, True]))
    assert (left.indptr.tolist(), left.indices.tolist()) == ([0, 0, 1, 2], [2, 1])


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_rewiring_keeps_every_degree(way: str, graph: nx.Graph, seed: int) -> None:
    """What chance is compared with has the same number of ties for everybody, and no pair twice."""
    csr = _csr(graph)
    for one, other in [each for block in kernels.rewired(csr, seed, 5, 1, 3) for each in zip(*block, strict=True)]:
        assert np.bincount(np.concatenate((one, other)), minlength=csr.n).tolist() == csr.degree.tolist()
        assert (one < other).all()
        assert len(set(zip(one.tolist(), other.tolist(), strict=True))) == csr.arcs // 2


def test_rewiring_draws_the_same_everywhere(way: str) -> None:
    """A ring of eight, twice rewired: these ties in every way, on every machine, in every version."""
    ((lows, highs),) = kernels.rewired(_csr(nx.cycle_graph(8)), 1, 5, 1, 2)
    expected = [(0, 4), (0, 6), (1, 3), (1, 7), (2, 5), (2, 6), (3, 4), (5, 7)]
    assert sorted(zip(lows[1].tolist(), highs[1].tolist(), strict=True)) == expected


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_rewiring_goes_the_same_way_compiled_and_not_and_in_blocks_of_any_size(graph: nx.Graph, seed: int) -> None:
    """Tie by tie, in the same order: the plain chain of four networks, and any other in blocks of one.

    Compiled as in a small network (a bit for each pair) and as in a large one (a table of those that are tied).
    """
    pytest.importorskip("numba")
    from meshwork.kernels import compiled, plain

    csr = _csr(graph)
    once = csr.rows < csr.indices
    ties = csr.rows[once], csr.indices[once]
    many = len(ties[0])
    whole = plain.rewiring(*ties, seed)(0, 5 * many, many, 4)
    for lane, by_bits in ((plain, 0), (compiled, csr.n), (compiled, 0)):
        with patch.object(compiled, "_BY_BITS", by_bits):
            chain = lane.rewiring(*ties, seed)
        blocks = [chain(drawn * many, tries * many, many, 1) for drawn, tries in ((0, 5), (5, 1), (6, 1), (7, 1))]
        assert [np.concatenate(each).tolist() for each in zip(*blocks, strict=True)] == [
            each.tolist() for each in whole
        ]
