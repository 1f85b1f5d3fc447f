"""What speaks for staying: each of the three at its border."""

from __future__ import annotations

import pytest

from tests.feelers.test_risk import busy, seen


@pytest.mark.parametrize(
    ("day", "who", "counts"),
    [
        ("2024-04-01", ("mill", "forge"), True),
        ("2024-03-31", ("mill", "forge"), False),
        ("2024-04-01", ("mill",), False),
    ],
)
def test_an_action_with_another_in_the_last_three_months_is_one_less(
    day: str, who: tuple[str, ...], *, counts: bool
) -> None:
    """M1: the 91 days up to 30 June begin on 1 April; an action of its own is not joint."""
    found = seen(busy().work(day, *who).facts(), "joint_action")
    assert {one: each.points for one, each in found.items()} == (dict.fromkeys(who, -1) if counts else {})


@pytest.mark.parametrize(("others", "counts"), [(("well",), False), (("well", "barn"), True)])
def test_ties_to_three_other_partners_are_one_less(others: tuple[str, ...], *, counts: bool) -> None:
    """M2: the mill is tied to the forge and to these, two or three in all; the facilitator is not counted."""
    town = busy().who("ann", facilitator=True).tie("mill", "ann", "collaborates")
    for other in others:
        town.tie("mill", other, "collaborates")
    found = seen(town.facts(), "several_ties")
    assert {one: (each.points, each.count) for one, each in found.items()} == ({"mill": (-1, 3)} if counts else {})


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        (("2023-07-02", "2023-11-01", "2024-03-01"), True),
        (("2023-07-01", "2023-11-01", "2024-03-01"), False),
        (("2023-07-02", "2023-10-31", "2024-03-01"), False),
        (("2023-07-02", "2023-11-01", "2024-02-29"), False),
    ],
)
def test_contact_in_each_of_the_last_three_stretches_is_one_less(days: tuple[str, ...], *, counts: bool) -> None:
    """M3: of the 365 days up to 30 June the last 122 begin on 1 March, the last 243 on 1 November."""
    town = busy()
    for day in days:
        town.meet(day, "ferry")
    assert ("ferry" in seen(town.facts(), "all_along")) is counts
