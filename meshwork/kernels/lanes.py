"""Betweenness, thirty-two sources at once: each source is a lane of one vector of the processor. Compiled only.

Brandes (2001) looks at every tie once from every source, and most of its time it waits for the processor to guess
wrong. Here a breadth-first walk of thirty-two sources goes through the network together (as Then and others 2014):
what is added up at a tie are thirty-two numbers in a few instructions, and the guessing is shared by them. The
network is folded first, and sources that stand near each other walk together: most places are then as far from all of
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from meshwork.kernels import folds
from meshwork.kernels.csr import Csr, Places

LANES = 32
_VECTOR, _WIDE = ir.VectorType(ir.DoubleType(), LANES), ir.IntType(64)
_alloca: Any = cgutils.alloca_once
_count: Any = cgutils.for_range_slice
_BITS = ir.VectorType(ir.IntType(1), LANES)


def _row(context: Any, builder: Any, kinds: Any, values: Any, which: int, at: int) -> Any:
    """Where row `values[at]` of the array `values[which]` (any number of rows of LANES numbers) stands."""
    array = context.make_array(kinds[which])(context, builder, values[which])
    row = context.cast(builder, values[at], kinds[at], types.uint64)
    spot = builder.gep(array.data, [builder.mul(row, ir.Constant(_WIDE, LANES))])
    return builder.bitcast(spot, _VECTOR.as_pointer())


def _lanes(context: Any, builder: Any, kind: Any, mask: Any) -> Any:
    return builder.bitcast(context.cast(builder, mask, kind, types.uint32), _BITS)


def _all(builder: Any, number: Any) -> Any:
    """The number in every lane."""
    one = builder.insert_element(ir.Constant(_VECTOR, ir.Undefined), number, ir.Constant(ir.IntType(32), 0))
    first = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.shuffle_vector(one, ir.Constant(_VECTOR, ir.Undefined), first)


def _add(_typing: Any, ways: Any, at: Any, row: Any) -> Any:
    """ways[at] += ways[row]"""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = _row(context, builder, signature.args, values, 0, 1)
        given = builder.load(_row(context, builder, signature.args, values, 0, 2), align=8)
        builder.store(builder.fadd(builder.load(target, align=8), given), target, align=8)
        return context.get_dummy_value()

    return types.void(ways, at, row), code


def _copy(_typing: Any, ways: Any, at: Any, row: Any) -> Any:
    """ways[at] = ways[row]"""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        given = builder.load(_row(context, builder, signature.args, values, 0, 2), align=8)
        builder.store(given, _row(context, builder, signature.args, values, 0, 1), align=8)
        return context.get_dummy_value()

    return types.void(ways, at, row), code


def _weigh(_typing: Any, ways: Any, at: Any, mask: Any, heavy: Any) -> Any:
    """ways[at] *= heavy, and lanes that are not in the mask become 0."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = _row(context, builder, signature.args, values, 0, 1)
        lanes, nothing = _lanes(context, builder, signature.args[2], values[2]), ir.Constant(_VECTOR, [0.0] * LANES)
        more = builder.fmul(_all(builder, values[3]), builder.load(target, align=8))
        builder.store(builder.select(lanes, more, nothing), target, align=8)
        return context.get_dummy_value()

    return types.void(ways, at, mask, heavy), code


def _hand_back(
    _typing: Any, ways: Any, at: Any, mask: Any, after: Any, first: Any, last: Any, heavy: Any, passing: Any
) -> Any:
    """passing[0] = ways[at] * the sum of rows after[first:last]; ways[at] = what each source owes to who is before.

    Of `heavy` twins with s ways to each, ways[at] is heavy * s and becomes heavy * (1 + passing of one) / s.
    """

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        kinds = signature.args
        target = _row(context, builder, kinds, values, 0, 1)
        nothing, one = (ir.Constant(_VECTOR, [number] * LANES) for number in (0.0, 1.0))
        owed: Any = _alloca(builder, _VECTOR)
        builder.store(nothing, owed)
        rows, line = (context.make_array(kinds[which])(context, builder, values[which]).data for which in (0, 3))
        begin, end = (context.cast(builder, values[which], kinds[which], types.int64) for which in (4, 5))
        with _count(builder, begin, end, ir.Constant(_WIDE, 1), intp=_WIDE) as (entry, _):
            row = builder.zext(builder.load(builder.gep(line, [entry])), _WIDE)
            spot = builder.gep(rows, [builder.mul(row, ir.Constant(_WIDE, LANES))])
            given = builder.load(builder.bitcast(spot, _VECTOR.as_pointer()), align=8)
            builder.store(builder.fadd(builder.load(owed), given), owed)
        count, lanes = builder.load(target, align=8), _lanes(context, builder, kinds[2], values[2])
        twins = _all(builder, values[6])
        through = builder.fmul(count, builder.load(owed))
        share = builder.fmul(builder.fadd(twins, through), twins)
        share = builder.fdiv(share, builder.select(lanes, count, one))
        builder.store(builder.select(lanes, share, nothing), target, align=8)
        into = context.make_array(kinds[7])(context, builder, values[7]).data
        builder.store(through, builder.bitcast(into, _VECTOR.as_pointer()), align=8)
        return context.get_dummy_value()

    return types.void(ways, at, mask, after, first, last, heavy, passing), code


def _weighed(_typing: Any, passing: Any, much: Any, row: Any) -> Any:
    """The sum over the lanes of passing[0] * much[row]."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        into = context.make_array(signature.args[0])(context, builder, values[0]).data
        through = builder.load(builder.bitcast(into, _VECTOR.as_pointer()), align=8)
        times = builder.load(_row(context, builder, signature.args, values, 1, 2), align=8)
        all_of_them = builder.fmul(through, times)
        parts = [builder.extract_element(all_of_them, ir.Constant(ir.IntType(32), lane)) for lane in range(LANES)]
        while len(parts) > 1:
            parts = [builder.fadd(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
        return parts[0]

    return types.float64(passing, much, row), code


add: Any = intrinsic(_add)
copy: Any = intrinsic(_copy)
weigh: Any = intrinsic(_weigh)
hand_back: Any = intrinsic(_hand_back)
weighed: Any = intrinsic(_weighed)


def sweep(  # noqa: C901 one walk there and one back, which share all they work in
    starts: Any, beside: Any, heavy: Any, leaf: Any, sources: Any, much: Any, total: Any, seen: Any, spot: Any,
    node: Any, mask: Any, first: Any, after: Any, ways: Any, passing: Any,
) -> None:  # fmt: skip
    """Adds to `total` the dependencies of at most LANES sources, each as often as `much` says; a row for each sample.

    An entry is a place met by some of the lanes at one distance: `node` and `mask` by entry, with the number of
    shortest ways to it by lane in `ways` (0 in the other lanes). A place has as many entries as it has distances,
    LANES at most. By place: `seen` are the lanes that have been there, `spot` its last entry. Where the shortest ways
    go on to from each entry is in `after`, from its `first` to that of the next.
    """
    seen[:] = 0
    spot[:] = 0
    end = near = many = 0
    for lane in range(len(sources)):
        place = sources[lane]
        node[end], mask[end] = place, 1 << lane
        ways[end] = 0.0
        ways[end, lane] = 1.0
        seen[place] = 1 << lane
        end += 1
    far = end
    while near < far:
        for entry in range(near, far):
            place, lanes = node[entry], mask[entry]
            first[entry] = many
            if leaf[place] and near > 0:
                continue
            for arc in range(starts[place], starts[place + 1]):
                other = beside[arc]
                fresh = lanes & ~seen[other]
                if fresh == 0:
                    continue
                at = spot[other]
                if at < far:
                    at = end
                    spot[other], node[at], mask[at] = at, other, fresh
                    copy(ways, at, entry)
                    end += 1
                else:
                    mask[at] |= fresh
                    add(ways, at, entry)
                after[many] = at
                many += 1
        for entry in range(far, end):
            weigh(ways, entry, mask[entry], heavy[node[entry]])
            seen[node[entry]] |= mask[entry]
        near, far = far, end
    first[end] = many
    for entry in range(end - 1, len(sources) - 1, -1):
        place = node[entry]
        hand_back(ways, entry, mask[entry], after, first[entry], first[entry + 1], heavy[place], passing)
        if first[entry] < first[entry + 1]:
            for sample in range(len(much)):
                total[sample, place] += weighed(passing, much, sample) / heavy[place]


def dependencies(quick: Any, csr: Csr, samples: Sequence[Places]) -> NDArray[np.float64]:
    """As `meshwork.kernels.dependencies`; `quick` compiles."""
    n = csr.n
    leaf, wanted = np.ones((2, n), bool)
    of, order, line, to, stamp = np.zeros((5, n), np.int32)
    starts, beside = np.zeros(n + 1, np.uint32), np.empty(csr.arcs, np.uint32)
    quick(folds.twins)(csr.indptr, csr.indices, of)
    quick(folds.leaves)(csr.indptr, csr.indices, of, leaf)
    quick(folds.near)(csr.indptr, csr.indices, wanted, 4 * LANES, order, stamp, line)
    size = quick(folds.fold)(csr.indptr, csr.indices, of, order, line, starts, beside, to)
    starts, beside, leaf = starts[: size + 1], beside[: starts[size]], leaf[line[:size]]
    heavy = np.bincount(to, minlength=size).astype(np.float64)
    often = np.array([np.bincount(to[sample], minlength=size) for sample in samples], np.float64).reshape(
        len(samples), size
    )
    wanted, stamp = often.any(axis=0) & (np.diff(starts) > 0), np.zeros(size, np.int32)
    walking = order[: quick(folds.near)(starts, beside, wanted, LANES, order, stamp, line)].astype(np.uint32)
    total, most = np.zeros((len(often), size)), size * LANES
    seen, spot = np.empty(size, np.uint32), np.empty(size, np.uint32)
    node, first = np.empty((2, most + 1), np.uint32)
    mask, after = np.empty(most, np.uint32), np.empty(LANES * len(beside), np.uint32)
    ways, passing = np.empty((most, LANES)), np.empty((1, LANES))
    for start in range(0, len(walking), LANES):
        some = walking[start : start + LANES]
        much = np.zeros((len(often), LANES))
        much[:, : len(some)] = often[:, some]
        quick(sweep)(
            starts, beside, heavy, leaf, some, much, total, seen, spot, node, mask, first, after, ways, passing
        )  # fmt: skip
    return total[:, to]
