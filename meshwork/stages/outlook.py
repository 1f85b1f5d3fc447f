"""Puts a reading together: profile, criteria, what is missing, why there is no label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from meshwork.metrics import Measure, Number, numbers, profile
from meshwork.network.clock import Clock, last_of_month, months_later
from meshwork.stages.gate import Gate, cheaply_reached, entering, gates, staying
from meshwork.stages.ladder import FAMILY, STAGES, UP, Stage
from meshwork.stages.margin import margin
from meshwork.stages.reading import PROFILE, Criterion, Reading, Status
from meshwork.stages.sight import Sight


def enough(sight: Sight) -> bool:
    """Whether there is enough in the window for a label."""
    return not _too_little(sight)


def everything(sight: Sight) -> None:
    """Work out every number of the profile and of the criteria, the dear ones too."""
    for key in _looked_for():
        sight.measure(key)


def reading(
    sight: Sight,
    clock: Clock,
    settled: Stage | None,
    side: tuple[str, ...],
    *,
    since: date | None,
    first_seen: date | None,
    rests: int = 0,
) -> Reading:
    """The reading of a day on which the stage stands as `settled`."""
    day, settings, material = sight.whole.day, sight.settings, sight.whole.material
    asleep = clock.asleep_since(day)
    why = _why(sight, settled, asleep)
    stage = None if why else settled
    target = _target(sight, stage)
    asked = {gate.key: at for gate, at in entering(target)} if target else {}
    dear = stage is not None and target is not None and cheaply_reached(sight, target)
    if dear:
        for gate, _at in entering(target):
            gate.value(sight, False)  # the dear ones too: they alone decide now
    measures = _profile(sight)
    criteria = tuple(_criterion(gate, sight, stage, asked) for gate in _in_order())
    missing = _missing(sight, target, criteria, asked) if stage and target else ()
    return Reading(
        day=day,
        status=_status(clock, day, asleep),
        stage=stage,
        family=FAMILY[stage] if stage else None,
        profile=MappingProxyType({name: measure.value for name, measure in measures.items()}),
        criteria=criteria,
        missing=missing,
        side=side,
        active=sight.active,
        window=sight.whole.window,
        half_window=sight.half.window,
        late_window=sight.half.lately.window,
        measures=MappingProxyType({**measures, **_beside_the_profile(sight)}),
        interactions=sight.interactions,
        counts=sight.active < settings.whole("enough.for_shares"),
        why=why,
        next=target if stage else None,
        weakest=weakest(criteria, missing),
        unrecorded=tuple(gate.key for gate in _in_order() if gate.record and _unrecorded(gate, sight)),
        known_from=_known_from(sight, clock),
        since=since if stage else None,
        first_seen=first_seen if stage else None,
        around_facilitator=around_facilitator(sight, stage),
        last_activity=clock.last_activity(day),
        work_over=material.works.last_activity(day) if material.works_stopped(day) else None,
        yearly_proposed=not settings.yearly and clock.yearly_proposed(day),
        margin=margin(sight, stage, target, dear=dear, rose=rests > 0) if asleep is None else None,
        untold=MappingProxyType({key: reason for key in missing if (reason := gates()[key].unclear(sight))}),
        rises_from=_rises_from(day, -rests) if rests < 0 else None,
    )


def _rises_from(day: date, rests: int) -> date:
    """The first reading on which a label that fell may rise again, if the community stays awake."""
    first = months_later(day.replace(day=1), rests + (day == last_of_month(day.year, day.month)))
    return last_of_month(first.year, first.month)


def around_facilitator(sight: Sight, stage: Stage | None) -> bool:
    """Whether a stage is a connected network that hangs on its facilitator on a day."""
    if stage != "L1" or not sight.led:
        return False
    standing = sight.measure("self_standing").value or 0.0
    return standing < sight.settings.number("around_facilitator.self_standing")


def _status(clock: Clock, day: date, asleep: date | None) -> Status:
    if asleep is not None:
        return "asleep"
    return "young" if clock.young(day) else "awake"


def _why(sight: Sight, settled: Stage | None, asleep: date | None) -> tuple[str, ...]:
    if asleep is not None and sight.whole.day >= months_later(asleep, sight.settings.whole("clock.withheld_months")):
        return ("asleep_long",)
    return _too_little(sight) or (() if settled else ("first_readings",))


def _too_little(sight: Sight) -> tuple[str, ...]:
    if not sight.active:
        return ("no_meetings",)
    few = []
    if sight.active < sight.settings.whole("enough.active"):
        few.append("few_active")
    if sight.interactions < sight.settings.whole("enough.interactions"):
        few.append("few_interactions")
    return tuple(few)


def _target(sight: Sight, stage: Stage | None) -> Stage | None:
    """The next stage: where two roads lead on, the one that asks least yet."""
    if stage is None:
        return "L1"

    def lacking(up: Stage) -> tuple[int, int]:
        return sum(not _cheaply_met(gate, sight, at) for gate, at in entering(up)), STAGES.index(up)

    return min(UP[stage], key=lacking, default=None)


def _cheaply_met(gate: Gate, sight: Sight, at: Stage) -> bool:
    return gate.cost > 0 or gate.met(sight, at)


def _profile(sight: Sight) -> Mapping[str, Measure]:
    small = sight.active <= sight.settings.whole("profile.always_up_to")
    found: dict[str, Measure] = {}
    for key, number in profile().items():
        if number.cost == 0 or (number.cost == 1 and small):
            found[number.symbol] = sight.measure(key)
        else:
            found[number.symbol] = sight.known(key) or Measure(None)
    return MappingProxyType({symbol: found[symbol] for symbol in PROFILE})


def _beside_the_profile(sight: Sight) -> Mapping[str, Measure]:
    """By symbol, the numbers that a criterion looks at and the profile does not show."""
    others = (each for each in _looked_for().values() if not each.profile)
    return {each.symbol: sight.known(each.key) or Measure(None) for each in others}


@cache
def _looked_for() -> Mapping[str, Number]:
    """The numbers of the profile and those that a criterion looks at, by key."""
    return {**profile(), **{key: number for key, number in numbers().items() if key in gates()}}


@cache
def _in_order() -> tuple[Gate, ...]:
    """The criteria in the order in which the stages ask them."""
    return tuple(sorted(gates().values(), key=lambda gate: (min(map(STAGES.index, gate.enters)), gate.key)))


def _criterion(gate: Gate, sight: Sight, stage: Stage | None, asked: Mapping[str, Stage]) -> Criterion:
    at, left = _told_at(gate.key, stage)
    at = asked.get(gate.key, at)
    ready = _looked_at(gate, sight)
    return Criterion(
        key=gate.key,
        value=gate.value(sight, False) if ready else None,
        value_half=gate.value(sight, True) if gate.cost == 0 else None,
        enter=gate.enter_at(sight, at),
        leave=float(gate.leave_at(sight, left)) if left else None,
        met=ready and gate.met(sight, at),
        most=gate.most_at(sight),
        enter_half=float(gate.enter_of_late_at(sight, at)) if gate.lately else None,
    )


@cache
def _told_at(key: str, stage: Stage | None) -> tuple[Stage, Stage | None]:
    """Of which stages the thresholds are told beside a criterion: the next that asks it, else the highest that does;
    and that which it keeps in the present stage, else the first that it keeps in any."""
    gate = gates()[key]
    here = STAGES.index(stage) if stage else 0
    highest: Stage = max(gate.enters, key=STAGES.index)
    keeping = {each.key: since for each, since in staying(stage)} if stage else {}
    above = (each for each in STAGES[here + 1 :] if each in gate.enters)
    return next(above, highest), keeping.get(key) or min(gate.leaves, key=STAGES.index, default=None)


def _missing(
    sight: Sight, target: Stage, criteria: tuple[Criterion, ...], asked: Mapping[str, Stage]
) -> tuple[str, ...]:
    """What stands between here and the next stage: criteria unmet, or unmet of late, and those that would be left.

    A dear one that nothing asked for, because others are missing, is not among them.
    """
    told = (each for each in criteria if each.key in asked and not each.met)
    unmet = {each.key for each in told if _looked_at(gates()[each.key], sight)}
    unmet |= {gate.key for gate, at in entering(target) if not gate.lasts(sight, at)}
    # the dear leave criteria are only looked at when nothing else is missing
    held = ((gate, at) for gate, at in staying(target) if gate.cost == 0 or not unmet)
    broken = {gate.key for gate, at in held if gate.broken(sight, at)}
    return tuple(each.key for each in criteria if each.key in unmet | broken)


def weakest(criteria: tuple[Criterion, ...], missing: tuple[str, ...]) -> str | None:
    """The missing criterion farthest from its threshold; those that are not recorded come last."""
    lacking = [each for each in criteria if each.key in missing]
    return min(lacking, key=lambda each: (each.value is None, _nearness_of_late(each))).key if lacking else None


def _looked_at(gate: Gate, sight: Sight) -> bool:
    return gate.cost == 0 or sight.known(gate.key) is not None


def _nearness_of_late(each: Criterion) -> float:
    """How near it is, over the whole or over the last part, where it is asked of that too and lies farther."""
    if each.value_half is None or not (each.met or gates()[each.key].lately):
        return nearness(each)
    asked = each.enter if each.enter_half is None else each.enter_half
    return min(nearness(each), nearness(replace(each, value=each.value_half, enter=asked)))


def nearness(each: Criterion) -> float:
    """How near a criterion is to its threshold: 1 on it, 0 at the farthest; beyond 1 where it is met with room."""
    value = each.value or 0.0
    too_much = gates()[each.key].at_most or (each.most is not None and value > each.most)
    border = each.most if too_much and each.most is not None else each.enter
    return border / value if too_much and value else value / (border or 1.0)


def _unrecorded(gate: Gate, sight: Sight) -> bool:
    return gate.cost == 0 and gate.key != "persistence" and gate.value(sight, False) is None


def _known_from(sight: Sight, clock: Clock) -> Mapping[str, date]:
    """When a criterion can be known that time does not yet allow, if the community stays awake."""
    if clock.beginning is None or sight.whole.reaches_back:
        return MappingProxyType({})
    window = sight.whole.window
    left = window.awake - clock.between(clock.beginning, sight.whole.day)
    return MappingProxyType({"persistence": sight.whole.day + timedelta(max(left, 0))})
