"""Every number of the profile, on towns small enough to do in the head."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pytest

from meshwork.metrics import marks, numbers, profile
from meshwork.metrics.whole._core import core_fit, core_of
from meshwork.network.hubs import hubs
from meshwork.settings import Settings
from meshwork.stages.reading import PROFILE
from tests.reading.town import DAY, Town, every, tied, when

SECTORS = ("government", "business", "care")


def value(town: Town, key: str, day: date = DAY, *, half: bool = False) -> float | None:
    """A number of a town on a day."""
    return numbers()[key].measure(town.record().on(day, half=half)).value


def test_reach_is_the_largest_part_of_the_active() -> None:
    """A chain of three, a pair and one alone: 3 of 6."""
    assert value(tied("ab", "bc", "xy", alone="z"), "reach") == 3 / 6


def test_cohesion_is_the_largest_part_that_nobody_can_break() -> None:
    """A triangle with a tail of two: the triangle, 3 of 5. A chain of three: any pair, 2 of 3."""
    assert value(tied("ab", "bc", "ca", "cd", "de"), "cohesion") == 3 / 5
    assert value(tied("ab", "bc"), "cohesion") == 2 / 3


def test_self_standing_leaves_the_facilitator_out_above_and_below_the_line() -> None:
    """f holds a, b, c and d together; without f only a and b are tied: 2 of 4, while reach is 5 of 5."""
    town = tied("fa", "fb", "fc", "fd", "ab").who("f", facilitator=True)
    assert value(town, "reach") == 1
    assert value(town, "self_standing") == 2 / 4


def test_self_standing_is_reach_where_nobody_facilitates() -> None:
    """No facilitator recorded: the same graph, the same number."""
    town = tied("ab", "bc", alone="d")
    assert value(town, "self_standing") == value(town, "reach") == 3 / 4


@pytest.mark.parametrize(
    ("pairs", "share", "effective"),
    [
        (("ab", "ac", "ad"), 1.0, 1.0),
        (("ab", "bc", "cd"), 1 / 2, 2.0),
        (("ab", "bc", "cd", "da"), 1 / 4, 4.0),
        (("ab", "bc", "ca"), 0.0, 3.0),
    ],
    ids=["star", "chain", "ring", "triangle"],
)
def test_hubs_are_read_from_betweenness(pairs: tuple[str, ...], share: float, effective: float) -> None:
    """One hub in a star, two in a chain of four, four in a ring; in a triangle nobody lies between: 0, all three."""
    town = tied(*pairs)
    assert value(town, "hub_share") == pytest.approx(share)
    assert value(town, "hubs") == pytest.approx(effective)


def test_a_facilitator_in_the_middle_is_no_hub() -> None:
    """She lies between all, and is left out: four partners in a ring share equally."""
    town = tied("ab", "bc", "cd", "da", "fa", "fb", "fc", "fd").who("f", facilitator=True)
    assert value(town, "hub_share") == pytest.approx(1 / 4)


def test_above_the_border_betweenness_is_sampled_with_its_error() -> None:
    """A star of 201 with the border at 10 and 64 sources: the centre has all of it in every sample, error 0; in a
    random graph every share and the number of hubs lie within the errors told."""
    rough = Settings({"betweenness.exact_up_to": 10.0, "betweenness.sources": 64.0})
    star = hubs(nx.star_graph(200), rough)
    assert star.largest == pytest.approx(1)
    assert (star.error, star.effective_error) == (0, 0)
    graph = nx.barabasi_albert_graph(300, 2, seed=1)
    sampled, exact = hubs(graph, rough), hubs(graph, Settings())
    assert 0 < sampled.error < 0.1
    assert (exact.error, exact.effective_error) == (0, 0)
    assert sampled.shares == pytest.approx(exact.shares, abs=sampled.error)
    assert sampled.effective == pytest.approx(exact.effective, abs=sampled.effective_error)
    wide = nx.gnm_random_graph(600, 1800, seed=4)
    told, true = hubs(wide, rough), hubs(wide, Settings()).effective
    assert told.effective == pytest.approx(true, rel=0.1)
    assert 1 / sum(each**2 for each in told.shares.values()) < 0.9 * true  # squares of a sample fall short
    again = hubs(graph, rough)
    assert (again.shares, again.error) == (sampled.shares, sampled.error)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shares_are_those_of_what_networkx_counts(seed: int) -> None:
    """Sparse, with loners and many parts, dense, and in a chain: each one's part of all betweenness."""
    for graph in (
        nx.gnp_random_graph(300, 0.006, seed=seed),
        nx.gnp_random_graph(60, 0.3, seed=seed),
        nx.path_graph(5),
        nx.barabasi_albert_graph(250, 2, seed=seed),
    ):
        counted = nx.betweenness_centrality(graph)
        assert hubs(graph, Settings()).shares == pytest.approx(
            {node: value / sum(counted.values()) for node, value in counted.items()}
        )


def test_shared_goals_need_two_active_carriers() -> None:
    """Four open goals: carried by two, by one, by one active and one not, by nobody: 1 of 4."""
    town = tied("ab").goal("g1", "a", "b").goal("g2", "a").goal("g3", "a", "gone").goal("g4")
    assert value(town, "shared_goals") == 1 / 4


def test_a_goal_counts_while_it_is_open_and_an_interest_is_no_commitment() -> None:
    """Closed on the day: not open. Interested is not carried. So g3 alone is left: 1 of 2."""
    town = tied("ab").goal("g1", "a", "b", closed=when("2024-06-30")).goal("g2").goal("g3", "a", "b")
    town.goal("g4", "a", "b", opened=when("2024-07-01"))
    assert value(town, "shared_goals") == 1 / 2
    assert value(town, "shared_goals", date(2024, 7, 1) - timedelta(1)) == 1 / 2
    assert value(town, "shared_goals", date(2024, 7, 1)) == 2 / 3


def test_a_commitment_counts_from_its_first_day_to_the_day_before_its_end() -> None:
    """b carries until 30 June: on the 29th shared, on the 30th not."""
    town = Town().meet("2024-06-01", "a", "b").goal("g", "a").commit("g", "b", until="2024-06-30")
    assert value(town, "shared_goals", date(2024, 6, 29)) == 1
    assert value(town, "shared_goals", date(2024, 6, 30)) == 0


@pytest.mark.parametrize("key", ["shared_goals", "cross_sector"])
def test_without_goals_or_commitments_goals_are_not_recorded(key: str) -> None:
    """No goal: None. Goals that nobody was ever written down with: None. A commitment of tomorrow: None still."""
    sectors = tied("ab").who("a", sector="care").who("b", sector="business")
    assert value(sectors, key) is None
    assert value(sectors.goal("g"), key) is None
    assert value(sectors.commit("g", "a", since="2024-07-01"), key) is None
    assert value(sectors, key, date(2024, 7, 1)) == 0


def test_a_goal_crosses_sectors_when_two_carry_it_and_facilitators_have_none() -> None:
    """g1: care and business; g2: care twice; g3: care and a facilitator of business: 1 of 3."""
    town = tied("ab", "cd", "ef").who("a", "c", "e", sector="care").who("b", sector="business")
    town.who("f", sector="business", facilitator=True)
    town.goal("g1", "a", "b").goal("g2", "a", "c").goal("g3", "a", "f")
    assert value(town, "cross_sector") == 1 / 3


def test_without_any_sector_crossing_them_is_not_recorded() -> None:
    """Goals are shared, and nobody knows of which sector."""
    assert value(tied("ab").goal("g", "a", "b"), "cross_sector") is None


def test_a_person_crosses_sectors_in_its_own_and_a_member_in_its_organisations() -> None:
    """anna of the care mill and dirk the citizen: two sectors, though anna's own says citizen too."""
    town = Town().who("molen", sector="care").who("anna", "dirk", kind="person", sector="citizen")
    town.belongs("anna", "molen").meet(DAY, "anna", "dirk").goal("g", "anna", "dirk")
    assert value(town, "cross_sector") == 1


def test_persistence_compares_the_window_with_the_one_before() -> None:
    """2023: a, b, c, d. The year to 30 June 2024: a, b and e. Two of four stayed."""
    town = Town()
    for day in every(20, "2022-07-01", "2023-06-20"):
        town.meet(day, "a", "b", "c", "d")
    for day in every(20, "2023-07-10", "2024-06-30"):
        town.meet(day, "a", "b", "e")
    assert value(town, "persistence") == 2 / 4


def test_persistence_is_unknown_until_the_record_is_longer_than_a_window() -> None:
    """First session 1 January 2023: on the 365th day unknown, on the 366th one day lies in the window before."""
    town = Town()
    for day in every(10, "2023-01-01", "2024-06-30"):
        town.meet(day, "a", "b")
    assert value(town, "persistence", date(2023, 12, 31)) is None
    assert value(town, "persistence", date(2024, 1, 1)) == 1


def joint(*actions: tuple[str, ...], lead: str | None = None) -> Town:
    """Six partners, two of each of three sectors, and actions of theirs."""
    town = Town()
    for place, name in enumerate("abcdef"):
        town.who(name, sector=SECTORS[place % 3])
    town.meet("2024-06-01", *"abcdef", plenary=True)
    for workers in actions:
        town.work("2024-06-01", *workers, lead=lead)
    return town


def test_joint_delivery_counts_who_works_with_another_sector() -> None:
    """a and b of two sectors work together; a and d of one sector do too, which is not joint: 2 of 6."""
    assert value(joint(("a", "b"), ("a", "d")), "joint_delivery") == 2 / 6


def test_a_facilitator_does_not_make_an_action_joint() -> None:
    """a with a facilitator of another sector: one sector, so nobody; but actions are recorded."""
    town = joint(("a", "f2")).who("f2", sector="business", facilitator=True)
    assert value(town, "joint_delivery") == 0


def test_delivering_together_is_joint_delivery_without_an_action() -> None:
    """A declared tie between two sectors: both take part, 2 of 6."""
    assert value(joint().tie("a", "b", "delivers_with"), "joint_delivery") == 2 / 6
    assert value(joint().tie("a", "b", "collaborates"), "joint_delivery") is None


def test_an_action_counts_when_it_started_in_the_window() -> None:
    """Started on 2 July 2023, the first of 365 days: counted, but not in the half; on 1 July 2023: not."""
    town = joint()
    for day in every(20, "2023-06-01", "2024-05-26"):
        town.meet(day, "a", "b", kind="call")
    assert value(town.work("2023-07-02", "a", "b"), "joint_delivery") == pytest.approx(2 / 6)
    assert value(town, "joint_delivery", half=True) == 0
    late = joint()
    for day in every(20, "2023-06-01", "2024-05-26"):
        late.meet(day, "a", "b", kind="call")
    assert value(late.work("2023-07-01", "a", "b"), "joint_delivery") == 0


def test_the_share_led_by_facilitators_looks_at_joint_actions_only() -> None:
    """Three joint actions: led by the facilitator, by her with a partner beside her, by a partner: 1 of 3."""
    town = joint().who("g", facilitator=True)
    town.work("2024-06-01", "a", "b", "g", lead="g").work("2024-06-01", "b", "c", lead="b")
    town.work("2024-06-01", "a", "b", "g", lead="g")
    rows = town.rest["works_on"]
    object.__setattr__(rows[-3], "lead", True)
    town.work("2024-06-01", "a", "d", "g", lead="g")
    assert value(town, "facilitator_led") == 1 / 3


def test_who_leads_is_not_recorded_where_nobody_was_ever_written_down_as_leading() -> None:
    """Two sectors work together, and nobody wrote down who leads."""
    assert value(joint(("a", "b")), "facilitator_led") is None
    assert value(joint(("a", "b"), lead="a"), "facilitator_led") == 0


def test_robustness_takes_away_one_in_twenty_rounded_up() -> None:
    """A star of five loses its centre: 1 of 5. A ring of 20 loses one: 19 left; of 21 two neighbours: 19 left."""
    assert value(tied("ab", "ac", "ad", "ae"), "robustness") == 1 / 5
    ring = [(f"r{place:02}", f"r{(place + 1) % 20:02}") for place in range(20)]
    town = Town()
    town.talks(DAY, ring)
    assert value(town, "robustness") == 19 / 20
    larger = Town()
    for place in range(21):
        larger.meet(DAY, f"r{place:02}", f"r{(place + 1) % 21:02}", kind="talk")
    assert value(larger, "robustness") == 19 / 21


def test_the_core_ends_where_ties_upward_are_most() -> None:
    """A clique of four, each with one follower: ranks 1 to 4 have 0, 1, 2, 3 ties upward, followers 1: 4 of 8."""
    town = tied("ab", "ac", "ad", "bc", "bd", "cd", "aw", "bx", "cy", "dz")
    assert value(town, "core") == 4 / 8
    assert core_of(town.record().on(DAY).graph) == set("abcd")


def test_a_core_stands_out_from_chance_or_does_not() -> None:
    """In a complete graph no rewiring is possible: 0. The same graph gives the same number each time."""
    assert core_fit(nx.complete_graph(6), 20) == 0
    graph = nx.barabasi_albert_graph(40, 3, seed=2)
    assert core_fit(graph, 20) == core_fit(graph, 20)
    assert core_fit(nx.empty_graph(3), 20) == 0


@pytest.mark.parametrize("key", sorted(numbers()))
def test_every_number_has_an_answer_for_nobody_a_loner_and_a_pair(key: str) -> None:
    """A number or None, and never a complaint."""
    for town in (Town(), tied(alone="a"), tied("ab")):
        measure = numbers()[key].measure(town.record().on(DAY))
        assert measure.value is None or measure.value == measure.value


def test_the_profile_holds_every_number_once() -> None:
    """What the catalogue declares for the profile is what the profile shows."""
    assert sorted(each.symbol for each in profile().values()) == sorted(PROFILE)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("connections", {"a": 2.0, "b": 2.0, "c": 3.0, "d": 1.0}),
        ("strength", {"a": 8.0, "b": 8.0, "c": 12.0, "d": 4.0}),
        ("betweenness", {"a": 0.0, "b": 0.0, "c": 1.0, "d": 0.0}),
    ],
)
def test_each_stakeholder_has_its_marks(key: str, expected: dict[str, float]) -> None:
    """A triangle of talks (4 each) with d hanging on c, through whom alone anything passes to d."""
    found = marks()[key].measure(tied("ab", "bc", "ca", "cd").record().on(DAY))
    assert dict(found) == pytest.approx(expected)
