"""Readings in the shape that other programs may rely on; docs/stages.md describes it."""

from __future__ import annotations

from typing import Any

from meshwork.network.clock import Window
from meshwork.stages.evidence import Evidence, Seen
from meshwork.stages.findings import Thing
from meshwork.stages.governance import Governance
from meshwork.stages.judged import Judged
from meshwork.stages.margin import Margin
from meshwork.stages.reading import Path, Reading, Transition
from meshwork.stages.stability import Stability
from meshwork.stages.trends import Trend

_DIGITS = 4


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values: days as ISO text, shares with four decimals, None where not recorded."""
    return {
        "day": reading.day.isoformat(),
        "status": reading.status,
        "stage": reading.stage,
        "family": reading.family,
        "profile": {name: _number(value) for name, value in reading.profile.items()},
        "criteria": [
            {
                "key": each.key,
                "value": _number(each.value),
                "value_half": _number(each.value_half),
                "enter": _number(each.enter),
                "leave": _number(each.leave),
                "met": each.met,
            }
            for each in reading.criteria
        ],
        "missing": list(reading.missing),
        "side": list(reading.side),
        "active": reading.active,
        "governance": _governance(reading.governance) if reading.governance else None,
        "overruled": judged_to_json(reading.judged) if reading.judged else None,
        "stability": _stability(reading.stability) if reading.stability else None,
        "margin": _margin(reading.margin) if reading.margin else None,
        "since": reading.since.isoformat() if reading.since else None,
        "rises_from": reading.rises_from.isoformat() if reading.rises_from else None,
        "next": reading.next,
        "weakest": reading.weakest,
        "untold": list(reading.untold),
        "why": list(reading.why),
        "errors": {
            name: _number(measure.error)
            for name, measure in reading.measures.items()
            if name in reading.profile and measure.error
        },
    }


def path_to_json(path: Path, trends: tuple[Trend, ...] = ()) -> dict[str, Any]:
    """A path as plain values: its readings, its transitions, and the changes of level that were found in it."""
    return {
        "readings": [reading_to_json(each) for each in path.readings],
        "transitions": [_transition(each) for each in path.transitions],
        "trends": [
            {
                "key": each.key,
                "day": each.day.isoformat(),
                "before": _number(each.before),
                "after": _number(each.after),
            }
            for each in trends
        ],
    }


def _governance(held: Governance) -> dict[str, Any]:
    return {
        "form": held.form,
        "turns": held.turns,
        "facilitators": _number(held.facilitators),
        "partners": len(held.shares),
        "largest": _number(held.largest),
        "confirmed": {"turns": held.sure, "met": held.sure_met, "of_met": held.met},
    }


def _stability(told: Stability) -> dict[str, Any]:
    return {
        "level": told.level,
        "near": told.near,
        "share": _number(told.share),
        "runs": told.runs,
        "left_out": _number(told.left_out),
        "coverage": _number(told.covered),
    }


def _margin(told: Margin) -> dict[str, Any]:
    return {
        "key": told.key,
        "falls": told.falls,
        "value": _number(told.value),
        "threshold": _number(told.threshold),
        "distance": _number(told.distance),
    }


def judged_to_json(said: Judged) -> dict[str, Any]:
    """What a facilitator said of the stage, as plain values."""
    return {
        "stage": said.stage,
        "reason": said.reason,
        "author": said.author,
        "said_on": said.said_on.isoformat() if said.said_on else None,
        "since": said.since.isoformat(),
        "until": said.until.isoformat() if said.until else None,
    }


def evidence_to_json(found: Evidence) -> dict[str, Any]:
    """What makes the number of a criterion, as plain values: over the whole window, and where it matters its half."""
    return {"key": found.key, "whole": _seen(found.whole), "half": _seen(found.half) if found.half else None}


def _seen(seen: Seen) -> dict[str, Any]:
    return {
        "value": _number(seen.value),
        "window": _window(seen.window),
        "before": _window(seen.before) if seen.before else None,
        "findings": [
            {
                "says": each.says,
                "side": each.side,
                "count": each.count,
                "unnamed": each.unnamed,
                "amounts": each.amounts or None,
                "things": [_thing(thing) for thing in each.things],
                "record": each.record or None,
            }
            for each in seen.findings
        ],
    }


def _thing(each: Thing) -> dict[str, Any]:
    """Only what a thing has; a part has no id."""
    said: dict[str, Any] = {"kind": each.kind}
    said |= {"id": each.id, "name": each.name} if each.id else {}
    said |= {"day": each.day.isoformat()} if each.day else {}
    said |= {"amount": _number(each.amount)} if each.amount is not None else {}
    said |= {"sector": each.sector} if each.sector else {}
    said |= {"leads": True} if each.leads else {}
    said |= {"partners": [_thing(one) for one in each.inner]} if each.inner else {}
    return said | ({"unnamed": each.unnamed} if each.unnamed else {})


def _window(window: Window) -> list[str]:
    return [window.first.isoformat(), window.last.isoformat()]


def _transition(each: Transition) -> dict[str, Any]:
    return {
        "day": each.day.isoformat(),
        "first_seen": each.first_seen.isoformat(),
        "from": each.frm,
        "to": each.to,
        "because": list(each.because),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), _DIGITS)
