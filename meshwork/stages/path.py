"""Walks through the months of a community and settles its stage: two readings in a row, with hysteresis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from meshwork.metrics import Measure
from meshwork.network.clock import last_of_month, months_later
from meshwork.network.record import Record
from meshwork.stages import outlook
from meshwork.stages.gate import Gate, Sight, entering, staying
from meshwork.stages.ladder import STAGES, UP, Stage, below
from meshwork.stages.reading import Path, Reading, Transition
from meshwork.stages.side import Watch
from meshwork.text import day as in_words

_UNDATED = 3  # readings of a community in which nothing has a date: enough for a label


@dataclass(slots=True)
class Look:
    """One day as the walk sees it, with what was already judged about it."""

    sight: Sight
    day: date
    asleep: bool
    enough: bool
    _entered: dict[Stage, bool] = field(default_factory=dict)
    _broken: dict[Stage, tuple[Gate, ...]] = field(default_factory=dict)

    def enters(self, stage: Stage) -> bool:
        """Whether every enter criterion of a stage holds, and no leave criterion of any stage up to it is broken."""
        if stage not in self._entered:
            holds = all(gate.met(self.sight, at) for gate, at in entering(stage) if gate.cost == 0)
            holds = holds and not self.breaks(stage)
            self._entered[stage] = holds and all(gate.met(self.sight, at) for gate, at in entering(stage))
        return self._entered[stage]

    def breaks(self, stage: Stage) -> tuple[Gate, ...]:
        """The broken leave criteria of a stage and of those it stands on."""
        if stage not in self._broken:
            self._broken[stage] = tuple(gate for gate, at in staying(stage) if gate.broken(self.sight, at))
        return self._broken[stage]

    def unmet(self, stage: Stage) -> tuple[Gate, ...]:
        """The enter criteria of a stage that do not hold."""
        return tuple(gate for gate, at in entering(stage) if not gate.met(self.sight, at))


@dataclass(slots=True)
class Walk:
    """The stage as it stands, and what settles the next change. Only awake readings with enough in them move it."""

    record: Record
    stage: Stage | None = None
    since: date | None = None
    first_seen: date | None = None
    transitions: list[Transition] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _steady_before: bool = False
    _readings: int = 0
    _seen: int = 0

    def step(self, look: Look) -> None:
        """Take in the next reading."""
        self._readings += 1
        if look.asleep or not look.enough:
            return
        self._seen += 1
        self._looks = [*self._looks[-2:], look]
        if self.stage is None:
            self._begin()
        elif len(self._looks) >= 2:
            self._move(self._looks[-2], look)
        self._steady_before = self._steady_before or look.enters("P2")

    def _begin(self) -> None:
        """The first label: after the first few readings, the highest stage that two in a row enter.

        Loose organisations, which everybody enters, only once so many readings had enough in them.
        """
        before = self.record.settings.whole("enough.readings")
        if self._readings <= before or len(self._looks) < 2:
            return
        one, two = self._looks[-2:]
        highest = [stage for stage in STAGES if one.enters(stage) and two.enters(stage)][-1]
        if highest != "L0" or self._seen > before:
            self._settle(highest, one, two)

    def _move(self, one: Look, two: Look) -> None:
        stage = self.stage
        if stage is None:
            return
        up = next((each for each in UP[stage] if one.enters(each) and two.enters(each)), None)
        falls = [self._fall(stage, look) for look in (one, two)]
        if up is not None:
            self._rise(stage, up, one, two)
        elif falls[0] is not None and falls[1] is not None:
            to = max(falls[0], falls[1], key=STAGES.index)
            because = tuple(gate.key for gate in two.breaks(stage))
            self.transitions.append(Transition(two.day, one.day, stage, to, because))
            self._settle(to, one, two)

    def _fall(self, stage: Stage, look: Look) -> Stage | None:
        """The highest stage that still holds, where the present one does not."""
        if not look.breaks(stage):
            return None
        candidates = (each for each in below(stage) if each != "P2" or self._steady_before)
        return next(each for each in candidates if not look.breaks(each))

    def _rise(self, stage: Stage, up: Stage, one: Look, two: Look) -> None:
        before = self._looks[0] if len(self._looks) == 3 else None
        asked = before.unmet(up) if before else ()
        came = asked or (before.breaks(up) if before else ()) or tuple(gate for gate, at in entering(up) if at == up)
        only_now_known = bool(asked) and before is not None and all(_too_early(gate, before) for gate in asked)
        if not self.record.clock.young(two.day) and not only_now_known:
            self.transitions.append(Transition(two.day, one.day, stage, up, tuple(gate.key for gate in came)))
        self._settle(up, one, two)

    def _settle(self, stage: Stage, one: Look, two: Look) -> None:
        self.stage, self.first_seen, self.since = stage, one.day, two.day


def path(
    record: Record,
    to: date,
    *,
    goal: str | None = None,
    whole_profile: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Path:
    """Every reading from the first fact to a day, that day included; with `goal`, of those who carry it.

    Readings are made on the last day of each month and, if it is another day, on `to`; that one shows the day as it
    is but moves no label. D, H, R5 and CP are worked out where a gate asks for them or the community is small; with
    `whole_profile` the last reading has them all. `progress` is told how many days are read, of how many, and which.
    """
    walk, watch = Walk(record), Watch.over(record)
    kept: dict[tuple[str, bytes], Measure] = {}
    readings: list[Reading] = []
    days = tuple(_days(record, to))
    for done, day in enumerate(days):
        if progress:
            progress(done, len(days), in_words(day))
        sight = Sight(record.on(day, goal=goal), record.on(day, goal=goal, half=True), kept)
        look = Look(sight, day, record.clock.asleep_since(day) is not None, outlook.enough(sight))
        if day == last_of_month(day.year, day.month):
            walk.step(look)
        if day == to and whole_profile:
            outlook.everything(sight)
        side = watch.states(sight, asleep=look.asleep, enough=look.enough)
        readings.append(
            outlook.reading(sight, record.clock, walk.stage, side, since=walk.since, first_seen=walk.first_seen)
        )
    return Path(tuple(readings), tuple(walk.transitions), record.clock.young_until, record.clock.sleeps(to))


def _days(record: Record, to: date) -> Iterator[date]:
    """The last day of each month from the first fact on, and the day itself."""
    first = record.first_fact or months_later(to.replace(day=1), 1 - _UNDATED)
    month = first.replace(day=1)
    while month <= to:
        end = last_of_month(month.year, month.month)
        if end >= to:
            break
        yield end
        month = months_later(month, 1)
    yield to


def _too_early(gate: Gate, look: Look) -> bool:
    return gate.key == "persistence" and look.sight.whole.active_before is None
