"""What was done together in a window, by column: actions, and declared ties of delivering together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshwork.network.carried import distinct, several
from meshwork.network.deeds import Deeds
from meshwork.network.evidence import DELIVERS, Evidence

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class JointAction:
    """An action, or a declared tie of delivering together, with who takes part in it.

    `leads` are those of its workers that lead it; a declared tie has none.
    """

    id: str
    workers: frozenset[str]
    leads: frozenset[str]
    declared: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """The actions and declared deliveries in which two sectors or more take part.

    `action` are places in `Deeds.actions`, `delivery` rows of `Evidence.declared`. Row by row who takes part
    (place), in what (actions first, then deliveries) and whether it leads.
    """

    action: Whole
    delivery: Whole
    what: Whole
    who: Whole
    lead: Mask

    @staticmethod
    def of(
        deeds: Deeds,
        evidence: Evidence,
        span: tuple[int, int],
        active: Mask,
        sectors: Whole,
        least: int,
        *,
        begun: bool,
        ended: bool,
    ) -> Joint:
        """Those that started, or held on any day, from the first to the last day of a span, among the active.

        By `least` sectors or more; without `begun` no actions, without `ended` no delivery that is over.
        """
        work = deeds.work
        rows = work.within(*span)
        rows = rows[active[work.who[rows]] & begun]
        started = distinct(work.what[rows])
        what = np.searchsorted(started, work.what[rows])
        who, lead, told = work.who[rows], work.lead[rows], evidence.declared_in(*span, ended=ended)
        told = told[evidence.declared.kind[told] == DELIVERS]
        if len(told):
            pair = evidence.declared.pair[told]
            both = active[evidence.first[pair]] & active[evidence.second[pair]]
            told, pair = told[both], pair[both]
            what = np.concatenate([what, np.tile(np.arange(len(told)) + len(started), 2)])
            who = np.concatenate([who, evidence.first[pair], evidence.second[pair]])
            lead = np.concatenate([lead, np.zeros(2 * len(told), bool)])
        across = several(what, sectors[who], len(started) + len(told)) >= least
        mine = across[what]
        number = np.cumsum(across) - 1
        return Joint(
            started[across[: len(started)]],
            told[across[len(started) :]],
            number[what[mine]],
            who[mine],
            lead[mine],
        )

    @property
    def taking_part(self) -> int:
        """How many take part in any of them."""
        return len(distinct(self.who))

    def led_by(self, some: Mask) -> int:
        """How many of the actions are led, and by nobody but these (by place)."""
        size = len(self.action)
        leads = self.what[self.lead]
        led = np.bincount(leads, minlength=size)
        by_others = np.bincount(leads[~some[self.who[self.lead]]], minlength=size)
        return int(np.count_nonzero((led > 0) & (by_others == 0)))

    def named(self, ids: tuple[str, ...], deeds: Deeds, evidence: Evidence) -> Iterator[JointAction]:
        """Each by name, actions first."""
        workers: list[set[str]] = [set() for _ in range(len(self.action) + len(self.delivery))]
        leads: list[set[str]] = [set() for _ in workers]
        for what, who, lead in zip(self.what.tolist(), self.who.tolist(), self.lead.tolist(), strict=True):
            workers[what].add(ids[who])
            if lead:
                leads[what].add(ids[who])
        names = [deeds.actions[place] for place in self.action.tolist()]
        told = [evidence.facts[evidence.declared.fact[row]] for row in self.delivery.tolist()]
        for place, name in enumerate([*names, *told]):
            yield JointAction(
                name, frozenset(workers[place]), frozenset(leads[place]), declared=place >= len(self.action)
            )
