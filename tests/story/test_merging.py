"""Nobody is found in a count: not in one, and not in the difference of two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshwork.story import merging

TABLES = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 14)), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("numbers", "fit"),
    [((5,), True), ((4,), False), ((1,), False), ((0,), True), ((5, 9), False), ((5, 10), True), ((7, 0, 7), True)],
)
def test_a_group_is_told_from_five_and_where_it_changed_by_five_or_nothing(
    numbers: tuple[int, ...], fit: bool
) -> None:
    """At the border: 4 is too few and 5 is not; from 5 to 9 four came, from 5 to 10 five."""
    assert merging.safe(numbers) is fit


def test_too_few_go_with_the_next_larger_group() -> None:
    """Three citizens go with five carers; four and four would be eight, and seven stay alone."""
    assert merging.merged([[{"citizen": 3, "care": 5, "business": 7}]]) == (("business",), ("care", "citizen"))
    assert merging.merged([[{"a": 4, "b": 4, "c": 7}]]) == (("c",), ("a", "b"))


def test_of_two_groups_of_which_one_is_small_only_the_total_is_told() -> None:
    """Four of twenty would be found by taking sixteen from the total: the two are one."""
    assert merging.merged([[{"a": 16, "b": 4}]]) == (("a", "b"),)
    assert merging.told([[{"a": 16, "b": 4}]]) == ((), (False,))


def test_a_moment_in_which_a_group_grew_by_a_few_is_not_told_apart() -> None:
    """From 9 to 10 one came: the last moment is told, and so is the first, when there were 5."""
    groups, fit = merging.told([[{"a": 20, "b": 5}, {"a": 25, "b": 9}, {"a": 30, "b": 10}]])
    assert (groups, fit) == ((("a",), ("b",)), (True, False, True))


def test_a_group_that_is_gone_is_told_with_the_smallest() -> None:
    """Six of c at first and nobody later: with b they are 11 and then 5, six fewer."""
    groups, fit = merging.told([[{"a": 20, "b": 5, "c": 6}, {"a": 20, "b": 5}]])
    assert (groups, fit) == ((("a",), ("b", "c")), (True, True))


def test_a_later_table_divides_as_an_earlier_one_or_merges_further() -> None:
    """Told were a with b, and c: with b apart, or with c, one could be taken from the other.

    Two more of a and three of c are five more together.
    """
    told = [merging.Block(frozenset("ab"), (10,)), merging.Block(frozenset("c"), (20,))]
    assert merging.told([[{"a": 5, "b": 5, "c": 20}]], [told]) == ((("c",), ("a",), ("b",)), (True,))
    apart = [merging.Block(frozenset("a"), (6,)), merging.Block(frozenset("bc"), (9,))]
    assert merging.told([[{"a": 6, "b": 5, "c": 4}]], [apart]) == ((("a",), ("b", "c")), (True,))
    assert merging.told([[{"a": 6, "b": 5, "c": 14}]], [[*apart[:1], merging.Block(frozenset("bc"), (19,))]])[0] == (
        ("c",),
        ("a",),
        ("b",),
    )
    grown = [[{"a": 7, "b": 5, "c": 23, "d": 9}]]
    assert merging.told(grown, [[*told, merging.Block(frozenset("d"), (9,))]]) == ((("c", "a", "b"), ("d",)), (True,))


@given(TABLES)
def test_whatever_is_told_neither_a_count_nor_a_difference_is_of_a_few(tables: list[dict[str, int]]) -> None:
    """Of every group, at every moment that is told, and between any two of them; and all are counted once."""
    groups, fit = merging.told([tables])
    moments = [table for table, may in zip(tables, fit, strict=True) if may]
    for group in groups:
        numbers = merging.counted(moments, group)
        assert all(each == 0 or each >= 5 for each in numbers)
        assert all(one == other or abs(one - other) >= 5 for one, other in combinations(numbers, 2))
    for table in moments:
        assert sum(merging.counted([table], group)[0] for group in groups) == sum(table.values())


YEARS = [date(2020 + at, 1, 1) for at in range(12)]
LEFT = st.lists(st.integers(0, 9), max_size=6)


def whole(found: Sequence[merging.Left]) -> list[tuple[date, date, int]]:
    """Every stretch that can be put together of these, which follow each other, with its number."""
    return [
        (found[one].first, found[end].last, sum(each.number for each in found[one : end + 1]))
        for one in range(len(found))
        for end in range(one, len(found))
    ]


@given(LEFT, LEFT, st.integers(0, 3))
def test_stretches_of_leaving_are_of_nobody_or_of_five_and_lose_nobody(
    numbers: list[int], others: list[int], later: int
) -> None:
    """They follow each other without a gap. Beside what was told before no few are left of one within another."""
    first = merging.stretched(others, YEARS[later:])
    found = merging.stretched(numbers, YEARS, first)
    assert all(each.number == 0 or each.number >= 5 for each in found)
    if found:
        assert sum(each.number for each in found) == sum(numbers)
        assert [each.first for each in found] == [YEARS[0], *(each.last for each in found[:-1])]
        assert found[-1].last == YEARS[len(numbers)]
    for one in whole(first):
        for other in whole(found):
            if (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1]):
                assert not 0 < abs(one[2] - other[2]) < 5
    assert found or first or 0 < sum(numbers) < 5 or not numbers


def test_stretches_of_a_story_of_many_moments_are_found_step_by_step() -> None:
    """One a month: twelve fives. Beside eight told before, five and ten would leave three and two: so fifteen."""
    months = [date(2020 + at // 12, at % 12 + 1, 1) for at in range(61)]
    assert [each.number for each in merging.stretched([1] * 60, months)] == [5] * 12
    told = [merging.Left(months[0], months[8], 8)]
    assert [each.number for each in merging.stretched([1] * 60, months, told)] == [15, *[5] * 9]
