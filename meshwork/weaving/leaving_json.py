"""What-if in the shape that other programs may rely on; docs/weaving.md describes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from meshwork.stages import Stage, reading_to_json
from meshwork.weaving.footing import Border
from meshwork.weaving.leaving import Leaving, Part
from meshwork.weaving.named import Someone
from meshwork.weaving.tolls import Toll

_DIGITS = 4


def leaving_to_json(found: Leaving) -> dict[str, Any]:
    """What would be if some left, as plain values."""
    return {
        "day": found.day.isoformat(),
        "goal": found.goal,
        "without": [_someone(each) for each in found.who],
        "unnamed": found.unnamed,
        "idle": [each.id for each in found.idle],
        "falls_off": {
            "count": found.falls_off,
            "loose": _part(found.loose),
            "pieces": [_part(each) for each in found.pieces],
        },
        "goals": [
            {
                "id": each.id,
                "title": each.title,
                "loss": each.loss,
                "carriers": list(each.carriers),
                "sectors": list(each.sectors),
                "could_take_over": [
                    _someone(heir.who) | {"why": list(heir.why), "knows": heir.knows} for heir in each.heirs
                ],
            }
            for each in found.goals
        ],
        "sessions": [{"title": each.title, "kind": each.kind, "times": each.times} for each in found.sessions],
        "actions": list(found.actions),
        "label": found.label,
        "stage": {"before": found.before.stage, "after": found.after.stage},
        "profile": {
            "before": reading_to_json(found.before)["profile"],
            "after": reading_to_json(found.after)["profile"],
        },
        "active": {"before": found.before.active, "after": found.after.active},
        "broken": [_border(each) for each in found.broken],
        "nearest": _border(found.nearest) if found.nearest else None,
    }


def tolls_to_json(day: date, goal: str | None, found: Sequence[Toll]) -> dict[str, Any]:
    """Whose leaving would hurt most, as plain values."""
    return {
        "day": day.isoformat(),
        "goal": goal,
        "would_hurt_most": [
            _someone(each.who)
            | {
                "falls_off": each.falls_off,
                "goals_lost": each.goals_lost,
                "goals_thin": each.goals_thin,
                "stage": _stages(each.stages),
                "weight": round(each.weight, _DIGITS),
            }
            for each in found
        ],
    }


def _someone(who: Someone) -> dict[str, Any]:
    return {"id": who.id, "name": who.name}


def _part(part: Part) -> dict[str, Any]:
    return {
        "members": [_someone(each) for each in part.members],
        "unnamed": part.unnamed,
        "have_met_some": [_someone(who) | {"met": many} for who, many in part.bridges],
    }


def _border(each: Border) -> dict[str, Any]:
    value = None if each.value is None else round(each.value, _DIGITS)
    return {"key": each.key, "value_half": value, "leave": each.border}


def _stages(both: tuple[Stage, Stage] | None) -> dict[str, Any] | None:
    return {"before": both[0], "after": both[1]} if both else None
