"""The evidence of each criterion, by name, on towns small enough to do in the head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.model import Choice
from meshwork.network import Record, record
from meshwork.network.consent import heard
from meshwork.settings import Settings
from meshwork.stages import Evidence, evidence, evidence_to_json, gates, sight, telling
from meshwork.stages.evidence import Seen
from meshwork.stages.findings import Finding, Thing
from meshwork.text import speak
from tests.reading.town import DAY, Town, every, partners, tied, when

Told = dict[str, list[str]]


def shown(town: Town | Record, key: str, hidden: frozenset[str] = frozenset()) -> Evidence:
    """The evidence of a criterion on the day."""
    prepared = town.record() if isinstance(town, Town) else town
    return evidence(prepared, sight(prepared, DAY), key, hidden)


def told(found: Seen) -> Told:
    """Of each finding, by its heading, what it names; of parts, goals and actions also their partners."""
    return {each.says: [_line(thing) for thing in each.things] for each in found.findings}


def _line(thing: Thing) -> str:
    inner = " ".join(each.name + "*" * each.leads for each in thing.inner)
    name = thing.name or thing.id or thing.kind
    return f"{name}: {inner}" if inner else name


def test_reach_names_the_largest_part_and_who_stands_outside_it() -> None:
    """A chain of three, a pair and one alone."""
    assert told(shown(tied("ab", "bc", "xy", alone="z"), "reach").whole) == {
        "In the largest part": ["a", "b", "c"],
        "In smaller parts": ["part: x y"],
        "Tied to nobody": ["z"],
    }


def test_cohesion_names_on_whom_the_others_hang() -> None:
    """A triangle; d and behind it e hang on c, f on a; x and y are a part of their own, z is tied to nobody."""
    found = shown(tied("ab", "bc", "ca", "cd", "de", "af", "xy", alone="z"), "cohesion")
    assert told(found.whole) == {
        "In the part that holds whoever leaves": ["a", "b", "c"],
        "Connected through one partner only": ["c: d e", "a: f"],
        "In parts of their own": ["part: x y"],
        "Tied to nobody": ["z"],
    }


def test_self_standing_names_whom_facilitators_alone_connect() -> None:
    """Without f are left a and b, which are tied; c and d and the pair g and h only through f; z with her neither."""
    town = tied("fa", "fb", "fc", "fd", "ab", "gh", "fg", alone="z").who("f", facilitator=True)
    assert told(shown(town, "self_standing").whole) == {
        "Together without the facilitators": ["a", "b"],
        "Tied to them only through the facilitators": ["part: g h", "alone: c d"],
        "Apart, with the facilitators too": ["alone: z"],
        "Left out: facilitators, and the organisations they work from": ["f"],
    }


def test_without_a_facilitator_it_is_said_what_to_write_down() -> None:
    """Self-standing is then the same as reach, which one should know."""
    last = shown(tied("ab"), "self_standing").whole.findings[-1]
    assert last.count == 0
    assert last.record.endswith("Write down who facilitates.")


def test_the_hubs_are_named_with_their_shares() -> None:
    """In a chain of five the middle has 4 of 10, its neighbours 3 each; the ends nothing."""
    chain = tied("ab", "bc", "cd", "de")
    largest, others, nothing = shown(chain, "hub_share").whole.findings
    assert [each.name for each in (*largest.things, *others.things)] == ["c", "b", "d"]
    assert [each.amount for each in (*largest.things, *others.things)] == pytest.approx([0.4, 0.3, 0.3])
    assert [each.name for each in nothing.things] == ["a", "e"]
    assert [each.name for each in shown(chain, "hubs").whole.findings[0].things] == ["c", "b", "d"]


def test_goals_are_named_with_who_carries_them() -> None:
    """g1 is carried by two of two sectors, g2 by two of one, g3 by one, g4 by nobody; x carries and has no sector."""
    town = tied("ab", "cx").who("a", "c", sector="care").who("b", sector="business")
    town.goal("g1", "a", "b").goal("g2", "a", "c").goal("g3", "x").goal("g4")
    assert told(shown(town, "shared_goals").whole) == {
        "Carried by two or more active partners": ["g1: a b", "g2: a c"],
        "Carried by one active partner": ["g3: x"],
        "Carried by no active partner": ["g4"],
    }
    assert told(shown(town, "cross_sector").whole) == {
        "Carried from two sectors or more": ["g1: a b"],
        "Carried from one sector": ["g2: a c"],
        "Carried from no known sector": ["g3: x", "g4"],
        "Carry a goal, of no known sector": ["x"],
    }
    assert told(shown(town, "one_goal").whole) == {
        "The goal that most active partners carry": ["g1: a b"],
        "Active, and do not carry it": ["c", "x"],
        "Other open goals": ["g2: a c", "g3: x", "g4"],
    }


def test_persistence_names_who_stayed_who_was_not_seen_again_and_who_is_new() -> None:
    """Two years of meetings: a in both, b in the first only, c in the second only; both windows are dated."""
    town = Town()
    for day in every(20, "2022-01-01", "2023-06-20"):
        town.meet(day, "a", "b")
    for day in every(20, "2023-07-10", "2024-06-30"):
        town.meet(day, "a", "c")
    found = shown(town, "persistence")
    assert told(found.whole) == {"Still active": ["a"], "Not seen again": ["b"], "New since then": ["c"]}
    assert found.whole.before is not None
    assert (found.whole.before.last, found.whole.window.first) == (date(2023, 7, 1), date(2023, 7, 2))
    assert found.half is None


def test_joint_actions_are_named_with_sectors_and_leads() -> None:
    """One of care and business that b leads, one of care alone, a declared delivery; d takes no part."""
    town = tied("ab", "cd").who("a", "c", sector="care").who("b", sector="business").who("d", sector="care")
    town.work(DAY, "a", "b", lead="b").work(DAY, "a", "c").tie("b", "c", "delivers_with", since="2024-01")
    found = told(shown(town, "joint_delivery").whole)
    assert found == {
        "Take part in something that two sectors or more do together": ["a", "b", "c"],
        "Take no part in it": ["d"],
        "What two sectors or more do together": ["actions-00000: b* a", "ties-00000: b c"],
        "Done within one sector": ["actions-00001: a c"],
    }


def test_who_leads_the_joint_actions_is_named_and_a_lead_that_is_not_recorded_is_asked_for() -> None:
    """f leads one alone, b one beside her; of the third nobody was written down."""
    town = tied("ab").who("a", sector="care").who("b", sector="business").who("f", facilitator=True)
    town.work(DAY, "a", "b", "f", lead="f").work(DAY, "a", "b", lead="b").work(DAY, "a", "b")
    found = shown(town, "facilitator_led").whole
    assert told(found) == {
        "Led by facilitators alone": ["actions-00000: f* a b"],
        "Led by a partner": ["actions-00001: b* a"],
        "Nobody is known to lead it": ["actions-00002: a b"],
    }
    assert [each.record for each in found.findings] == ["", "", "Write down who leads each joint action."]


def test_robustness_names_who_is_taken_out_and_what_stays() -> None:
    """Of a hub with a chain of three and two others, one in twenty (rounded up: the hub) leaves: the chain stays."""
    found = shown(tied("ha", "hb", "hc", "hd", "he", "ab", "bc"), "robustness").whole
    assert told(found) == {
        "Stay together": ["a", "b", "c"],
        "Taken out: the best connected, with the number of ties of each": ["h"],
        "Fall off when they leave": ["d", "e"],
    }
    assert found.findings[1].things[0].amount == 5


def test_the_core_is_named_with_its_ties() -> None:
    """A triangle with a follower each: three in the core, with three ties each, and three around it."""
    for key in ("core", "core_fit"):
        inside, around = shown(tied("ab", "ac", "bc", "ax", "by", "cz"), key).whole.findings
        assert [(each.name, each.amount) for each in inside.things] == [("a", 3), ("b", 3), ("c", 3)]
        assert [each.name for each in around.things] == ["x", "y", "z"]


def test_sessions_are_dated_and_counted_without_facilitators() -> None:
    """Three partners count, two and a facilitator do not; the latest first."""
    town = Town().who("f", facilitator=True)
    town.meet("2024-06-01", "a", "b", "c").meet("2024-06-08", "a", "b", "f").meet("2024-06-15", "a", "b", "c", "d")
    counted, fewer = shown(town, "sessions").whole.findings
    assert [(each.day, each.amount) for each in counted.things] == [(date(2024, 6, 15), 4), (date(2024, 6, 1), 3)]
    assert [(each.day, each.amount) for each in fewer.things] == [(date(2024, 6, 8), 2)]


def test_sectors_are_named_with_who_is_of_them() -> None:
    """Two of care, one of business; x has none that is known, f facilitates."""
    town = tied("ab", "cx", "fa").who("a", "b", sector="care").who("c", sector="business").who("f", facilitator=True)
    assert told(shown(town, "sectors").whole) == {
        "Sectors of the active": ["care: a b", "business: c"],
        "Of no known sector": ["x"],
        "Left out: facilitators, and the organisations they work from": ["f"],
    }


def test_what_leaving_looks_at_is_shown_over_the_last_part() -> None:
    """Reach of the year and, calls being ten days apart, of its last 91 days; sessions have no leave criterion."""
    town = tied("ab")
    for day in every(10, "2023-07-01", "2024-06-30"):
        town.meet(day, "clock", kind="call")
    found = shown(town.meet("2023-08-01", "b", "c", kind="talk"), "reach")
    assert found.half is not None
    assert told(found.whole)["In the largest part"] == ["a", "b", "c"]
    assert told(found.half)["In the largest part"] == ["a", "b"]
    assert (found.whole.window.first, found.half.window.first) == (date(2023, 7, 2), date(2024, 4, 1))
    assert shown(town, "sessions").half is None


def test_where_nobody_writes_something_down_nobody_is_said_not_to_take_part() -> None:
    """No actions: who takes part is not known. A goal without commitments stands there, and nobody beside it."""
    town = tied("ab").goal("g")
    assert told(shown(town, "joint_delivery").whole) == {}
    assert told(shown(town, "one_goal").whole) == {"Other open goals": ["g"]}


def test_the_evidence_of_a_goal_is_of_those_who_carry_it() -> None:
    """Two goals are open; of the first it is the only one, and only its carriers are there."""
    prepared = tied("ab", "bc", "cd").goal("g", "a", "b", "d").goal("h", "c").record()
    found = evidence(prepared, sight(prepared, DAY, "g"), "reach")
    assert found.goal == "g"
    assert told(found.whole) == {"In the largest part": ["a", "b"], "Tied to nobody": ["d"]}


def test_who_is_not_on_the_map_is_counted_and_nowhere_named() -> None:
    """b is not on the map: three are in the part and two are named; c hangs on one without a name, a goal is carried
    by two of whom one is named, and a talk that is called after b has no name."""
    town = (
        Town()
        .who("Bram")
        .meet(DAY, "a", "Bram", kind="talk")
        .meet(DAY, "Bram", "c", kind="talk")
        .goal("g", "a", "Bram")
    )
    facts = town.facts()
    titled = replace(facts, sessions=tuple(replace(each, title="Talk with Bram") for each in facts.sessions))
    prepared, hidden = record(titled, Settings()), frozenset({"Bram"})
    for key in gates():
        assert "Bram" not in json.dumps(evidence_to_json(shown(prepared, key, hidden)))
    reach = shown(prepared, "reach", hidden).whole.findings[0]
    assert (reach.count, reach.unnamed, [each.name for each in reach.things]) == (3, 1, ["a", "c"])
    (goal,) = shown(prepared, "shared_goals", hidden).whole.findings[0].things
    assert (goal.unnamed, [each.name for each in goal.inner]) == (1, ["a"])
    with speak("en"):
        assert telling.unnamed(reach.unnamed) == "1 who is not on the map"


def test_who_objects_is_in_no_evidence() -> None:
    """c objects: not counted, not named, and the part is the smaller for it."""
    facts = replace(tied("ab", "bc").facts(), choices=(Choice(id="c1", stakeholder="c", purpose="objects"),))
    prepared = record(heard(facts, DAY), Settings())
    reach = shown(prepared, "reach").whole
    assert (reach.measure.part, told(reach)) == (2, {"In the largest part": ["a", "b"]})


def test_things_have_the_name_of_the_day() -> None:
    """A bakery that changed its name later is told by its former one."""
    town = tied("ab").version("a", name="Old name", until=when("2024-07-01"))
    assert told(shown(town, "reach").whole)["In the largest part"] == ["b", "Old name"]


PAIRS = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """Up to twelve partners, some facilitating, in sectors or not, that met, carried goals and did things."""
    town = Town()
    for place in range(12):
        sector = draw(st.sampled_from([None, "care", "business", "citizen"]))
        town.who(f"p{place:02}", sector=sector, facilitator=draw(st.integers(0, 7)) == 0)
    for one, other in draw(st.lists(PAIRS, max_size=18)):
        town.meet(draw(st.sampled_from(["2022-09-01", "2023-09-01", "2024-06-01"])), f"p{one:02}", f"p{other:02}")
    who = st.lists(st.sampled_from(sorted(town.people)), max_size=6, unique=True)
    for day in draw(st.lists(st.sampled_from(["2022-12-01", "2023-08-15", "2024-05-01"]), max_size=4)):
        town.meet(day, *draw(who), plenary=True)
        workers = draw(who)
        town.work(day, *workers, lead=draw(st.sampled_from([None, *workers[:1]])))
    for place in range(draw(st.integers(0, 4))):
        town.goal(f"g{place}", *draw(who))
    for one, other in draw(st.lists(PAIRS, max_size=1)):
        town.tie(f"p{one:02}", f"p{other:02}", "delivers_with", since="2024-01")
    return town


def views(found: Evidence) -> Iterator[Seen]:
    """Over the whole window, and over its last part where there is one."""
    yield found.whole
    if found.half is not None:
        yield found.half


def number_of(key: str, seen: Seen) -> float:
    """The value as the evidence itself counts it: who and what is for it, of that and who and what is against it."""
    mine = [each for each in seen.findings if each.side == "for"]
    rest = [each for each in seen.findings if each.side == "against"]
    things = [thing for each in mine for thing in each.things]
    if key == "hub_share":
        return max((thing.amount or 0.0 for thing in things), default=0.0)
    if key == "hubs":
        squares = sum((thing.amount or 0.0) ** 2 for thing in things)
        return 1 / squares if squares else float(len(things))
    part = sum(each.count for each in mine)
    if gates()[key].counted:
        return float(part)
    return part / (part + sum(each.count for each in rest)) if part else 0.0


@settings(max_examples=60, deadline=None)
@given(towns())
def test_what_the_evidence_counts_is_the_number_of_the_reading(town: Town) -> None:
    """For every criterion, over both windows: counted from the findings alone it is the value that the stages read.

    Two cannot be counted from names: how clear the core is, and of robustness of how many it is a share.
    """
    prepared = town.record()
    seen = sight(prepared, DAY)
    for key in gates():
        for view in views(evidence(prepared, seen, key)):
            if view.value is None or key == "core_fit":
                continue
            if key == "robustness":
                assert view.findings[0].count == view.measure.part
            else:
                assert number_of(key, view) == pytest.approx(view.value), key


@settings(max_examples=30, deadline=None)
@given(towns())
def test_every_finding_counts_what_it_names(town: Town) -> None:
    """Partners one each, parts by their partners; nobody stands twice on one side of a criterion about partners."""
    prepared = town.record()
    seen = sight(prepared, DAY)
    for key in gates():
        for view in views(evidence(prepared, seen, key)):
            for each in view.findings:
                assert each.count == _named(each), (key, each.says)
            if key in {"reach", "cohesion", "self_standing", "joint_delivery", "one_goal", "core"}:
                sides = [who for each in view.findings if each.side != "aside" for who in _who(each)]
                assert len(sides) == len(set(sides)), key


def _who(found: Finding) -> list[str]:
    return [one.id for each in found.things for one in ((each,) if each.kind == "partner" else each.inner)]


def _named(found: Finding) -> int:
    by_partner = found.says == "The goal that most active partners carry" or any(
        each.kind in {"part", "alone", "hanging"} for each in found.things
    )
    return len(_who(found)) if by_partner else len(found.things)


def test_joint_work_that_stopped_is_shown_as_over() -> None:
    """Something together every thirty days until 24 March and weekly meetings ever since: by 30 June it is over."""
    town = Town().who("p00", sector="care").who("p01", sector="business")
    for day in every(7, "2023-01-02", "2024-06-30"):
        town.meet(day, *partners(5))
    for day in every(30, "2023-06-28", "2024-03-24"):
        town.work(day, "p00", "p01", lead="p00")
    late = evidence(town.record(), sight(town.record(), date(2024, 6, 30)), "joint_delivery").half
    assert late
    assert late.measure.part == 0
    over = next(each for each in late.findings if each.says == "Over by now, and counted no more")
    assert [each.day for each in over.things] == [date(2024, 3, 24), date(2024, 2, 23), date(2024, 1, 24)]
