"""How many must carry one and the same goal."""

from __future__ import annotations

from typing import Any

from meshwork.network.snapshot import Snapshot
from meshwork.stages.criteria._shared import goals
from meshwork.stages.findings import Finding, listed, partners
from meshwork.stages.gate import HAIR, Gate, Seen, Values, of_day
from meshwork.stages.sight import Sight
from meshwork.text import later


def _value(sight: Sight, half: bool) -> float | None:
    """The share of the active that carries the goal that most carry; over the half, carried it at some time in it."""
    if sight.measure("shared_goals", half=half).value is None:
        return None
    snapshot = sight.half if half else sight.whole
    carried = snapshot.carried_of_late if half else snapshot.carried
    return int(carried.carriers.max(initial=0)) / snapshot.size if snapshot.size else 0.0


def _holds(sight: Seen, value: Values, threshold: float) -> Any:
    told: Values = sight.measure("shared_goals").value
    shared = 0.0 if told is None else told
    enough = sight.settings.number("enter.P1.one_goal_or_shared_goals")
    return (value >= threshold - HAIR) | (shared >= enough - HAIR)


def _shared_of_late(sight: Sight) -> bool:
    """Whether enough of the goals of the half were carried by two or more, as entering has it too."""
    late, enough = sight.half.carried_of_late, sight.settings.number("leave.P1.one_goal_or_shared_goals")
    return bool(len(late.open)) and late.shared / len(late.open) >= enough - HAIR


def _evidence(snapshot: Snapshot) -> tuple[Finding, ...]:
    found = goals(snapshot, of_late=snapshot.late)
    best = found[:1] if found and found[0].inner else []
    carriers = {each.id for goal in best for each in goal.inner}
    return (
        Finding(later("The goal that most active partners carry"), "for", tuple(best), len(carriers)),
        partners(later("Active, and do not carry it"), "against", snapshot.active - carriers),
        listed(later("Other open goals"), "aside", found[len(best) :]),
    )


ONE_GOAL = Gate(
    key="one_goal",
    name=later("one goal that many carry"),
    meaning=later("A third of the active carries the same goal, or half of the open goals is shared by two or more."),
    question=later("Which one goal would most partners put their name to?"),
    value=of_day("one_goal", _value),
    evidence=_evidence,
    enters={"P1": "enter.P1.one_goal"},
    leaves={"P1": "leave.P1.one_goal"},
    record=later("Write down the shared goals, and who commits to which."),
    holds=_holds,
    of_active=True,
    of_record=True,
    spared=_shared_of_late,
)
