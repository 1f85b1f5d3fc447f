"""NetworkX asks the kernels: its own tests hold, and calls arrive."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from meshwork import kernels
from meshwork.backend_info import FUNCTIONS
from meshwork.kernels import backend

ROOT = Path(__file__).parents[2]
FEWEST = {"node_connected_component": 1, "core_number": 20, "clustering": 20, "betweenness_centrality": 20}
"""How often each is at least asked in the tests of NetworkX 3.6 and 3.7; the others three times."""

SUITES = (
    "networkx.algorithms.components.tests.test_connected",
    "networkx.algorithms.components.tests.test_biconnected",
    "networkx.algorithms.tests.test_core",
    "networkx.algorithms.tests.test_cluster",
    "networkx.algorithms.centrality.tests.test_betweenness_centrality",
)


@pytest.mark.parametrize("choice", ["plain", "compiled"])
def test_the_tests_of_networkx_hold_with_the_kernels(choice: str, tmp_path: Path) -> None:
    """NetworkX's own tests of these functions, every graph handed to the backend: all hold, and each was asked.

    What the backend refuses (directed, weights, loops) NetworkX answers itself: the calls that arrive are counted.
    """
    if choice == "compiled" and importlib.util.find_spec("numba") is None:
        pytest.skip("numba is not installed")
    plugins = ("-p", "no:cacheprovider", "-p", "no:dash", "-p", "tests.kernels.counted")
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, "--pyargs", *SUITES],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ
        | {
            "COUNTED_IN": str(tmp_path / "counted.json"),
            "MESHWORK_KERNELS": choice,
            "NETWORKX_TEST_BACKEND": "meshwork",
            "NETWORKX_FALLBACK_TO_NX": "True",
            "PYTHONPATH": str(ROOT),
        },
    )
    assert found.returncode == 0, found.stdout[-3000:]
    assert " passed" in found.stdout
    assert " xfailed" not in found.stdout
    counted = json.loads((tmp_path / "counted.json").read_text(encoding="utf-8"))
    assert {name: count for name in FUNCTIONS if (count := counted.get(name, 0)) < FEWEST.get(name, 3)} == {}


def test_a_graph_of_networkx_is_answered_where_the_backend_is_named() -> None:
    """`backend="meshwork"` converts a graph and gives what NetworkX gives, also for k sources drawn with a seed."""
    graph = nx.karate_club_graph()
    graph.__networkx_cache__ = None  # NetworkX warns where it takes a graph that it converted before
    for each in (nx.core_number, nx.triangles, nx.clustering, nx.betweenness_centrality):
        assert each(graph, backend="meshwork") == pytest.approx(each(graph))
    drawn = nx.betweenness_centrality(graph, k=7, seed=3)
    assert nx.betweenness_centrality(graph, k=7, seed=3, backend="meshwork") == pytest.approx(drawn)


def test_a_net_goes_to_networkx_and_comes_back() -> None:
    """Names, order and ties stay."""
    graph = nx.relabel_nodes(nx.path_graph(4), dict(enumerate("dbca")))
    net = kernels.net_of(graph)
    back = nx.Graph(backend.convert_to_nx(net))
    assert (list(back), set(map(frozenset, back.edges))) == (list("dbca"), set(map(frozenset, graph.edges)))
    assert nx.core_number(net) == dict.fromkeys("dbca", 1)


@pytest.mark.parametrize(
    ("name", "graph", "asked"),
    [
        ("core_number", nx.path_graph(3, create_using=nx.DiGraph), {}),
        ("transitivity", nx.MultiGraph([(0, 1), (0, 1)]), {}),
        ("triangles", nx.Graph([(0, 0), (0, 1)]), {}),
        ("clustering", nx.path_graph(3), {"weight": "weight"}),
        ("betweenness_centrality", nx.path_graph(3), {"endpoints": True}),
    ],
    ids=["directed", "doubled", "loop", "weight", "endpoints"],
)
def test_what_the_kernels_cannot_answer_they_refuse(name: str, graph: nx.Graph, asked: dict[str, object]) -> None:
    """With a reason, so that NetworkX answers it itself or says that nobody does."""
    assert isinstance(backend.can_run(name, (graph,), asked), str)
    with pytest.raises(NotImplementedError):
        getattr(nx, name)(graph, backend="meshwork", **asked)


def test_importing_networkx_imports_nothing_of_ours_that_is_heavy() -> None:
    """NetworkX asks every backend what it can at its own import: neither numpy nor the kernels come along."""
    heavy = {"numpy", "scipy", "numba", "meshwork.kernels"}
    script = f"import sys, networkx; print({heavy} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=ROOT)
    assert said.stdout.strip() == "set()"
