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
    ids, number = _numbered(snapshot)
    found: dict[int, list[str]] = {}
    for name, group in zip(ids, number.tolist(), strict=True):
        found.setdefault(group, []).append(name)
    return tuple(frozenset(part) for part in sorted(found.values(), key=lambda part: (-len(part), part[0])))


def grouped(record: Record, to: date, *, goal: str | None = None) -> Grouped:
    """The groups on the last day of every month from the first fact on, and on `to`; with `goal`, of its carriers.

    Each goes on under the id it had the month before: of what falls apart the part with most of its members keeps
    the id, what grows together keeps that of the part that brought most. A new group gets the id of its first member;
    no id is ever used for another group, so a second one of that name is "name~2".
    """
    ids = tuple(sorted(record.ids))
    place = {name: at for at, name in enumerate(ids)}
    days = _days(record, to)
    of = np.full((len(days), len(ids)), -1, np.int64)
    names: dict[str, date] = {}
    for at, day in enumerate(days):
        here, number = _numbered(record.on(day, goal=goal))
        tied = np.bincount(number)[number] > 1 if len(number) else np.empty(0, bool)
        now = np.full(len(ids), -1, np.int64)
        now[[place[name] for name in here]] = np.where(tied, number, -1)
        before = of[at - 1] if at else np.full(len(ids), -1, np.int64)
        of[at] = _carried_on(before, now, ids, names, day)
    return Grouped(days, ids, tuple(names), tuple(names.values()), of)


def _numbered(snapshot: Snapshot) -> tuple[list[str], Ints]:
    """The active by id, sorted, and the number of the group of each."""
    names, places = snapshot.material.roster.ids, snapshot.places
    new = np.full(len(names), -1, np.int64)
    new[places] = np.arange(len(places))
    ties = snapshot.ties
    ids = [names[place] for place in places.tolist()]
    return ids, leiden(len(ids), new[ties.first], new[ties.second], ties.strength)


def _carried_on(before: Ints, now: Ints, ids: Sequence[str], names: dict[str, date], day: date) -> Ints:
    """The groups of now by their place in `names`, to which new ones are added; `before` is by place already."""
    size_before, size_now = (np.bincount(each[each >= 0], minlength=1) for each in (before, now))
    both = (before >= 0) & (now >= 0)
    pairs, shared = np.unique(np.stack([now[both], before[both]]), axis=1, return_counts=True)
    name_of: dict[int, int] = {}
    for at in np.lexsort((pairs[1], pairs[0], -shared)).tolist():
        new, old = pairs[:, at].tolist()
        enough = shared[at] >= KEPT * min(size_now[new], size_before[old])
        if enough and new not in name_of and old not in name_of.values():
            name_of[new] = old
    numbers, first = np.unique(now, return_index=True)
    for number, member in zip(numbers.tolist(), first.tolist(), strict=True):
        if number >= 0 and number not in name_of:
            name_of[number] = len(names)
            names[_free(ids[member], names)] = day
    return np.array([-1 if each < 0 else name_of[each] for each in now.tolist()], np.int64)


def _free(name: str, taken: Mapping[str, date]) -> str:
    return next(free for n in range(1, len(taken) + 2) if (free := name if n == 1 else f"{name}~{n}") not in taken)


def _days(record: Record, to: date) -> tuple[date, ...]:
    """The days of a path: month ends from the first fact on, and the day itself."""
    first = min(record.first_fact or to, to)
    many = (to.year - first.year) * 12 + to.month - first.month + 1
    months = (months_later(first.replace(day=1), n) for n in range(many))
    ends = (last_of_month(each.year, each.month) for each in months)
    return (*(each for each in ends if each < to), to)
