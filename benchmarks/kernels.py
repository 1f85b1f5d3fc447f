"""How long the kernels take compiled and not, beside NetworkX: `python -m benchmarks.kernels` writes the table.

Computing time, the best of several calls, on one random network of 1,000 places and 5,000 ties. That all give the
same answers is a matter of tests/kernels.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from benchmarks.tables import table, write
from meshwork import kernels

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
PLACES, TIES = 1_000, 5_000


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest call in a second of calls, after one that loads what it needs."""
    work()
    found: list[float] = []
    while sum(found) < 1:
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return 1000 * min(found)


def digits(value: float) -> str:
    """Two digits that count, thousands with a comma."""
    return f"{float(f'{value:.2g}'):,g}"


def main() -> None:
    """Measure and write."""
    graph = nx.gnm_random_graph(PLACES, TIES, seed=1)
    csr = kernels.net_of(graph).csr
    asked: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "parts": (lambda: kernels.components(csr), lambda: list(nx.connected_components(graph))),
        "blocks": (lambda: kernels.blocks(csr), lambda: list(nx.biconnected_components(graph))),
        "core numbers": (lambda: kernels.core_numbers(csr), lambda: nx.core_number(graph)),
        "triangles": (lambda: kernels.triangles(csr), lambda: nx.triangles(graph)),
        "exact betweenness": (lambda: kernels.betweenness(csr), lambda: nx.betweenness_centrality(graph)),
    }
    if not kernels.warm():
        raise SystemExit("numba is needed for the compiled ones: the extra fast")
    rows = []
    for name, (ours, theirs) in asked.items():
        taken = {}
        for choice in ("compiled", "plain"):
            os.environ["MESHWORK_KERNELS"] = choice
            taken[choice] = best(ours)
        beside = (f"{digits(each)} (× {each / taken['compiled']:.0f})" for each in (taken["plain"], best(theirs)))
        rows.append((name, digits(taken["compiled"]), *beside))
    headings = ("of 1,000 places and 5,000 ties", "compiled, ms", "uncompiled, ms", "NetworkX, ms")
    lines = table(headings, rows)
    print(*lines, sep="\n")
    write(PAGE, "benchmarks/kernels.py", lines)


if __name__ == "__main__":
    main()
