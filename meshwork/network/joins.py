"""What one tie more would join: how large the largest part would be, and the largest part that no one can break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Joins:
    """A graph prepared for the question what one tie more would join; made by `Joins.of`.

    Pairs are asked by place in the order of the graph (`places`), many at once. Parts (connected components) would
    join whole; blocks (biconnected components) would join along the way between the two in the tree of blocks and
    cut points (Hopcroft and Tarjan 1973). So every answer is exact, and the graph is walked once for all pairs.

    `part` and `block` say how many the largest of each has: 0 in an empty graph, and of blocks 0 without any tie.

    >>> path = Joins.of(nx.path_graph(4))
    >>> path.block, path.blocks_with(np.array([0, 0]), np.array([2, 3])).tolist()
    (2, [3, 4])
    """

    places: Mapping[str, int]
    part: int
    block: int
    _part_of: Ints
    _parts: tuple[frozenset[str], ...]
    _blocks: tuple[frozenset[str], ...]
    _tree: _Tree

    @staticmethod
    def of(graph: nx.Graph) -> Joins:
        """Prepare a graph: one walk over its ties for the parts, one for the blocks."""
        places = {name: place for place, name in enumerate(graph)}
        parts = _largest_first(nx.connected_components(graph), places)
        part_of = np.zeros(len(places), np.int64)
        for at, part in enumerate(parts):
            part_of[[places[each] for each in part]] = at
        blocks = _largest_first(nx.biconnected_components(graph), places)
        return Joins(
            places=places,
            part=len(parts[0]) if parts else 0,
            block=len(blocks[0]) if blocks else 0,
            _part_of=part_of,
            _parts=parts,
            _blocks=blocks,
            _tree=_Tree.of(len(places), [[places[each] for each in block] for block in blocks]),
        )

    def parts_with(self, one: Ints, other: Ints) -> Ints:
        """How many the largest part would have with a tie between each two."""
        first, second = self._part_of[one], self._part_of[other]
        joined = self._sizes[first] + np.where(first == second, 0, self._sizes[second])
        return np.maximum(joined, self.part)

    def blocks_with(self, one: Ints, other: Ints) -> Ints:
        """How many the largest block would have with a tie between each two."""
        apart = self._part_of[one] != self._part_of[other]
        return np.maximum(np.where(apart, 2, self._tree.along(one, other) + 1), self.block)

    def new_in_part(self, one: str, other: str) -> frozenset[str]:
        """Who would come into the largest part by a tie between the two."""
        first, second = (int(self._part_of[self.places[each]]) for each in (one, other))
        joined = self._parts[first] | self._parts[second]
        return joined - self._parts[0] if len(joined) > self.part else frozenset()

    def new_in_block(self, one: str, other: str) -> frozenset[str]:
        """Who would come into the largest block by a tie between the two."""
        first, second = self.places[one], self.places[other]
        joined = frozenset({one, other})
        if self._part_of[first] == self._part_of[second]:
            joined = joined.union(*(self._blocks[at] for at in self._tree.blocks_between(first, second)))
        if len(joined) <= self.block:
            return frozenset()
        return joined - self._blocks[0] if self._blocks else joined

    def to_gain(self) -> Ints:
        """By place, how many would come into the largest part and the largest block by a tie to somebody in both."""
        if not self._parts:
            return np.zeros(0, np.int64)
        alone = np.where(self._part_of > 0, self._sizes[self._part_of], 0)
        return alone + self._tree.below_the_first[: len(self.places)]

    @property
    def _sizes(self) -> Ints:
        return np.array([len(part) for part in self._parts], np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Tree:
    """The trees of blocks and cut points, each rooted in its largest block: partners first, then blocks.

    `own` is what a block has, less one (a partner 0), `way` the sum of that from the root down; `above` tells, by
    power of two, the node so many steps towards the root.
    """

    size: int
    own: Ints
    way: Ints
    depth: Ints
    above: tuple[Ints, ...]

    @staticmethod
    def of(size: int, blocks: Sequence[Sequence[int]]) -> _Tree:
        """Of so many partners, and blocks with the largest first."""
        inside: list[list[int]] = [[] for _ in range(size)]
        for at, block in enumerate(blocks):
            for who in block:
                inside[who].append(size + at)
        own = np.array([0] * size + [len(block) - 1 for block in blocks], np.int64)
        above, depth, way = np.arange(len(own)), np.full(len(own), -1), own.copy()
        for root in (*range(size, len(own)), *range(size)):
            if depth[root] >= 0:
                continue
            depth[root] = 0
            waiting = [root]
            for node in waiting:
                for below in blocks[node - size] if node >= size else inside[node]:
                    if depth[below] < 0:
                        above[below], depth[below] = node, depth[node] + 1
                        way[below] += way[node]
                        waiting.append(below)
        steps = [above]
        while 1 << len(steps) <= int(depth.max(initial=0)):
            steps.append(steps[-1][steps[-1]])
        return _Tree(size, own, way, depth, tuple(steps))

    @property
    def below_the_first(self) -> Ints:
        """By node, what the blocks between it and the first block have, each less one; 0 in other trees."""
        if len(self.own) == self.size:
            return np.zeros(self.size, np.int64)
        root = np.arange(len(self.own))
        for step in self.above:
            root = step[root]
        return np.where(root == self.size, self.way - self.own[self.size], 0)

    def along(self, one: Ints, other: Ints) -> Ints:
        """What the blocks between each two have, each less one; of two in different trees, anything."""
        meet = self._meet(one, other)
        return self.way[one] + self.way[other] - 2 * self.way[meet] + self.own[meet]

    def blocks_between(self, one: int, other: int) -> Iterable[int]:
        """The blocks between two of one tree, by their number."""
        meet = int(self._meet(np.array([one]), np.array([other]))[0])
        found = {meet}
        for end in (one, other):
            node = end
            while node != meet:
                found.add(node)
                node = int(self.above[0][node])
        return sorted(each - self.size for each in found if each >= self.size)

    def _meet(self, one: Ints, other: Ints) -> Ints:
        """Where the ways of each two towards the root meet (a lowest common ancestor, by doubling steps)."""
        deeper = self.depth[one] >= self.depth[other]
        low, high = np.where(deeper, one, other), np.where(deeper, other, one)
        lift = self.depth[low] - self.depth[high]
        for power, step in enumerate(self.above):
            low = np.where((lift >> power) & 1 == 1, step[low], low)
        for step in reversed(self.above):
            apart = step[low] != step[high]
            low, high = np.where(apart, step[low], low), np.where(apart, step[high], high)
        return np.where(low == high, low, self.above[0][low])


def _largest_first(found: Iterable[set[str]], places: Mapping[str, int]) -> tuple[frozenset[str], ...]:
    """Sets of nodes, the largest first; of equals that of the first place."""
    listed = [frozenset(each) for each in found]
    return tuple(sorted(listed, key=lambda each: (-len(each), sorted(places[who] for who in each))))
