"""Walks through the months of a community and settles its stage: two readings in a row, with hysteresis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from meshwork.metrics import Measure
from meshwork.network.clock import Clock, last_of_month, months_later
from meshwork.network.prints import Prints
from meshwork.network.record import Record
from meshwork.stages import judged, outlook
from meshwork.stages.gate import Gate, entering, goals_let_go, staying
from meshwork.stages.governance import Turns
from meshwork.stages.kept import Kept
from meshwork.stages.ladder import STAGES, Stage
from meshwork.stages.reading import Path, Transition
from meshwork.stages.runs import Month, Runs
from meshwork.stages.side import Watch
from meshwork.stages.sight import Sight
from meshwork.stages.standing import Standing
from meshwork.stages.walked import Stop, Walked
from meshwork.text import day as in_words

_UNDATED = 3  # readings of a community in which nothing has a date: enough for a label


@dataclass(slots=True)
class Look:
    """One day as the walk sees it, with what was already judged about it."""

    sight: Sight
    day: date
    asleep: bool
    enough: bool
    silent: bool = False
    settles: bool = True
    _entered: dict[Stage, bool] = field(default_factory=dict)
    _broken: dict[Stage, tuple[Gate, ...]] = field(default_factory=dict)

    @property
    def moves(self) -> bool:
        """Whether it is one of the monthly readings, which alone move the label."""
        return self.day == last_of_month(self.day.year, self.day.month)

    def enters(self, stage: Stage) -> bool:
        """Whether all that a stage asks holds, of late too, and no leave criterion up to it is broken."""
        if stage not in self._entered:
            asked = entering(stage)
            holds = all(gate.met(self.sight, at) for gate, at in asked if gate.cost == 0)
            holds = holds and not self.breaks(stage)
            holds = holds and all(gate.lasts(self.sight, at) for gate, at in asked)
            self._entered[stage] = holds and all(gate.met(self.sight, at) for gate, at in asked)
        return self._entered[stage]

    def breaks(self, stage: Stage) -> tuple[Gate, ...]:
        """The broken leave criteria of a stage and of those it stands on."""
        if stage not in self._broken:
            self._broken[stage] = tuple(gate for gate, at in staying(stage) if gate.broken(self.sight, at))
        return self._broken[stage]

    def unmet(self, stage: Stage) -> tuple[Gate, ...]:
        """The enter criteria of a stage that do not hold, or not of late."""
        return tuple(
            gate for gate, at in entering(stage) if not (gate.met(self.sight, at) and gate.lasts(self.sight, at))
        )


@dataclass(slots=True)
class Walk:
    """The stage as it stands, since when, and what changed it. Only awake readings with enough in them move it.

    `looks` are the last three that counted; `doubted` is the first of the readings that broke the stage since it last
    held.
    """

    record: Record
    since: date | None = None
    first_seen: date | None = None
    transitions: list[Transition] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    looks: list[Look] = field(default_factory=list)
    doubted: date | None = None

    @property
    def stage(self) -> Stage | None:
        """The stage as it stands; None before the first label."""
        return self.standing.stage

    def step(self, look: Look) -> None:
        """Take in the next reading."""
        was, counts = self.stage, look.enough and not look.asleep
        before, rests = map(self.record.settings.whole, ("enough.readings", "turning.readings"))
        self.standing = self.standing.after(look, counts=counts, before=before, rests=rests)
        if counts:
            self.looks = [*self.looks[-2:], look]
        if self.stage is not None and self.stage != was:
            one, two = self.looks[-2:]
            falls = was is not None and STAGES.index(self.stage) < STAGES.index(was)
            self.first_seen, self.since = self.doubted if falls and self.doubted else one.day, two.day
            if was is not None:
                self._tell(was, self.stage, self.first_seen, two, falls=falls)
            self.doubted = None
        if self.standing.doubt is None:
            self.doubted = None
        elif self.doubted is None:
            self.doubted = look.day

    def _tell(self, was: Stage, now: Stage, first_seen: date, two: Look, *, falls: bool) -> None:
        if falls:
            because = two.breaks(was)
        else:
            before = self.looks[0] if len(self.looks) == 3 else None
            asked = before.unmet(now) if before else ()
            if self.record.clock.young(two.day) or (
                before is not None and asked and all(_too_early(gate, before) for gate in asked)
            ):
                return
            because = asked or (before.breaks(now) if before else ())
            because = because or tuple(gate for gate, at in entering(now) if at == now)
        self.transitions.append(Transition(two.day, first_seen, was, now, tuple(gate.key for gate in because)))


def path(
    record: Record,
    to: date,
    *,
    goal: str | None = None,
    whole_from: date | None = None,
    kept: Kept | None = None,
    stability: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Path:
    """Every reading from the first fact to a day, that day included; with `goal`, of those who carry it.

    Readings are made on the last day of each month and, if it is another day, on `to`; that one shows the day as it
    is but moves no label. D, H, R5 and CP are worked out where a gate asks for them or the community is small; the
    readings from `whole_from` on have them all. `kept` is what was worked out for other records of the community: a
    day that would be read the same is not worked out again.
    With `stability` each reading with a label says how stable that is.
    `progress` is told how many days are read, of how many, and which.
    """
    walk, watch = Walk(record), Watch.over(record)
    look_at, turns = looking(record, goal, kept), turns_of(record, goal, kept)
    said = judged.judgements(record.facts, goal)
    runs = Runs.over(record) if stability else None
    days = tuple(reading_days(record, to))
    walked = kept.walks.get((goal, record.level)) if kept and not stability else None
    known = walked.alike(record, days, whole_from) if walked else 0
    readings = walked.resume(known, walk, watch, look_at, said) if walked else []
    stops = list(walked.stops[:known]) if walked else []
    for done, (look, month) in enumerate(_seen(days[known:], look_at, runs), known):
        day, sight, asleep = look.day, look.sight, look.asleep
        if progress:
            progress(done, len(days), in_words(day))
        if look.moves:
            walk.step(look)
        if whole_from is not None and day >= whole_from:
            outlook.everything(sight)
        side = watch.states(sight, asleep=asleep, enough=look.enough)
        since, seen, rests = walk.since, walk.first_seen, walk.standing.rests
        read = outlook.reading(sight, record.clock, walk.stage, side, since=since, first_seen=seen, rests=rests)
        steady = runs.after(month, read.stage, asleep=asleep, moves=look.moves) if runs and month else None
        readings.append(
            replace(
                read,
                governance=turns.on(read.window),
                judged=judged.on(said, day),
                stability=steady.beside(read.margin, record.settings) if steady else None,
                recorded_from=record.first_fact,
            )
        )
        if look.moves and (whole_from is None or day < whole_from):
            stops.append(Stop.of(walk, watch))
    longer = walked is not None and walked.record is record and len(walked.readings) > len(readings)
    if kept and not stability and not longer:
        told = tuple(readings), tuple(walk.transitions)
        kept.walks[goal, record.level] = Walked(record, *told, said, watch, tuple(stops))
    return Path(tuple(readings), tuple(walk.transitions), record.clock.young_until, record.clock.sleeps(to), said)


def _seen(
    days: Sequence[date], look_at: Callable[[date], Look], runs: Runs | None
) -> Iterator[tuple[Look, Month | None]]:
    """Each day, and as the runs see it; so many at once as are best worked out together."""
    step = runs.at_once if runs else 1
    for start in range(0, len(days), step):
        looks = [look_at(day) for day in days[start : start + step]]
        seen = [(each.sight, each.silent, each.settles) for each in looks]
        months = runs.months(seen) if runs else [None] * len(looks)
        yield from zip(looks, months, strict=True)


def looking(record: Record, goal: str | None, kept: Kept | None) -> Callable[[date], Look]:
    """How a day looks; what is known in `kept` of a day that would be read the same is not worked out again."""
    prints = kept.of(record, "prints", lambda: Prints.of(record.material)) if kept else None
    shapes: dict[tuple[str, bytes], Measure] = kept.shapes if kept else {}

    def look(day: date) -> Look:
        whole, half = record.on(day, goal=goal), record.on(day, goal=goal, half=True)
        own = kept.day(prints.on(whole, half)) if kept and prints else {}
        sight = Sight(whole, half, shapes, own)
        asleep = record.clock.asleep_since(day) is not None
        return Look(sight, day, asleep, outlook.enough(sight), record.clock.silent(day), settles(sight, record.clock))

    return look


def settles(sight: Sight, clock: Clock) -> bool:
    """Whether a fall that an earlier reading showed may be settled on a day."""
    return clock.learned(sight.whole.day) or goals_let_go(sight)


def turns_of(record: Record, goal: str | None, kept: Kept | None) -> Turns:
    """Who took which turn in running the community; gathered once of a record."""
    return kept.of(record, ("turns", goal), lambda: Turns.of(record, goal)) if kept else Turns.of(record, goal)


def reading_days(record: Record, to: date) -> Iterator[date]:
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
    return gate.key == "persistence" and not look.sight.whole.reaches_back
