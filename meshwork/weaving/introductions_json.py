"""Introductions in the shape that other programs may rely on; docs/weaving.md describes it."""

from __future__ import annotations

from typing import Any

from meshwork.weaving.gains import Gain
from meshwork.weaving.introductions import Introduction, Introductions
from meshwork.weaving.together import Together

_DIGITS = 4


def introductions_to_json(found: Introductions, together: Together | None) -> dict[str, Any]:
    """Introductions as plain values: names as ids, numbers with four decimals, None where there is nothing to say."""
    return {
        "day": found.day.isoformat(),
        "goal": found.goal,
        "stage": found.reading.stage,
        "next": found.reading.next,
        "weakest": found.weakest,
        "movable": found.movable,
        "found": found.found,
        "why": found.why or None,
        "spread": found.spread,
        "pairs": [_introduction(each) for each in found.pairs],
        "together": _together(together) if together else None,
    }


def _introduction(each: Introduction) -> dict[str, Any]:
    nearest = each.nearest
    return {
        "one": each.one.id,
        "other": each.other.id,
        "sectors": list(each.sectors),
        "goals": list(each.goals),
        "fits": [
            {"needs": fit.needs, "need": fit.need, "brings": fit.brings, "offer": fit.offer} for fit in each.fits
        ],
        "steps": each.steps,
        "connectors": [who.id for who in each.connectors],
        "nearest": {"who": nearest[0].id, "steps": list(nearest[1:])} if nearest else None,
        "gains": [_gain(gain) for gain in each.gains],
    }


def _gain(each: Gain) -> dict[str, Any]:
    return {
        "key": each.key,
        "before": round(each.before, _DIGITS),
        "after": round(each.after, _DIGITS),
        "part": list(each.part) if each.part else None,
        "whole": each.whole or None,
        "new": [who.id for who in each.new],
    }


def _together(found: Together) -> dict[str, Any]:
    return {
        "steps": [
            {"one": step.one.id, "other": step.other.id, "gains": [_gain(gain) for gain in step.gains]}
            for step in found.steps
        ],
        "stage": {"before": found.before.stage, "anyway": found.anyway, "after": found.after.stage},
        "profile": {
            when: {
                symbol: None if value is None else round(value, _DIGITS) for symbol, value in reading.profile.items()
            }
            for when, reading in (("before", found.before), ("after", found.after))
        },
        "missing": list(found.after.missing),
    }
