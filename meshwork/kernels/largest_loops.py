"""The walks of `meshwork.kernels.runs` one after the other, for several days in one call; compiled only.

What is short to walk is long to call: of a hundred stakeholders a day's walks take less than the calls between them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from meshwork.kernels import ear_loops, loops, ring_loops, runs_loops, tally_loops, weave_loops

Room = Any  # arrays: numba reads neither annotation nor protocol

_ROUNDS = 8
_TIES = 3
_ONE = np.uint64(1)
_NONE = np.uint64(0)

# what is called below, compiled: `compiled` puts it here, since nothing is compiled by being imported
_arcs: Any = None
_parts: Any = None
_walked: Any = None
_counted: Any = None
_leaves: Any = None
_core: Any = None
_ears: Any = None
_back: Any = None
_ring: Any = None
_left_over: Any = None
_settled: Any = None
_number: Any = None
_woven: Any = None
_swept: Any = None
_blocks: Any = None
_all_blocks: Any = None
_within: Any = None


@cache
def compiled(quick: Callable[[Callable[..., Any]], Any]) -> Any:
    """`largest`, compiled by `quick` after all that it calls."""
    calls: dict[str, Callable[..., Any]] = {
        "_arcs": runs_loops.arcs,
        "_parts": runs_loops.parts,
        "_walked": runs_loops.blocks,
        "_counted": tally_loops.counted,
        "_leaves": ear_loops.leaves,
        "_core": ear_loops.core,
        "_ears": ear_loops.ears,
        "_back": ear_loops.back,
        "_ring": ring_loops.ring,
        "_left_over": ring_loops.left_over,
        "_settled": ring_loops.settled,
        "_number": weave_loops.number,
        "_woven": weave_loops.woven,
        "_swept": weave_loops.swept,
        "_all_blocks": loops.blocks,
        "_within": _one_by_one,
        "_blocks": _around,
    }
    globals().update({name: quick(walk) for name, walk in calls.items()})
    return quick(largest)


def _around(
    indptr: Room, beside: Room, tie: Room, tied: Room, here: Room, start: int, every: Room, bit_of: Room, best: Room,
) -> None:  # fmt: skip
    """Leaves in `best` the largest block of each run: around one tie of the best connected, in all runs at once.

    Where that tie is not there another is taken; runs in which the block is not surely the largest, and those that
    have none of these ties, are walked one by one, as far as a larger one can be found.
    """
    places, runs, words = len(here), len(best), len(every)
    room, marks = np.empty((9, places), np.int32), np.zeros((5, places), np.uint64)
    line, order, few = room[0], room[1], room[2]
    starts, ends = np.empty(places + 1, np.int32), np.empty_like(beside)
    arc_tied, leaf = np.empty((len(beside), words), np.uint64), np.empty(places, np.bool_)
    node, mask = np.empty(64 * places, np.int32), np.empty(64 * places, np.uint64)
    waiting, unsure = every.copy(), np.zeros(runs, np.bool_)
    _leaves(indptr, beside, tie, tied, leaf)
    for _turn in range(_TIES):
        ring = np.zeros_like(waiting)
        arc = _ring(indptr, tie, tied, start, waiting, ring)
        if arc < 0:
            break
        end = beside[arc]
        own, others = _number(
            indptr, beside, start, end, line, order, room[3], room[4], room[5], room[6], room[7], room[8], few
        )
        up, rest = np.zeros_like(here), np.zeros_like(here)
        kept = _core(indptr, beside, tie, tied, leaf, line[:own], order, start, end, starts, ends, arc_tied)
        _woven(starts, ends, arc_tied, here, line[:kept], order, ring, up, rest)
        for turn in range(ear_loops.ROUNDS):
            many = _swept(starts, ends, arc_tied, up, rest, few)
            if not many or not _ears(
                starts, ends, arc_tied, few[:many], up, rest, marks[0], marks[1], marks[2], marks[3], marks[4], node,
                mask, room[3], turn,
            ):  # fmt: skip
                break
        order[:] = -1
        _left_over(
            starts, ends, arc_tied, ring, few[:many], up, rest, runs, order, room[3], room[4], room[5], room[6],
            room[7],
        )  # fmt: skip
        _back(indptr, beside, tie, tied, here, ring, line[kept:own], up, rest)
        _settled(line[:own], up, rest, ring, others, bit_of, best, unsure)
        if not waiting.any():
            break
    for run in range(runs):
        unsure[run] |= waiting[run // 64] >> np.uint64(run % 64) & _ONE != _NONE
    _within(indptr, beside, tie, tied, here, np.flatnonzero(unsure), best)


def _one_by_one(  # noqa: C901 compiled in one piece
    indptr: Room, beside: Room, tie: Room, tied: Room, here: Room, again: Room, best: Room
) -> None:
    """Leaves in `best` the largest block of the runs `again`, where it is larger than what stands there.

    A block of a run lies within one block of all runs together. So these are walked, the largest first, each in the
    runs that have nothing as large yet.
    """
    if not len(again):
        return
    places = len(here)
    order, of, above = np.full((3, places), -1, np.int32)
    head, room = np.empty(places, np.int32), np.empty((4, places), np.int32)
    many = _all_blocks(indptr, beside, order, of, head, room[0], above, room[1], room[2], room[3])
    sizes, begins = np.ones(many, np.int64), np.zeros(many + 1, np.int64)
    for place in range(places):
        if of[place] >= 0:
            sizes[of[place]] += 1
    for block in range(many):
        begins[block + 1] = begins[block] + sizes[block] - 1
    member, filled = np.empty(begins[many], np.int32), begins[:many].copy()
    for place in range(places):
        if of[place] >= 0:
            member[filled[of[place]]] = place
            filled[of[place]] += 1
    local, walk = np.empty(places, np.int32), np.empty((5, sizes.max() if many else 0), np.int32)
    for block in np.argsort(-sizes):
        size, of_block = sizes[block], member[begins[block] : begins[block + 1]]
        again = again[best[again] < size]
        if not len(again):
            break
        local[head[block]] = 0
        inside = np.empty((size, here.shape[1]), np.uint64)
        inside[0] = here[head[block]]
        arcs = indptr[head[block] + 1] - indptr[head[block]]
        for at in range(len(of_block)):
            local[of_block[at]] = at + 1
            inside[at + 1] = here[of_block[at]]
            arcs += indptr[of_block[at] + 1] - indptr[of_block[at]]
        starts, ends, ties = np.zeros(size + 1, np.int32), np.empty(arcs, np.int32), np.empty(arcs, np.int32)
        end = 0
        for at in range(size):
            place = of_block[at - 1] if at else head[block]
            for arc in range(indptr[place], indptr[place + 1]):
                other = beside[arc]
                # a tie is of the block of the end that was met later
                if of[other if order[other] > order[place] else place] == block:
                    ends[end], ties[end] = local[other], tie[arc]
                    end += 1
            starts[at + 1] = end
        count = np.full(len(best), size, np.int64)
        _walked(
            starts, ends, ties, tied, inside, 0, count, again, best, walk[0], walk[1], walk[2], walk[3], walk[4]
        )  # fmt: skip


def largest(
    cuts: Room, first: Room, second: Room, tied: Room, here: Room, partners: Room, every: Room, bit_of: Room,
    parts: Room, blocks: Room, alone: Room,
) -> None:  # fmt: skip
    """Leaves in `parts`, `blocks` and `alone` (0) what `meshwork.kernels.runs.largest` says, a row for each day."""
    runs = parts.shape[1]
    for day in range(len(cuts) - 1):
        mine, these = here[cuts[day, 0] : cuts[day + 1, 0]], slice(cuts[day, 1], cuts[day + 1, 1])
        places = len(mine)
        if not places:
            continue
        ties = cuts[day + 1, 1] - cuts[day, 1]
        indptr = np.zeros(places + 1, np.int32)
        beside, tie = np.empty(2 * ties, np.int32), np.empty(2 * ties, np.int32)
        _arcs(first[these], second[these], indptr, beside, tie)
        start = 0
        for place in range(places):
            if indptr[place + 1] - indptr[place] > indptr[start + 1] - indptr[start]:
                start = place
        everybody, each = np.zeros(places, np.int64), np.ones(places, np.int64)
        count = np.full((1, runs), places, np.int64)
        _counted(everybody, mine, each, every, bit_of, count)
        left, many = mine.copy(), count[0].copy()
        for _turn, best in enumerate((parts[day], alone[day])):
            if _turn:
                left, many = mine.copy(), np.zeros(runs, np.int64)
                for place in range(places):
                    if not partners[cuts[day, 0] + place]:
                        left[place] = _NONE
                among = np.full((1, runs), places, np.int64)
                _counted(everybody, left, each, every, bit_of, among)
                many = among[0]
            _parts(
                indptr, beside, tie, tied[these], left, start, _ROUNDS, bit_of, many, best, np.zeros_like(mine),
                np.zeros(places, np.int32), np.zeros(places, np.int32), every.copy(),
            )  # fmt: skip
        _blocks(indptr, beside, tie, tied[these], mine, start, every, bit_of, blocks[day])
