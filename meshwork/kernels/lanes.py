"""Betweenness, thirty-two sources at once: each source is a lane of one vector of the processor. Compiled only.

Brandes (2001) looks at every tie once from every source, and most of its time it waits for the processor to guess
wrong. Here a breadth-first walk of thirty-two sources goes through the network together (as Then and others 2014):
what is added up at a tie are thirty-two numbers in a few instructions (`meshwork.kernels.rows`), and the guessing is
shared by them. The network is folded first, and sources that stand near each other walk together: many places are
then as far from several. A place has one row of thirty-two numbers, whatever its distances are, and neighbours
have rows near each other: much of what is looked at is then in the processor's near memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import folds
from meshwork.kernels.csr import Csr, Places
from meshwork.kernels.rows import AHEAD, LANES, hand_back, lowest, room, spread, weigh, weighed

_WORD, _IN_WORD, _UNIT, _NONE = (np.uint64(each) for each in (6, 63, 1, 0))


def sweep(  # noqa: C901, PLR0912 one walk there and one back, which share all they work in
    starts: Any, beside: Any, heavy: Any, leaf: Any, sources: Any, much: Any, total: Any, seen: Any, met: Any,
    flag: Any, step: Any, node: Any, mask: Any, first: Any, after: Any, ways: Any, passing: Any,
) -> None:  # fmt: skip
    """Adds to `total` the dependencies of at most LANES sources, each as often as `much` says; a row for each sample.

    By place: `ways` has a row of the number of shortest ways to it from each source, `seen` are the lanes that have
    been there. An entry is a place met by some of the lanes at one distance: `node` and `mask` by entry. The entries
    of one distance begin at its `step` and stand in the order of the places, which are so numbered that neighbours
    stand near each other. Where the shortest ways go on to from each entry is in `after`, from its `first` to that of
    the next. `met` is 0 for each place, `flag` for each 64 places, and both are so again.
    """
    seen[:] = 0
    ways[:] = 0.0
    for lane in range(len(sources)):
        place = sources[lane]
        node[lane], mask[lane] = place, 1 << lane
        ways[place, lane] = 1.0
        seen[place] |= 1 << lane
    far, many, steps = len(sources), 0, 0
    step[0], end = 0, 0
    while end < far:
        begin, end = end, far
        for entry in range(begin, end):
            place, lanes = node[entry], mask[entry]
            first[entry] = many
            if leaf[place] and steps > 0:
                continue
            for arc in range(starts[place], starts[place + 1]):
                other = beside[arc]
                fresh = lanes & ~seen[other]
                after[many] = other
                many += fresh != 0
                met[other] |= fresh
                flag[other >> _WORD] |= np.uint64(fresh != 0) << (other & _IN_WORD)
        first[end] = many
        for entry in range(begin, end):
            spread(ways, node[entry], mask[entry], after, first[entry], first[entry + 1], seen)
        for word in range(len(flag)):
            some = flag[word]
            flag[word] = _NONE
            while some != _NONE:
                place = (np.uint64(word) << _WORD) | lowest(some)
                some &= some - _UNIT
                node[far], mask[far] = place, met[place]
                seen[place] |= met[place]
                if heavy[place] != 1.0:
                    weigh(ways, place, met[place], heavy[place])
                met[place] = 0
                far += 1
        steps += 1
        step[steps] = end
    for back in range(steps - 1, 0, -1):
        for entry in range(step[back], step[back + 1]):
            place = node[entry]
            hand_back(ways, place, mask[entry], after, first[entry], first[entry + 1], seen, heavy[place], passing)
            if first[entry] < first[entry + 1]:
                for sample in range(len(much)):
                    total[sample, place] += weighed(passing, much, sample)
        for entry in range(step[back], step[back + 1]):
            seen[node[entry]] &= ~mask[entry]


def dependencies(quick: Any, csr: Csr, samples: Sequence[Places]) -> NDArray[np.float64]:
    """As `meshwork.kernels.dependencies`; `quick` compiles."""
    n = csr.n
    leaf, placed = np.ones(n, bool), np.zeros(n, bool)
    of, order, line, to = np.zeros((4, n), np.int32)
    starts, beside = np.zeros(n + 1, np.uint32), np.empty(csr.arcs, np.uint32)
    quick(folds.twins)(csr.indptr, csr.indices, of)
    quick(folds.leaves)(csr.indptr, csr.indices, of, leaf)
    quick(folds.near)(csr.indptr, csr.indices, LANES, placed, order)
    size = quick(folds.fold)(csr.indptr, csr.indices, of, order, line, starts, beside, to)
    starts, beside, leaf = starts[: size + 1], beside[: starts[size]], leaf[line[:size]]
    heavy = np.bincount(to, minlength=size).astype(np.float64)
    often = np.array([np.bincount(to[sample], minlength=size) for sample in samples], np.float64).reshape(
        len(samples), size
    )
    walking = np.flatnonzero(often.any(axis=0) & (np.diff(starts) > 0)).astype(np.uint32)
    total, most = np.zeros((len(often), size)), size * LANES
    seen, met = np.zeros((2, size), np.uint32)
    flag, step = np.zeros(-(-size // 64), np.uint64), np.empty(size + 2, np.int64)
    node, mask = np.empty((2, most), np.uint32)
    first, after = np.empty(most + 1, np.uint32), np.empty(LANES * len(beside) + AHEAD, np.uint32)
    ways, passing = room(size), room(1)
    for start in range(0, len(walking), LANES):
        some = walking[start : start + LANES]
        much = room(len(often))
        much[:] = 0.0
        much[:, : len(some)] = often[:, some]
        quick(sweep)(
            starts, beside, heavy, leaf, some, much, total, seen, met, flag, step, node, mask, first, after, ways,
            passing,
        )  # fmt: skip
    return (total / heavy)[:, to]
