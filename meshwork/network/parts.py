"""The groups of a day, whose partners are tied to each other more than to others, and how they go on over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from meshwork.network.clock import last_of_month, months_later
from meshwork.network.leiden import leiden
from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.network.web import Ints

KEPT = 1 / 3
"""A group goes on where it shares at least this part of its members, counted by what it was or by what it is. Without
such a border one partner who changed over would carry the id of a group that is gone to a group of strangers."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of two or more on a day: its members by id, and the first day of the path on which it had this id."""

    id: str
    since: date
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """The groups of the days of a path, under ids that stay; made by `grouped`.

    `ids` are the stakeholders, sorted; `names` the ids of the groups and `since` the days they came, in the order in
    which they came. `of` says by day and stakeholder which of `names` it was in; -1: not active, or tied to nobody.
    """

    days: tuple[date, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    since: tuple[date, ...]
    of: Ints

    def on(self, day: date) -> tuple[Group, ...]:
        """The groups of the last of these days up to a day, the largest first, of equals the oldest; none before."""
        at = sum(each <= day for each in self.days) - 1
        row = self.of[at] if at >= 0 else np.empty(0, np.int64)
        found = (
            Group(self.names[name], self.since[name], tuple(self.ids[place] for place in np.flatnonzero(row == name)))
            for name in np.unique(row[row >= 0]).tolist()
        )
        return tuple(sorted(found, key=lambda each: (-len(each.members), each.since, each.id)))


def parts(snapshot: Snapshot) -> tuple[frozenset[str], ...]:
    """The groups of a day, the largest first (of equals: that of the first id); who is tied to nobody stands alone.

    Found on the strengths of the day (`network.leiden`); the same for the same day on every machine.
    """
    ids = snapshot.material.roster.ids
    found: dict[int, list[str]] = {}
    for place, group in zip(snapshot.places.tolist(), _numbers(snapshot).tolist(), strict=True):
        found.setdefault(group, []).append(ids[place])
    return tuple(frozenset(part) for part in sorted(found.values(), key=lambda part: (-len(part), part[0])))


def grouped(record: Record, to: date, *, goal: str | None = None) -> Grouped:
    """The groups on the last day of every month from the first fact on, and on `to`; with `goal`, of its carriers.

    Each goes on under the id it had the month before: of what falls apart the part with most of its members keeps
    the id, what grows together keeps that of the part that brought most. A new group gets the id of its first member;
    no id is ever used for another group, so a second one of that name is "name~2".
    """
    order = record.material.roster.order
    ids = tuple(map(record.ids.__getitem__, order.tolist()))
    days = _days(record, to)
    of = np.full((len(days), len(ids)), -1, np.int64)
    names: dict[str, date] = {}
    for at, day in enumerate(days):
        snapshot = record.on(day, goal=goal)
        number = _numbers(snapshot)
        tied = np.bincount(number)[number] > 1 if len(number) else np.empty(0, bool)
        now = np.full(len(ids), -1, np.int64)
        now[snapshot.here[order]] = np.where(tied, number, -1)
        before = of[at - 1] if at else np.full(len(ids), -1, np.int64)
        of[at] = _carried_on(before, now, ids, names, day)
    return Grouped(days, ids, tuple(names), tuple(names.values()), of)


def _numbers(snapshot: Snapshot) -> Ints:
    """The number of the group of each of the active, beside their places."""
    places, ties = snapshot.places, snapshot.ties
    new = np.full(len(snapshot.here), -1, np.int64)
    new[places] = np.arange(len(places))
    return leiden(len(places), new[ties.first], new[ties.second], ties.strength)


def _carried_on(before: Ints, now: Ints, ids: Sequence[str], names: dict[str, date], day: date) -> Ints:
    """The groups of now by their place in `names`, to which new ones are added; `before` is by place already."""
    size_before, size_now = (np.bincount(each[each >= 0], minlength=1) for each in (before, now))
    both, width = (before >= 0) & (now >= 0), max(len(names), 1)
    pairs, shared = np.unique(now[both] * width + before[both], return_counts=True)
    name_of = np.full(len(size_now) + 1, -1)  # the last for who is in no group
    taken: set[int] = set()
    for at in np.argsort(-shared, kind="stable").tolist():
        new, old = divmod(int(pairs[at]), width)
        enough = shared[at] >= KEPT * min(size_now[new], size_before[old])
        if enough and name_of[new] < 0 and old not in taken:
            name_of[new] = old
            taken.add(old)
    placed = np.flatnonzero(now >= 0)[::-1]
    first = np.zeros(len(size_now), np.int64)
    first[now[placed]] = placed  # of each group the first, which is written last
    for number in np.flatnonzero((size_now > 0) & (name_of[:-1] < 0)).tolist():
        name_of[number] = len(names)
        names[_free(ids[first[number]], names)] = day
    return name_of[now]


def _free(name: str, taken: Mapping[str, date]) -> str:
    return next(free for n in range(1, len(taken) + 2) if (free := name if n == 1 else f"{name}~{n}") not in taken)


def _days(record: Record, to: date) -> tuple[date, ...]:
    """The days of a path: month ends from the first fact on, and the day itself."""
    first = min(record.first_fact or to, to)
    many = (to.year - first.year) * 12 + to.month - first.month + 1
    months = (months_later(first.replace(day=1), n) for n in range(many))
    ends = (last_of_month(each.year, each.month) for each in months)
    return (*(each for each in ends if each < to), to)
