"""A day of the community: who was active, who was tied to whom, which goals were carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Window


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The ties of a day: `first[i]` and `second[i]` are places in `Record.ids`, first < second, sorted; `strength[i]` >= the floor."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    strength: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a tie: what it is, when, and what it still weighs on the day asked.

    `kind` is small_session, talk, call, team, action, reuse or the kind of a declared tie; `fact` the id of the
    session, team, action, insight or tie; `since` the day it began to count, None for always.
    """

    kind: str
    fact: str
    since: date | None
    until: date | None
    weight: float


@dataclass(frozen=True, slots=True)
class JointAction:
    """An action or service with those who work on it, their sectors (facilitators have none) and who leads."""

    id: str
    workers: frozenset[str]
    leads: frozenset[str]
    sectors: frozenset[str]


@dataclass(frozen=True)
class Snapshot:
    """The community on one day, seen over one window; everything in it is worked out when first asked, once."""

    day: date
    window: Window

    @property
    def graph(self) -> nx.Graph:
        """Frozen; nodes = ids of the active stakeholders (name, kind, sector, facilitator), edges with `weight`."""
        raise NotImplementedError

    @property
    def without_facilitators(self) -> nx.Graph:
        """The same, facilitators and the organisations they work from left out."""
        raise NotImplementedError

    @property
    def active(self) -> frozenset[str]:
        """Who attended, worked on an action or had a declared tie in the window, facilitators included."""
        raise NotImplementedError

    @property
    def facilitators(self) -> frozenset[str]:
        """The active ones who facilitate, and the organisations they work from."""
        raise NotImplementedError

    @property
    def goals(self) -> Mapping[str, frozenset[str]]:
        """Every open goal, with the active stakeholders who carry it."""
        raise NotImplementedError
