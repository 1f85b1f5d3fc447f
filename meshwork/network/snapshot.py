"""A day of the community: who was active, who was tied to whom, which goals were carried, what was done together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from meshwork import kernels
from meshwork.kernels import Csr, Net
from meshwork.network.carried import Carried
from meshwork.network.clock import Window
from meshwork.network.hubs import Hubs, hubs
from meshwork.network.joint import Joint, JointAction
from meshwork.network.material import Mask, Material
from meshwork.network.ties import Ties, Tying

Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The community on one day, seen over one window; each part is worked out when first asked, once.

    `window` says whose activity counts, `reaching` what ties them: the same, but in the yearly rhythm, where ties
    are sought over the whole window even when activity is looked for in its last half.
    With a `goal` it is the community of those who carry that goal on the day, and the goal is its only one.
    Who is in `without` (ids) is not active, nor was; what the others did together stays as it was.
    A `late` one is looked at for what is over: a declared tie that ended ties nobody, nor do joint actions count once
    they have stopped.
    """

    day: date
    window: Window
    reaching: Window
    goal: str | None
    material: Material
    without: frozenset[str] = frozenset()
    late: bool = False

    def __repr__(self) -> str:
        """In one line: what it is made of would fill a notebook."""
        return f"<Snapshot of {self.day}: {self.size} active" + (f", goal {self.goal!r}>" if self.goal else ">")

    @cached_property
    def graph(self) -> nx.Graph:
        """Frozen; nodes = ids of the active (name, kind, sector, facilitator), edges = ties with `weight`.

        Of kind and sector a node has what is recorded: the writers of NetworkX take no None.
        """
        roster = self.material.roster
        return self.ties.graph(
            roster.ids,
            {
                roster.ids[place]: {
                    **{what: said for what, said in roster.described(place, self.day).items() if said is not None},
                    "facilitator": bool(self.facilitating[place]),
                }
                for place in np.flatnonzero(self.here).tolist()
            },
        )

    @cached_property
    def without_facilitators(self) -> nx.Graph:
        """The same graph without facilitators and the organisations they worked from within the window; frozen."""
        if not self.facilitators:
            return self.graph
        return nx.freeze(self.graph.subgraph(self.active - self.facilitators).copy())

    @cached_property
    def here(self) -> Mask:
        """By place: who is active (the graph has these, and no others)."""
        return self._counted(self.busy | self.material.attending(self._first, self._last), self._last)

    @cached_property
    def busy(self) -> Mask:
        """By place: who is active, or would be if all counted, whatever sessions there were."""
        return self.material.busy(self._first, self._last)

    @cached_property
    def size(self) -> int:
        """How many are active."""
        return int(np.count_nonzero(self.here))

    @cached_property
    def active(self) -> frozenset[str]:
        """Who attended, worked on an action that started, or had a declared tie within the window."""
        return self._names(self.here)

    @property
    def window_before(self) -> Window:
        """The window that ends on the day before this one begins, as long in awake days."""
        return self.material.clock.window(date.fromordinal(self._first - 1), self.window.awake)

    @property
    def reaches_back(self) -> bool:
        """Whether the record reaches into the window before this one."""
        beginning = self.material.clock.beginning
        return beginning is None or beginning < self.window.first

    @cached_property
    def here_before(self) -> Mask | None:
        """By place: who was active in the window before this one; None while the record does not reach into it."""
        if not self.reaches_back:
            return None
        before = self.window_before
        last = before.last.toordinal()
        return self._counted(self.material.active(before.first.toordinal(), last), last)

    @cached_property
    def active_before(self) -> frozenset[str] | None:
        """Who was active in the window before this one; None while the record does not reach into it."""
        return None if self.here_before is None else self._names(self.here_before)

    @cached_property
    def lately(self) -> Snapshot:
        """A late one over its last part: so many days as `Clock.lately` says, in which it is seen who hangs together.

        What else is looked for is rarer than meeting, and wants all of the half.
        """
        clock = self.material.clock
        window = clock.window(self.day, min(self.window.awake, clock.lately(self.day)))
        return self if window == self.window else replace(self, window=window, reaching=window)

    @cached_property
    def facilitating(self) -> Mask:
        """By place: the active who facilitate, and the active organisations that facilitators worked from."""
        return self.material.roster.facilitating(self._first, self._last) & self.here

    @cached_property
    def facilitators(self) -> frozenset[str]:
        """The active who facilitate, and the active organisations that facilitators worked from."""
        return self._names(self.facilitating)

    @cached_property
    def sector_codes(self) -> Whole:
        """By place, the sector of an active partner as its place in `Roster.sectors`; -1 for everybody else."""
        return np.where(self.here & ~self.facilitating, self.material.roster.sectors_on(self._last), -1)

    @cached_property
    def sectors_present(self) -> int:
        """From how many sectors the active partners come; facilitators have none."""
        return int(np.count_nonzero(np.bincount(self.sector_codes + 1)[1:]))

    @cached_property
    def sectors(self) -> Mapping[str, str]:
        """The sector of each active stakeholder that has one; facilitators have none."""
        roster, codes = self.material.roster, self.sector_codes
        return MappingProxyType(
            {roster.ids[place]: roster.sectors[codes[place]] for place in np.flatnonzero(codes >= 0).tolist()}
        )

    @cached_property
    def carried(self) -> Carried:
        """Every goal open on the day (with a `goal`: that one), with the active who carry it, by column."""
        return Carried.of(self.material.deeds, self._last, self.here, self.goal)

    @cached_property
    def carried_of_late(self) -> Carried:
        """The same of every goal that was open, and carried, at some time in the window."""
        return Carried.of(self.material.deeds, self._last, self.here, self.goal, since=self._first)

    @cached_property
    def goals(self) -> Mapping[str, frozenset[str]]:
        """Every goal open on the day, with the active stakeholders who carry it (perhaps nobody)."""
        return MappingProxyType(self.carried.named(self.material.roster.ids, self.material.deeds))

    @property
    def open_goals(self) -> int:
        """How many goals are open on the day."""
        return len(self.carried.open)

    @property
    def keeps_sessions(self) -> bool:
        """Whether, by that day, the community writes down sessions and who was there."""
        return self.material.recorded_from.sessions <= self._last

    @property
    def keeps_goals(self) -> bool:
        """Whether, by that day, the community writes down goals and who commits to them."""
        return self.material.recorded_from.goals <= self._last

    @property
    def keeps_actions(self) -> bool:
        """Whether, by that day, it writes down who works on which action, or who delivers with whom."""
        return self.material.recorded_from.actions <= self._last

    @property
    def keeps_leads(self) -> bool:
        """Whether, by that day, it writes down who leads an action."""
        return self.material.recorded_from.leads <= self._last

    @cached_property
    def joint(self) -> Joint:
        """Actions that started in the window, and delivering declared in it, by two sectors or more, by column."""
        return self.done_by(2)

    def done_by(self, sectors: int) -> Joint:
        """The same by so many sectors or more; 0: all that was done."""
        material, span = self.material, (self._first, self._last)
        stopped = self.late and material.works_stopped(self.day)
        return Joint.of(
            material.deeds,
            material.evidence,
            span,
            self.here,
            self.sector_codes,
            sectors,
            begun=not stopped,
            ended=not self.late,
        )

    @property
    def joint_actions(self) -> tuple[JointAction, ...]:
        """Actions that started in the window, and delivering declared in it, by two sectors or more."""
        material = self.material
        return tuple(self.joint.named(material.roster.ids, material.deeds, material.evidence))

    @property
    def meetings(self) -> int:
        """Sessions in the window with at least `session.partners` partners, facilitators not counted."""
        return self.material.meetings(self._first, self._last, self.here & ~self.facilitating)

    @cached_property
    def interactions(self) -> int:
        """Attendances, work on actions that started and declared ties within the window, one each."""
        return self.material.interactions(self._first, self._last, self.here)

    @cached_property
    def partners(self) -> Net:
        """As `named`, without the facilitators and the organisations they worked from."""
        return self.named.only(~self.facilitating[self.places])

    @cached_property
    def hubs(self) -> Hubs:
        """How betweenness is spread over the partners, facilitators left out."""
        return hubs(self.partners, self.material.settings)

    @cached_property
    def bridges(self) -> Hubs:
        """The same over everybody, facilitators included."""
        return hubs(self.named, self.material.settings)

    @cached_property
    def ties(self) -> Ties:
        """The ties of the day between active stakeholders, as arrays."""
        return self.tying.ties

    @cached_property
    def tying(self) -> Tying:
        """The same, with what made them."""
        return Tying.of(self.material, self.reaching, self.here, ended=not self.late)

    @cached_property
    def acquainted(self) -> Ties:
        """The ties of the day between partners without what they deliver together; facilitators are left out."""
        partners = self.here & ~self.facilitating
        return Tying.of(self.material, self.reaching, partners, ended=not self.late, worked=False).ties

    @cached_property
    def places(self) -> Whole:
        """The active, as places in `Record.ids`, in the order of their ids: the places of `net`."""
        order = self.material.roster.order
        return order[self.here[order]]

    @cached_property
    def net(self) -> Csr:
        """Who is tied to whom, by place in `places`: the graph without names and strengths."""
        return self.ties.net(self.places, len(self.here))

    @cached_property
    def named(self) -> Net:
        """The same with names: `nx.core_number(named)` and the like are quick, where `graph` has everything."""
        return Net(self.net, tuple(map(self.material.roster.ids.__getitem__, self.places.tolist())))

    @cached_property
    def largest_part(self) -> int:
        """How many hang together at most."""
        return kernels.largest_component(self.net)

    @cached_property
    def shape(self) -> bytes:
        """Equal for snapshots whose two graphs are the same but for names and strengths."""
        parts = self.facilitating[self.places], self.net.indptr, self.net.indices
        return blake2b(b"".join(map(np.ndarray.tobytes, parts)), digest_size=16).digest()

    @property
    def _first(self) -> int:
        return self.window.first.toordinal()

    @property
    def _last(self) -> int:
        return self.day.toordinal()

    def _counted(self, active: Mask, day: int) -> Mask:
        """Of the active those who count: with a goal its carriers on a day, and nobody who is left out."""
        found = active if self.goal is None else active & self.material.carrying(self.goal, day)
        places = self.material.roster.places
        gone = [places[who] for who in self.without if who in places]
        return np.where(np.isin(np.arange(len(found)), gone), False, found) if gone else found

    def _names(self, some: Mask) -> frozenset[str]:
        return frozenset(map(self.material.roster.ids.__getitem__, np.flatnonzero(some).tolist()))
