"""What hangs together in each run is what NetworkX finds in a graph of that run alone."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import numpy as np
import pytest

from meshwork.kernels import bits, runs, tally

RUNS = 70
"""More than one machine word holds."""


def alone(
    first: bits.Places, second: bits.Places, tied: bits.Words, here: bits.Words, partners: np.ndarray, many: int
) -> runs.Largest:
    """What the largest are on one day."""
    cuts = np.array([[0, 0], [len(here), len(first)]])
    found = runs.largest(cuts, first, second, tied, here, partners, many)
    return runs.Largest(found.parts[0], found.blocks[0], found.alone[0])


def largest_by_networkx(graph: nx.Graph, partners: set[int]) -> tuple[int, int, int]:
    """The largest part, the largest block, and the largest part of partners."""
    parts = [
        max((len(part) for part in nx.connected_components(each)), default=0)
        for each in (graph, graph.subgraph(set(graph) & partners))
    ]
    return parts[0], max((len(part) for part in nx.biconnected_components(graph)), default=0), parts[1]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("places", "ties"), [(1, 0), (2, 1), (12, 9), (12, 30), (40, 38), (40, 90), (90, 70)])
def test_the_largest_of_every_run_is_what_networkx_finds(way: str, seed: int, places: int, ties: int) -> None:
    """Random networks, from a few scattered ties to many; a third of the ties and some of the places waver."""
    draw = random.Random(f"{seed} {places} {ties}")
    pairs = [(one, other) for one in range(places) for other in range(one + 1, places)]
    chosen = sorted(draw.sample(pairs, min(ties, len(pairs))))
    first, second = np.array(chosen, np.int64).reshape(-1, 2).T
    here = np.array([[draw.random() < odds for _ in range(RUNS)] for odds in draw.choices([1, 1, 0.8], k=places)])
    tied = np.array(
        [[draw.random() < odds for _ in range(RUNS)] for odds in draw.choices([1, 1, 0.6], k=len(chosen))], bool
    ).reshape(-1, RUNS)
    tied &= here[first] & here[second]
    partners = np.array([draw.random() < 0.8 for _ in range(places)])
    found = alone(first, second, bits.packed(tied), bits.packed(here), partners, RUNS)
    for run in range(RUNS):
        graph = nx.Graph()
        graph.add_nodes_from(np.flatnonzero(here[:, run]).tolist())
        graph.add_edges_from(pair for pair, there in zip(chosen, tied[:, run], strict=True) if there)
        expected = largest_by_networkx(graph, set(np.flatnonzero(partners).tolist()))
        assert (found.parts[run], found.blocks[run], found.alone[run]) == expected, run


@pytest.mark.parametrize("seed", range(4))
def test_sessions_left_out_leave_the_largest_block_that_networkx_finds(way: str, seed: int) -> None:
    """Ninety who met at sessions of two to seven near each other, in a ring: each session is missing in some runs.

    A tie is there while one of its sessions is; seventy runs of that, so chains of sessions fall out of the block.
    """
    draw = random.Random(seed)
    sessions = [
        [(middle + at) % 90 for at in draw.sample(range(9), draw.randint(2, 7))]
        for middle in draw.choices(range(90), k=45)
    ]
    kept = np.array([[draw.random() < 0.85 for _ in range(RUNS)] for _ in sessions])
    there: dict[tuple[int, int], np.ndarray] = {}
    for guests, held in zip(sessions, kept, strict=True):
        for pair in itertools.combinations(sorted(guests), 2):
            there[pair] = there.get(pair, False) | held
    ties = sorted(there)
    first, second = np.array(ties).T
    words = bits.packed(np.array([there[pair] for pair in ties]))
    here, partners = bits.packed(np.ones((90, RUNS), bool)), np.arange(90) % 7 > 0
    found = alone(first, second, words, here, partners, RUNS)
    for run in range(RUNS):
        graph = nx.empty_graph(90)
        graph.add_edges_from(pair for pair in ties if there[pair][run])
        expected = largest_by_networkx(graph, set(np.flatnonzero(partners).tolist()))
        assert (found.parts[run], found.blocks[run], found.alone[run]) == expected, run


@pytest.mark.parametrize("seed", range(4))
def test_a_tie_is_there_while_what_is_kept_of_it_is_strong_enough(way: str, seed: int) -> None:
    """Every tie loses, in each run, what the sessions that are left out gave it; added up plainly."""
    draw = random.Random(seed)
    sessions, ties, rows = 20, 15, 60
    kept = np.array([[draw.random() < 0.7 for _ in range(RUNS)] for _ in range(sessions)])
    tie = np.array([draw.randrange(ties) for _ in range(rows)])
    session = np.array([draw.randrange(sessions) for _ in range(rows)])
    weight = np.array([draw.choice([0.02, 0.05, 0.3]) for _ in range(rows)])
    rest = np.array([draw.choice([0.0, 0.04, 1.0]) for _ in range(ties)])
    strengths = (rest + np.bincount(tie, weight, ties)).astype(float)
    found = bits.unpacked(runs.strong(tie, weight, session, bits.packed(kept), strengths, 0.1 - 5e-10, RUNS), RUNS)
    for run in range(RUNS):
        left = rest + np.bincount(tie, weight * kept[session, run], ties)
        assert found[:, run].astype(bool).tolist() == (left >= 0.1 - 5e-10).tolist(), run


def test_nobody_and_nothing_left_out() -> None:
    """No places at all; and no rows, where every tie is there in every run."""
    none = np.zeros(0, np.int64)
    empty = bits.packed(np.zeros((0, RUNS), bool))
    found = alone(none, none, empty, empty, np.zeros(0, bool), RUNS)
    assert (found.parts.tolist(), found.blocks.tolist(), found.alone.tolist()) == ([0] * RUNS,) * 3
    sure = runs.strong(none, none.astype(float), none, empty, np.ones(2), 0.1, RUNS)
    assert (sure == bits.every(RUNS)).all()


def test_words_are_counted_and_joined_by_run(way: str) -> None:
    """Three things in three runs: 101, 111, 010."""
    flags = np.array([[True, False, True], [True, True, True], [False, True, False]])
    words = bits.packed(flags)
    one, two = np.zeros(3, np.int64), np.array([0, 0, 2])
    assert tally.counted(words, one, 1, 3).tolist() == [[2, 2, 2]]
    assert tally.counted(words, two, 3, 3, np.array([5, 1, 10])).tolist() == [[6, 1, 6], [0, 0, 0], [0, 10, 0]]
    joined = tally.joined(np.array([1, 1, 0]), np.array([0, 1, 2]), words, 3)
    assert bits.unpacked(joined, 3).tolist() == [[0, 1, 0], [1, 1, 1], [0, 0, 0]]
    assert np.array_equal(bits.unpacked(words, 3).astype(bool), flags)


def test_days_one_after_the_other_do_not_touch(way: str) -> None:
    """A ring of four; nobody; two who are not tied; a path of three of which the middle is no partner."""
    first, second = np.array([0, 1, 2, 0, 0, 1]), np.array([1, 2, 3, 3, 1, 2])
    cuts = np.array([[0, 0], [4, 4], [4, 4], [6, 4], [9, 6]])
    tied, here = bits.packed(np.ones((6, 2), bool)), np.ones((9, 2), bool)
    here[5, 1] = False
    partners = np.array([True] * 7 + [False, True])
    found = runs.largest(cuts, first, second, tied, bits.packed(here), partners, 2)
    assert found.parts.tolist() == [[4, 4], [0, 0], [1, 1], [3, 3]]
    assert found.blocks.tolist() == [[4, 4], [0, 0], [0, 0], [2, 2]]
    assert found.alone.tolist() == [[4, 4], [0, 0], [1, 1], [1, 1]]


@pytest.mark.parametrize("seed", range(4))
def test_groups_are_as_crowded_in_every_run_as_counting_one_by_one_says(way: str, seed: int) -> None:
    """Random rows of eight groups on two days, some of them empty, of things that waver or not, counted plainly."""
    draw = random.Random(seed)
    there = np.array([[draw.random() < odds for _ in range(RUNS)] for odds in draw.choices([1, 0.7, 0.0], k=9)])
    group = np.array([draw.choice([0, 1, 2, 3, 5]) for _ in range(14 * seed)], np.int64)
    row_of = np.array([draw.randrange(9) for _ in group], np.int64)
    several, most = tally.crowded(group, row_of, bits.packed(there), np.arange(8) // 4, 2, RUNS)
    for run in range(RUNS):
        many = np.bincount(group[there[row_of, run]], minlength=8).reshape(2, 4)
        assert several[:, run].tolist() == (many >= 2).sum(axis=1).tolist(), run
        assert most[:, run].tolist() == many.max(axis=1).tolist(), run


def test_a_ring_that_hangs_on_one_place_of_the_block_is_not_of_it(way: str) -> None:
    """A ring of six with an ear of two (0-6-7-3), and a ring of three that hangs on 7: the block has eight.

    In the second run the tie 0-6 is missing: what hung on the ear hangs on 3 alone, and the block has six.
    """
    ties = [(place, (place + 1) % 6) for place in range(6)] + [(0, 6), (6, 7), (3, 7), (7, 8), (8, 9), (7, 9)]
    first, second = np.sort(np.array(ties), axis=1).T
    tied = np.ones((len(ties), 2), bool)
    tied[6, 1] = False
    here = np.ones((10, 2), bool)
    found = alone(first, second, bits.packed(tied), bits.packed(here), np.ones(10, bool), 2)
    assert found.blocks.tolist() == [8, 6]
    assert found.parts.tolist() == [10, 10]


def test_a_leaf_and_two_who_hold_together_by_it_alone_are_a_block(way: str) -> None:
    """A ring 0-1-3-4 with 2 tied to 1 and 3, and 5 to 0 and 4: the block has all six.

    In the second run nobody is tied to 4 or 5: 0 and 1 are a pair, and 1, 2 and 3 the block.
    """
    first, second = np.array([(0, 1), (0, 4), (0, 5), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)]).T
    tied = np.ones((8, 2), bool)
    tied[[1, 2, 6, 7], 1] = False
    found = alone(first, second, bits.packed(tied), bits.packed(np.ones((6, 2), bool)), np.ones(6, bool), 2)
    assert found.blocks.tolist() == [6, 3]
