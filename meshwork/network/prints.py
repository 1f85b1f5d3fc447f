"""Tells whether a day would be read the same in another record of the community, without reading it.

Every row of a record gets a number that says what the row says, wherever it stands (`hash` of the ids, mixed); the
print of a day is a digest over the rows that a reading of that day looks at, and over nothing else. The numbers
differ from process to process, so a print is never stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from meshwork.network.clock import Window
from meshwork.network.material import Material
from meshwork.network.snapshot import Snapshot

Marks = NDArray[np.uint64]
Array = NDArray[np.generic]
_Add = Callable[..., None]

_FEW = 12
"""Fewer sessions than that may all be left out in one of a hundred runs."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_ONE, _TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """The numbers of all rows of one record; made by `of`."""

    _material: Material
    _base: bytes
    _who: Marks
    _sectors: Marks
    _goals: Marks
    _attendance: Marks
    _work: Marks
    _moments: Marks
    _declared: Marks
    _teams: Marks

    @staticmethod
    def of(material: Material) -> Prints:
        """Number every row."""
        deeds, evidence, roster = material.deeds, material.evidence, material.roster
        who = _names(roster.ids)
        sessions, actions = _names([each.id for each in deeds.sessions]), _names(deeds.actions)
        facts = _names(evidence.facts)
        seen, done = deeds.attendance, deeds.work
        moments, declared, teams = evidence.moments, evidence.declared, evidence.teams
        pair = _mixed(who[evidence.first], who[evidence.second])
        base = f"{roster.level}{sorted(material.settings.changed.items())}".encode()
        return Prints(
            _material=material,
            _base=base,
            _who=who,
            _sectors=_names(("", *roster.sectors)),
            _goals=_names(deeds.goals),
            _attendance=_mixed(who[seen.who], sessions[seen.what], seen.day),
            _work=_mixed(who[done.who], actions[done.what], done.day, done.lead),
            _moments=_mixed(pair[moments.pair], moments.day, moments.kind, moments.weight, facts[moments.fact]),
            _declared=_mixed(pair[declared.pair], declared.kind, declared.weight, facts[declared.fact]),
            _teams=_mixed(pair[teams.pair], teams.weight),
        )

    def on(self, whole: Snapshot, half: Snapshot) -> bytes:
        """The print of a day as it is read: its whole window, the last half of it and the window before."""
        day, now = whole.day.toordinal(), self._material.clock.at(whole.day)
        mixed = blake2b(self._base, digest_size=16)

        def add(*arrays: Array) -> None:
            for array in arrays:
                # what stands at the end of one list is not what stands at the beginning of the next
                mixed.update(len(array).to_bytes(8, "little") + np.ascontiguousarray(array).tobytes())

        ends = [day, *(each.toordinal() for each in (whole.window.first, half.window.first, whole.reaching.first))]
        add(np.array([*ends, half.reaching.first.toordinal(), self._recorded(whole), whole.reaches_back]))
        add(np.array([half.lately.window.first.toordinal(), self._material.works_stopped(whole.day)]))
        mixed.update((whole.goal or "").encode())
        self._windows(whole, add)
        self._ties(whole, day, now, add)
        # who is looked at, as what
        codes = whole.sector_codes[whole.places]
        roster = self._material.roster
        led_late = [
            roster.facilitating(each.window.first.toordinal(), day)[whole.places] for each in (half, half.lately)
        ]
        add(self._who[whole.places], whole.facilitating[whole.places], *led_late, self._sectors[codes + 1])
        for carried in (whole.carried, half.carried_of_late):
            add(self._goals[carried.open], self._goals[carried.open[carried.goal]], self._who[carried.who])
        return mixed.digest()

    def _windows(self, whole: Snapshot, add: _Add) -> None:
        """Who did what, in the window and in the one before."""
        seen = self._material.deeds.attendance
        here = seen.what[seen.within(whole.window.first.toordinal(), whole.day.toordinal())]
        if len(np.unique(here)) < _FEW:
            # with all of these left out it counts whether there were any before
            add(self._attendance[: np.searchsorted(seen.day, whole.day.toordinal(), side="right")])
        windows: list[Window] = [whole.window, whole.window_before] if whole.reaches_back else [whole.window]
        declared = self._material.evidence.declared
        for window in windows:
            first, last = window.first.toordinal(), window.last.toordinal()
            add(np.array([first, last]))
            for table, marks in (
                (self._material.deeds.attendance, self._attendance),
                (self._material.deeds.work, self._work),
            ):
                add(marks[table.within(first, last)])
            told = self._material.evidence.declared_in(first, last)
            add(self._declared[told], np.clip(declared.until[told], 0, last + 1))
            if whole.goal is not None:
                add(self._who[np.flatnonzero(self._material.carrying(whole.goal, last))])

    def _ties(self, whole: Snapshot, day: int, now: int, add: _Add) -> None:
        """What ties them, and how long ago it was."""
        evidence = self._material.evidence
        first = whole.reaching.first.toordinal()
        rows = evidence.moments_in(first, day)
        add(self._moments[rows], now - evidence.moments.time[rows])
        told = evidence.declared_in(first, day)
        ended = np.where(evidence.declared.until[told] > day, 0, now - evidence.declared.time[told])
        add(self._declared[told], ended)
        add(self._teams[evidence.teams_on(day)])

    def _recorded(self, whole: Snapshot) -> int:
        flags = whole.keeps_sessions, whole.keeps_goals, whole.keeps_actions, whole.keeps_leads
        return sum(flag << place for place, flag in enumerate(flags))


def _names(names: Iterable[str]) -> Marks:
    return np.fromiter(map(hash, names), np.int64).astype(np.uint64)


def _mixed(*columns: NDArray[np.generic]) -> Marks:
    """One number for each row of some columns (splitmix64: Steele, Lea and Flood 2014)."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        found = (
            found ^ column.astype(np.float64 if column.dtype == np.float64 else np.uint64).view(np.uint64)
        ) + _STEP
        found = (found ^ (found >> np.uint64(30))) * _ONE
        found = (found ^ (found >> np.uint64(27))) * _TWO
        found ^= found >> np.uint64(31)
    return found
