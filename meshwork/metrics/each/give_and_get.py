"""Whether each gets as much as it gives."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from meshwork.metrics import Mark
from meshwork.network.snapshot import Snapshot
from meshwork.text import later


def _measure(snapshot: Snapshot) -> Mapping[str, float]:
    roster, day = snapshot.material.roster, snapshot.day.toordinal()
    brings = snapshot.material.winwin.counted("brings", day)
    gets = snapshot.material.winwin.counted("gets", day)
    told = ((node, roster.places[node]) for node in snapshot.graph)
    return {node: float(gets[place] - brings[place]) for node, place in told if place in brings or place in gets}


def _unfit(snapshot: Snapshot) -> str:
    if _measure(snapshot):
        return ""
    return later("Nothing is recorded yet of what partners bring and get.")


GIVE_AND_GET = Mark(
    key="give_and_get",
    name=later("gets more than it gives"),
    tells=later("Who gives and gets nothing back, and who may have something to offer."),
    meaning=later(
        "The number of things it gets less the number it brings, on this day; only where either is recorded."
    ),
    source=later("This project's own, after the win-win that every partner should find (Beck and Cowan 1996)."),
    measure=_measure,
    between=(-inf, inf),
    unfit=_unfit,
)
