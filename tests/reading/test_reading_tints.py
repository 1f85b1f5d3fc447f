"""Which groups have a colour on the map, worked out by hand."""

from __future__ import annotations

from datetime import date

import numpy as np

from meshwork.network.parts import Grouped
from meshwork.network.tints import TINTS, Tints, tints

STEPS = tuple(date(2024, month, 28) for month in (1, 2, 3))


def months(*rows: str) -> Grouped:
    """A month a row, a stakeholder a place: `aab-` is a and b in group a, c in group b, d in none."""
    names = sorted({each for row in rows for each in row} - {"-"})
    of = np.array([[names.index(each) if each != "-" else -1 for each in row] for row in rows], np.int64)
    ids = tuple(f"p{at:02}" for at in range(len(rows[0])))
    return Grouped(STEPS[: len(rows)], ids, tuple(names), (STEPS[0],) * len(names), of)


def colours(found: Tints) -> list[list[tuple[int, float]]]:
    """The runs of the colour of each group."""
    return [list(runs) for runs in found.tint]


def test_a_group_keeps_its_colour_when_another_grows_past_it() -> None:
    """Group a has three of five and colour 1, b colour 2; in February b is the larger, and nothing changes hands."""
    found = tints(months("aaabb", "aabbb"), STEPS[:2])
    assert colours(found) == [[(0, 1)], [(0, 2)]]
    assert list(found.of["p02"]) == [(0, 1), (1, 2)]
    assert list(found.of["p00"]) == [(0, 1)]


def test_the_smallest_gives_its_colour_up_to_a_larger_one() -> None:
    """Six pairs have the six colours. In February c is left with one, and g comes with three: it takes colour 3 and
    c turns grey."""
    before, after = "aabbccddeeff--", "aabbcdddeeffgg"
    assert TINTS == 6
    found = tints(months(before + "-", after + "g"), STEPS[:2])
    assert [runs[-1] for runs in found.tint] == [(0, 1), (0, 2), (1, 0), (0, 4), (0, 5), (0, 6), (1, 3)]


def test_a_group_that_is_gone_leaves_its_colour_to_the_next() -> None:
    """Group b is gone in February; in March c comes and takes colour 2. Who left b is in none in between."""
    found = tints(months("aabb", "aa--", "aacc"), STEPS)
    assert colours(found) == [[(0, 1)], [(0, 2), (1, 0)], [(2, 2)]]
    assert list(found.of["p03"]) == [(0, 2), (1, 0), (2, 3)]


def test_who_is_not_on_the_map_is_in_no_group_and_makes_none_larger() -> None:
    """Of b's three two are hidden: a with two comes first, and the hidden have no group."""
    found = tints(months("bbbaa"), STEPS[:1], hidden={"p00", "p01"})
    assert colours(found) == [[(0, 1)], [(0, 2)]]
    assert set(found.of) == {"p02", "p03", "p04"}


def test_days_before_the_first_month_have_no_groups() -> None:
    """The slider stands on a Sunday before the first month end; the group comes with it."""
    found = tints(months("aa"), (date(2024, 1, 7), STEPS[0]))
    assert list(found.of["p00"]) == [(1, 1)]
    assert colours(found) == [[(1, 1)]]
