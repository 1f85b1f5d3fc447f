"""Counts of partners that are told so that nobody can be found in them, also not by subtracting.

A group is told where at every moment it holds nobody or at least `FEWEST`, and where from any moment to any other it
changed by nothing or by at least as many. One that is not so is merged with the next. Groups divide everybody, so
what is left when groups are taken from the total is a group that is told too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, combinations

FEWEST = 5
"""Of fewer partners than this no count is told."""

Groups = tuple[tuple[str, ...], ...]


def safe(numbers: Sequence[int]) -> bool:
    """Whether the counts of one group may be told, moment by moment.

    >>> safe([0, 5, 10]), safe([5, 6]), safe([4]), safe([7, 7])
    (True, False, False, True)
    """
    differences = (abs(one - other) for one, other in combinations(numbers, 2))
    return not any(0 < each < FEWEST for each in (*numbers, *differences))


def merged(tables: Sequence[Mapping[str, int]], unnamed: Sequence[Mapping[str, int]] | None = None) -> Groups:
    """Groups that may be told at all of these moments, the largest first; a single one says no more than the total.

    Each table counts everybody of its moment by group, `unnamed` those of them who may not be named: what is left
    of a count without the named is no few either. The smallest that may not be told goes with the next larger.

    >>> merged([{"care": 9, "business": 6, "citizen": 3, "knowledge": 2}])
    (('care',), ('business',), ('citizen', 'knowledge'))
    >>> merged([{"care": 9, "business": 6}, {"care": 11, "business": 6}])
    (('care', 'business'),)
    """
    named = {name for table in tables for name, number in table.items() if number}
    order = sorted(named, key=lambda name: (-max(table.get(name, 0) for table in tables), name))
    groups: list[tuple[str, ...]] = [(name,) for name in order]
    both = (tables, tables if unnamed is None else unnamed)
    while len(groups) > 1:
        unsafe = [at for at, group in enumerate(groups) if not _fit(group, *both)]
        if not unsafe:
            break
        at = unsafe[-1]
        with_ = at - 1 if at else 1
        low, high = sorted((at, with_))
        groups[low : high + 1] = [groups[low] + groups[high]]
    return tuple(groups)


def counted(tables: Sequence[Mapping[str, int]], group: Sequence[str]) -> tuple[int, ...]:
    """How many a group holds at each moment."""
    return tuple(sum(table.get(name, 0) for name in group) for table in tables)


def _fit(group: Sequence[str], *counts: Sequence[Mapping[str, int]]) -> bool:
    return all(safe(counted(each, group)) for each in counts)


def told(
    tables: Sequence[Mapping[str, int]], unnamed: Sequence[Mapping[str, int]] | None = None
) -> tuple[Groups, tuple[bool, ...]]:
    """The groups in which the last moment is told, and of each moment whether it may be told in them too.

    Back from the last moment each is added that says nothing of a few, beside all that were added; a group that is
    gone by then is told with the smallest. Where not even the last moment has two groups, none is told.

    >>> told([{"a": 20, "b": 5}, {"a": 22, "b": 9}, {"a": 30, "b": 10}])
    ((('a',), ('b',)), (True, False, True))
    """
    if not tables:
        return (), ()
    unnamed = tables if unnamed is None else unnamed
    groups = merged(tables[-1:], unnamed[-1:])
    if len(groups) < 2:
        return (), tuple(False for _each in tables)
    gone = {name for table in tables for name, number in table.items() if number} - {*chain(*groups)}
    groups = (*groups[:-1], (*groups[-1], *sorted(gone)))
    chosen = {len(tables) - 1}
    for at in range(len(tables) - 2, -1, -1):
        several = sorted({*chosen, at})
        both = [tables[each] for each in several], [unnamed[each] for each in several]
        if all(_fit(group, *both) for group in groups):
            chosen.add(at)
    return groups, tuple(at in chosen for at in range(len(tables)))


def stretched(numbers: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Counts of following stretches, each as (first stretch, last stretch, number): too few go with the next.

    The last ones go with those before; where all together are too few, nothing is told of how many.

    >>> stretched([2, 4, 0, 7, 1]), stretched([1, 2]), stretched([0, 0])
    (((0, 1, 6), (2, 2, 0), (3, 4, 8)), (), ((0, 0, 0), (1, 1, 0)))
    """
    found: list[tuple[int, int, int]] = []
    first = waiting = 0
    for at, number in enumerate(numbers):
        waiting += number
        if waiting == 0 or waiting >= FEWEST:
            found.append((first, at, waiting))
            first, waiting = at + 1, 0
    if waiting:
        while found and found[-1][2] == 0:
            first = found.pop()[0]
        if not found:
            return ()
        begun, _last, number = found.pop()
        found.append((begun, len(numbers) - 1, number + waiting))
    return tuple(found)
