"""Who stands between others."""

from __future__ import annotations

from collections.abc import Mapping

from meshwork.metrics import Mark
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    return snapshot.bridges.shares


def _error(snapshot: Snapshot) -> float:
    return snapshot.bridges.error


BETWEENNESS = Mark(
    key="betweenness",
    name=later("bridge between others"),
    tells=later("Through whom others find each other, and who is missed most as a link."),
    meaning=later(
        "How much of all that passes between others runs through a partner, facilitators included. Among more than "
        "5,000 it is estimated from 512 of them, always the same."
    ),
    source=later("Share of betweenness (Freeman 1977; computed after Brandes 2001)."),
    measure=_measure,
    error=_error,
    share=True,
    steep=True,
)
