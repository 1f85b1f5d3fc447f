"""Betweenness, sixteen sources at once: each source is a lane of one vector of the processor. Compiled only.

Brandes (2001) looks at every tie once from every source, and most of its time it waits for the processor to guess
wrong. Here a breadth-first walk of sixteen sources goes through the network together (as Then and others 2014): what
is added up at a tie are sixteen numbers in one or two instructions, and the guessing is shared by them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from meshwork.kernels.csr import Csr, Places

LANES = 16
_VECTOR, _MASK, _WIDE = ir.VectorType(ir.DoubleType(), LANES), ir.IntType(LANES), ir.IntType(64)
_BITS = ir.VectorType(ir.IntType(1), LANES)


def _row(context: Any, builder: Any, kinds: Any, values: Any, which: int) -> Any:
    """Where row `values[which + 1]` of the array `values[which]` (any number of rows of LANES numbers) stands."""
    array = context.make_array(kinds[which])(context, builder, values[which])
    row = context.cast(builder, values[which + 1], kinds[which + 1], types.uint64)
    spot = builder.gep(array.data, [builder.mul(row, ir.Constant(_WIDE, LANES))])
    return builder.bitcast(spot, _VECTOR.as_pointer())


def _lanes(context: Any, builder: Any, kind: Any, mask: Any) -> Any:
    return builder.bitcast(context.cast(builder, mask, kind, types.uint16), _BITS)


def _add(_typing: Any, to: Any, at: Any, of: Any, row: Any) -> Any:
    """to[at] += of[row]"""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = _row(context, builder, signature.args, values, 0)
        given = builder.load(_row(context, builder, signature.args, values, 2), align=8)
        builder.store(builder.fadd(builder.load(target, align=8), given), target, align=8)
        return context.get_dummy_value()

    return types.void(to, at, of, row), code


def _keep(_typing: Any, to: Any, at: Any, mask: Any) -> Any:
    """Lanes of to[at] that are not in the mask become 0; with mask 0, all of them."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = _row(context, builder, signature.args, values, 0)
        lanes = _lanes(context, builder, signature.args[2], values[2])
        nothing = ir.Constant(_VECTOR, [0.0] * LANES)
        builder.store(builder.select(lanes, builder.load(target, align=8), nothing), target, align=8)
        return context.get_dummy_value()

    return types.void(to, at, mask), code


def _hand_back(_typing: Any, owed: Any, at: Any, ways: Any, row: Any, mask: Any) -> Any:
    """The sum of passing = ways[row] * owed[at]; then owed[at] = (1 + passing) / ways[row] in the lanes of mask."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = _row(context, builder, signature.args, values, 0)
        count = builder.load(_row(context, builder, signature.args, values, 2), align=8)
        lanes = _lanes(context, builder, signature.args[4], values[4])
        nothing, one = (ir.Constant(_VECTOR, [number] * LANES) for number in (0.0, 1.0))
        passing = builder.fmul(count, builder.load(target, align=8))
        share = builder.fdiv(builder.fadd(one, passing), builder.select(lanes, count, one))
        builder.store(builder.select(lanes, share, nothing), target, align=8)
        parts = [builder.extract_element(passing, ir.Constant(ir.IntType(32), lane)) for lane in range(LANES)]
        while len(parts) > 1:
            parts = [builder.fadd(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
        return parts[0]

    return types.float64(owed, at, ways, row, mask), code


add: Any = intrinsic(_add)
keep: Any = intrinsic(_keep)
hand_back: Any = intrinsic(_hand_back)


def sweep(  # noqa: C901, PLR0912, PLR0915 one walk there and one back, which share all they work in
    indptr: Any,
    indices: Any,
    sources: Any,
    total: Any,
    front: Any,
    seen: Any,
    spot: Any,
    node: Any,
    mask: Any,
    begins: Any,
    line: Any,
    listed: Any,
    ways: Any,
    owed: Any,
) -> None:
    """Adds to `total` the dependencies of at most LANES sources.

    An entry is a place met by some of the lanes at one distance: `node` and `mask` by entry, with the number of
    shortest ways to it by lane in `ways` (0 in the other lanes); the entries of distance d are those from `begins[d]`
    to `begins[d + 1]`. A place has as many entries as it has distances, LANES at most. By place: `seen` are the lanes
    that have been there, `front` those that are there at the distance looked at, `spot` its entry at that distance.
    `line` are the places to look at next where few are in front (else all are), `listed` for which distance a place
    was put there.
    """
    everyone = (1 << len(sources)) - 1
    size = len(indptr) - 1
    seen[:] = 0
    front[:] = 0
    listed[:] = 0
    end = 0
    for lane in range(len(sources)):
        place = sources[lane]
        node[end], mask[end], spot[place] = place, 1 << lane, end
        keep(ways, end, 0)
        ways[end, lane] = 1.0
        front[place] = seen[place] = 1 << lane
        end += 1
    begins[0], begins[1], far = 0, end, 1
    while True:
        count = size
        few = (begins[far] - begins[far - 1]) * 8 < size
        if few:
            count = 0
            for entry in range(begins[far - 1], begins[far]):
                for arc in range(indptr[node[entry]], indptr[node[entry] + 1]):
                    if listed[indices[arc]] != far:
                        listed[indices[arc]] = far
                        line[count] = indices[arc]
                        count += 1
        for at in range(count):
            place = line[at] if few else at
            todo = everyone & ~seen[place]
            if todo == 0:
                continue
            met = 0
            for arc in range(indptr[place], indptr[place + 1]):
                here = front[indices[arc]] & todo
                if here != 0:
                    if met == 0:
                        keep(ways, end, 0)
                    add(ways, end, ways, spot[indices[arc]])
                    met |= here
            if met != 0:
                keep(ways, end, met)
                node[end], mask[end] = place, met
                end += 1
        for entry in range(begins[far - 1], begins[far]):
            front[node[entry]] = 0
        if end == begins[far]:
            break
        for entry in range(begins[far], end):
            place = node[entry]
            front[place], spot[place] = mask[entry], entry
            seen[place] |= mask[entry]
        far += 1
        begins[far] = end
    far -= 1
    for entry in range(begins[far], begins[far + 1]):
        keep(owed, entry, 0)
        hand_back(owed, entry, ways, entry, mask[entry])
    while far > 1:
        for entry in range(begins[far], begins[far + 1]):
            front[node[entry]], spot[node[entry]] = mask[entry], entry
        for entry in range(begins[far - 1], begins[far]):
            place = node[entry]
            keep(owed, entry, 0)
            for arc in range(indptr[place], indptr[place + 1]):
                if front[indices[arc]] & mask[entry] != 0:
                    add(owed, entry, owed, spot[indices[arc]])
            total[place] += hand_back(owed, entry, ways, entry, mask[entry])
        for entry in range(begins[far], begins[far + 1]):
            front[node[entry]] = 0
        far -= 1


def betweenness(walk: Any, csr: Csr, sources: Places) -> NDArray[np.float64]:
    """As `meshwork.kernels.betweenness`; `walk` is `sweep`, compiled."""
    indptr, indices = csr.indptr.astype(np.uint32), csr.indices.astype(np.uint32)
    total, most = np.zeros(csr.n), csr.n * LANES
    front, seen, spot, line, listed = np.zeros((5, csr.n), np.int64)
    node, mask = np.empty((2, most), np.int64)
    ways, owed = np.empty((2, most, LANES))
    begins = np.empty(csr.n + 2, np.int64)
    for start in range(0, len(sources), LANES):
        some = sources[start : start + LANES].astype(np.uint32)
        walk(indptr, indices, some, total, front, seen, spot, node, mask, begins, line, listed, ways, owed)
    return total
