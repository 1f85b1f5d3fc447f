"""Who stands for whom: a person with an organisation is read as that organisation, from day to day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from meshwork.model import Belonging, Facts, Stakeholder, Version
from meshwork.when import When, holds

Level = Literal["organisation", "person"]

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
    """Every stakeholder of a community with its place in `ids`; made by `Roster.of`."""

    ids: tuple[str, ...]
    places: Mapping[str, int]
    level: Level
    _stakeholders: tuple[Stakeholder, ...]
    _versions: Mapping[str, tuple[Version, ...]]
    _steps: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
    _people: frozenset[int]
    _helped_from: tuple[tuple[int, int, int], ...]

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
        return Roster(
            ids=ids,
            places=places,
            level=level,
            _stakeholders=facts.stakeholders,
            _versions={name: tuple(each) for name, each in versions.items()},
            _steps={place: _steps(place, each, places) for place, each in homes.items()}
            if level == "organisation"
            else {},
            _people=frozenset(place for place, each in enumerate(facts.stakeholders) if each.facilitator),
            _helped_from=tuple(facilitating),
        )

    def on(self, stakeholder: str, day: int) -> int | None:
        """The place of who a stakeholder counts as on a day; None where there is no such stakeholder."""
        place = self.places.get(stakeholder)
        if place is None or place not in self._steps:
            return place
        days, counts_as = self._steps[place]
        return counts_as[bisect_right(days, day) - 1]

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

    def facilitators(self, first: int, last: int) -> frozenset[int]:
        """Facilitators, and whom they worked from on any day from `first` to `last`, both included."""
        homes = frozenset(home for home, since, until in self._helped_from if since <= last and until > first)
        return self._people | homes

    def sector(self, place: int, day: date) -> str | None:
        """The sector of a stakeholder as it was on a day."""
        version = self._version(place, day, "sector")
        return version.sector if version else self._stakeholders[place].sector

    def described(self, place: int, day: date) -> dict[str, str | None]:
        """Name, kind and sector of a stakeholder as they were on a day."""
        present = self._stakeholders[place]
        described: dict[str, str | None] = {}
        for what in ("name", "kind", "sector"):
            version = self._version(place, day, what)
            described[what] = getattr(version or present, what)
        return described

    def folded(self, place: int, day: int) -> bool:
        """Whether a stakeholder is read as its organisation on a day."""
        return place in self._steps and self.on(self.ids[place], day) != place

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
