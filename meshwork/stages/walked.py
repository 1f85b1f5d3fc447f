"""A path that was walked, and where the walk stood after each month, so that a later one begins where they part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from meshwork.network.record import Record
from meshwork.network.unlike import unlike_from
from meshwork.stages import judged
from meshwork.stages.judged import Judged
from meshwork.stages.ladder import Stage
from meshwork.stages.reading import Reading, Transition
from meshwork.stages.side import Watch
from meshwork.stages.standing import Standing

if TYPE_CHECKING:
    from meshwork.stages.path import Look, Walk


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a walk stood after a reading. Of its last looks only the days: they are looked at again, which is quick,
    where keeping what they saw would take much memory."""

    stage: Stage | None
    steady_before: bool
    readings: int
    seen: int
    doubt: Stage | None
    rests: int
    doubted: date | None
    looked: tuple[date, ...]
    since: date | None
    first_seen: date | None
    transitions: int
    watched: tuple[int, int, tuple[float, ...]]

    @staticmethod
    def of(walk: Walk, watch: Watch) -> Stop:
        """As they stand now."""
        now = walk.standing
        return Stop(
            stage=now.stage,
            steady_before=now.steady_before,
            readings=now.readings,
            seen=now.seen,
            doubt=now.doubt,
            rests=now.rests,
            doubted=walk.doubted,
            looked=tuple(each.day for each in walk.looks),
            since=walk.since,
            first_seen=walk.first_seen,
            transitions=len(walk.transitions),
            watched=watch.marked(),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Walked:
    """A walk through a record; `stops` stand beside the first `readings`, as far as these are monthly ones."""

    record: Record
    readings: tuple[Reading, ...]
    transitions: tuple[Transition, ...]
    said: tuple[Judged, ...]
    watch: Watch
    stops: tuple[Stop, ...]

    def alike(self, record: Record, days: Sequence[date], until: date | None) -> int:
        """How many of its first readings are those of another record of the community on these days.

        Never the last of the days, and none from `until` on, where more is worked out.
        """
        first, many = unlike_from(self.record, record), 0
        for day, read in zip(days[:-1], self.readings[: len(self.stops)], strict=False):
            if day != read.day or day.toordinal() >= first or (until is not None and day >= until):
                break
            many += 1
        return many

    def resume(
        self, many: int, walk: Walk, watch: Watch, look_at: Callable[[date], Look], said: tuple[Judged, ...]
    ) -> list[Reading]:
        """Its first so many readings; the walk and the watch stand as they stood after them."""
        if not many:
            return []
        stop = self.stops[many - 1]
        walk.looks = [look_at(day) for day in stop.looked]
        last = walk.looks[-1] if walk.looks else None
        walk.standing = Standing(
            stop.stage, stop.steady_before, stop.readings, stop.seen, last, stop.doubt, stop.rests
        )
        walk.doubted = stop.doubted
        walk.since, walk.first_seen = stop.since, stop.first_seen
        walk.transitions = list(self.transitions[: stop.transitions])
        watch.follow(self.watch, stop.watched)
        if said == self.said:
            return list(self.readings[:many])
        return [replace(each, judged=judged.on(said, each.day)) for each in self.readings[:many]]
