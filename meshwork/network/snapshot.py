"""A day of the community: who was active, who was tied to whom, which goals were carried, what was done together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Window
from meshwork.network.evidence import DELIVERS
from meshwork.network.hubs import Hubs, hubs
from meshwork.network.material import JointAction, Mask, Material

_HAIR = 1e-9  # so that a weight that fades to exactly the floor is still a tie


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """The ties of a day, in order: `first` < `second` are places in `Record.ids`, no `strength` under the floor."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    strength: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The community on one day, seen over one window; each part is worked out when first asked, once.

    `window` says whose activity counts, `reaching` what ties them: the same, but in the yearly rhythm, where ties
    are sought over the whole window even when activity is looked for in its last half.
    With a `goal` it is the community of those who carry that goal on the day, and the goal is its only one.
    Who is in `without` (ids) is not active, nor was; what the others did together stays as it was.
    """

    day: date
    window: Window
    reaching: Window
    goal: str | None
    material: Material
    without: frozenset[str] = frozenset()

    @cached_property
    def graph(self) -> nx.Graph:
        """Frozen; nodes = ids of the active (name, kind, sector, facilitator), edges = ties with `weight`."""
        graph = nx.Graph()
        ids = self.material.roster.ids
        for place in np.flatnonzero(self._active):
            graph.add_node(
                ids[place],
                **self.material.roster.described(int(place), self.day),
                facilitator=place in self._facilitating,
            )
        ties = self.ties
        graph.add_weighted_edges_from(
            (ids[one], ids[other], weight)
            for one, other, weight in zip(
                ties.first.tolist(), ties.second.tolist(), ties.strength.tolist(), strict=True
            )
        )
        return nx.freeze(graph)

    @cached_property
    def without_facilitators(self) -> nx.Graph:
        """The same graph without facilitators and the organisations they worked from within the window; frozen."""
        if not self.facilitators:
            return self.graph
        return nx.freeze(self.graph.subgraph(self.active - self.facilitators).copy())

    @cached_property
    def active(self) -> frozenset[str]:
        """Who attended, worked on an action that started, or had a declared tie within the window."""
        return self._names(np.flatnonzero(self._active))

    @cached_property
    def active_before(self) -> frozenset[str] | None:
        """Who was active in the window before this one; None while the record does not reach into it."""
        beginning = self.material.clock.beginning
        if beginning is not None and beginning >= self.window.first:
            return None
        before = self.material.clock.window(date.fromordinal(self._first - 1), self.window.awake)
        last = before.last.toordinal()
        found = self.material.active(before.first.toordinal(), last)
        return self._names(np.flatnonzero(self._counted(found, last)))

    @cached_property
    def facilitators(self) -> frozenset[str]:
        """The active who facilitate, and the active organisations that facilitators worked from."""
        return self._names(place for place in self._facilitating if self._active[place])

    @cached_property
    def sectors(self) -> Mapping[str, str]:
        """The sector of each active stakeholder that has one; facilitators have none."""
        roster = self.material.roster
        places = [place for place in np.flatnonzero(self._active).tolist() if place not in self._facilitating]
        found = {roster.ids[place]: roster.sector(place, self.day) for place in places}
        return MappingProxyType({name: sector for name, sector in found.items() if sector})

    @cached_property
    def goals(self) -> Mapping[str, frozenset[str]]:
        """Every goal open on the day, with the active stakeholders who carry it (perhaps nobody)."""
        deeds = self.material.deeds
        open_now = (deeds.goals_open <= self._last) & (deeds.goals_closed > self._last)
        carried: dict[int, set[int]] = {int(place): set() for place in np.flatnonzero(open_now)}
        who, what = deeds.carriers(self._last)
        mine = self._active[who]
        for one, goal in zip(who[mine].tolist(), what[mine].tolist(), strict=True):
            carried[goal].add(one)
        return MappingProxyType(
            {
                deeds.goals[goal]: self._names(carriers)
                for goal, carriers in carried.items()
                if self.goal is None or deeds.goals[goal] == self.goal
            }
        )

    @property
    def open_goals(self) -> int:
        """How many goals are open on the day."""
        if self.goal is not None:
            return len(self.goals)
        deeds = self.material.deeds
        return int(((deeds.goals_open <= self._last) & (deeds.goals_closed > self._last)).sum())

    @cached_property
    def keeps_sessions(self) -> bool:
        """Whether, by that day, the community writes down sessions and who was there."""
        return bool((self.material.deeds.attendance.day <= self._last).any())

    @cached_property
    def keeps_goals(self) -> bool:
        """Whether, by that day, the community writes down goals and who commits to them."""
        deeds = self.material.deeds
        return bool((deeds.goals_open <= self._last).any() and (deeds.pledged_from <= self._last).any())

    @cached_property
    def keeps_actions(self) -> bool:
        """Whether, by that day, it writes down who works on which action, or who delivers with whom."""
        declared = self.material.evidence.declared
        told = declared.first[declared.kind == DELIVERS]
        return bool((self.material.deeds.work.known <= self._last).any() or (told <= self._last).any())

    @cached_property
    def keeps_leads(self) -> bool:
        """Whether, by that day, it writes down who leads an action."""
        work = self.material.deeds.work
        return bool((work.known[work.lead] <= self._last).any())

    @cached_property
    def joint_actions(self) -> tuple[JointAction, ...]:
        """Actions that started in the window, and delivering declared in it, by two sectors or more."""
        span = (self._first, self._last, self._active)
        found = [*self.material.actions(*span), *self.material.deliveries(*span)]
        return tuple(each for each in found if len({self.sectors.get(who) for who in each.workers} - {None}) >= 2)

    @cached_property
    def meetings(self) -> int:
        """Sessions in the window with at least `session.partners` partners, facilitators not counted."""
        table = self.material.deeds.attendance
        rows = table.within(self._first, self._last)
        who = table.who[rows]
        partner = self._active.copy()
        partner[[place for place in self._facilitating if place < len(partner)]] = False
        present = np.bincount(table.what[rows][partner[who]])
        return int((present >= self.material.settings.whole("session.partners")).sum())

    @cached_property
    def interactions(self) -> int:
        """Attendances, work on actions that started and declared ties within the window, one each."""
        rows = 0
        for table in (self.material.deeds.attendance, self.material.deeds.work):
            rows += int(self._active[table.who[table.within(self._first, self._last)]].sum())
        evidence = self.material.evidence
        told = evidence.declared_in(self._first, self._last)
        pairs = evidence.declared.pair[told]
        both = self._active[evidence.first[pairs]] & self._active[evidence.second[pairs]]
        return rows + len(np.unique(evidence.declared.fact[told][both]))

    @cached_property
    def hubs(self) -> Hubs:
        """How betweenness is spread over the partners, facilitators left out."""
        return hubs(self.without_facilitators, self.material.settings)

    @cached_property
    def ties(self) -> Ties:
        """The ties of the day between active stakeholders, as arrays."""
        evidence, clock = self.material.evidence, self.material.clock
        strength = evidence.strengths(self.reaching.first.toordinal(), self._last, clock.at(self.day))
        tied = strength >= max(self.material.settings.number("tie.floor"), _HAIR) - _HAIR / 2
        tied &= self._active[evidence.first] & self._active[evidence.second]
        return Ties(evidence.first[tied], evidence.second[tied], strength[tied])

    @cached_property
    def shape(self) -> bytes:
        """Equal for snapshots whose two graphs are the same but for weights."""
        who = np.flatnonzero(self._active)
        led = np.array(sorted(place for place in self._facilitating if self._active[place]), np.int64)
        return b"|".join(part.tobytes() for part in (who, led, self.ties.first, self.ties.second))

    @property
    def _first(self) -> int:
        return self.window.first.toordinal()

    @property
    def _last(self) -> int:
        return self.day.toordinal()

    @cached_property
    def _active(self) -> Mask:
        return self._counted(self.material.active(self._first, self._last), self._last)

    def _counted(self, active: Mask, day: int) -> Mask:
        """Of the active those who count: with a goal its carriers on a day, and nobody who is left out."""
        found = active if self.goal is None else active & self.material.carrying(self.goal, day)
        places = self.material.roster.places
        gone = [places[who] for who in self.without if who in places]
        return np.where(np.isin(np.arange(len(found)), gone), False, found) if gone else found

    @cached_property
    def _facilitating(self) -> frozenset[int]:
        return self.material.roster.facilitators(self._first, self._last)

    def _names(self, places: object) -> frozenset[str]:
        ids = self.material.roster.ids
        return frozenset(ids[place] for place in places)  # type: ignore[attr-defined]
