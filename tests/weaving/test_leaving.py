"""What would be if some left, on towns small enough to do in the head."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.model import Action, Attendance, Brings, Choice, Commitment, Session, Towards, Work
from meshwork.network.consent import OBJECTS, heard
from meshwork.network.record import record
from meshwork.stages import Stage
from meshwork.stages.outlook import reading
from meshwork.weaving.footing import Footing, look
from meshwork.weaving.leaving import Leaving, leaving
from meshwork.when import When
from tests.reading.town import DAY, Town, every, tied, when

CIRCLES = ("ab", "bc", "ca", "xy", "yz", "zx", "am", "mx")


def without(town: Town, who: str, stage: Stage | None = None, *, goal: str | None = None) -> Leaving:
    """What would be if these left, by letter."""
    return leaving(town.record(), DAY, frozenset(who), Footing(stage), goal=goal)


def ids(some: object) -> str:
    """The ids of some, as one word."""
    return "".join(each.id for each in some)  # type: ignore[attr-defined]


def test_where_everybody_knows_only_the_facilitator_all_fall_off_and_the_network_with_them() -> None:
    """Six who each spoke with h twice: without h nobody is tied, 1 / 6 hangs together, and under .40 and half a
    partner of six it is loose."""
    town = tied(*("ha", "hb", "hc", "hd", "he", "hf") * 2).who("h", facilitator=True)
    found = without(town, "h", "L1")
    assert (ids(found.loose.members), found.pieces, found.falls_off) == ("abcdef", (), 6)
    assert (found.before.stage, found.after.stage) == ("L1", "L0")
    assert [each.key for each in found.broken] == ["reach"]
    assert found.broken[0].border == pytest.approx(0.4 + 1 / 12)
    assert found.broken[0].value == pytest.approx(1 / 6)
    assert (found.before.active, found.after.active) == (7, 6)


def test_a_broker_between_two_circles_leaves_one_cut_off_and_a_network_that_just_holds() -> None:
    """Of two equal circles that of a stays; 3 / 6 hang together, and .40 and half of a sixth is
    the border."""
    found = without(tied(*CIRCLES), "m", "L1")
    assert [ids(each.members) for each in found.pieces] == ["xyz"]
    assert found.loose.size == 0
    assert (found.before.stage, found.after.stage, found.broken) == ("L1", "L1", ())
    assert found.nearest is not None
    assert found.nearest.key == "reach"
    assert found.nearest.margin == pytest.approx(0.1 - 1 / 12)


def test_whoever_has_met_those_who_fall_off_could_hold_on_to_them() -> None:
    """b spoke with y years ago, c was in the same hall as x and y: b comes first, because a tie is more."""
    town = tied(*CIRCLES).meet("2021-01-10", *"by", kind="talk").meet(DAY, *"cxy", plenary=True)
    for month in every(28, "2021-01-11", "2024-06-29"):
        town.meet(month, "c", plenary=True)  # so that years pass on the clock
    (piece,) = without(town, "m").pieces
    assert [(who.id, many) for who, many in piece.bridges] == [("b", 1), ("c", 2)]


def test_a_goal_loses_its_last_carrier_or_falls_under_two_carriers_or_two_sectors() -> None:
    """m alone; a and m; a and b of care with m of business. What keeps two sectors is not lost."""
    town = tied(*CIRCLES).who(*"abx", sector="care").who("m", sector="business").who("y", sector="government")
    town.goal("bread", *"am").goal("light", "m").goal("room", *"abm").goal("water", *"aym").goal(
        "old", "m", closed=when("2024-01")
    )
    found = without(town, "m")
    assert [(each.id, each.loss, each.carriers, each.sectors) for each in found.goals] == [
        ("light", "last_carrier", (1, 0), (1, 0)),
        ("bread", "one_carrier", (2, 1), (2, 1)),
        ("room", "one_sector", (3, 2), (2, 1)),
    ]


def test_who_is_nearest_to_a_goal_could_take_it_over() -> None:
    """c is interested; b works on its action and brings something; z carries a goal of its theme; h facilitates.

    To night nobody is near. Without m a, b and x lose a tie: c is tied to a and b, a to b, b to a.
    """
    town = tied(*CIRCLES, "ha").who("h", facilitator=True)
    town.goal("light", "m", theme="energy").goal("sun", "z", theme="energy").goal("night", "m")
    for who in "ch":
        town.add("commitments", Commitment(id=f"i{who}", stakeholder=who, goal="light", level="interested"))
    town.work(DAY, "b", "m", lead="m")
    town.add("towards", Towards(id="t", action="actions-00000", goal="light"))
    town.add("brings", Brings(id="g", stakeholder="b", goal="light", what="lamps"))
    light, night = without(town, "m").goals
    assert [(each.who.id, each.why) for each in light.heirs] == [
        ("c", ("interested",)),
        ("b", ("works", "brings")),
        ("z", ("theme",)),
    ]
    assert [(each.who.id, each.why, each.knows) for each in night.heirs] == [
        ("c", ("ties",), 2),
        ("a", ("ties",), 1),
        ("b", ("ties",), 1),
    ]


def test_an_organisation_leaves_with_what_its_people_did_and_a_person_leaves_it_behind() -> None:
    """p spoke with a, q with b, both for o. Without o both are alone; without p only a is, and o still knows b."""
    town = tied("pa", "qb", "ab", "ac").belongs("p", "o").belongs("q", "o")
    assert sorted(town.record().on(DAY).graph.edges) == [("a", "b"), ("a", "c"), ("a", "o"), ("b", "o")]
    assert without(town, "o").after.active == 3
    found = without(town, "p")
    assert (ids(found.who), found.idle, found.after.active) == ("p", (), 4)
    assert found.after.profile["C"] == 0.5  # the ring of a, b and o is broken: two of four are the most that hold


def test_where_a_colleague_was_there_too_nobody_comes_nearer() -> None:
    """o, a, b and c at one session: 3 / 3 each, with p and q for o or q alone."""
    town = Town().meet(DAY, *"pqabc").belongs("p", "o").belongs("q", "o")
    found = leaving(town.record(), DAY, {"p"}, Footing())
    assert found.before.profile == found.after.profile
    assert (found.falls_off, found.before.interactions, found.after.interactions) == (0, 4, 4)


def test_by_person_an_organisation_is_taken_out_by_itself() -> None:
    """Read by person o has no part in the day: nothing changes, and that is said."""
    town = tied("pa", "qb").belongs("p", "o").belongs("q", "o")
    found = leaving(town.record("person"), DAY, {"o"}, Footing())
    assert (ids(found.idle), found.before.active, found.after.active) == ("o", 4, 4)


def test_what_nobody_else_hosted_or_leads_is_named() -> None:
    """h alone hosted the circle and began the plan; also a table, and a feast, once. h leads three actions, one of
    which is done and one of which a leads too."""
    town, day = tied("ha", "hb"), When.of("2024-05-02")
    for number, who in enumerate(("circle h", "circle h", "table h", "table a", "feast h", "plan -", "plan -")):
        title, host = who.split()
        town.add("sessions", Session(id=f"s{number}", title=title, date=day, started_by="h" if host == "-" else "a"))
        if host != "-":
            town.add("attendance", Attendance(id=f"x{number}", stakeholder=host, session=f"s{number}", role="host"))
    town.work("2024-05-01", *"ha", lead="h").work("2024-05-01", *"ha", lead="a").work("2024-05-01", *"ha", lead="h")
    town.add("works_on", Work(id="too", stakeholder="b", action="actions-00002", lead=True))
    town.add("actions", Action(id="done", title="done", start=day, done=When.of("2024-06-01")))
    town.add("works_on", Work(id="over", stakeholder="h", action="done", lead=True))
    found = without(town, "h")
    assert [(each.title, each.times) for each in found.sessions] == [("circle", 2), ("plan", 2)]
    assert found.actions == ("actions-00000",)


def test_with_too_few_left_no_stage_is_told_and_without_a_label_none_is_lost() -> None:
    """Five make a label possible, four do not."""
    town = tied(*("ab", "bc", "cd", "de", "ea") * 2)
    assert without(town, "a", "L1").after.stage is None
    assert without(town, "a").label is None


def test_a_community_falls_back_to_a_steady_cop_only_where_it_has_been_one() -> None:
    """A meshwork of ten without any joint action falls to what it has been: steady, or else only beginning."""
    town = Town().goal("g", *"abcdefghij")
    for month in range(1, 7):
        town.meet(f"2024-{month:02}-15", *"abcdefghij")
    record_ = town.record()
    stages = [leaving(record_, DAY, (), Footing("M1", steady)).before.stage for steady in (True, False)]
    assert stages == ["P2", "P1"]


def test_who_is_not_told_of_by_name_is_counted() -> None:
    """x and m are not named: neither among those who leave, nor among those who fall off, nor as a bridge."""
    town = tied(*CIRCLES).meet(DAY, *"ay", plenary=True)
    found = leaving(town.record(), DAY, {"m"}, Footing(), hidden={"m", "x", "a"})
    assert (found.who, found.unnamed) == ((), 1)
    (piece,) = found.pieces
    assert (ids(piece.members), piece.unnamed, piece.size, piece.bridges) == ("yz", 1, 3, ())


def test_of_a_goal_only_its_carriers_count() -> None:
    """a, m and x carry it: without m, a and x are strangers."""
    found = without(tied(*CIRCLES).goal("g", *"amx"), "m", goal="g")
    assert (ids(found.loose.members), found.after.active) == ("ax", 2)


def drawn(seed: int) -> Town:
    """A random town in which two at a time are tied: talks, declared ties, actions, a team; all met in a hall."""
    chance, town, names = random.Random(seed), Town(), "abcdefghijkl"
    town.meet("2024-06-01", *names, plenary=True)
    for name in names:
        town.who(name, sector=chance.choice(["care", "business", None]), facilitator=chance.random() < 0.15)
    for _ in range(chance.randrange(14)):
        pair = chance.sample(names, 2)
        if chance.random() < 0.5:
            town.work("2024-05-20", *pair)
        else:
            town.meet("2024-05-20", *pair, kind="talk")
        one, other = chance.sample(names, 2)
        town.tie(one, other, chance.choice(["knows", "collaborates", "delivers_with"]))
    for number in range(4):
        town.goal(f"g{number}", *chance.sample(names, chance.randrange(4)))
    town.team("t", *chance.sample(names, 4))
    return town


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sets(st.sampled_from("abcdefghijkl"), max_size=4))
def test_without_some_the_day_is_as_if_their_rows_were_not_there(seed: int, gone: set[str]) -> None:
    """Where nothing ties more than two at once, leaving out is the same as never having been written down.

    But for one thing: what nobody else wrote down is then lost (0), not unknown.
    """
    facts = drawn(seed).facts()
    choices = tuple(Choice(id=each, stakeholder=each, purpose=OBJECTS) for each in gone)
    whole = record(facts, drawn(seed).record().settings)
    bare = record(heard(replace(facts, choices=choices), DAY), whole.settings)
    one, other = look(whole, DAY, None, frozenset(gone)), look(bare, DAY)
    assert sorted(one.whole.graph.edges(data="weight")) == sorted(other.whole.graph.edges(data="weight"))
    assert dict(one.whole.goals) == dict(other.whole.goals)
    found = leaving(whole, DAY, gone, Footing("L1"))
    written = reading(other, bare.clock, None, (), since=None, first_seen=None).profile
    assert {key: value or 0 for key, value in found.after.profile.items()} == {
        key: value or 0 for key, value in written.items()
    }
    assert found.before.active - found.after.active == len(gone)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_where_nobody_leaves_nothing_changes(seed: int) -> None:
    """No one falls off, no goal is lost, and the day reads as it did."""
    found = leaving(drawn(seed).record(), DAY, (), Footing("L1"))
    assert (found.falls_off, found.goals, found.sessions, found.actions, found.broken) == (0, (), (), (), ())
    assert found.before.profile == found.after.profile
    assert found.before.stage == found.after.stage
