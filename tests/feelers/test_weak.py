"""Who is weakly connected: each state at its border."""

from __future__ import annotations

from datetime import date, timedelta

import networkx as nx
import pytest

from meshwork.feelers import Reason, care, signs
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.feelers.signs.one_thread import hanging
from meshwork.kernels import net_of
from meshwork.model import Private
from tests.reading.town import Town

DAY = date(2024, 6, 30)


def seen(town: Town, sign: str, day: date = DAY, new: tuple[str, ...] = ()) -> dict[str, Reason]:
    """What a sign finds, by stakeholder."""
    record = town.record()
    sight = Sight(record, day, Private(), Contacts.of(record), new)
    return dict(signs()[sign].read(sight)) if signs()[sign].known(sight) else {}


def round_(*names: str) -> Town:
    """Everybody knows the next, and the last the first."""
    town = Town()
    for one, other in zip(names, (*names[1:], names[0]), strict=True):
        town.tie(one, other, "collaborates", since="2024-01-01")
    return town


def test_who_has_no_tie_is_told_with_its_last_contact() -> None:
    """W1: alone at a meeting of its own it had a contact, and is tied to nobody."""
    town = round_("mill", "forge", "well").meet("2024-02-03", "ferry")
    assert {who: each.on for who, each in seen(town, "no_tie").items()} == {"ferry": (date(2024, 2, 3),)}


@pytest.mark.parametrize("sign", ["no_tie", "no_goal"])
def test_who_is_in_the_round_of_acquaintance_is_left_out(sign: str) -> None:
    """W1 and W6 do not apply to it; to who was met they do."""
    town = round_("mill", "forge", "well").who("ferry", "barn").goal("bread", "mill", "forge", "well")
    assert set(seen(town, sign)) == {"ferry", "barn"}
    assert set(seen(town, sign, new=("ferry",))) == {"barn"}


@pytest.mark.parametrize(("others", "through"), [(1, True), (2, False)])
def test_four_fifths_of_its_strength_with_the_facilitator_is_through_her(others: int, *, through: bool) -> None:
    """W2: a tie of working together is 4, one of knowing 1: 4 of 5 is .8, 4 of 6 is not."""
    town = round_("mill", "forge", "well").who("ann", facilitator=True).tie("ann", "ferry", "collaborates")
    for other in ("mill", "forge")[:others]:
        town.tie("ferry", other, "knows")
    assert ("ferry" in seen(town, "through_facilitator")) is through


def test_outside_the_largest_part_without_her_is_through_the_facilitator() -> None:
    """W2: ferry and barn hold together 4 of 5, and reach the other three through her alone."""
    town = round_("mill", "forge", "well").who("ann", facilitator=True)
    town.tie("ferry", "barn", "collaborates").tie("ann", "ferry", "knows").tie("ann", "mill", "knows")
    assert set(seen(town, "through_facilitator")) == {"ferry", "barn"}


def test_without_a_facilitator_nobody_hangs_on_her() -> None:
    """It is unknown, and not found."""
    assert seen(round_("mill", "forge", "well"), "through_facilitator") == {}


def test_who_hangs_on_one_connection_is_told_through_whom_and_with_how_many() -> None:
    """W3: ferry hangs on the mill, and barn on the ferry; of a round nobody hangs on one."""
    town = round_("mill", "forge", "well", "bank").tie("mill", "ferry", "collaborates").tie("ferry", "barn", "knows")
    found = {who: (each.who, each.of) for who, each in seen(town, "one_thread").items()}
    assert found == {"ferry": (("mill",), 2.0), "barn": (("ferry",), 1.0)}


@pytest.mark.parametrize("seed", range(30))
def test_who_hangs_on_one_is_who_loses_half_of_the_others_when_it_leaves(seed: int) -> None:
    """The same as taking each away in turn and counting, in thirty drawn networks."""
    graph = nx.convert_node_labels_to_integers(nx.gnm_random_graph(24, 26, seed=seed))
    net = net_of(graph)
    through, beside = hanging(net.csr, [f"{node:02}" for node in net.nodes])
    parts = {node: part for part in nx.connected_components(graph) for node in part}
    for at, node in enumerate(net.nodes):
        smallest: dict[int, int] = {}
        for cut in parts[node] - {node}:
            left = nx.node_connected_component(graph.subgraph(parts[node] - {cut}), node)
            # of a pair the other is all there is
            if 2 * len(left) <= len(parts[node]) - 1 or len(parts[node]) == 2:
                smallest[cut] = len(left)
        if not smallest:
            assert through[at] == -1
        else:
            assert beside[at] == min(smallest.values())
            assert smallest[net.nodes[through[at]]] == beside[at]


def test_the_tenth_with_the_weakest_ties_is_thin_unless_two_of_them_are_firm() -> None:
    """W4: of ten the one with least, a tie of knowing at strength 1 (.5), is thin; of nine nobody is a tenth."""
    names = [f"p{place}" for place in range(9)]
    assert seen(round_(*names).tie("ferry", "p0", "knows", strength=1), "thin").keys() == {"ferry"}
    assert seen(round_(*names[:8]).tie("ferry", "p0", "knows", strength=1), "thin") == {}
    firm = round_(*names).tie("ferry", "p0", "knows").tie("ferry", "p1", "knows")
    assert seen(firm, "thin") == {}


def test_contact_with_the_own_sector_and_the_facilitator_alone_is_inside_its_own_sector() -> None:
    """W5: another sector among those it is tied to ends it, and so does one whose sector is not known."""
    town = Town().who("mill", "ferry", sector="business").who("school", sector="knowledge").who("well")
    town.who("ann", facilitator=True, sector="care").tie("ferry", "mill", "knows").tie("ferry", "ann", "knows")
    town.tie("mill", "school", "knows")
    assert {who: each.count for who, each in seen(town, "own_sector").items()} == {"ferry": 1.0}
    assert seen(town.tie("ferry", "well", "knows"), "own_sector") == {}


def test_a_goal_that_closed_is_carried_no_more() -> None:
    """W6: to the day before the goal closes it is carried."""
    town = (
        round_("mill", "forge").goal("bread", "mill", closed=None).goal("beer", "forge", closed=_when("2024-06-30"))
    )
    assert set(seen(town, "no_goal")) == {"forge"}
    assert seen(town, "no_goal", DAY - timedelta(1)) == {}


@pytest.mark.parametrize(("last", "order"), [(730, ["barn", "ferry"]), (731, ["ferry", "barn"])])
def test_who_was_last_seen_longer_ago_than_two_years_comes_last(last: int, order: list[str]) -> None:
    """Both have no tie; the barn is known longest, and after 730 days the ferry, seen of late, comes before it."""
    town, on = Town(), date(2021, 1, 4)
    while on <= DAY:
        town.meet(on, "mill", "forge", "well")
        on += timedelta(7)
    town.meet(DAY - timedelta(last), "barn").meet("2024-06-03", "ferry").who("ferry", joined=_when("2024-06-01"))
    found = care(town.record(), Private(), DAY)
    assert [each.stakeholder for each in found.weak if each.reasons[0].sign == "no_tie"] == order


def _when(text: str) -> object:
    from meshwork.when import When

    return When.of(text)


def alone(town: Town) -> list[str]:
    """Who has no tie, in the order of the list."""
    found = care(town.record(), Private(), DAY)
    return [each.stakeholder for each in found.weak if each.reasons[0].sign == "no_tie"]


def test_of_those_known_as_long_who_came_last_stands_first() -> None:
    """Both have had no tie for as long as is looked back; the ferry stood alone in May, the barn two years ago."""
    town, on = Town(), date(2021, 1, 4)
    while on <= DAY:
        town.meet(on, "mill", "forge", "well")
        on += timedelta(7)
    town.meet("2022-08-01", "barn").meet("2022-08-01", "ferry").meet("2024-05-01", "ferry")
    assert alone(town) == ["ferry", "barn"]


def test_since_when_is_looked_for_six_times_as_far_in_the_yearly_rhythm() -> None:
    """24 weeks are 168 days, six times that 1008. 30 June 2021 is 1096 days back; 88 days later is 26 September."""
    town = Town().set("rhythm", "yearly").who("ferry", joined=_when("2012"))
    for year in range(2012, 2025):
        town.meet(date(year, 6, 1), "mill", "forge", "well")
    ferry = care(town.record(), Private(), DAY).of("ferry")
    assert ferry is not None
    assert ferry.since == date(2021, 9, 26)
