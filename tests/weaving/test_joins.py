"""What one tie more would join is what networkx finds once it is there."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.kernels.net import net_of
from meshwork.network.joins import Joins


def largest(parts: object) -> int:
    """How many the largest of some sets has."""
    return max(map(len, parts), default=0)  # type: ignore[call-overload]


@given(
    size=st.integers(0, 11),
    ties=st.sets(st.tuples(st.sampled_from("abcdefghijk"), st.sampled_from("abcdefghijk")), max_size=16),
)
@settings(max_examples=150, deadline=None)
def test_every_tie_joins_what_networkx_finds_joined(size: int, ties: set[tuple[str, str]]) -> None:
    """Empty graphs, loners, rows, rings, several parts; of each two the largest part and block, and who is new."""
    names = "abcdefghijk"[:size]
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((one, other) for one, other in sorted(ties) if one != other and {one, other} <= set(names))
    joins = Joins.of(net_of(graph).csr)
    assert (joins.part, joins.block) == (
        largest(nx.connected_components(graph)),
        largest(nx.biconnected_components(graph)),
    )
    for one in range(size):
        for other in range(one):
            more = graph.copy()
            more.add_edge(names[one], names[other])
            ends = np.array([one]), np.array([other])
            part, block = largest(nx.connected_components(more)), largest(nx.biconnected_components(more))
            assert (joins.parts_with(*ends)[0], joins.blocks_with(*ends)[0]) == (part, block)
            assert (len(joins.new_in_part(one, other)) > 0) == (part > joins.part)
            assert (len(joins.new_in_block(one, other)) > 0) == (block > joins.block)
            assert len(joins.new_in_part(one, other)) >= part - joins.part
            assert len(joins.new_in_block(one, other)) >= block - joins.block


def test_a_long_row_is_gone_through_at_once() -> None:
    """Its two ends close a ring of all 500; the middle and an end half of it and one."""
    joins = Joins.of(net_of(nx.path_graph(500)).csr)
    assert joins.blocks_with(np.array([0, 0, 0]), np.array([499, 250, 1])).tolist() == [500, 251, 2]


def test_who_would_gain_most_is_told_by_place() -> None:
    """A triangle with a tail of two: its end would bring two into the block, a loner itself into the part."""
    graph = nx.Graph(["ab", "bc", "ca", "cd", "de"])
    graph.add_node("z")
    gains = dict(zip(graph, Joins.of(net_of(graph).csr).to_gain().tolist(), strict=True))
    assert gains == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 2, "z": 1}


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(3)])
def test_without_a_tie_there_is_nothing_to_break(graph: nx.Graph) -> None:
    """Nobody, or loners: no block; a first tie makes one of two."""
    joins = Joins.of(net_of(graph).csr)
    assert joins.block == 0
    assert len(joins.to_gain()) == len(graph)
