"""How far a label is from changing: the nearest threshold, and the room that is left before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meshwork.stages.gate import HAIR, UNRECORDED_BREAKS, Gate, entering, goals_let_go, staying
from meshwork.stages.ladder import Stage
from meshwork.stages.sight import Sight

_CROSSED = -1.0  # what is no longer recorded is as far past its threshold as can be


@dataclass(frozen=True, slots=True)
class Margin:
    """The criterion on which the label will turn first, its value, the threshold, and how far apart the two are.

    Where `falls`, `value` is over the last half of the window, and the label falls when it passes the threshold; else
    it is over the whole, and the label rises (with `half`: the last half holds it down). `distance` is in shares, for
    a count in shares of the threshold; below 0 (rising: at 0) it is passed, and the label follows when the next
    reading says the same; where a fall `waits`, when one does before which more was recorded. A `value` of None is
    not recorded any more.
    """

    key: str
    value: float | None
    threshold: float
    distance: float
    falls: bool
    half: bool = False
    waits: bool = False


def margin(
    sight: Sight, stage: Stage | None, target: Stage | None, *, dear: bool, rose: bool = False
) -> Margin | None:
    """The nearer of two: the threshold under which the stage falls first, and the last one before the next stage.

    One broken leave criterion is enough for a fall, so that is the nearest of them; a rise asks all, so that is the
    farthest; with `dear` of the dear ones too. None without a label, and where nothing can change it (no way up that
    is recorded, no way down). `rose`: so short ago that a fall waits.
    """
    if stage is None:
        return None
    fall = min(_falls(sight, stage), key=lambda each: each.distance, default=None)
    rise = _rise(sight, target, dear=dear) if target else None
    told = min((each for each in (fall, rise) if each), key=lambda each: each.distance, default=None)
    return replace(told, waits=rose or _waits(sight)) if told and told.falls and told.distance < -HAIR else told


def _falls(sight: Sight, stage: Stage, *, holding: bool = False) -> Iterator[Margin]:
    """How far each leave criterion is from breaking a stage; `holding`: from holding the label under it no more."""
    side = -1 if holding else 1
    for gate, at in staying(stage):
        value, threshold = gate.value(sight, True), float(gate.leave_at(sight, at))
        if value is not None and not gate.spared(sight):
            yield Margin(gate.key, value, threshold, side * _room(gate, value, threshold), not holding, holding)
        elif value is None and at in UNRECORDED_BREAKS:
            yield Margin(gate.key, None, threshold, side * _CROSSED, not holding, holding)


def _waits(sight: Sight) -> bool:
    """Whether a fall is settled only once more is recorded: in a silence, and where people meet seldom."""
    clock, day = sight.whole.material.clock, sight.whole.day
    return clock.silent(day) or (clock.seldom(day) and not goals_let_go(sight))


def _rise(sight: Sight, target: Stage, *, dear: bool) -> Margin | None:
    """The criterion of the next stage that is farthest from holding; None where one is not recorded."""
    lacking = list(_falls(sight, target, holding=True))
    for gate, at in entering(target):
        if gate.cost and not dear:
            continue
        value, threshold = gate.value(sight, False), gate.enter_at(sight, at)
        if value is None:
            return None
        most = gate.most_at(sight)
        if most is not None and most - value < value - threshold:
            lacking.append(Margin(gate.key, value, most, value - most, falls=False))
        else:
            lacking.append(
                _instead(sight, Margin(gate.key, value, threshold, -_room(gate, value, threshold), falls=False))
            )
        late = gate.value(sight, True) if gate.lately else None
        if late is not None:
            asked = float(gate.enter_of_late_at(sight, at))
            lacking.append(Margin(gate.key, late, asked, asked - late, falls=False, half=True))
    return max(lacking, key=lambda each: each.distance, default=None)


def _instead(sight: Sight, one: Margin) -> Margin:
    """In place of one goal that many carry, enough goals that are shared will do; the nearer of the two counts."""
    shared = sight.measure("shared_goals").value if one.key == "one_goal" else None
    if shared is None:
        return one
    threshold = sight.settings.number("enter.P1.one_goal_or_shared_goals")
    return min(
        one,
        Margin("shared_goals", shared, threshold, threshold - shared, falls=False),
        key=lambda each: each.distance,
    )


def _room(gate: Gate, value: float, threshold: float) -> float:
    """How far a value is on the right side of its threshold; of a count as a share of the threshold."""
    room = threshold - value if gate.at_most else value - threshold
    return room / (threshold or 1.0) if gate.counted else room
