"""Asking for what a loop will look at some steps later: numba has no word for it. Compiled only."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

_BYTE, _HINT = ir.IntType(8).as_pointer(), ir.IntType(32)
_TO_WRITE, _TO_KEEP, _DATA = (ir.Constant(_HINT, each) for each in (1, 3, 1))
_declared: Any = cgutils.get_or_insert_function
_CALL = ir.FunctionType(ir.VoidType(), [_BYTE, _HINT, _HINT, _HINT])


def ask(builder: Any, spot: Any) -> None:
    """The processor begins to fetch what stands at a spot of memory, and nothing waits for it."""
    call = _declared(builder.module, _CALL, "llvm.prefetch.p0")
    builder.call(call, [builder.bitcast(spot, _BYTE), _TO_WRITE, _TO_KEEP, _DATA])


def _prefetch(_typing: Any, array: Any, place: Any) -> Any:
    """The same of array[place], of an array of one dimension."""

    def code(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        begins = context.make_array(signature.args[0])(context, builder, values[0]).data
        ask(builder, builder.gep(begins, [context.cast(builder, values[1], signature.args[1], types.uint64)]))
        return context.get_dummy_value()

    return types.void(array, place), code


prefetch: Any = intrinsic(_prefetch)
