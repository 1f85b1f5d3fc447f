"""Who stands for whom: a person with an organisation is read as that organisation, from day to day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Belonging, Facts, Stakeholder, Version
from meshwork.when import When, holds

Level = Literal["organisation", "person"]
Whole = NDArray[np.int64]

ALWAYS = date.min.toordinal()
STILL = date.max.toordinal()


def begins(since: When | None) -> int:
    """The first day of something, as a whole number; without a `since` it has always been."""
    return ALWAYS if since is None else since.start.toordinal()


def ends(until: When | None) -> int:
    """The first day on which something no longer holds; without an `until` it still does."""
    return STILL if until is None else until.end.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Every stakeholder of a community with its place in `ids`; made by `Roster.of`.

    `order` are the places in the order of their ids, `sectors` every sector that anybody has or had, in order too; a
    number in place of a sector is its place there, -1 for none.
    """

    ids: tuple[str, ...]
    places: Mapping[str, int]
    level: Level
    order: Whole
    sectors: tuple[str, ...]
    _stakeholders: tuple[Stakeholder, ...]
    _versions: Mapping[str, tuple[Version, ...]]
    _steps: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
    _people: Whole
    _helped_from: Whole
    _sector_now: Whole
    _sector_spells: Whole

    @staticmethod
    def of(facts: Facts, level: Level) -> Roster:
        """Gather the stakeholders of a community."""
        ids = tuple(each.id for each in facts.stakeholders)
        places = {name: place for place, name in enumerate(ids)}
        versions: dict[str, list[Version]] = defaultdict(list)
        for version in facts.versions:
            versions[version.stakeholder].append(version)
        homes: dict[int, list[Belonging]] = defaultdict(list)
        for belonging in facts.belongs_to:
            if belonging.person in places and belonging.organisation in places:
                homes[places[belonging.person]].append(belonging)
        facilitating = [
            (places[each.organisation], begins(each.since), ends(each.until))
            for place, belongings in homes.items()
            if facts.stakeholders[place].facilitator
            for each in belongings
        ]
        former = [version for version in reversed(facts.versions) if version.sector is not None]
        named = {each.sector for each in facts.stakeholders} | {version.sector for version in former}
        sectors = tuple(sorted(name for name in named if name))
        code = {name: place for place, name in enumerate(sectors)}
        return Roster(
            ids=ids,
            places=places,
            level=level,
            order=np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64),
            sectors=sectors,
            _stakeholders=facts.stakeholders,
            _versions={name: tuple(each) for name, each in versions.items()},
            _steps={place: _steps(place, each, places) for place, each in homes.items()}
            if level == "organisation"
            else {},
            _people=np.flatnonzero([each.facilitator for each in facts.stakeholders]),
            _helped_from=np.array(facilitating, np.int64).reshape(-1, 3),
            _sector_now=np.array([code.get(each.sector or "", -1) for each in facts.stakeholders], np.int64),
            # the first that holds counts, so it is laid down last
            _sector_spells=np.array(
                [
                    (places[each.stakeholder], begins(each.since), ends(each.until), code.get(each.sector or "", -1))
                    for each in former
                    if each.stakeholder in places
                ],
                np.int64,
            ).reshape(-1, 4),
        )

    def on(self, stakeholder: str, day: int) -> int | None:
        """The place of who a stakeholder counts as on a day; None where there is no such stakeholder."""
        place = self.places.get(stakeholder)
        if place is None or place not in self._steps:
            return place
        days, counts_as = self._steps[place]
        return counts_as[bisect_right(days, day) - 1]

    def each(self, stakeholders: Sequence[str]) -> Whole:
        """The place of each; -1 where there is no such stakeholder."""
        return np.fromiter(map(self.places.get, stakeholders, repeat(-1)), np.int64, len(stakeholders))

    def each_on(self, stakeholders: Sequence[str], days: Whole) -> Whole:
        """The place of who each counts as on the day beside it; -1 where there is no such stakeholder."""
        return self.counting(self.each(stakeholders), days)

    def counting(self, places: Whole, days: Whole) -> Whole:
        """The place of who each of these places counts as on the day beside it; -1 stays."""
        found = places.copy()
        if self._steps:
            for row in np.flatnonzero(np.isin(found, list(self._steps))).tolist():
                since, counts_as = self._steps[int(found[row])]
                found[row] = counts_as[bisect_right(since, days[row]) - 1]
        return found

    def spells(self, stakeholder: str, first: int, until: int) -> Iterator[tuple[int, int, int]]:
        """Who a stakeholder counts as from `first` (included) to `until` (not included): place, first, until."""
        place = self.places.get(stakeholder)
        if place is None or first >= until:
            return
        days, counts_as = self._steps.get(place, ((ALWAYS,), (place,)))
        for at, as_whom in zip(range(len(days)), counts_as, strict=True):
            start = max(first, days[at])
            stop = min(until, days[at + 1] if at + 1 < len(days) else until)
            if start < stop:
                yield as_whom, start, stop

    def facilitating(self, first: int, last: int) -> NDArray[np.bool_]:
        """By place: facilitators, and whom they worked from on any day from `first` to `last`, both included."""
        found = np.zeros(len(self.ids), bool)
        found[self._people] = True
        if not len(self._helped_from):
            return found
        home, since, until = self._helped_from.T
        found[home[(since <= last) & (until > first)]] = True
        return found

    def sectors_on(self, day: int) -> Whole:
        """By place, the sector of a stakeholder as it was on a day, as a number."""
        found = self._sector_now.copy()
        if not len(self._sector_spells):
            return found
        place, since, until, code = self._sector_spells.T
        held = (since <= day) & (until > day)
        found[place[held]] = code[held]
        return found

    def described(self, place: int, day: date) -> dict[str, str | None]:
        """Name, kind and sector of a stakeholder as they were on a day."""
        present = self._stakeholders[place]
        if present.id not in self._versions:
            return {"name": present.name, "kind": present.kind, "sector": present.sector}
        described: dict[str, str | None] = {}
        for what in ("name", "kind", "sector"):
            version = self._version(place, day, what)
            described[what] = getattr(version or present, what)
        return described

    def folded_on(self, day: int) -> list[int]:
        """The places of those who are read as their organisation on a day."""
        return [
            place
            for place, (days, counts_as) in self._steps.items()
            if counts_as[bisect_right(days, day) - 1] != place
        ]

    def _version(self, place: int, day: date, what: str) -> Version | None:
        for version in self._versions.get(self.ids[place], ()):
            if getattr(version, what) is not None and holds(version.since, version.until, day):
                return version
        return None


def _steps(
    person: int, belongings: list[Belonging], places: Mapping[str, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """From which day a person counts as whom; of several organisations at once, the one it came to last."""
    days = sorted({ALWAYS, *(begins(each.since) for each in belongings), *(ends(each.until) for each in belongings)})
    counts_as = []
    for day in days:
        now = [each for each in belongings if begins(each.since) <= day < ends(each.until)]
        latest = max(now, key=lambda each: (begins(each.since), each.id), default=None)
        counts_as.append(places[latest.organisation] if latest else person)
    return tuple(days), tuple(counts_as)
