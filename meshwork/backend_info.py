"""What NetworkX is told of the kernels when it is imported itself, anywhere: so nothing heavy is imported here."""

from __future__ import annotations

from typing import Any

FUNCTIONS = (
    "articulation_points",
    "betweenness_centrality",
    "biconnected_component_edges",
    "biconnected_components",
    "clustering",
    "connected_components",
    "core_number",
    "is_biconnected",
    "is_connected",
    "node_connected_component",
    "number_connected_components",
    "transitivity",
    "triangles",
)


def backend_info() -> dict[str, Any]:
    """As NetworkX asks: which functions the backend `meshwork` answers."""
    return {
        "backend_name": "meshwork",
        "project": "meshwork-map",
        "package": "meshwork",
        "short_summary": "Quick answers about undirected networks without loops, compiled where numba is installed.",
        "functions": {name: {} for name in FUNCTIONS},
    }
