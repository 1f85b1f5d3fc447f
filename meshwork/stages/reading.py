"""What a reading says: values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from meshwork.metrics import Measure
from meshwork.network.clock import Span, Window
from meshwork.stages.governance import Governance
from meshwork.stages.judged import Judged
from meshwork.stages.ladder import Family, Stage
from meshwork.stages.margin import Margin
from meshwork.stages.stability import Stability

Status = Literal["young", "awake", "asleep"]
Every = Literal["month", "quarter", "year"]

PROFILE = ("R", "C", "S", "D", "H", "P", "X", "K", "Y", "R5", "CP", "CPz", "YF")

_MONTHS: Mapping[Every, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Criterion:
    """How one criterion stood on a day: `value` over the whole window, `value_half` over its last half.

    `enter` is the threshold of the next stage that asks it (else of the highest one under it that does), `leave`
    that of the present stage; `met` compares `value` with `enter`. None: not recorded, not knowable yet, or not
    worked out because nothing asked for it; a `leave` of None: it breaks no stage. `most`: up to where it holds, if
    too much is not right either, and `enter_half`: what is asked of `value_half` for entering, where it is asked, are
    not in the JSON.
    """

    key: str
    value: float | None
    value_half: float | None
    enter: float
    leave: float | None
    met: bool
    most: float | None = None
    enter_half: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The community on the last day of a month; the last reading of a path: on the day asked.

    The first nine fields are those of the JSON. `stage` and `family` are None without a label, and `why` says why:
    no_meetings, few_active, few_interactions, first_readings, asleep_long. `missing` are the criteria that `next`
    still asks, `weakest` the farthest of them; `unrecorded` those of `criteria` that the community does not write
    down, `known_from` when time allows one. `since` is the day the label began, `first_seen` its first reading.
    `half_window` is the last half of the window, `late_window` the part of it over which it is asked who hangs
    together. `measures` says of each number of the profile and of the criteria of what it is a share.
    `around_facilitator`: a connected network that hangs on its facilitator.
    `last_activity`: the last day with a session or the start of an action; `work_over`: the last day on which an
    action began, where that is so long ago that joint work is over;
    `recorded_from`: the first day of anything dated, before which nobody knows what was there. `governance`: who runs
    it, beside the stage. `judged`: what a facilitator says of the stage, where she sees it otherwise. `margin`: the
    border that is nearest; None without a label and while asleep. `stability`: None without a label, or where it was
    not worked out. `untold`: of which criteria that are missing the records cannot tell whether they hold, with the
    reason, in English. `rises_from`: the first reading on which a label that just fell may rise again.
    """

    day: date
    status: Status
    stage: Stage | None
    family: Family | None
    profile: Mapping[str, float | None]
    criteria: tuple[Criterion, ...]
    missing: tuple[str, ...]
    side: tuple[str, ...]
    active: int
    window: Window
    half_window: Window
    late_window: Window
    measures: Mapping[str, Measure]
    interactions: int
    counts: bool
    why: tuple[str, ...] = ()
    next: Stage | None = None
    weakest: str | None = None
    unrecorded: tuple[str, ...] = ()
    known_from: Mapping[str, date] | None = None
    since: date | None = None
    first_seen: date | None = None
    around_facilitator: bool = False
    last_activity: date | None = None
    work_over: date | None = None
    recorded_from: date | None = None
    yearly_proposed: bool = False
    governance: Governance | None = None
    judged: Judged | None = None
    margin: Margin | None = None
    stability: Stability | None = None
    untold: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rises_from: date | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of stage: `first_seen` is the first reading that shows it, `day` the one that settles it: the second
    in a row, or, of a fall that waits for what is recorded next, a later one.

    `frm` is written as "from" in JSON. `because`: the criteria that came to hold, or that broke.
    """

    day: date
    first_seen: date
    frm: Stage
    to: Stage
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Every reading since the first fact, the transitions between them, and where the record is young or sleeps.

    `young_until` is the first day on which the record is no longer young: until then a band is hatched. `sleeps`
    are the stretches in which the clock stood still: there it is grey. `judgements`: all that facilitators said of
    the stage, the latest first.
    """

    readings: tuple[Reading, ...]
    transitions: tuple[Transition, ...]
    young_until: date | None = None
    sleeps: tuple[Span, ...] = ()
    judgements: tuple[Judged, ...] = ()

    def select(self, every: Every = "month", frm: date | None = None) -> Path:
        """The same path with the readings of every month, quarter or year from a day on; always with the last."""
        step = _MONTHS[every]
        kept = tuple(
            each
            for each in self.readings
            if each is self.readings[-1] or (each.day.month % step == 0 and (frm is None or each.day >= frm))
        )
        told = tuple(each for each in self.transitions if frm is None or each.day >= frm)
        return replace(self, readings=kept, transitions=told)

    def bands(self) -> tuple[tuple[Span, Stage | None], ...]:
        """The label over time, for drawing: stretches with the same one, each up to the day of its last reading.

        A stretch begins the day after the one before it; the first begins on the first reading.
        """
        found: list[tuple[Span, Stage | None]] = []
        for each in self.readings:
            if found and found[-1][1] == each.stage:
                found[-1] = (Span(found[-1][0].first, each.day), each.stage)
            else:
                first = found[-1][0].last + timedelta(1) if found else each.day
                found.append((Span(first, each.day), each.stage))
        return tuple(found)

    def side_spans(self, state: str) -> tuple[Span, ...]:
        """The stretches, from reading to reading, in which a side state was told."""
        found: list[Span] = []
        going_on = False
        for each in self.readings:
            if state in each.side:
                found[-1:] = (
                    [Span(found[-1].first, each.day)] if going_on else [*found[-1:], Span(each.day, each.day)]
                )
            going_on = state in each.side
        return tuple(found)
