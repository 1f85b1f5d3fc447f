"""Where the core of a network ends, and how many ties lie within it and around it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels.csr import Places

Counts = NDArray[np.int64]


def cores(size: int, high: Places, low: Places) -> Counts:
    """Of networks among so many ranks, by row: ranks in the core, ties within it, ties between two outside it.

    `high` and `low` are the ends of the ties by rank, the smaller number in `high`, a row for each network. The core
    goes down to the last rank of those with most ties to ranks above (Ma and Mondragon 2015); 0 where nobody is tied.

    >>> cores(4, np.array([[0, 0, 1, 0]]), np.array([[1, 2, 2, 3]])).tolist()
    [[3, 3, 0]]
    """
    networks, ties = low.shape
    if kernels.compiled_for(4 * networks * ties):
        from meshwork.kernels import core_loops
        from meshwork.kernels.compiled import quick

        found = np.empty((networks, 3), np.int64)
        quick(core_loops.cores)(high, low, np.empty(size, np.int64), found)
        return found
    if not ties:
        return np.zeros((networks, 3), np.int64)
    codes = low + np.arange(networks)[:, None] * size
    upward = np.bincount(codes.ravel(), minlength=networks * size).reshape(networks, size)
    # the last of the largest
    core = size - np.argmax(upward[:, ::-1], axis=1)
    within, edge = (np.count_nonzero(each, axis=1) for each in (low < core[:, None], high >= core[:, None]))
    return np.column_stack([core, within, edge])


def rehearse() -> None:
    """Call what is compiled once."""
    cores(2, np.zeros((1, 1), np.int32), np.ones((1, 1), np.int32))
