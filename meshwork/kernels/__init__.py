"""Quick answers about the shape of a network; the same from numpy and scipy alone as compiled, only slower.

`from meshwork import kernels` and ask with a `Csr`; NetworkX asks through `meshwork.kernels.backend`. Compiled
kernels are used where numba is installed, its work is on the shelf (`warm` puts it there) and there is so much to do
that importing it pays; else `plain`. MESHWORK_KERNELS=plain or =compiled takes the choice away.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from threading import Lock
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from meshwork.kernels.blocks import Blocks
from meshwork.kernels.csr import Csr, Places, csr_of
from meshwork.kernels.net import Net, net_of

__all__ = [
    "Blocks",
    "Csr",
    "Net",
    "betweenness",
    "blocks",
    "compiled_for",
    "components",
    "core_numbers",
    "csr_of",
    "dependencies",
    "largest_block",
    "largest_component",
    "net_of",
    "rewired",
    "triangles",
    "warm",
    "warm_beside",
]

_PAYS = 25_000_000
"""From so many steps on (arcs looked at, of all calls so far) compiled kernels are worth importing numba: the plain
ones have then taken about as long as that takes (half a second)."""

_BLOCK = 1_000_000
"""So many ties of rewired networks are held at once."""


class _Work:
    """How much was asked for so far in this process, and whether compiled kernels are in use."""

    steps = 0
    compiled = False
    beside = False
    lock = Lock()


def components(csr: Csr) -> Places:
    """The part of each place, numbered by their first place."""
    return _kernels(4 * csr.arcs).components(csr)  # type: ignore[no-any-return]


def largest_component(csr: Csr, kept: NDArray[np.bool_] | None = None) -> int:
    """How many places hang together at most; of those that are `kept`, without the others."""
    return _kernels(4 * csr.arcs).largest_component(csr, kept)  # type: ignore[no-any-return]


def blocks(csr: Csr) -> Blocks:
    """The biconnected components (Hopcroft and Tarjan 1973)."""
    return _kernels(10 * csr.arcs).blocks(csr)  # type: ignore[no-any-return]


def largest_block(csr: Csr) -> int:
    """How many places hold together at most, whichever leaves."""
    return blocks(csr).largest


def core_numbers(csr: Csr) -> Places:
    """The core number of each place (Seidman 1983)."""
    return _kernels(10 * csr.arcs).core_numbers(csr)  # type: ignore[no-any-return]


def betweenness(csr: Csr, sources: Sequence[int] | Places | None = None) -> NDArray[np.float64]:
    """By place, the sum of Brandes' dependencies of these sources (all of them: twice Freeman's betweenness)."""
    found: NDArray[np.float64] = dependencies(csr, [range(csr.n) if sources is None else sources])[0]
    return found


def dependencies(csr: Csr, samples: Sequence[Sequence[int] | Places]) -> NDArray[np.float64]:
    """A row for each sample of sources, and in it by place the sum of Brandes' dependencies of these sources."""
    starts = [np.asarray(sample, np.int32) for sample in samples]
    return _kernels(csr.arcs * sum(map(len, starts))).dependencies(csr, starts)  # type: ignore[no-any-return]


def triangles(csr: Csr) -> NDArray[np.int64]:
    """In how many triangles each place is."""
    return _kernels(20 * csr.arcs).triangles(csr)  # type: ignore[no-any-return]


def rewired(csr: Csr, seed: int, first: int, then: int, many: int) -> Iterator[tuple[Places, Places]]:
    """The same degrees, other ties, so many times: ends of two ties are swapped (Maslov and Sneppen 2002).

    `first` and `then` are how many swaps are tried per tie before the first network and from each to the next. They
    come in blocks: two arrays with a row for each network, of its ties, with the earlier place in the first.
    """
    one, other = csr.once
    ties, drawn, tries = len(one), 0, first * len(one)
    chain = _kernels(8 * many * csr.arcs).rewiring(one, other, seed)
    while many:
        block = max(1, min(many, _BLOCK // max(ties, 1)))
        yield chain(drawn, tries, then * ties, block)
        drawn += tries + (block - 1) * then * ties
        many, tries = many - block, then * ties


def warm() -> bool:
    """Compile everything and keep it, which takes seconds; whether compiled kernels can be used from now on."""
    from meshwork.kernels import shelf

    if os.environ.get("MESHWORK_KERNELS") == "plain":
        return False
    try:
        from meshwork.kernels import compiled
    except ImportError:
        return False
    if not shelf.filled():
        if not shelf.writable():
            return False
        _Work.compiled = True  # what is rehearsed asks which kernels to use
        compiled.rehearse()
        shelf.sign()
    _Work.compiled = True
    return True


def compiled_for(steps: int) -> bool:
    """Whether so many steps more are better done compiled."""
    return _kernels(steps).__name__.endswith("compiled")


def warm_beside() -> None:
    """From now on: as soon as compiled kernels would pay and are not on the shelf, another process compiles them.

    For a server; it runs once, at the lowest priority, and what is asked meanwhile is answered uncompiled.
    """
    _Work.beside = True


def _kernels(steps: int) -> ModuleType:
    """Those to use for so many steps more."""
    choice = os.environ.get("MESHWORK_KERNELS")
    if choice == "plain":
        return _loaded("plain")
    if not _Work.compiled and choice != "compiled":
        with _Work.lock:
            _Work.steps += steps
        if _Work.steps < _PAYS:
            return _loaded("plain")
        from meshwork.kernels import shelf

        if not shelf.filled():
            if _Work.beside:
                shelf.fill_beside()
            return _loaded("plain")
        _Work.compiled = True
    return _loaded("compiled")


@cache
def _loaded(name: str) -> ModuleType:
    """One of the two, looked for once: in a small network an import at every call costs as much as the call."""
    return import_module(f"meshwork.kernels.{name}")
