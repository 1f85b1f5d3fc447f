"""The loop of `meshwork.kernels.cores`, to be compiled."""

from __future__ import annotations

from typing import Any

Room = Any  # arrays: numba reads neither annotation nor protocol


def cores(high: Room, low: Room, upward: Room, found: Room) -> None:
    """Leaves in `found` a row for each network, as `meshwork.kernels.cores` says; `upward` is room for each rank."""
    size, ties = len(upward), high.shape[1]
    for network in range(len(high)):
        upward[:] = 0
        for tie in range(ties):
            upward[low[network, tie]] += 1
        core = most = 0
        for rank in range(size):
            # the last of the largest
            if upward[rank] >= most and ties > 0:
                core, most = rank + 1, upward[rank]
        within = edge = 0
        for tie in range(ties):
            within += low[network, tie] < core
            edge += high[network, tie] >= core
        found[network, 0], found[network, 1], found[network, 2] = core, within, edge
