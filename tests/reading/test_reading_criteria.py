"""Every criterion at its border: on it the stage is entered or kept, just beside it it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest

from meshwork.stages import Stage, gates
from meshwork.stages.gate import entering, staying
from meshwork.stages.sight import Sight
from tests.reading.town import Town, every, partners, when

DAY = date(2024, 6, 30)
RECENT = "2024-06-15"


def sight(town: Town, day: date = DAY) -> Sight:
    """A day of a town as the criteria see it."""
    record = town.record()
    return Sight(record.on(day), record.on(day, half=True), {})


def met(town: Town, key: str, stage: Stage) -> bool:
    """Whether a criterion holds for entering a stage."""
    return gates()[key].met(sight(town), stage)


def broken(town: Town, key: str, stage: Stage) -> bool:
    """Whether a criterion breaks the stay in a stage."""
    return gates()[key].broken(sight(town), stage)


def chain(tied: int, alone: int) -> Town:
    """So many partners in a chain of talks, and so many who were only at a plenary."""
    names = partners(tied + alone)
    town = Town().meet(RECENT, *names, plenary=True)
    town.talks(RECENT, pairwise(names[:tied]))
    return town


def ring(tied: int, alone: int) -> Town:
    """The same with the ends of the chain tied too: nobody can break it."""
    return chain(tied, alone).meet(RECENT, "p00", f"p{tied - 1:02}", kind="talk")


@pytest.mark.parametrize("stage", ["L1", "P1"])
def test_reach_enters_at_a_half(stage: Stage) -> None:
    """5 of 10 is enough, 4 of 10 is not."""
    assert met(chain(5, 5), "reach", stage)
    assert not met(chain(4, 6), "reach", stage)


def test_reach_leaves_under_four_tenths_and_half_a_partner() -> None:
    """5 of 10 still holds, 4 of 10 breaks: four and a half are asked."""
    assert not broken(chain(5, 5), "reach", "L1")
    assert broken(chain(4, 6), "reach", "L1")


@pytest.mark.parametrize(("stage", "enters", "leaves"), [("P1", 4, 4), ("M1", 6, 6)])
def test_cohesion_enters_and_leaves_at_its_tenths(stage: Stage, enters: int, leaves: int) -> None:
    """CoP: enter at 4 of 10, leave under three and a half of 10. Meshwork: 6, and five and a half."""
    assert met(ring(enters, 10 - enters), "cohesion", stage)
    assert not met(ring(enters - 1, 11 - enters) if enters > 4 else chain(3, 7), "cohesion", stage)
    assert not broken(ring(leaves, 10 - leaves), "cohesion", stage)
    assert broken(ring(leaves - 1, 11 - leaves), "cohesion", stage)


@pytest.mark.parametrize(("stage", "enters"), [("P1", 5), ("P2", 6), ("M1", 7)])
def test_self_standing_enters_at_its_tenths_without_the_facilitator(stage: Stage, enters: int) -> None:
    """Ten partners, and a facilitator tied to all of them, who does not help."""
    for tied, holds in ((enters, True), (enters - 1, False)):
        town = chain(tied, 10 - tied).who("fien", facilitator=True)
        for name in partners(10):
            town.meet(RECENT, "fien", name, kind="talk")
        assert met(town, "self_standing", stage) is holds


@pytest.mark.parametrize(("stage", "leaves"), [("P1", 5), ("M1", 7)])
def test_self_standing_leaves_under_its_tenths(stage: Stage, leaves: int) -> None:
    """CoP: four and a half of 10 are asked, so 5 hold and 4 break. Meshwork: six and a half."""
    assert not broken(chain(leaves, 10 - leaves), "self_standing", stage)
    assert broken(chain(leaves - 1, 11 - leaves), "self_standing", stage)


def test_one_goal_is_carried_by_a_third_of_the_active() -> None:
    """3 of 9 is a third; 2 of 9 is not. Two more goals, each carried by one, keep sharing at 1 of 3."""
    lonely = chain(9, 0).goal("b", "p07").goal("c", "p08")
    assert met(lonely.goal("a", "p00", "p01", "p02"), "one_goal", "P1")
    few = chain(9, 0).goal("b", "p07").goal("c", "p08")
    assert not met(few.goal("a", "p00", "p01"), "one_goal", "P1")


def test_a_goal_let_go_breaks_the_cop_after_half_a_year() -> None:
    """The 183 days up to 30 June begin on 31 December: a goal of all nine that closed in January counts, one of
    December does not. Two of nine are more than a sixth, one is less."""
    for closed, breaks in (("2024-01-15", False), ("2023-12-31", True)):
        town = chain(9, 0).goal("a", *partners(9), closed=when(closed))
        assert broken(town, "one_goal", "P1") is breaks
        town = chain(9, 0).goal("a").commit("a", *partners(9), until=closed)
        assert broken(town, "one_goal", "P1") is breaks
    assert not broken(chain(9, 0).goal("a", "p00", "p01"), "one_goal", "P1")
    assert broken(chain(9, 0).goal("a", "p00"), "one_goal", "P1")


def test_a_quarter_of_the_goals_of_half_a_year_shared_will_do_in_place_of_it() -> None:
    """Thirteen, of whom two carry a: of four goals one is shared. With a fifth lonely goal it is one of five."""
    town = chain(13, 0).goal("a", "p00", "p01", closed=when("2024-06-01"))
    for place, name in enumerate("bcd", 2):
        town.goal(name, f"p{place:02}")
    assert not broken(town, "one_goal", "P1")
    assert broken(town.goal("e", "p06"), "one_goal", "P1")


def test_half_of_the_goals_shared_will_do_in_place_of_one_goal() -> None:
    """2 of 9 carry one goal and one carries the other: 1 of 2 goals is shared. With a third lonely goal 1 of 3."""
    town = chain(9, 0).goal("a", "p00", "p01").goal("b", "p02")
    assert met(town, "one_goal", "P1")
    assert not met(town.goal("c", "p03"), "one_goal", "P1")


def test_nearly_half_of_the_goals_shared_will_not_do() -> None:
    """Two of nine carry nineteen goals and one carries others: of 39 no half is shared, of 38 it is."""
    for lonely, holds in ((20, False), (19, True)):
        town = chain(9, 0)
        for place in range(19):
            town.goal(f"shared-{place}", "p00", "p01")
        for place in range(lonely):
            town.goal(f"lonely-{place}", "p02")
        assert met(town, "one_goal", "P1") is holds


def test_three_sessions_of_three_partners_make_a_rhythm() -> None:
    """Two sessions of three are not enough, nor is a third of two partners and a facilitator; a plenary counts."""
    town = Town().who("fien", facilitator=True).meet(RECENT, "a", "b", "c").meet(RECENT, "a", "b", "c")
    assert not met(town, "sessions", "P1")
    assert not met(town.meet(RECENT, "a", "b", "fien"), "sessions", "P1")
    assert met(town.meet(RECENT, "a", "b", "c", plenary=True), "sessions", "P1")


def stayed(before: int, after: int) -> Town:
    """A year with so many partners, then a year with so many of them."""
    town = Town()
    for day in every(20, "2022-07-01", "2023-06-20"):
        town.meet(day, *partners(before))
    for day in every(20, "2023-07-10", "2024-06-30"):
        town.meet(day, *partners(after))
    return town


def test_persistence_enters_at_a_half_and_leaves_under_four_tenths() -> None:
    """Of ten: five stayed enters, four does not and still holds, three breaks."""
    assert met(stayed(10, 5), "persistence", "P2")
    assert not met(stayed(10, 4), "persistence", "P2")
    assert not broken(stayed(10, 4), "persistence", "P2")
    assert broken(stayed(10, 3), "persistence", "P2")


def goals(shared: int, lonely: int) -> Town:
    """Goals that two carry, one of care and one of business, and goals of one alone."""
    town = chain(6, 0).who("p00", sector="care").who("p01", sector="business")
    for place in range(shared):
        town.goal(f"shared-{place}", "p00", "p01")
    for place in range(lonely):
        town.goal(f"lonely-{place}", "p02")
    return town


@pytest.mark.parametrize(
    ("key", "stage", "enters", "leaves"), [("shared_goals", "P2", 6, 5), ("cross_sector", "M1", 4, 3)]
)
def test_goals_enter_and_leave_at_their_tenths(key: str, stage: Stage, enters: int, leaves: int) -> None:
    """Shared: enter at 6 of 10, leave under 5. Across sectors: 4 and 3."""
    assert met(goals(enters, 10 - enters), key, stage)
    assert not met(goals(enters - 1, 11 - enters), key, stage)
    assert not broken(goals(leaves, 10 - leaves), key, stage)
    assert broken(goals(leaves - 1, 11 - leaves), key, stage)


def test_a_hub_may_have_a_quarter_and_in_a_small_community_two_fifths() -> None:
    """In a ring of four each has exactly a quarter, in a chain of five the middle 4 of 10, in one of four 2 of 4.
    From thirty to sixty active the border falls evenly from two fifths to a quarter: at forty-five it is .325."""
    assert met(ring(4, 26), "hub_share", "M1")
    assert met(ring(4, 56), "hub_share", "M1")
    assert met(ring(4, 96), "hub_share", "M1")
    assert met(chain(5, 25), "hub_share", "M1")
    assert not met(chain(5, 26), "hub_share", "M1")
    assert gates()["hub_share"].enter_at(sight(chain(5, 40)), "M1") == pytest.approx(0.325)
    assert met(chain(5, 24), "hub_share", "M1")
    assert not met(chain(4, 25), "hub_share", "M1")


def test_where_nearly_all_are_tied_to_each_other_no_largest_hub_is_asked() -> None:
    """Six of whom two thirds of the fifteen pairs are tied: all but five. Whatever little passes through somebody may
    pass through one; of thirty it may not."""
    six = ["a", "b", "c", "d", "e", "f"]
    ties = [(one, other) for one, other in combinations(six, 2) if one == "a" or "f" not in (one, other)]
    assert len(ties) == 11
    few, many = Town(), Town().meet(RECENT, *partners(24), plenary=True)
    for town in (few, many):
        town.talks(RECENT, ties[:-1])
    assert (gates()["hub_share"].value(sight(few), False) or 0) > 0.4
    assert met(few, "hub_share", "M1")
    assert gates()["hub_share"].enter_at(sight(few), "M1") == 1
    assert not met(many, "hub_share", "M1")
    few.meet(RECENT, *partners(1), plenary=True)  # seven, of whose twenty-one pairs ten are tied
    assert not met(few, "hub_share", "M1")


def test_three_sectors_must_be_there_and_the_facilitators_does_not_count() -> None:
    """Care and business and the facilitator's own are two; with knowledge three."""
    town = chain(4, 0).who("p00", sector="care").who("p01", sector="business")
    town.who("p02", sector="government", facilitator=True)
    assert not met(town, "sectors", "M1")
    assert met(town.who("p03", sector="knowledge"), "sectors", "M1")


def delivering(working: int, of: int) -> Town:
    """So many partners, of whom so many work together across two sectors."""
    names = partners(of)
    town = Town().meet(RECENT, *names, plenary=True).work(RECENT, *names[:working])
    return town.who(*names[::2], sector="care").who(*names[1::2], sector="business")


def test_joint_delivery_enters_at_a_quarter_and_leaves_under_fifteen_in_a_hundred() -> None:
    """2 of 8 enters, 2 of 9 does not; 3 of 20 holds, 2 of 14 breaks."""
    assert met(delivering(2, 8), "joint_delivery", "M1")
    assert not met(delivering(2, 9), "joint_delivery", "M1")
    assert not broken(delivering(3, 20), "joint_delivery", "M1")
    assert broken(delivering(2, 14), "joint_delivery", "M1")


def hanging(kept: int) -> Town:
    """Ten partners: a chain of `kept`, and a hub that holds two of the chain and everybody else."""
    town = Town()
    names = partners(9)
    town.talks(RECENT, pairwise(names[:kept]))
    for name in (*names[:2], *names[kept:]):
        town.meet(RECENT, "hub", name, kind="talk")
    return town


def test_robustness_enters_at_seven_tenths_and_leaves_under_six() -> None:
    """Without the hub a chain of 7, 6 or 5 is left of 10: enters, holds, breaks."""
    assert met(hanging(7), "robustness", "M2")
    assert not met(hanging(6), "robustness", "M2")
    assert not broken(hanging(6), "robustness", "M2")
    assert broken(hanging(5), "robustness", "M2")


def test_hubs_number_two_in_a_small_community_and_five_in_a_larger_one() -> None:
    """A chain of four has two hubs, a star one. With 30 active a ring of five has five hubs, a ring of four four."""
    assert met(chain(4, 25), "hubs", "M2")
    assert not met(chain(3, 26), "hubs", "M2")
    assert met(ring(5, 25), "hubs", "M2")
    assert not met(ring(4, 26), "hubs", "M2")


@pytest.mark.parametrize(("others", "least"), [(25, 2), (26, 5)])
def test_the_number_of_hubs_is_met_exactly_at_its_border(others: int, least: int) -> None:
    """With 29 active at 2, with 30 at 5; a thousandth under it not."""
    seen = sight(chain(4, others))
    for value, holds in ((least, True), (least - 0.001, False)):
        assert replace(gates()["hubs"], value=_always(value)).met(seen, "M2") is holds


def led(by_facilitator: int, by_partner: int) -> Town:
    """Joint actions of care and business, led by the facilitator or by a partner."""
    town = chain(4, 0).who("p00", sector="care").who("p01", sector="business").who("fien", facilitator=True)
    for _ in range(by_facilitator):
        town.work(RECENT, "p00", "p01", "fien", lead="fien")
    for _ in range(by_partner):
        town.work(RECENT, "p00", "p01", lead="p00")
    return town


def test_partners_lead_half_to_enter_and_facilitators_at_most_six_tenths_to_stay() -> None:
    """1 of 2 enters, 3 of 5 does not and holds, 2 of 3 breaks."""
    assert met(led(1, 1), "facilitator_led", "M2")
    assert not met(led(3, 2), "facilitator_led", "M2")
    assert not broken(led(3, 2), "facilitator_led", "M2")
    assert broken(led(2, 1), "facilitator_led", "M2")


def test_the_core_is_between_one_in_twenty_and_a_half() -> None:
    """A clique of four with four followers: half. A clique of three: everybody. Nobody tied: no core."""
    clique = [pair for one in range(4) for pair in [(one, other) for other in range(one + 1, 4)]]
    town = Town()
    for one, other in clique:
        town.meet(RECENT, f"p{one:02}", f"p{other:02}", kind="talk")
    for one in range(4):
        town.meet(RECENT, f"p{one:02}", f"q{one:02}", kind="talk")
    assert met(town, "core", "M2")
    assert not met(ring(3, 0), "core", "M2")
    assert not met(Town().meet(RECENT, "a", "b", plenary=True), "core", "M2")


def test_a_clear_core_is_more_than_two_deviations_from_chance() -> None:
    """Exactly two is not more than two."""
    gate, seen = gates()["core_fit"], sight(chain(4, 0))
    assert not replace(gate, value=lambda _sight, _half: 2.0).met(seen, "M2")
    assert replace(gate, value=lambda _sight, _half: 2.01).met(seen, "M2")


@pytest.mark.parametrize(
    ("key", "stage", "enter", "leave"),
    [
        ("reach", "L1", 0.5, 0.4),
        ("reach", "P1", 0.5, None),
        ("cohesion", "P1", 0.4, 0.3),
        ("self_standing", "P1", 0.5, 0.4),
        ("one_goal", "P1", 1 / 3, 1 / 6),
        ("sessions", "P1", 3, None),
        ("persistence", "P2", 0.5, 0.4),
        ("shared_goals", "P2", 0.6, 0.5),
        ("self_standing", "P2", 0.6, None),
        ("cohesion", "M1", 0.6, 0.5),
        ("self_standing", "M1", 0.7, 0.6),
        ("cross_sector", "M1", 0.4, 0.3),
        ("sectors", "M1", 3, None),
        ("joint_delivery", "M1", 0.25, 0.15),
        ("robustness", "M2", 0.7, 0.6),
        ("hubs", "M2", 2, None),
        ("core", "M2", 0.05, None),
    ],
)
def test_every_border_stands_where_the_table_of_the_stages_has_it(
    key: str, stage: Stage, enter: float, leave: float | None
) -> None:
    """On it entered or kept, a thousandth under it not. Of four, so that two hubs are enough; half of one of four is
    an eighth, by which more of them have to hang together."""
    assert _there(key, stage, enter, enter - 0.001) == (True, False)
    least = (leave or 0.0) + (1 / 8 if key in {"reach", "cohesion", "self_standing"} else 0.0)
    assert leave is None or _there(key, stage, least, least - 0.001, staying=True) == (True, False)
    assert (leave is None) is (stage not in gates()[key].leaves)


@pytest.mark.parametrize(
    ("key", "stage", "enter", "leave"),
    [("hub_share", "M1", 0.4, None), ("facilitator_led", "M2", 0.5, 0.6), ("core", "M2", 0.5, None)],
)
def test_every_upper_border_stands_where_the_table_of_the_stages_has_it(
    key: str, stage: Stage, enter: float, leave: float | None
) -> None:
    """On it entered or kept, a thousandth above it not."""
    assert _there(key, stage, enter, enter + 0.001) == (True, False)
    assert leave is None or _there(key, stage, leave, leave + 0.001, staying=True) == (True, False)


def _always(value: float) -> Callable[[Sight, bool], float]:
    return lambda _sight, _half: value


def _there(key: str, stage: Stage, *values: float, staying: bool = False) -> tuple[bool, ...]:
    """Of each value, whether the stage is entered with it; with `staying`, whether it is kept."""
    seen, found = sight(chain(4, 0)), []
    for value in values:
        gate = replace(gates()[key], value=_always(value))
        found.append(not gate.broken(seen, stage) if staying else gate.met(seen, stage))
    return tuple(found)


@pytest.mark.parametrize("key", ["one_goal", "shared_goals", "cross_sector", "sectors", "joint_delivery"])
def test_what_is_not_recorded_is_not_met(key: str) -> None:
    """Talks alone: no goals, no sectors, no actions."""
    gate = gates()[key]
    assert gate.value(sight(chain(5, 0)), False) is None
    assert not any(gate.met(sight(chain(5, 0)), stage) for stage in gate.enters)


def test_what_is_not_recorded_breaks_the_meshwork_stages_and_not_the_steady_cop() -> None:
    """Goals across sectors, joint actions and who leads break M1 and M2; persistence and shared goals leave P2."""
    unrecorded = chain(5, 0)
    assert broken(unrecorded, "cross_sector", "M1")
    assert broken(unrecorded, "joint_delivery", "M1")
    assert broken(unrecorded, "facilitator_led", "M2")
    assert not broken(unrecorded, "persistence", "P2")
    assert not broken(unrecorded, "shared_goals", "P2")


def test_leaving_looks_at_who_was_active_in_the_last_half() -> None:
    """Ten talked in a ring a year ago, and four of them, two and two, since. Over the year the old talks still tie
    all ten; of the four who are left the half window sees two pairs."""
    town = Town()
    for one in range(10):
        town.meet("2023-08-01", f"p{one:02}", f"p{(one + 1) % 10:02}", kind="talk")
    for day in every(10, "2023-08-01", "2024-06-30"):
        town.meet(day, "p00", "p01", kind="call").meet(day, "p05", "p06", kind="call")
    seen = sight(town)
    assert seen.measure("reach").value == 1
    assert seen.measure("reach", half=True).value == 2 / 4
    assert seen.half.active == {"p00", "p01", "p05", "p06"}


@pytest.mark.parametrize(("rhythm", "half"), [("monthly", 2 / 6), ("yearly", 1.0)])
def test_in_the_yearly_rhythm_the_last_half_is_sought_for_activity_and_the_whole_for_ties(
    rhythm: str, half: float
) -> None:
    """All six met long before the last half, and in it everybody met one other: of six, two hang together by that
    alone; by the yearly rhythm all six, because a half window may hold one meeting of a fair."""
    town = Town().set("rhythm", rhythm)
    early = "2023-09-01" if rhythm == "monthly" else "2022-01-01"
    town.work(early, *partners(6))
    for day in every(10, early, "2024-06-30"):
        town.meet(day, "klok", kind="call")
    for one in (0, 2, 4):
        town.meet(RECENT, f"p{one:02}", f"p{one + 1:02}", kind="talk")
    seen = sight(town)
    assert seen.half.active == {*partners(6), "klok"}
    assert seen.measure("reach").value == 6 / 7
    assert seen.measure("reach", half=True).value == pytest.approx(half * 6 / 7)


def test_each_stage_asks_what_the_one_below_asks_too() -> None:
    """P2 and M1 build on P1, M2 on M1; where both ask the same the higher threshold counts."""
    asked = {stage: {gate.key: at for gate, at in entering(stage)} for stage in STAGES}
    assert set(asked["L1"]) == {"reach"}
    assert set(asked["P1"]) == {"reach", "cohesion", "self_standing", "one_goal", "sessions"}
    assert set(asked["P2"]) == {*asked["P1"], "persistence", "shared_goals"}
    assert set(asked["M1"]) == {*asked["P1"], "hub_share", "cross_sector", "sectors", "joint_delivery", "woven"}
    assert set(asked["M2"]) == {*asked["M1"], "robustness", "hubs", "facilitator_led", "core", "core_fit"}
    assert (asked["M1"]["self_standing"], asked["P2"]["self_standing"]) == ("M1", "P2")
    kept = {stage: {gate.key for gate, _ in staying(stage)} for stage in STAGES}
    assert kept["P1"] == {"reach", "cohesion", "self_standing", "one_goal"}
    assert kept["P2"] == {*kept["P1"], "persistence", "shared_goals"}
    assert kept["M1"] == {*kept["P1"], "cross_sector", "joint_delivery"}
    assert kept["M2"] == {*kept["M1"], "robustness", "facilitator_led"}


STAGES: tuple[Stage, ...] = ("L1", "P1", "P2", "M1", "M2")
