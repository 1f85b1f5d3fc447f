"""Counts of partners that are told so that nobody can be found in them, also not by subtracting.

A group is told where at every moment it holds nobody or at least `FEWEST`, and where from any moment to any other it
changed by nothing or by at least as many. One that is not so is merged with the next. Groups divide everybody, so
what is left when groups are taken from the total is a group that is told too.

Tables that an earlier story told count along: a group is the same as in each of these, a part of one, or several of
them together, so that none can be taken from another, and what it changed by is nothing or at least as many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations, pairwise
from typing import NamedTuple

FEWEST = 5
"""Of fewer partners than this no count is told."""

Groups = tuple[tuple[str, ...], ...]
Views = Sequence[Sequence[Mapping[str, int]]]
"""Tables of the same moments: everybody by group, and then without who may be known by name in this way or that."""


class Block(NamedTuple):
    """A group that an earlier story told: what was in it, and its number in the first of the `Views` (each)."""

    names: frozenset[str]
    numbers: tuple[int, ...]


Earlier = Sequence[Sequence[Block]]
"""The tables of one property that earlier stories told."""


def safe(numbers: Sequence[int]) -> bool:
    """Whether the counts of one group may be told, moment by moment.

    >>> safe([0, 5, 10]), safe([5, 6]), safe([4]), safe([7, 7])
    (True, False, False, True)
    """
    differences = (abs(one - other) for one, other in combinations(numbers, 2))
    return not any(0 < each < FEWEST for each in (*numbers, *differences))


def merged(views: Views, earlier: Earlier = ()) -> Groups:
    """Groups that may be told at all of these moments, the largest first; a single one says no more than the total.

    The smallest that may not be told goes with the next larger.

    >>> merged([[{"care": 9, "business": 6, "citizen": 3, "knowledge": 2}]])
    (('care',), ('business',), ('citizen', 'knowledge'))
    >>> merged([[{"care": 9, "business": 6}, {"care": 11, "business": 6}]])
    (('care', 'business'),)
    """
    tables = views[0]
    named = {name for table in tables for name, number in table.items() if number}
    order = sorted(named, key=lambda name: (-max(table.get(name, 0) for table in tables), name))
    return _settled(tuple((name,) for name in order), views, earlier)


def counted(tables: Sequence[Mapping[str, int]], group: Sequence[str]) -> tuple[int, ...]:
    """How many a group holds at each moment."""
    return tuple(sum(table.get(name, 0) for name in group) for table in tables)


def told(views: Views, earlier: Earlier = ()) -> tuple[Groups, tuple[bool, ...]]:
    """The groups in which the last moment is told, and of each moment whether it may be told in them too.

    Back from the last moment each is added that says nothing of a few, beside all that were added; a group that is
    gone by then is told with the smallest. Where not even the last moment has two groups, none is told.

    >>> told([[{"a": 20, "b": 5}, {"a": 22, "b": 9}, {"a": 30, "b": 10}]])
    ((('a',), ('b',)), (True, False, True))
    >>> told([[{"a": 20, "b": 5}]], [[Block(frozenset("a"), (18,)), Block(frozenset("b"), (5,))]])
    ((), (False,))
    """
    tables = views[0]
    if not tables:
        return (), ()
    last = [each[-1:] for each in views]
    groups = merged(last, earlier)
    gone = {name for table in tables for name, number in table.items() if number} - {*chain(*groups)}
    if groups and gone:
        groups = _settled((*groups[:-1], (*groups[-1], *sorted(gone))), last, earlier)
    if len(groups) < 2:
        return (), tuple(False for _each in tables)
    chosen = {len(tables) - 1}
    for at in range(len(tables) - 2, -1, -1):
        several = sorted({*chosen, at})
        if not _together(groups, [[each[one] for one in several] for each in views], earlier):
            chosen.add(at)
    return groups, tuple(at in chosen for at in range(len(tables)))


def _settled(groups: Groups, views: Views, earlier: Earlier) -> Groups:
    """The groups, merged until all may be told."""
    found = list(groups)
    while len(found) > 1 and (few := _together(found, views, earlier)):
        if len(few) == 1:
            (at,) = few
            several = sorted({*range(len(found))} - few, key=lambda other: (other > at, abs(other - at)))
            every = frozenset(chain(*found))
            may = (other for other in several if _fit((*found[other], *found[at]), every, views, earlier))
            few = {at, next(may, several[0])}  # with the next larger that it may be told with
        first, *rest = sorted(few)
        found[first] = tuple(chain(*(found[at] for at in (first, *rest))))
        found = [each for at, each in enumerate(found) if at not in rest]
    return tuple(found)


def _fit(group: Sequence[str], every: frozenset[str], views: Views, earlier: Earlier) -> bool:
    """Whether a group may be told, as far as that can be said of it alone."""
    some, numbers = frozenset(group), [counted(tables, group) for tables in views]
    if not all(map(safe, numbers)):
        return False
    for blocks in earlier:
        meets = [block.names & every for block in blocks if block.names & some]
        if not all(some <= each or each <= some for each in meets):
            return False
        if all(each <= some for each in meets):
            before = map(sum, zip(*(block.numbers for block in blocks if block.names & some), strict=True))
            if not all(_apart(now, told) for now, told in zip(numbers, before, strict=False)):
                return False
    return True


def _together(groups: Sequence[Sequence[str]], views: Views, earlier: Earlier) -> set[int]:
    """Which of the groups cannot be told beside each other, by place; one alone cannot be told at all."""
    for at in reversed(range(len(groups))):
        if not all(safe(counted(tables, groups[at])) for tables in views):
            return {at}
    sets, every = [frozenset(each) for each in groups], frozenset(chain(*groups))
    for blocks in earlier:
        for block in blocks:
            meets = {at for at, each in enumerate(sets) if each & block.names}
            if len(meets) > 1 and not all(sets[at] <= block.names for at in meets):
                return meets
        for held, numbers in _held(sets, every, blocks):
            now = [counted(tables, [*chain(*(groups[at] for at in held))]) for tables in views]
            # with those that the earlier table was counted without, as far as that is known
            if not all(_apart(each, before) for each, before in zip(now, numbers, strict=False)):
                return {max(held)}
    return set()


def _held(
    sets: Sequence[frozenset[str]], every: frozenset[str], blocks: Sequence[Block]
) -> Iterator[tuple[set[int], tuple[int, ...]]]:
    """What is to be held against each other: groups by place, and the numbers of the blocks that are the same."""
    for block in blocks:
        within = {at for at, each in enumerate(sets) if each <= block.names}
        if len(within) > 1 or any(sets[at] != block.names & every for at in within):
            yield within, block.numbers
    for at, each in enumerate(sets):
        inside = [block.numbers for block in blocks if block.names & every and block.names & every <= each]
        if inside:
            yield {at}, tuple(map(sum, zip(*inside, strict=True)))


def _apart(now: Iterable[int], before: int) -> bool:
    return not any(0 < abs(each - before) < FEWEST for each in now)


class Left(NamedTuple):
    """How many left after a day and up to another."""

    first: date
    last: date
    number: int


def stretched(numbers: Sequence[int], days: Sequence[date], earlier: Iterable[Left] = ()) -> tuple[Left, ...]:
    """Counts of following stretches, each from a day up to the next; too few go with those beside them.

    Nothing is told where all together are too few, or where a few would be found by taking what earlier stories
    told from it, or it from that.

    >>> years = [date(2020 + at, 1, 1) for at in range(6)]
    >>> [(each.first.year, each.number) for each in stretched([2, 4, 0, 7, 1], years)]
    [(2020, 6), (2022, 0), (2023, 8)]
    >>> [(each.first.year, each.number) for each in stretched([6, 3, 7], years, [Left(years[0], years[2], 9)])]
    [(2020, 9), (2022, 7)]
    >>> stretched([6, 3], years, [Left(years[0], years[1], 6)]), stretched([1, 2], years)
    ((), ())
    """
    told = {*earlier}

    def left(cuts: Sequence[int]) -> tuple[Left, ...]:
        return tuple(Left(days[one], days[end], sum(numbers[one:end])) for one, end in pairwise(cuts))

    def fit(cuts: Sequence[int]) -> bool:
        found = left(cuts)
        return not any(0 < each.number < FEWEST for each in found) and not (told and _few_left({*found, *told}))

    # step by step, for there are too many ways to try them all where a story has many moments
    cuts = [*range(len(numbers) + 1)]
    while not fit(cuts):
        if len(cuts) <= 2:
            return ()
        joined = [[*cuts[:at], *cuts[at + 1 :]] for at in range(1, len(cuts) - 1)]
        cuts = next(filter(fit, joined), joined[_next(left(cuts))])
    return left(cuts)


def _next(stretches: Sequence[Left]) -> int:
    """Which stretch is joined with the one after it: the first of a few, else the two that are the fewest."""
    few = (at for at, each in enumerate(stretches) if 0 < each.number < FEWEST)
    both = [one.number + other.number for one, other in pairwise(stretches)]
    return min(next(few, both.index(min(both))), len(both) - 1)


def _few_left(told: Collection[Left]) -> bool:
    """Whether taking stretches from others that they lie within leaves a few."""
    starts = {each.first for each in told}
    for begin in starts:
        whole, parts = _sums(told, begin, gaps=False), _sums(told, begin, gaps=True)
        for end, numbers in whole.items():
            if any(0 < abs(one - other) < FEWEST for one in numbers for other in parts[end]):
                return True
    return False


def _sums(told: Collection[Left], begin: date, *, gaps: bool) -> dict[date, set[int]]:
    """What stretches that follow each other add up to from a day on, by the day up to which; some left out where
    there may be `gaps`."""
    found: dict[date, set[int]] = {begin: {0}}
    for end in sorted({day for each in told for day in each[:2] if day > begin}):
        numbers = set().union(
            *({number + each.number for number in found.get(each.first, ())} for each in told if each.last == end)
        )
        if gaps:
            numbers |= found[max(found)]
        if numbers:
            found[end] = numbers
    return found
