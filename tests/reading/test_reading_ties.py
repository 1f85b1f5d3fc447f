"""Who is tied to whom on a day, and how strongly: the table of weights and half-lives, line by line."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pytest

from meshwork.network import Record
from tests.reading.town import Town, every, partners, when

START = date(2024, 1, 1)


def strength(town: Town | Record, one: str, other: str, day: date) -> float:
    """The strength of a tie on a day; 0 without one. It must be what its reasons add up to."""
    record = town if isinstance(town, Record) else town.record()
    graph = record.on(day).graph
    weight = float(graph.edges[one, other]["weight"]) if graph.has_edge(one, other) else 0.0
    if weight:
        assert sum(each.weight for each in record.reasons(one, other, day)) == pytest.approx(weight)
    return weight


def awake(town: Town, until: str) -> Town:
    """Keeps the clock awake by two others who meet every ten days."""
    for day in every(10, "2024-01-01", until):
        town.meet(day, "klok", "toren", kind="call")
    return town


@pytest.mark.parametrize(
    ("present", "weight"), [(2, 3.0), (4, 1.0), (11, 0.3), (16, 0.3), (50, 0.3), (51, 0.0)], ids=str
)
def test_a_small_session_ties_each_pair_by_its_size(present: int, weight: float) -> None:
    """The larger of 3 / (k - 1) and 0.3 for 2 to 50 present: 3, 1, .3 at eleven, no less after; 51 ties nobody."""
    town = Town().meet(START, *partners(present))
    assert strength(town, "p00", "p01", START) == pytest.approx(weight)


def test_a_plenary_ties_nobody_and_still_shows_who_was_there() -> None:
    """Kept, so that three are active, but without a tie."""
    snapshot = Town().meet(START, "a", "b", "c", plenary=True).record().on(START)
    assert snapshot.active == {"a", "b", "c"}
    assert snapshot.graph.number_of_edges() == 0


def test_who_did_not_come_is_neither_counted_nor_tied() -> None:
    """Four on the list, one of them absent: three present, so 3 / 2."""
    town = Town().meet(START, "a", "b", "c", "d")
    last = town.rest["attendance"][-1]
    object.__setattr__(last, "present", False)
    assert strength(town, "a", "b", START) == pytest.approx(1.5)
    assert "d" not in town.record().on(START).active


@pytest.mark.parametrize(
    ("kind", "present", "weight"), [("talk", 2, 4.0), ("call", 2, 2.0), ("talk", 3, 1.5), ("gathering", 2, 3.0)]
)
def test_a_talk_or_call_of_two_weighs_more_than_a_session(kind: str, present: int, weight: float) -> None:
    """4 and 2 for two; a talk of three is a small session: 3 / 2."""
    town = Town().meet(START, *partners(present), kind=kind)
    assert strength(town, "p00", "p01", START) == pytest.approx(weight)


@pytest.mark.parametrize(
    ("kind", "weight", "half_life"), [("gathering", 3.0, 60), ("talk", 4.0, 90), ("call", 2.0, 45)]
)
def test_a_meeting_weighs_half_after_its_half_life(kind: str, weight: float, half_life: int) -> None:
    """60 days for a session, 90 for a talk, 45 for a call; a quarter after twice that."""
    town = awake(Town().meet(START, "a", "b", kind=kind), "2024-12-31").record()
    assert strength(town, "a", "b", START + timedelta(half_life)) == pytest.approx(weight / 2)
    assert strength(town, "a", "b", START + timedelta(2 * half_life)) == pytest.approx(weight / 4)


def test_half_lives_are_six_times_as_long_in_the_yearly_rhythm() -> None:
    """A talk weighs half after 540 days."""
    town = Town().set("rhythm", "yearly").meet(START, "a", "b", kind="talk")
    for day in every(10, "2024-01-01", "2026-12-31"):
        town.meet(day, "klok", "toren", kind="call")
    assert strength(town, "a", "b", START + timedelta(540)) == pytest.approx(2.0)


def test_nothing_fades_while_the_clock_stands_still() -> None:
    """Talks on 1 January and 1 July: 30 awake days, 151 asleep, one more awake, so 31 days of fading."""
    town = Town().meet(START, "a", "b", kind="talk").meet("2024-07-01", "c", "d", kind="talk").record()
    assert strength(town, "a", "b", date(2024, 6, 30)) == pytest.approx(4 * 2 ** (-30 / 90))
    assert strength(town, "a", "b", date(2024, 7, 1)) == pytest.approx(4 * 2 ** (-31 / 90))


def test_a_tie_under_the_floor_is_no_tie() -> None:
    """A gathering of 25 leaves .3, which is .1 after 60 * log2(3) = 95.1 days: a tie on day 95, none on day 96."""
    town = awake(Town().meet(START, *partners(25)), "2024-12-31").record()
    assert strength(town, "p00", "p01", START + timedelta(95)) == pytest.approx(0.3 * 2 ** (-95 / 60))
    assert strength(town, "p00", "p01", START + timedelta(96)) == 0


def test_evidence_older_than_the_window_counts_no_more() -> None:
    """An action weighs 6 * 2^(-364/180) = 1.48 on the last of 365 days, and nothing on the next."""
    town = awake(Town().work(START, "a", "b"), "2025-06-30").record()
    assert strength(town, "a", "b", START + timedelta(364)) == pytest.approx(6 * 2 ** (-364 / 180))
    assert strength(town, "a", "b", START + timedelta(365)) == 0


def test_an_action_counts_from_its_start_and_fades_with_180_days() -> None:
    """6 on the first day, 3 after 180; not before it starts."""
    town = awake(Town().work("2024-02-01", "a", "b"), "2024-12-31").record()
    assert strength(town, "a", "b", date(2024, 1, 31)) == 0
    assert strength(town, "a", "b", date(2024, 2, 1)) == pytest.approx(6)
    assert strength(town, "a", "b", date(2024, 2, 1) + timedelta(180)) == pytest.approx(3)


def test_an_action_without_any_day_is_no_evidence() -> None:
    """It can neither fade nor lie in a window."""
    assert Town().meet(START, "c", "d").work(None, "a", "b").record().on(START).active == {"c", "d"}


def test_delivering_together_is_declared_in_place_of_the_action_not_on_top() -> None:
    """8 beside one action of 6 is 8; beside three actions of 6 the actions, 18, are more; without action 8."""
    one = Town().work(START, "a", "b").tie("a", "b", "delivers_with", since="2024-01-01")
    assert strength(one, "a", "b", START) == pytest.approx(8)
    three = Town().tie("a", "b", "delivers_with", since="2024-01-01")
    for _ in range(3):
        three.work(START, "a", "b")
    assert strength(three, "a", "b", START) == pytest.approx(18)
    assert strength(Town().tie("a", "b", "delivers_with"), "a", "b", START) == pytest.approx(8)


@pytest.mark.parametrize(
    ("kind", "at", "weight"),
    [
        ("knows", 2, 1.0),
        ("knows", 1, 0.5),
        ("exchanges", 2, 2.0),
        ("refers", 3, 3.0),
        ("collaborates", 2, 4.0),
        ("collaborates", 3, 6.0),
        ("delivers_with", 3, 8.0),
    ],
)
def test_a_declared_tie_weighs_by_kind_and_strength(kind: str, at: int, weight: float) -> None:
    """1, 2, 2 and 4 times strength / 2; delivering together is 8 whatever the strength."""
    assert strength(Town().tie("a", "b", kind, strength=at), "a", "b", START) == pytest.approx(weight)


def test_a_declared_tie_fades_from_its_end() -> None:
    """Full on the last day it holds; half 180 days after its end; gone when the end has left the window."""
    town = Town().tie("a", "b", "collaborates", since="2020", until="2024-01-01").record()
    assert strength(town, "a", "b", date(2023, 12, 31)) == pytest.approx(4)
    assert strength(town, "a", "b", START + timedelta(180)) == pytest.approx(2)
    assert strength(town, "a", "b", START + timedelta(363)) == pytest.approx(4 * 2 ** (-363 / 180))
    assert strength(town, "a", "b", START + timedelta(364)) == 0


def test_the_same_tie_told_from_both_ends_counts_once() -> None:
    """Two say that they know each other: still 1. Another kind comes on top: 1 + 2."""
    town = Town().tie("a", "b", "knows").tie("b", "a", "knows")
    assert strength(town, "a", "b", START) == pytest.approx(1)
    assert strength(town.tie("b", "a", "exchanges"), "a", "b", START) == pytest.approx(3)


@pytest.mark.parametrize(("size", "weight"), [(12, 1.0), (13, 0.0)])
def test_a_team_of_up_to_twelve_ties_its_members(size: int, weight: float) -> None:
    """1 on top of a plenary's nothing; a team of 13 ties nobody."""
    town = Town().meet(START, *partners(13), plenary=True).team("kern", *partners(size))
    assert strength(town, "p00", "p01", START) == pytest.approx(weight)


def test_a_team_ties_only_while_both_are_members() -> None:
    """a is a member until 1 March: the last day is 29 February, and nothing fades after."""
    town = Town().meet(START, "a", "b", plenary=True).meet("2024-03-01", "a", "b", plenary=True)
    town.team("kern", "a", until="2024-03-01")
    town.team("kern", "b")
    record = town.record()
    assert strength(record, "a", "b", date(2024, 2, 29)) == pytest.approx(1)
    assert strength(record, "a", "b", date(2024, 3, 1)) == 0


def test_using_anothers_insight_ties_the_two() -> None:
    """3, half of it after 180 days; they must be active for something else, for it makes nobody so."""
    town = Town().meet(START, "a", "b", plenary=True).reuse("2024-01-01", "a", "b")
    assert strength(awake(town, "2024-12-31"), "a", "b", START) == pytest.approx(3)
    assert strength(town, "a", "b", START + timedelta(180)) == pytest.approx(1.5)
    assert Town().reuse("2024-01-01", "a", "b").record().on(START).active == set()


def test_evidence_of_many_kinds_adds_up_and_opens_into_its_reasons() -> None:
    """A talk (4), a call (2) and knowing each other (1) are 7; the reasons come weightiest first, with their days."""
    town = Town().meet(START, "a", "b", kind="talk").meet(START, "a", "b", kind="call").tie("a", "b", "knows")
    record = town.record()
    reasons = record.reasons("b", "a", START)
    assert [(each.kind, each.weight, each.since) for each in reasons] == [
        ("talk", 4.0, START),
        ("call", 2.0, START),
        ("knows", 1.0, None),
    ]
    assert strength(record, "a", "b", START) == pytest.approx(7)
    assert record.reasons("a", "nobody", START) == ()


def test_sharing_a_goal_is_never_a_tie() -> None:
    """Both carry it, and that alone ties them to nothing."""
    town = Town().meet(START, "a", "b", plenary=True).goal("warm", "a", "b")
    assert strength(town, "a", "b", START) == 0


def test_the_future_is_not_known() -> None:
    """A meeting of tomorrow ties nobody today."""
    town = Town().meet("2024-01-01", "c", "d").meet("2024-01-02", "a", "b")
    assert strength(town, "a", "b", START) == 0
    assert strength(town, "a", "b", date(2024, 1, 2)) == pytest.approx(3)


def test_persons_count_as_their_organisation_once_a_session() -> None:
    """Two people of the mill, one of the bakery and a citizen: three present, not four, so 3 / 2."""
    town = Town().belongs("anna", "molen").belongs("bram", "molen").belongs("cees", "bakker")
    town.meet(START, "anna", "bram", "cees", "dirk")
    record = town.record()
    assert record.on(START).active == {"molen", "bakker", "dirk"}
    assert strength(record, "molen", "bakker", START) == pytest.approx(1.5)
    assert record.on(START).interactions == 3


def test_read_by_person_everybody_counts_for_themselves() -> None:
    """The same session by person: four present, so 3 / 3."""
    town = Town().belongs("anna", "molen").belongs("bram", "molen").belongs("cees", "bakker")
    town.meet(START, "anna", "bram", "cees", "dirk")
    record = town.record("person")
    assert record.on(START).active == {"anna", "bram", "cees", "dirk"}
    assert strength(record, "anna", "bram", START) == pytest.approx(1)


def test_a_person_counts_as_the_organisation_of_that_day() -> None:
    """anna moved from the mill to the bakery on 1 February; what she did before stays the mill's."""
    town = Town().belongs("anna", "molen", until="2024-02-01").belongs("anna", "bakker", since="2024-02-01")
    town.meet("2024-01-31", "anna", "dirk").meet("2024-02-01", "anna", "dirk")
    record = town.record()
    day = date(2024, 2, 1)
    assert strength(record, "dirk", "molen", day) == pytest.approx(3 * 2 ** (-1 / 60))
    assert strength(record, "bakker", "dirk", day) == pytest.approx(3)


def test_a_persons_declared_tie_moves_with_the_person() -> None:
    """From 1 February it is the bakery's; the mill's fades from then on."""
    town = Town().belongs("anna", "molen", until="2024-02-01").belongs("anna", "bakker", since="2024-02-01")
    record = town.tie("anna", "dirk", "collaborates").record()
    assert strength(record, "dirk", "molen", date(2024, 1, 31)) == pytest.approx(4)
    assert strength(record, "bakker", "dirk", date(2024, 1, 31)) == 0
    assert strength(record, "bakker", "dirk", date(2024, 2, 1)) == pytest.approx(4)
    assert strength(record, "dirk", "molen", date(2024, 2, 1) + timedelta(180)) == pytest.approx(2)


def test_facilitators_and_whom_they_work_from_are_out_of_the_second_graph() -> None:
    """fien facilitates and works from the mill: both graphs lose nobody else, and her talks stay in the first."""
    town = Town().who("fien", kind="person", facilitator=True).belongs("fien", "molen")
    town.meet(START, "fien", "a", kind="talk").meet(START, "a", "b", kind="talk")
    snapshot = town.record().on(START)
    assert snapshot.facilitators == {"molen"}
    assert sorted(map(sorted, snapshot.graph.edges)) == [["a", "b"], ["a", "molen"]]
    assert sorted(map(sorted, snapshot.without_facilitators.edges)) == [["a", "b"]]
    by_person = town.record("person").on(START)
    assert by_person.facilitators == {"fien"}


def test_an_organisation_is_a_facilitators_as_long_as_her_work_is_in_the_window() -> None:
    """fien left the mill on 1 February; within the year her ties there are still a facilitator's, later no longer."""
    town = Town().who("fien", kind="person", facilitator=True).belongs("fien", "molen", until="2024-02-01")
    town.meet(START, "fien", "a", kind="talk")
    for day in every(20, "2024-01-01", "2025-12-31"):
        town.meet(day, "molen", "a", kind="call")
    record = town.record()
    assert record.on(date(2024, 6, 1)).facilitators == {"molen"}
    assert record.on(date(2025, 6, 1)).facilitators == set()


def test_the_graph_of_a_day_says_who_everybody_was_then_and_cannot_be_changed() -> None:
    """Name and sector as they were on the day; a frozen graph refuses a new node."""
    town = Town().who("a", sector="business")
    town.version("a", name="Oude bakker", sector="citizen", until=when("2024-01-02"))
    town.meet(START, "a", "b")
    graph = town.record().on(START).graph
    assert town.record().on(date(2024, 1, 2)).graph.nodes["a"]["sector"] == "business"
    assert graph.nodes["a"] == {
        "name": "Oude bakker",
        "kind": "organisation",
        "sector": "citizen",
        "facilitator": False,
    }
    with pytest.raises(nx.NetworkXError):
        graph.add_node("c")


def test_the_bare_arrays_are_the_same_ties_as_the_graph() -> None:
    """Places in `ids`, pair by pair, and no tie that the graph has not."""
    town = Town().meet(START, "a", "b", "c").meet(START, "c", "d", kind="talk").tie("a", "d", "knows")
    record = town.record()
    ties = record.ties(START)
    pairs = {
        (record.ids[one], record.ids[other]): weight
        for one, other, weight in zip(ties.first, ties.second, ties.strength, strict=True)
    }
    graph = record.on(START).graph
    assert pairs == {(one, other): graph.edges[one, other]["weight"] for one, other in pairs}
    assert len(pairs) == graph.number_of_edges() == 5


def test_somebody_is_here_from_being_first_seen_or_joined_until_leaving() -> None:
    """joined 1 March but seen on 1 February: here from then; left 1 June: not here any more on that day."""
    town = Town().who("a", joined=when("2024-03-01"), left=when("2024-06-01")).who("always")
    town.meet("2024-02-01", "a", "b")
    record = town.record()
    here = {day: dict(zip(record.ids, record.here(date.fromisoformat(day)).tolist(), strict=True)) for day in DAYS}
    assert [here[day]["a"] for day in DAYS] == [False, True, True, False]
    assert [here[day]["b"] for day in DAYS] == [False, True, True, True]
    assert all(here[day]["always"] for day in DAYS)


DAYS = ("2024-01-31", "2024-02-01", "2024-05-31", "2024-06-01")


def test_an_empty_community_has_an_ordinary_snapshot() -> None:
    """Nobody, no tie, no goal; and no question raises."""
    snapshot = Town().record().on(START)
    assert len(snapshot.graph) + len(snapshot.active) + len(snapshot.goals) + len(snapshot.joint_actions) == 0
    assert (snapshot.meetings, snapshot.interactions, snapshot.hubs.effective) == (0, 0, 0.0)
