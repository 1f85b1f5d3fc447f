"""From which day on two records of one community may be read otherwise, told by the facts that are not the same.

It is never said too late: where it cannot be told, it is always.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from meshwork.model import (
    About,
    Action,
    Attendance,
    Commitment,
    Fact,
    Facts,
    Goal,
    Membership,
    Reuse,
    Session,
    Tie,
    Work,
)
from meshwork.network.record import Record
from meshwork.network.roster import ALWAYS, STILL, begins, ends

_UNREAD = frozenset(
    {"number", "community", "questions", "helped", "insights", "drives", "choices", "extras", "openings", "settings"}
    | {"judgements", "views", "stories"}
)
"""What no reading looks at by itself: settings and objections were applied before, judgements stand beside it."""
_SPELLS: Mapping[type[Fact], tuple[str, str]] = {
    Goal: ("opened", "closed"),
    Commitment: ("since", "until"),
    Tie: ("since", "until"),
    Membership: ("since", "until"),
}
_READ = tuple(each.name for each in fields(Facts) if each.name not in _UNREAD)


def unlike_from(one: Record, other: Record) -> int:
    """The first day (`toordinal`) on which they may be read otherwise; `STILL` where there is none.

    A day is read from what was recorded of it and of earlier days, so on days before it both read the same.
    """
    if _frame(one) != _frame(other):
        return ALWAYS
    first = STILL
    for kind in _READ:
        for pair in _not_alike(getattr(one.facts, kind), getattr(other.facts, kind)):
            first = min(first, _from(pair, (one.facts, other.facts)))
    return first


def _frame(record: Record) -> tuple[Any, ...]:
    clock = record.clock
    return record.level, dict(record.settings.changed), record.first_fact, clock.beginning, clock.by_calendar


def _not_alike(ones: tuple[Fact, ...], others: tuple[Fact, ...]) -> Iterator[tuple[Fact, ...]]:
    """What stands in one and not in the other, with its twin of the same id where there is one."""
    if ones is others:
        return
    standing = {each.id: each for each in ones}
    for each in others:
        twin = standing.pop(each.id, None)
        if twin is not each and twin != each:
            yield (each,) if twin is None else (twin, each)
    yield from ((each,) for each in standing.values())


def _from(pair: tuple[Any, ...], facts: Iterable[Facts]) -> int:
    """The first day on which these, which are not alike, may matter."""
    kind = type(pair[0])
    if kind is Goal and len(pair) == 1:
        return ALWAYS  # who carries it does so from before it is open
    if kind in _SPELLS:
        return _spell(pair, *_SPELLS[kind])
    if kind in {Attendance, About}:
        of = {each.session for each in pair}
        pair = tuple(each for some in facts for each in some.sessions if each.id in of)
    elif kind is Work:
        of = {each.action for each in pair}
        pair = tuple(each for some in facts for each in some.actions if each.id in of)
    elif kind not in {Session, Action, Reuse}:
        return ALWAYS
    return min(map(_day, pair), default=STILL)


def _day(fact: Session | Action | Reuse) -> int:
    """When it was. An action without a day of its own begins when the first work on it does: that may be always."""
    if isinstance(fact, Action):
        return begins(fact.start)
    return fact.date.start.toordinal() if fact.date else STILL


def _spell(pair: tuple[Any, ...], since: str, until: str) -> int:
    """Where only the end is another, the earlier of both ends; else the earlier beginning."""
    if len({replace(each, **{until: None}) for each in pair}) < len(pair):
        return min(ends(getattr(each, until)) for each in pair)
    return min(begins(getattr(each, since)) for each in pair)
