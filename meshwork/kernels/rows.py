"""What is done with rows of thirty-two numbers at once, the vectors of `meshwork.kernels.lanes`. Compiled only.

A row is one number for each lane; a mask of lanes is a whole number of as many bits. In a large network most of the
time would go to waiting for rows: each of them is asked for some steps before it is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from meshwork.kernels.prefetch import ask

LANES = 32
AHEAD = 64
"""So many rows before one is wanted it is asked for; fewer are slower at 100,000 places, more are no quicker."""
_LINE = 64 // np.dtype(np.float64).itemsize
"""So many numbers the processor fetches at once, as a line of memory."""
_VECTOR, _WIDE = ir.VectorType(ir.DoubleType(), LANES), ir.IntType(64)
_BITS = ir.VectorType(ir.IntType(1), LANES)
_NOTHING, _ONE = (ir.Constant(_VECTOR, [number] * LANES) for number in (0.0, 1.0))
_NUMBER = ir.DoubleType().as_pointer()
_alloca: Any = cgutils.alloca_once
_count: Any = cgutils.for_range_slice


def room(many: int) -> NDArray[np.float64]:
    """An array of so many rows, with anything in them; each begins where a line of memory does, so none is cut."""
    within = np.empty(many * LANES + _LINE)
    begin = -within.ctypes.data // within.itemsize % _LINE
    return within[begin : begin + many * LANES].reshape(many, LANES)


class _Given:
    """The arguments of a call, in the compiler's hands."""

    def __init__(self, context: Any, builder: Any, signature: Any, values: Any) -> None:
        self.context, self.builder, self.kinds, self.values = context, builder, signature.args, values

    def data(self, which: int) -> Any:
        """Where an array begins."""
        return self.context.make_array(self.kinds[which])(self.context, self.builder, self.values[which]).data

    def whole(self, which: int) -> Any:
        """A whole number, as wide as a place in an array."""
        return self.context.cast(self.builder, self.values[which], self.kinds[which], types.uint64)

    def mask(self, which: int) -> Any:
        """A mask, as wide as there are lanes."""
        return self.context.cast(self.builder, self.values[which], self.kinds[which], types.uint32)

    def row(self, which: int, at: Any) -> Any:
        """Where row `at` of an array of rows stands."""
        spot = self.builder.gep(self.data(which), [self.builder.mul(at, ir.Constant(_WIDE, LANES))])
        return self.builder.bitcast(spot, _VECTOR.as_pointer())

    def every(self, which: int) -> Any:
        """A number in every lane."""
        nowhere, first = ir.Constant(_VECTOR, ir.Undefined), ir.VectorType(ir.IntType(32), LANES)
        one = self.builder.insert_element(nowhere, self.values[which], ir.Constant(ir.IntType(32), 0))
        return self.builder.shuffle_vector(one, nowhere, ir.Constant(first, [0] * LANES))

    @contextmanager
    def onward(self) -> Iterator[tuple[Any, Any]]:
        """For each place of after[first:last], where its row stands and the lanes in which it was not seen.

        The arguments begin with rows, place, lanes, after, first, last, seen. The row of the place that stands AHEAD
        further in `after` is asked for, whichever it is: `after` is that much longer than what is in it.
        """
        builder, lanes, after, seen = self.builder, self.mask(2), self.data(3), self.data(6)
        with _count(builder, self.whole(4), self.whole(5), ir.Constant(_WIDE, 1), intp=_WIDE) as (at, _):
            soon = builder.gep(after, [builder.add(at, ir.Constant(_WIDE, AHEAD))])
            row = self.row(0, builder.zext(builder.load(soon), _WIDE))
            for line in range(0, LANES, _LINE):
                ask(builder, builder.gep(builder.bitcast(row, _NUMBER), [ir.Constant(_WIDE, line)]))
            place = builder.zext(builder.load(builder.gep(after, [at])), _WIDE)
            fresh = builder.and_(lanes, builder.not_(builder.load(builder.gep(seen, [place]))))
            yield self.row(0, place), builder.bitcast(fresh, _BITS)


def _spread(
    _typing: Any, ways: Any, place: Any, lanes: Any, after: Any, first: Any, last: Any, seen: Any
) -> Any:  # fmt: skip
    """ways[other] += ways[place], for each other of after[first:last] in the lanes in which it was not seen."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        given = _Given(context, builder, signature, values)
        own = builder.load(given.row(0, given.whole(1)), align=8)
        with given.onward() as (target, fresh):
            before = builder.load(target, align=8)
            builder.store(builder.select(fresh, builder.fadd(before, own), before), target, align=8)
        return context.get_dummy_value()

    return types.void(ways, place, lanes, after, first, last, seen), code


def _weigh(_typing: Any, ways: Any, place: Any, lanes: Any, heavy: Any) -> Any:
    """ways[place] *= heavy, in these lanes."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        given = _Given(context, builder, signature, values)
        target, mine = given.row(0, given.whole(1)), builder.bitcast(given.mask(2), _BITS)
        before = builder.load(target, align=8)
        builder.store(builder.select(mine, builder.fmul(before, given.every(3)), before), target, align=8)
        return context.get_dummy_value()

    return types.void(ways, place, lanes, heavy), code


def _hand_back(
    _typing: Any, ways: Any, place: Any, lanes: Any, after: Any, first: Any, last: Any, seen: Any, heavy: Any,
    passing: Any,
) -> Any:  # fmt: skip
    """passing[0] = ways[place] * the sum of ways[other], over the others as in `spread`; 0 where not in these lanes.

    Then ways[place] is, in them, what each source owes to who is before: of `heavy` twins with s ways to each it was
    heavy * s and becomes heavy * (1 + passing of one) / s.
    """

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        given = _Given(context, builder, signature, values)
        owed: Any = _alloca(builder, _VECTOR)
        builder.store(_NOTHING, owed)
        with given.onward() as (row, fresh):
            more = builder.select(fresh, builder.load(row, align=8), _NOTHING)
            builder.store(builder.fadd(builder.load(owed), more), owed)
        target, mine, twins = given.row(0, given.whole(1)), builder.bitcast(given.mask(2), _BITS), given.every(7)
        count = builder.load(target, align=8)
        through = builder.fmul(count, builder.load(owed))
        share = builder.fmul(builder.fadd(twins, through), twins)
        share = builder.fdiv(share, builder.select(mine, count, _ONE))
        builder.store(builder.select(mine, share, count), target, align=8)
        into = given.row(8, ir.Constant(_WIDE, 0))
        builder.store(builder.select(mine, through, _NOTHING), into, align=8)
        return context.get_dummy_value()

    return types.void(ways, place, lanes, after, first, last, seen, heavy, passing), code


def _weighed(_typing: Any, passing: Any, much: Any, row: Any) -> Any:
    """The sum over the lanes of passing[0] * much[row]."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        given = _Given(context, builder, signature, values)
        through = builder.load(given.row(0, ir.Constant(_WIDE, 0)), align=8)
        each = builder.fmul(through, builder.load(given.row(1, given.whole(2)), align=8))
        wide, index = LANES // 2, ir.IntType(32)
        while wide:
            halves = (ir.Constant(ir.VectorType(index, wide), [*range(at, at + wide)]) for at in (0, wide))
            each = builder.fadd(*(builder.shuffle_vector(each, each, half) for half in halves))
            wide //= 2
        return builder.extract_element(each, ir.Constant(index, 0))

    return types.float64(passing, much, row), code


def _lowest(_typing: Any, _word: Any) -> Any:
    """Which is the lowest bit of a word that is not 0."""

    def code(_context: Any, builder: Any, _signature: Any, values: Any) -> Any:
        return builder.cttz(values[0], ir.Constant(ir.IntType(1), 1))

    return types.uint64(types.uint64), code


spread: Any = intrinsic(_spread)
weigh: Any = intrinsic(_weigh)
hand_back: Any = intrinsic(_hand_back)
weighed: Any = intrinsic(_weighed)
lowest: Any = intrinsic(_lowest)
