"""What would be left without anybody to host or lead it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from meshwork.network.clock import Window
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.network.record import Record
from meshwork.when import holds

_HOSTS = frozenset({"host", "chair", "process_facilitator"})
_OVER = frozenset({"done", "stopped"})


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions of one title and kind, and how many of them there were."""

    title: str
    kind: str
    times: int


def unhosted(record: Record, window: Window, gone: frozenset[str]) -> tuple[Series, ...]:
    """What was held more than once in a window and never hosted by anybody else, the most frequent first.

    Hosts are who hosted, chaired or helped the talk along; where nobody is recorded as that, who took the initiative.
    A talk or call of two needs no host, and what was held once is over.
    """
    hosts: dict[str, set[str]] = defaultdict(set)
    for each in record.facts.attendance:
        if each.role in _HOSTS and each.present is not False:
            hosts[each.session].add(each.stakeholder)
    held: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for session in record.facts.sessions:
        on, began = session.date.start, {session.started_by} if session.started_by else set()
        led = hosts.get(session.id) or began
        if led and session.title and session.kind not in ONE_TO_ONE and window.first <= on <= window.last:
            held[session.title, session.kind].append(_only(record, gone, led, on))
    found = [Series(*named, len(theirs)) for named, theirs in held.items() if len(theirs) > 1 and all(theirs)]
    return tuple(sorted(found, key=lambda each: (-each.times, each.title, each.kind)))


def unled(record: Record, window: Window, gone: frozenset[str]) -> tuple[str, ...]:
    """The titles of actions that go on at the end of a window and are led by nobody but these, in their order.

    A service goes on until it is done; a task or an event of which no end is recorded, if it began in the window.
    """
    day = window.last
    leads: dict[str, set[str]] = defaultdict(set)
    for each in record.facts.works_on:
        if each.lead and holds(each.since, each.until, day):
            leads[each.action].add(each.stakeholder)
    found = []
    for action in record.facts.actions:
        began = action.start.start if action.start else date.min
        going_on = action.done.end > day if action.done else action.status not in _OVER
        if going_on and began <= day and (action.kind == "service" or began >= window.first):
            found += [action.title] if _only(record, gone, leads[action.id], day) else []
    return tuple(found)


def _only(record: Record, gone: frozenset[str], some: Collection[str], day: date) -> bool:
    """Whether there are some, and all of them leave, by themselves or with their organisation."""
    roster = record.material.roster

    def goes(each: str) -> bool:
        place = roster.on(each, day.toordinal())
        return each in gone or (place is not None and roster.ids[place] in gone)

    return bool(some) and all(goes(each) for each in some)
