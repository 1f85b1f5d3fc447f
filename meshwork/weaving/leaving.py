"""What would be if some left today: who falls off, which goals lose their carriers, and where that leaves the whole.

Who leaves is taken out of the day, with all that they did; what the others did together stays as it was. So nobody
comes closer to anybody because somebody else is gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from meshwork.network.record import Record
from meshwork.weaving.falling import falling


@dataclass(frozen=True, slots=True)
class Someone:
    """A stakeholder by id, and its name on the day."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would be if `who` left on a day.

    `loose` would lose every tie, each of `pieces` hangs together but would be cut from the largest part. Who is not
    told of by name is counted in `unnamed`: of those who leave, and of those who fall off.
    """

    day: date
    goal: str | None
    who: tuple[Someone, ...]
    loose: tuple[Someone, ...]
    pieces: tuple[tuple[Someone, ...], ...]
    unnamed: tuple[int, int]


def leaving(
    record: Record,
    day: date,
    who: Collection[str],
    *,
    goal: str | None = None,
    hidden: Collection[str] = frozenset(),
) -> Leaving:
    """What would be if these (ids) left on a day; with `goal` among those who carry it.

    `hidden` are not told of by name.
    """
    before = record.on(day, goal=goal)
    names = dict(before.graph.nodes(data="name"))
    gone = frozenset(who) & names.keys()
    fell = falling(before.graph, gone)

    def told(some: Collection[str]) -> tuple[Someone, ...]:
        return tuple(Someone(each, names[each]) for each in sorted(some) if each not in hidden)

    return Leaving(
        day=day,
        goal=goal,
        who=told(gone),
        loose=told(fell.loose),
        pieces=tuple(filter(None, (told(piece) for piece in fell.pieces))),
        unnamed=(sum(each in hidden for each in gone), sum(each in hidden for each in fell.everyone)),
    )
