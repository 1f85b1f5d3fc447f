"""What one tie more would join: how large the largest part would be, and the largest part that no one can break."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import Blocks, Csr, blocks, components

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Joins:
    """A network prepared for the question what one tie more would join; made by `Joins.of`.

    Everybody is a place in the network, and pairs are asked many at once. Parts (connected components) would
    join whole; blocks (biconnected components) would join along the way between the two in the tree of blocks and
    cut points (Hopcroft and Tarjan 1973). So every answer is exact, and the network is walked once for all pairs.

    `part` and `block` say how many the largest of each has: 0 in an empty network, and of blocks 0 without any tie.

    >>> from meshwork.kernels import csr_of
    >>> path = Joins.of(csr_of(4, [0, 1, 2], [1, 2, 3]))
    >>> path.block, path.blocks_with(np.array([0, 0]), np.array([2, 3])).tolist()
    (2, [3, 4])
    """

    part: int
    block: int
    _part_of: Ints
    _sizes: Ints
    _members: _Members
    _tree: _Tree

    @staticmethod
    def of(net: Csr) -> Joins:
        """Prepare a network: one walk over its ties for the parts, one for the blocks."""
        number = components(net).astype(np.int64)
        sizes = np.bincount(number)
        # parts are numbered by their first place; now the largest first, of equals that of the first place
        order = np.argsort(-sizes, kind="stable")
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        members = _Members.of(blocks(net))
        return Joins(
            part=int(sizes.max(initial=0)),
            block=int(members.sizes.max(initial=0)),
            _part_of=rank[number],
            _sizes=sizes[order],
            _members=members,
            _tree=_Tree.of(members),
        )

    @property
    def size(self) -> int:
        """How many places."""
        return len(self._part_of)

    def parts_with(self, one: Ints, other: Ints) -> Ints:
        """How many the largest part would have with a tie between each two."""
        first, second = self._part_of[one], self._part_of[other]
        joined = self._sizes[first] + np.where(first == second, 0, self._sizes[second])
        return np.maximum(joined, self.part)

    def blocks_with(self, one: Ints, other: Ints) -> Ints:
        """How many the largest block would have with a tie between each two."""
        apart = self._part_of[one] != self._part_of[other]
        return np.maximum(np.where(apart, 2, self._tree.along(one, other) + 1), self.block)

    def new_in_part(self, one: int, other: int) -> Ints:
        """Who would come into the largest part by a tie between the two, in order."""
        first, second = int(self._part_of[one]), int(self._part_of[other])
        if int(self.parts_with(np.array([one]), np.array([other]))[0]) <= self.part:
            return np.empty(0, np.int64)
        return np.flatnonzero(((self._part_of == first) | (self._part_of == second)) & (self._part_of > 0))

    def new_in_block(self, one: int, other: int) -> Ints:
        """Who would come into the largest block by a tie between the two, in order."""
        joined = np.array(sorted({one, other}), np.int64)
        if self._part_of[one] == self._part_of[other]:
            between = [self._members.of_block(at) for at in self._tree.blocks_between(one, other)]
            joined = np.unique(np.concatenate([joined, *between]))
        if len(joined) <= self.block:
            return np.empty(0, np.int64)
        held = self._members.of_block(self._members.largest) if self.block else joined[:0]
        return np.setdiff1d(joined, held, assume_unique=True)

    def to_gain(self) -> Ints:
        """By place, how many would come into the largest part and the largest block by a tie to somebody in both."""
        alone = np.where(self._part_of > 0, self._sizes[self._part_of], 0)
        return alone + self._tree.below(self._members.largest)


@dataclass(frozen=True, slots=True, eq=False)
class _Members:
    """Who is in which block, block by block and in order; `above` is by place the block through which it was met (-1:
    none), `head` by block the place through which the block was. `largest` is the largest block, of equals that of
    the first places; -1 where there is none."""

    sizes: Ints
    who: Ints
    begin: Ints
    above: Ints
    head: Ints
    largest: int

    @staticmethod
    def of(found: Blocks) -> _Members:
        above, head = found.of.astype(np.int64), found.head.astype(np.int64)
        inside = np.flatnonzero(above >= 0)
        block = np.concatenate([above[inside], np.arange(len(head))])
        who = np.concatenate([inside, head])
        order = np.lexsort((who, block))
        sizes = np.bincount(block, minlength=len(head))
        begin, who = np.cumsum(sizes) - sizes, who[order]
        # two blocks have no more than one place in common, so that the first two tell them apart
        first = np.lexsort((who[begin + 1], who[begin], -sizes)) if len(head) else [-1]
        return _Members(sizes, who, begin, above, head, int(first[0]))

    def of_block(self, at: int) -> Ints:
        """The places of a block, in order."""
        return self.who[self.begin[at] : self.begin[at] + self.sizes[at]]


@dataclass(frozen=True, slots=True, eq=False)
class _Tree:
    """The trees of blocks and cut points, each rooted in the place where the walk began: places first, then blocks.

    `own` is what a block has, less one (a place 0), `way` the sum of that from the root down; `above` tells, by
    power of two, the node so many steps towards the root, and `root` the root itself.
    """

    size: int
    own: Ints
    way: Ints
    depth: Ints
    above: tuple[Ints, ...]
    root: Ints

    @staticmethod
    def of(members: _Members) -> _Tree:
        """Of the blocks of a walk; the sums are doubled like the steps, and a root adds nothing to them."""
        size = len(members.above)
        own = np.concatenate([np.zeros(size, np.int64), members.sizes - 1])
        node = np.arange(len(own))
        step = np.concatenate([np.where(members.above >= 0, members.above + size, node[:size]), members.head])
        depth, way, steps = (step != node).astype(np.int64), own.copy(), [step]
        while (step[step] != step).any():
            depth, way, step = depth + depth[step], way + way[step], step[step]
            steps.append(step)
        return _Tree(size, own, way, depth, tuple(steps), step)

    def below(self, block: int) -> Ints:
        """By place, what the blocks between it and a block have, each less one; 0 in other trees."""
        places = np.arange(self.size)
        if block < 0:
            return np.zeros(self.size, np.int64)
        node = np.full(self.size, self.size + block)
        apart = self.along(places, node) - self.own[self.size + block]
        return np.where(self.root[: self.size] == self.root[self.size + block], apart, 0)

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
