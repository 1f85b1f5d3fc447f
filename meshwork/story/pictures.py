"""The maps of a story, made safe: nobody is found in them by name, size, colour or place in a list.

Who is counted on the day is a dot, with a tie or without, also who left within the window: no dot is missing from the
count, and who left looks like who was not active. A partner has a name and its sector's colour only where it may be
named and is on every picture from its first to the last; all others look alike, in three sizes of which at least
`ALIKE` stand on a picture. Where there are not so many, or a few dots are missing from the count, every picture of
the story is drawn by group. Nothing tells of fading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot
from typing import TypeVar, get_args

import numpy as np

from meshwork.network import Record
from meshwork.network.atlas import MOST_LINES, Atlas
from meshwork.network.coast import DISC
from meshwork.network.ground import SEA
from meshwork.network.lines import LEVELS
from meshwork.story.merging import FEWEST, safe
from meshwork.story.shown import ShownLand, ShownLine, ShownMap, ShownMark, Size
from meshwork.when import holds

ALIKE = 3
"""So many dots of one look there are at least, so that no look is somebody's own."""
TIES = (3, 8)
"""From so many ties a dot is of the second size, and of the third."""
MEMBERS = (10, 30)
"""From so many partners a group is of the second size, and of the third."""

K = TypeVar("K", str, int)
Point = tuple[float, float]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everybody stands (by id) and to which group each belongs; a group's `title` is that of a goal, or empty.

    Of a community too large for one map only groups have a place, and `alone` is False.
    """

    where: Mapping[str, Point]
    group: Mapping[str, str]
    title: Mapping[str, str]
    alone: bool


def sheet(atlas: Atlas, parts: Mapping[str, str], goals: Mapping[str, str]) -> Sheet:
    """The sheet of the whole map. `parts` says of a community drawn by parts who belongs to which.

    `goals` gives by title how it is told: a land that is called by its best-known partner has no name here.
    """
    where = {each.id: (each.x, each.y) for each in atlas.places}
    if atlas.view.kind == "overview":
        title = {each.id: each.name if each.name in goals else "" for each in atlas.places}
        return Sheet(
            where, {who: part for who, part in parts.items() if not part.startswith(SEA)}, title, alone=False
        )
    group = {each.id: each.land for each in atlas.places if each.land is not None}
    return Sheet(where, group, {each.id: goals.get(each.name, "") for each in atlas.lands}, alone=True)


def counted(record: Record, day: date, hidden: Collection[str]) -> tuple[int, ...]:
    """Everybody who is counted on a day, by place in `ids`: the active without who is not to be on the map."""
    active = np.flatnonzero(record.on(day).here).tolist()
    return tuple(place for place in active if record.ids[place] not in hidden)


def pictures(
    record: Record,
    days: Sequence[date],
    drawn_on: Sheet,
    free: Mapping[str, str],
    hidden: Collection[str],
    clean: Callable[[str], str] = str,
) -> tuple[ShownMap, ...]:
    """A picture of each of these days, in their order; `free` are the names that may be told, by id.

    A title stands on those of the days on which a goal of that title was open, as `clean` tells it.
    """
    seen = [_Day.of(record, day, drawn_on, hidden, clean) for day in days]
    named = {who: name for who, name in free.items() if _stays([who in each.there for each in seen])}
    frame = _frame(drawn_on, seen)
    alone = (
        drawn_on.alone
        and safe([each.missing for each in seen])
        and all(not (nameless := each.there - named.keys()) or len(nameless) >= ALIKE for each in seen)
    )
    if alone:
        small = _small([Counter(drawn_on.group.get(who, "") for who in each.there - named.keys()) for each in seen])
        return tuple(_by_partner(record, each, drawn_on, named, small, frame) for each in seen)
    return _by_group(seen, drawn_on, frame)


@dataclass(frozen=True, slots=True)
class _Day:
    """Who is on the picture of a day, and who is tied to whom how strongly.

    `missing` are counted and have no place; `title` is by group that of a goal that was open.
    """

    day: date
    there: frozenset[str]
    ties: Mapping[Pair, float]
    missing: int
    title: Mapping[str, str]

    @staticmethod
    def of(record: Record, day: date, drawn_on: Sheet, hidden: Collection[str], clean: Callable[[str], str]) -> _Day:
        snapshot = record.on(day)
        known = drawn_on.where if drawn_on.alone else drawn_on.group
        active = [record.ids[place] for place in counted(record, day, hidden)]
        there = frozenset(active).intersection(known)
        open_ = {each.title for each in record.facts.goals if holds(each.opened, each.closed, day)}
        title = {group: clean(said) for group, said in drawn_on.title.items() if said in open_}
        rows = zip(
            snapshot.ties.first.tolist(), snapshot.ties.second.tolist(), snapshot.ties.strength.tolist(), strict=True
        )
        ties = {(record.ids[one], record.ids[other]): weight for one, other, weight in rows}
        ties = {pair: weight for pair, weight in ties.items() if there.issuperset(pair)}
        return _Day(day, there, ties, len(active) - len(there), title)


def _small(sizes: Iterable[Mapping[str, int]]) -> frozenset[str]:
    """The groups that on any picture hold somebody, and fewer than `FEWEST`."""
    return frozenset(group for size in sizes for group, number in size.items() if 0 < number < FEWEST)


def _stays(there: Sequence[bool]) -> bool:
    """Whether somebody is there from its first picture to the last."""
    return any(there) and all(there[there.index(True) :])


def _frame(drawn_on: Sheet, seen: Iterable[_Day]) -> tuple[float, float, float, float]:
    ever = {who for each in seen for who in each.there}
    points = [drawn_on.where[who if drawn_on.alone else drawn_on.group[who]] for who in ever]
    if not points:
        return (-DISC, -DISC, DISC, DISC)
    across, down = [x for x, _y in points], [y for _x, y in points]
    left, top, right, bottom = min(across) - DISC, min(down) - DISC, max(across) + DISC, max(down) + DISC
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def _by_partner(
    record: Record,
    seen: _Day,
    drawn_on: Sheet,
    named: Mapping[str, str],
    small: Collection[str],
    frame: tuple[float, float, float, float],
) -> ShownMap:
    degree = Counter(who for pair in seen.ties for who in pair)
    size = {who: _size(degree[who], TIES) for who in seen.there}
    size |= alike({who: size[who] for who in seen.there if who not in named})
    roster, sectors = record.material.roster, record.material.roster.sectors_on(seen.day.toordinal())
    # the order of the dots is that of their places: nothing of the ids is left in it
    order = sorted(seen.there, key=lambda who: (drawn_on.where[who], who))
    at = {who: number for number, who in enumerate(order)}

    def mark(who: str) -> ShownMark:
        x, y = drawn_on.where[who]
        if who not in named:
            return ShownMark(x, y, size[who])
        sector = sectors[roster.places[who]]
        return ShownMark(x, y, size[who], named[who], roster.sectors[sector] if sector >= 0 else "")

    lands: defaultdict[str, list[int]] = defaultdict(list)
    for who in order:
        if who in drawn_on.group and drawn_on.group[who] not in small:
            lands[drawn_on.group[who]].append(at[who])
    return ShownMap(
        day=seen.day,
        frame=frame,
        marks=tuple(mark(who) for who in order),
        lines=_lines(seen.ties, at, 1.0),
        lands=_lands(lands, seen.title),
        grouped=False,
    )


def _by_group(
    seen: Sequence[_Day], drawn_on: Sheet, frame: tuple[float, float, float, float]
) -> tuple[ShownMap, ...]:
    centre = _centres(seen, drawn_on)
    into = _gathered(
        [Counter(drawn_on.group[who] for who in each.there if who in drawn_on.group) for each in seen], centre
    )
    summed: list[Counter[Pair]] = []
    for each in seen:
        ties: Counter[Pair] = Counter()
        for pair, weight in each.ties.items():
            ends = sorted({into[drawn_on.group[who]] for who in pair if drawn_on.group.get(who) in into})
            if len(ends) == 2:  # within one group it is no line
                ties[ends[0], ends[1]] += weight  # type: ignore[assignment]  # strengths are no whole numbers
        summed.append(ties)
    strengths = [weight for ties in summed for weight in ties.values()]
    scale = max(float(np.quantile(strengths, 0.9)) / LEVELS[-1], 1.0) if strengths else 1.0
    held = [Counter(into[group] for who in each.there if (group := drawn_on.group.get(who)) in into) for each in seen]
    swallowed = {with_ for group, with_ in into.items() if group != with_}
    untitled = swallowed | _small(held)
    found = []
    for each, members, ties in zip(seen, held, summed, strict=True):
        order = sorted(members, key=lambda group: (centre[group], group))
        at = {group: number for number, group in enumerate(order)}
        marks = tuple(
            ShownMark(
                *centre[group],
                _size(members[group], MEMBERS),
                "" if group in untitled else each.title.get(group, ""),
            )
            for group in order
        )
        found.append(ShownMap(each.day, frame, marks, _lines(ties, at, scale), (), grouped=True))
    return tuple(found)


def _centres(seen: Sequence[_Day], drawn_on: Sheet) -> dict[str, Point]:
    """Where each group stands: in the middle of those of it who are ever on a picture."""
    if not drawn_on.alone:
        return {group: drawn_on.where[group] for group in {*drawn_on.group.values()} & drawn_on.where.keys()}
    members: defaultdict[str, list[Point]] = defaultdict(list)
    for who in sorted({who for each in seen for who in each.there}):
        if who in drawn_on.group:
            members[drawn_on.group[who]].append(drawn_on.where[who])
    return {
        group: (round(float(np.mean([x for x, _y in points])), 1), round(float(np.mean([y for _x, y in points])), 1))
        for group, points in members.items()
    }


def _gathered(sizes: Sequence[Mapping[str, int]], centre: Mapping[str, Point]) -> dict[str, str]:
    """Every group with the one it is drawn as: one of fewer than `ALIKE` on any picture goes with the nearest.

    Nothing where even all together are too few.
    """
    into = {group: group for group in sorted(centre)}

    def few(group: str) -> bool:
        held = [sum(size.get(each, 0) for each in into if into[each] == group) for size in sizes]
        return any(0 < number < ALIKE for number in held)

    while small := next((group for group in sorted({*into.values()}) if few(group)), None):
        others = {*into.values()} - {small}
        if not others:
            return {}
        (x, y) = centre[small]
        near = min(others, key=lambda each: (hypot(centre[each][0] - x, centre[each][1] - y), each))
        into = {group: near if held == small else held for group, held in into.items()}
    return into


def _size(number: int, borders: tuple[int, int]) -> Size:
    return get_args(Size)[sum(number >= each for each in borders)]  # type: ignore[no-any-return]


def alike(sizes: Mapping[K, Size]) -> dict[K, Size]:
    """The sizes in which at least `ALIKE` look the same: too few of one take the next smaller, else larger one."""
    found = dict(sizes)
    while True:
        many = Counter(found.values())
        few = next((size for size in sorted(many, reverse=True) if many[size] < ALIKE), None)
        others = [size for size in many if size != few]
        if few is None or not others:
            return found
        with_ = max((size for size in others if size < few), default=min(others))
        found = {who: with_ if size == few else size for who, size in found.items()}


def _lines(ties: Mapping[Pair, float], at: Mapping[str, int], scale: float) -> tuple[ShownLine, ...]:
    """The strongest ties that fit, by where they stand."""
    borders = np.array(LEVELS) * scale
    ends = ((round(weight, 6), *sorted((at[one], at[other]))) for (one, other), weight in ties.items())
    strongest = sorted(ends, key=lambda each: (-each[0], each[1:]))[:MOST_LINES]
    found = (
        ShownLine(int(one), int(other), int(np.searchsorted(borders, weight, side="right")) + 1)
        for weight, one, other in strongest
    )
    return tuple(sorted(found, key=lambda each: (each.one, each.other)))


def _lands(lands: Mapping[str, Sequence[int]], title: Mapping[str, str]) -> tuple[ShownLand, ...]:
    shown = (ShownLand(title.get(land, ""), tuple(marks)) for land, marks in lands.items())
    return tuple(sorted(shown, key=lambda each: each.marks))
