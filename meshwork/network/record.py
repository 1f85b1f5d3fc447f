"""One community, prepared for reading: everything that does not depend on the day is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts
from meshwork.network.clock import Clock, Days
from meshwork.network.deeds import Deeds
from meshwork.network.evidence import Reason
from meshwork.network.gather import gather
from meshwork.network.material import Material, RecordedFrom
from meshwork.network.roster import ALWAYS, STILL, Level, Roster, begins, ends
from meshwork.network.snapshot import Snapshot
from meshwork.network.ties import Ties
from meshwork.network.winwin import WinWin
from meshwork.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A community prepared for reading; made by `record`.

    `ids` are all its stakeholders in the order of the facts; arrays by stakeholder follow it. `first_fact` is the
    first day of anything dated that a reading reads, None where nothing is dated.
    """

    facts: Facts
    material: Material
    first_fact: date | None
    _from: NDArray[np.int64]
    _until: NDArray[np.int64]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every stakeholder, in the order of the facts."""
        return self.material.roster.ids

    @property
    def clock(self) -> Clock:
        """The community's own clock."""
        return self.material.clock

    @property
    def settings(self) -> Settings:
        """The settings it was prepared with."""
        return self.material.settings

    @property
    def level(self) -> Level:
        """Whether persons are read as their organisations."""
        return self.material.roster.level

    def on(
        self,
        day: date,
        *,
        goal: str | None = None,
        half: bool = False,
        without: frozenset[str] = frozenset(),
    ) -> Snapshot:
        """The community on a day: who was active in the whole window, or its last half; with `goal`, its carriers.

        The last half is looked at for what is over (`Snapshot.late`).
        `without` these (ids) it is as if they were not active: for what would be if they left.
        """
        window = self.clock.window(day, self.settings.window_days(half=half))
        # a half window of the yearly rhythm holds one meeting or two by turns: what ties is sought over the whole
        whole = half and self.settings.yearly
        reaching = self.clock.window(day, self.settings.window_days()) if whole else window
        return Snapshot(day, window, reaching, goal, self.material, without, late=half)

    def ties(self, day: date) -> Ties:
        """Who was tied to whom on a day, over the whole window, as arrays; a few milliseconds."""
        return self.on(day).ties

    def active(self, day: date) -> NDArray[np.bool_]:
        """By place in `ids`: who was active in the window that ends on a day."""
        window = self.clock.window(day, self.settings.window_days())
        return self.material.active(window.first.toordinal(), day.toordinal())

    def here(self, day: date) -> NDArray[np.bool_]:
        """By place in `ids`: who belonged to the community on a day, active or not.

        From the day it joined or the first day it is seen, whichever came first (without either: always), until
        the day it left. A person read as its organisation is not here itself.
        """
        now = day.toordinal()
        found = (self._from <= now) & (self._until > now)
        found[self.material.roster.folded_on(now)] = False
        return found

    def reasons(self, one: str, other: str, day: date) -> tuple[Reason, ...]:
        """Why two stakeholders are tied on a day, the weightiest first; the weights add up to the tie's strength."""
        places = self.material.roster.places
        if one not in places or other not in places:
            return ()
        low, high = sorted((places[one], places[other]))
        evidence = self.material.evidence
        found = np.flatnonzero((evidence.first == low) & (evidence.second == high))
        window = self.clock.window(day, self.settings.window_days())
        return tuple(
            reason
            for pair in found.tolist()
            for reason in evidence.reasons(pair, window.first.toordinal(), day.toordinal(), self.clock.at(day))
        )


def record(facts: Facts, settings: Settings, *, level: Level = "organisation") -> Record:
    """Prepare a community for reading, by organisation (persons count as theirs) or by person."""
    roster = Roster.of(facts, level)
    deeds = Deeds.of(facts, roster)
    traces = _Traces.of(facts, roster, deeds)
    told = [begins(each.since) for each in facts.ties if each.since is not None]
    clock = Clock.of(deeds.days(), settings, otherwise=date.fromordinal(min(told)) if told else None)
    evidence = gather(facts, roster, clock, deeds, settings)
    begun = (date.fromordinal(day) for day in np.unique(deeds.work.day).tolist())
    material = Material(
        roster,
        clock,
        Clock.of(begun, settings),
        deeds,
        evidence,
        WinWin.of(facts, roster),
        settings,
        RecordedFrom.of(deeds, evidence),
    )
    first, until = traces.stays(facts, roster)
    return Record(facts, material, traces.first, first, until)


@dataclass(frozen=True, slots=True, eq=False)
class _Traces:
    """The first day of every fact that a reading reads; the last of them, as many as `who`, are each about somebody
    (a place, -1 for nobody that is known)."""

    day: Days
    who: Days

    @staticmethod
    def of(facts: Facts, roster: Roster, deeds: Deeds) -> _Traces:
        starts = dict(zip(deeds.actions, deeds.action_days.tolist(), strict=True))
        attended = deeds.attended
        works = [each for each in facts.works_on if each.action in starts]
        told = [begins(each.since) for each in facts.ties]
        about = [
            *(max(starts[each.action], begins(each.since)) for each in works),
            *told,
            *told,
            *(begins(each.since) for each in facts.commitments),
            *(begins(each.since) for each in facts.members),
        ]
        names = [each.stakeholder for each in works]
        names += [each.source for each in facts.ties] + [each.target for each in facts.ties]
        names += [each.stakeholder for each in facts.commitments] + [each.stakeholder for each in facts.members]
        days = (deeds.session_days, deeds.action_days, attended.day[attended.present], np.array(about, np.int64))
        return _Traces(np.concatenate(days), np.concatenate([attended.who[attended.present], roster.each(names)]))

    @property
    def first(self) -> date | None:
        """The first of these days; None where nothing has one."""
        dated = self.day[(self.day > ALWAYS) & (self.day < STILL)]
        return date.fromordinal(int(dated.min())) if len(dated) else None

    def stays(self, facts: Facts, roster: Roster) -> tuple[Days, Days]:
        """By place: the first day here, and the first day gone.

        An organisation is seen when its person is.
        """
        never = STILL + 1
        first = np.array([begins(each.joined) if each.joined else never for each in facts.stakeholders], np.int64)
        day = self.day[len(self.day) - len(self.who) :]
        for who in (self.who, roster.counting(self.who, day)):
            known = who >= 0
            np.minimum.at(first, who[known], day[known])
        first[first == never] = ALWAYS
        return first, np.array([ends(each.left) for each in facts.stakeholders], np.int64)
