"""First and last days, and two people of one house: where a day or a person more would change a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meshwork.network.snapshot import Snapshot
from meshwork.stages import path
from tests.reading.town import Town, every, partners, when

START = date(2024, 1, 1)


def awake(first: str, last: str) -> Town:
    """A town that two keep awake by a call every ten days."""
    town = Town()
    for day in every(10, first, last):
        town.meet(day, "klok", "toren", kind="call")
    return town


def on(town: Town, day: str, goal: str | None = None) -> Snapshot:
    """A town on a day."""
    return town.record().on(date.fromisoformat(day), goal=goal)


def weight(town: Town, day: str) -> float:
    """What ties a to b on a day; 0 without a tie."""
    graph = on(town, day).graph
    return float(graph.edges["a", "b"]["weight"]) if graph.has_edge("a", "b") else 0.0


def joins(town: Town, action: int, since: str | None = None, until: str | None = None, *, lead: bool = False) -> Town:
    """The same town, in which whoever was noted `action`-th to work on something did so in this spell."""
    row = replace(town.rest["works_on"][action], since=when(since), until=when(until), lead=lead)  # type: ignore[type-var]
    town.rest["works_on"][action] = row
    return town


def test_a_team_ties_from_the_first_day_of_the_later_member() -> None:
    """a since 1 January, b since the 15th: nothing on the 14th, 1 on the 15th."""
    town = Town().meet(START, "a", "b", plenary=True).team("kern", "a", since="2024-01-01")
    town.team("kern", "b", since="2024-01-15")
    assert (weight(town, "2024-01-14"), weight(town, "2024-01-15")) == (0, 1)


def test_a_person_is_not_tied_to_its_own_organisation() -> None:
    """anna of the mill says that she knows the mill: one and the same, so no tie and nobody active by it."""
    town = Town().meet(START, "a", "b", plenary=True).belongs("anna", "mill").tie("anna", "mill", "knows")
    snapshot = on(town, "2024-01-01")
    assert (set(snapshot.active), snapshot.graph.number_of_edges()) == ({"a", "b"}, 0)


def test_a_tie_of_exactly_the_floor_is_a_tie() -> None:
    """Weaker than the floor is none: to know each other weighs 1, and the floor is set to 1, then a bit above."""
    town = Town().tie("a", "b", "knows")
    assert weight(town.set("tie.floor", "1"), "2024-01-01") == 1
    assert weight(Town().tie("a", "b", "knows").set("tie.floor", "1.001"), "2024-01-01") == 0


def test_a_commitment_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    """From 1 February until 1 March: not on 31 January, on both days within, not on 1 March."""
    town = Town().meet(START, "a", "b").goal("warm").commit("warm", "a", since="2024-02-01", until="2024-03-01")
    days = ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
    assert [set(on(town, day).goals["warm"]) for day in days] == [set(), {"a"}, {"a"}, set()]


def test_a_goal_is_open_from_its_first_day_to_the_day_before_its_end() -> None:
    """Opened 1 February, closed 1 March: open on the first and on 29 February, not on the days beside."""
    town = Town().meet(START, "a").goal("warm", opened=when("2024-02-01"), closed=when("2024-03-01"))
    days = ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
    assert [(on(town, day).open_goals, len(on(town, day).goals)) for day in days] == [(0, 0), (1, 1), (1, 1), (0, 0)]


def test_who_is_interested_does_not_carry() -> None:
    """a committed, b carries, c is interested: two carry the goal."""
    town = Town().meet(START, "a", "b", "c").goal("warm", "a", "b", "c")
    levels = ("committed", "carrying", "interested")
    rows = zip(town.rest["commitments"], levels, strict=True)
    town.rest["commitments"] = [replace(row, level=level) for row, level in rows]  # type: ignore[type-var]
    assert on(town, "2024-01-01").goals["warm"] == {"a", "b"}


def test_who_joins_an_action_later_is_tied_from_then_by_what_is_left_of_it() -> None:
    """b joined on 1 March, 60 days after the start: nothing on 29 February, 6 * 2^(-60/180) on 1 March."""
    town = joins(awake("2024-01-01", "2024-03-31").work(START, "a", "b"), 1, since="2024-03-01")
    assert weight(town, "2024-02-29") == 0
    assert weight(town, "2024-03-01") == pytest.approx(6 * 2 ** (-60 / 180))
    assert "b" not in on(town, "2024-02-29").active


def test_who_left_an_action_before_it_began_did_not_work_on_it() -> None:
    """Until 1 February is the last of January: with the start on 1 February nothing is left, on 31 January a day."""
    for start, there in (("2024-02-01", False), ("2024-01-31", True)):
        town = joins(awake("2024-01-01", "2024-02-29").work(start, "a"), 0, until="2024-02-01")
        assert ("a" in on(town, "2024-02-15").active) is there


def test_an_action_without_a_start_begins_with_the_first_who_worked_on_it() -> None:
    """a since 1 February, b since 1 March: tied from 1 March, when it is 29 days old."""
    town = awake("2024-01-01", "2024-03-31").work(None, "a", "b")
    joins(joins(town, 0, since="2024-02-01"), 1, since="2024-03-01")
    assert "a" in on(town, "2024-02-01").active
    assert weight(town, "2024-03-01") == pytest.approx(6 * 2 ** (-29 / 180))


def test_an_organisation_works_from_the_first_of_its_people_and_leads_if_one_does() -> None:
    """anna of the mill leads from 1 February, bram of the mill helps from 1 March: the mill leads from 1 February."""
    town = awake("2024-01-01", "2024-03-31").who("mill", sector="care").who("bakery", sector="business")
    town.belongs("anna", "mill").belongs("bram", "mill").work(START, "anna", "bram", "bakery")
    joins(joins(town, 0, since="2024-02-01", lead=True), 1, since="2024-03-01")
    assert "mill" not in on(town, "2024-01-31").active
    assert "mill" in on(town, "2024-02-01").active
    (together,) = on(town, "2024-03-01").joint_actions
    assert together.leads == {"mill"}


def test_the_window_before_ends_on_the_day_before_the_window_begins() -> None:
    """On 31 December 2024 the 365 days begin on 2 January; those before on 2 January 2023. Who came on one of these
    days only, is in the one window or in the other."""
    town = awake("2022-12-01", "2024-12-31")
    assert town.record().on(date(2024, 12, 31)).window.first == date(2024, 1, 2)
    for day in ("2023-01-01", "2023-01-02", "2024-01-01", "2024-01-02"):
        town.meet(day, day)
    snapshot = on(town, "2024-12-31")
    assert snapshot.active == {"klok", "toren", "2024-01-02"}
    assert (snapshot.active_before or set()) == {"klok", "toren", "2023-01-02", "2024-01-01"}


def test_who_carried_a_goal_before_is_asked_of_the_last_day_before() -> None:
    """a carried it all along, b until 1 January 2024, c until 2 January: the window before ends on the 1st."""
    town = awake("2022-12-01", "2024-12-31").meet("2023-06-01", "a", "b", "c").meet("2024-06-01", "a", "b", "c")
    town.goal("warm", "a").commit("warm", "b", until="2024-01-01").commit("warm", "c", until="2024-01-02")
    snapshot = on(town, "2024-12-31", goal="warm")
    assert (set(snapshot.active), set(snapshot.active_before or ())) == ({"a"}, {"a", "c"})


def test_with_a_goal_only_what_passes_between_its_carriers_counts() -> None:
    """Three in a meeting and two declared ties, one of them with somebody who does not carry it: 2 and 1."""
    town = Town().meet(START, "a", "b", "c").tie("a", "b", "knows").tie("b", "c", "knows").goal("warm", "a", "b")
    assert on(town, "2024-01-01").interactions == 5
    assert on(town, "2024-01-01", goal="warm").interactions == 3


def test_a_goal_is_read_by_its_carriers_from_their_first_day_and_by_nobody_else() -> None:
    """a and b carry it from 1 February, c works with them and does not: on 31 January nobody, then the two alone."""
    town = Town().who("a", sector="care").who("b", "c", sector="business").work("2024-01-20", "a", "b", "c")
    town.goal("warm", "a", "b", since="2024-02-01")
    assert on(town, "2024-01-31", goal="warm").active == set()
    seen = on(town, "2024-02-01", goal="warm")
    assert set(seen.active) == set(seen.joint_actions[0].workers) == {"a", "b"}


@pytest.mark.parametrize(("active", "counts"), [(14, True), (15, False)])
def test_shares_are_told_from_fifteen_active(active: int, counts: bool) -> None:
    """Fourteen are told in counts, fifteen in shares."""
    town = Town().meet(START, *partners(active))
    assert path(town.record(), date(2024, 1, 31)).readings[-1].counts is counts


def test_a_facilitators_organisation_is_out_while_a_day_of_her_work_is_in_the_window() -> None:
    """She came to the mill on 1 March 2024 and left on 1 June: out from 1 March on, and in again on the day on which
    the 365 days begin with 1 June itself, 31 May 2025."""
    town = awake("2024-01-01", "2025-12-31").who("fien", facilitator=True)
    for day in every(30, "2024-01-01", "2025-12-31"):
        town.meet(day, "mill", "klok")
    town.belongs("fien", "mill", since="2024-03-01", until="2024-06-01")
    again = date(2024, 6, 1) + timedelta(364)
    days = ("2024-02-29", "2024-03-01", (again - timedelta(1)).isoformat(), again.isoformat())
    assert again == date(2025, 5, 31)
    assert ["mill" in on(town, day).facilitators for day in days] == [False, True, True, False]


def test_a_person_counts_as_its_organisation_from_the_first_day_to_the_day_before_the_end() -> None:
    """anna at the mill from 2 January until 4 January, seen on each of four days."""
    days = ("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04")
    seen = []
    for day in days:
        town = Town().belongs("anna", "mill", since="2024-01-02", until="2024-01-04").meet(day, "anna")
        seen.append(set(on(town, day).active))
    assert seen == [{"anna"}, {"mill"}, {"mill"}, {"anna"}]


def test_of_two_organisations_at_once_a_person_counts_as_the_one_it_came_to_last() -> None:
    """The mill since 2022 and the bakery since 2023: the bakery."""
    town = Town().belongs("anna", "mill", since="2022-01-01").belongs("anna", "bakery", since="2023-01-01")
    assert on(town.meet(START, "anna"), "2024-01-01").active == {"bakery"}
