"""An answer about a tie that stands confirms it, instead of standing beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from meshwork.change import Key, key_of
from meshwork.formats._asked import ORIGIN
from meshwork.model import Fact, Facts, Tie

DOING = frozenset({"collaborates", "delivers_with", "exchanges", "refers"})
"""The kinds of ties of who do something together; to know each other is another thing."""


def confirmed(wanted: dict[Key, Fact], answers: Collection[Key], live: Facts) -> dict[Key, Fact]:
    """What is wanted, each tie that was answered (`answers`) put into the one of the same two that stands then.

    That one keeps its own days, who began it and who confirmed it, where it has them; one that answers made
    lasts from the first of their days to the last, whatever order they come in.
    """
    found = {key: fact for key, fact in wanted.items() if key not in answers}
    beside: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for each in live.ties:
        beside[_pair(each)].append(each)
    for key in answers:
        told = wanted[key]
        if not isinstance(told, Tie):
            found[key] = told
            continue
        known = beside[_pair(told)]
        place = next((n for n, each in enumerate(known) if each.id == told.id), None)
        if place is None:
            place = next((n for n, each in enumerate(known) if each.kind in DOING and _meet(each, told)), None)
        if place is None:
            known.append(told)
            found[key] = told
        else:
            known[place] = _with(known[place], told)
            found[key_of(known[place])] = known[place]
    return found


def _pair(tie: Tie) -> frozenset[str]:
    return frozenset({tie.source, tie.target})


def _meet(one: Tie, other: Tie) -> bool:
    """Whether there is a day on which both hold."""
    return _first(one) < _last(other) and _first(other) < _last(one)


def _first(tie: Tie) -> date:
    return tie.since.start if tie.since else date.min


def _last(tie: Tie) -> date:
    return tie.until.end if tie.until else date.max


def _with(tie: Tie, told: Tie) -> Tie:
    later = tie.origin == ORIGIN and _last(told) > _last(tie)
    sooner = tie.origin == ORIGIN and _first(told) < _first(tie)
    return replace(
        tie,
        confirmed_by=tie.confirmed_by or told.confirmed_by,
        started_by=tie.started_by or told.started_by,
        since=told.since if sooner else tie.since,
        until=told.until if later else tie.until,
    )
