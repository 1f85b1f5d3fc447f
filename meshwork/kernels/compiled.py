"""The kernels compiled by numba and kept on disk; compiling takes seconds: `meshwork.kernels.warm` does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from meshwork.kernels import cores, lanes, loops, plain, rewire_loops, runs, shelf
from meshwork.kernels.blocks import Blocks
from meshwork.kernels.csr import Csr, Places, csr_of

_BY_BITS = 5_000
"""Up to so many places a rewired network has a bit for each pair: 3 MB, and above that a table is as quick."""

_SPOTS = 8
"""At least so many times as long as there are ties is that table: of those that are looked for most are then met, or
missed, at once."""


@cache
def quick(walk: Callable[..., Any]) -> Callable[..., Any]:
    """A function of loops, compiled at its first call or read from the shelf; it lets other threads run.

    Where there is no shelf it is compiled in each process anew.
    """
    settings: Any = numba.config
    before, settings.CACHE_DIR = settings.CACHE_DIR, str(shelf.place())
    try:
        made: Callable[..., Any] = numba.njit(cache=shelf.writable(), nogil=True, error_model="numpy")(walk)
    finally:
        settings.CACHE_DIR = before
    return made


def components(csr: Csr) -> Places:
    """As `meshwork.kernels.components`."""
    return _parts(csr, np.full(csr.n, -1, np.int32))


def largest_component(csr: Csr, kept: NDArray[np.bool_] | None) -> int:
    """As `meshwork.kernels.largest_component`."""
    if kept is None:
        return int(np.bincount(components(csr)).max(initial=0))
    return int(np.bincount(_parts(csr, np.where(kept, -1, csr.n).astype(np.int32))[kept]).max(initial=0))


def _parts(csr: Csr, label: Places) -> Places:
    quick(loops.components)(csr.indptr, csr.indices, label, np.empty(csr.n, np.int32))
    return label


def blocks(csr: Csr) -> Blocks:
    """As `meshwork.kernels.blocks`."""
    order, of, above = np.full((3, csr.n), -1, np.int32)
    head, hanging, *room = np.empty((6, csr.n), np.int32)
    count = quick(loops.blocks)(csr.indptr, csr.indices, order, of, head, hanging, above, *room[:3])
    return Blocks(order, of, head[:count].copy(), hanging[:count].copy())


def core_numbers(csr: Csr) -> Places:
    """As `meshwork.kernels.core_numbers`."""
    core, *room = np.empty((3, csr.n), np.int32)
    quick(loops.core_numbers)(csr.indptr, csr.indices, core, np.zeros(csr.n + 1, np.int32), *room)
    return core


def dependencies(csr: Csr, samples: Sequence[Places]) -> NDArray[np.float64]:
    """As `meshwork.kernels.dependencies`."""
    return lanes.dependencies(quick, csr, samples)


def triangles(csr: Csr) -> NDArray[np.int64]:
    """As `meshwork.kernels.triangles`."""
    up, found = csr.upward, np.zeros(csr.n, np.int64)
    quick(loops.triangles)(up.indptr, up.indices, np.full(csr.n, -1, np.int32), found)
    return found


def rewiring(first: Places, second: Places, seed: int) -> plain.Rewiring:
    """As `meshwork.kernels.plain.rewiring`."""
    ties = (first.astype(np.uint64) << np.uint64(32)) | second.astype(np.uint64)
    size = int(second.max(initial=-1)) + 1
    by_bits = size <= _BY_BITS
    if not by_bits:
        wide = 2 * (size - 1).bit_length()
        spots = min(max((_SPOTS * len(ties)).bit_length(), wide - 24), wide)
        form, tied = (wide, 32 - wide + spots), np.zeros(1 << spots, np.uint32)
        quick(rewire_loops.tabled)(ties, *form, tied)
        ahead = np.empty((3, rewire_loops.ROOM), np.uint64)

    def rewired(drawn: int, tries: int, then: int, many: int) -> tuple[Places, Places]:
        found = np.empty((2, many, len(ties)), np.int32)
        chain = np.uint64(seed), drawn, tries, then, *found
        if by_bits:
            quick(rewire_loops.rewire_by_bits)(ties, size, np.zeros(-(-(size**2) // 64), np.uint64), *chain)
        else:
            quick(rewire_loops.rewire_by_table)(ties, ahead, *form, tied, *chain)
        return found[0], found[1]

    return rewired


def rehearse() -> None:
    """Call each once, so that it is compiled and on the shelf."""
    # a triangle with a tail: of a triangle alone nobody lies between others
    csr = csr_of(4, [0, 1, 2, 2], [1, 2, 0, 3])
    for kernel in (components, blocks, core_numbers, triangles):
        kernel(csr)
    dependencies(csr, [np.arange(4, dtype=np.int32)])
    one, other = csr.once
    for far in (0, _BY_BITS):
        rewiring(one, other + np.int32(far), 1)(0, 4, 1, 2)
    cores.rehearse()
    runs.rehearse()
