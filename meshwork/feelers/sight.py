"""A community on a day as care sees it: who is there, who was tied to whom then and three months before."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from meshwork.feelers.rhythm import Contacts, Mask, Real, Rhythms, Whole
from meshwork.kernels import components
from meshwork.model import Private
from meshwork.network import Record
from meshwork.network.snapshot import Snapshot

_PARTS = 2.0**38


@dataclass(frozen=True, eq=False)
class Sight:
    """What the signs look at. Arrays are by place in `Record.ids` unless they say otherwise.

    `private` is what the one who asks may see; `new` are those in the round of acquaintance, by id.
    """

    record: Record
    day: date
    private: Private
    contacts: Contacts
    new: Collection[str] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        """Everybody, by place."""
        return self.record.ids

    @cached_property
    def now(self) -> Snapshot:
        """The day itself."""
        return self.record.on(self.day)

    @cached_property
    def since(self) -> date:
        """The first day of the last three awake months."""
        settings = self.record.settings
        return self.record.clock.window(self.day, round(settings.stretch("care.before_days"))).first

    @cached_property
    def then(self) -> Snapshot | None:
        """The day before these three months; None where the record does not reach so far."""
        beginning = self.record.clock.beginning
        if beginning is None or beginning >= self.since:
            return None
        return self.record.on(self.since - timedelta(days=1))

    @cached_property
    def led(self) -> Mask:
        """Who facilitates, or had facilitators working from it within the window."""
        first, last = self.now.window.first.toordinal(), self.day.toordinal()
        return self.record.material.roster.facilitating(first, last)

    @cached_property
    def partners(self) -> Mask:
        """Who belongs to the community on the day, active or not, and does not facilitate."""
        return self.record.here(self.day) & ~self.led

    @cached_property
    def met(self) -> Mask:
        """The partners that are not in the round of acquaintance any more."""
        found = self.partners.copy()
        places = self.record.material.roster.places
        found[[places[who] for who in self.new if who in places]] = False
        return found

    @cached_property
    def watched(self) -> Mask:
        """The partners who were active in the window: of others there is nothing to drift off from."""
        return self.partners & self.now.here

    def among(self, who: Collection[str]) -> Sight:
        """The same day, on which no others are looked at than these, while all stay whom they are compared with."""
        few, asked = copy(self), np.zeros(len(self.ids), bool)
        asked[[self.record.material.roster.places[each] for each in who]] = True
        few.__dict__.update(watched=self.watched & asked, met=self.met & asked)
        return few

    @cached_property
    def rhythms(self) -> Rhythms:
        """The rhythm of contact of each."""
        return Rhythms.of(self.record, self.contacts, self.day)

    @cached_property
    def long_gone(self) -> Mask:
        """Who had contact once, and none for two windows (two years); who never had any is not among them."""
        return self.rhythms.silence > 2 * self.record.settings.window_days()

    @cached_property
    def strength(self) -> Real:
        """What the ties of each add up to."""
        return strengths(self.now, len(self.ids))

    @cached_property
    def degree(self) -> Whole:
        """How many ties each has."""
        return np.bincount(self.ends[0], minlength=len(self.ids))

    @cached_property
    def ends(self) -> tuple[Whole, Whole, Real]:
        """Every tie from both ends: of whom, to whom, how strong; the ties of one lie together."""
        ties = self.now.ties
        one, other = np.concatenate([ties.first, ties.second]), np.concatenate([ties.second, ties.first])
        order = np.argsort(one * len(self.ids) + other)
        return one[order], other[order], np.concatenate([ties.strength, ties.strength])[order]

    @cached_property
    def hanging_on_facilitators(self) -> Mask:
        """Who has ties, and would not hang together with most of the others but for those who facilitate."""
        found = np.zeros(len(self.ids), bool)
        if not (self.led & self.now.here).any():
            return found
        places, net, mine = self.now.places, self.now.net, self.partners
        led = self.led[places]
        whole, alone = components(net), components(net.only(~led))
        reached = np.isin(whole, whole[led])
        size = np.zeros(len(places), np.int64)
        size[~led] = np.bincount(alone)[alone] if len(alone) else 0
        found[places] = reached & ~led & (net.degree > 0) & (size < size.max(initial=0))
        one, other, strong = self.ends
        by = np.bincount(one[self.led[other]], strong[self.led[other]], len(self.ids))
        share = self.record.settings.number("care.through_facilitator")
        found |= (by > 0) & (by >= share * self.strength - 1e-9)
        return found & mine

    @cached_property
    def carried(self) -> tuple[Whole, Whole]:
        """Who carries which open goal, row by row: places of stakeholders and of `Deeds.goals`."""
        return self.record.material.deeds.carriers(self.day.toordinal())

    def tied_to(self, place: int) -> tuple[Whole, Real]:
        """To whom one is tied, by place, and how strongly."""
        one, other, strong = self.ends
        start, stop = np.searchsorted(one, [place, place + 1])
        return other[start:stop], strong[start:stop]


def strengths(snapshot: Snapshot, size: int) -> Real:
    """By place, what the ties of a day add up to, each to twelve decimals."""
    ties = snapshot.ties
    # whole numbers are summed exactly, so that the order of the rows changes nothing, not even by rounding
    whole = np.rint(ties.strength * _PARTS)
    both = np.concatenate([ties.first, ties.second])
    found: Real = np.bincount(both, np.concatenate([whole, whole]), size) / _PARTS
    return found
