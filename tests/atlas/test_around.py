"""The map in two modes: partners around their goals, until enough of them have a tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import numpy as np

from dashboards.pages import _sheet
from meshwork.model import Choice, Commitment, Community, Facts, Goal, Stakeholder, Tie
from meshwork.network import record
from meshwork.network.around import GOAL, around, fitting, goals_first
from meshwork.network.atlas import MOST_GOALS, MOST_LINES, Atlas, View
from meshwork.network.drawing import Drawn, draw
from meshwork.network.journey import Journey, journey
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.when import When

TODAY = date(2024, 6, 30)
SIX = Facts(
    community=(Community(id="six", name="Six"),),
    stakeholders=tuple(Stakeholder(id=each, name=each.upper()) for each in "abcdef"),
    goals=(Goal(id="taal", title="Taalhuis"), Goal(id="warm", title="Warm water")),
    commitments=(
        Commitment(id="1", stakeholder="a", goal="taal", level="interested", since=When.of("2024-06-01")),
        Commitment(id="2", stakeholder="b", goal="taal", level="committed", since=When.of("2024-06-01")),
        Commitment(id="3", stakeholder="c", goal="taal", level="interested", since=When.of("2024-06-01")),
        Commitment(id="4", stakeholder="c", goal="warm", level="carrying", since=When.of("2024-06-01")),
    ),
)


def of(facts: Facts) -> Journey:
    """The journey of these facts up to today."""
    return journey(record(facts, Settings.of(facts.settings, TODAY)), TODAY)


def drawn(facts: Facts) -> Atlas:
    """They around their goals."""
    return draw(of(facts), View("goals")).atlas


def tie(one: str, other: str) -> Tie:
    """Two who work together since June."""
    return Tie(id=one + other, source=one, target=other, kind="collaborates", since=When.of("2024-06-01"))


def test_the_map_begins_with_goals_while_fewer_than_a_third_have_a_tie() -> None:
    """Of six a third is two: with no tie it begins with goals; one tie has two ends, so then it does not. Without
    anybody around a goal it never does."""
    assert goals_first(of(SIX))
    assert not goals_first(of(replace(SIX, ties=(tie("a", "b"),))))
    seven = replace(SIX, stakeholders=(*SIX.stakeholders, Stakeholder(id="g", name="G")), ties=(tie("a", "b"),))
    assert goals_first(of(seven))  # two of seven are fewer than a third
    assert not goals_first(of(replace(SIX, commitments=())))
    assert not goals_first(of(Facts(community=SIX.community)))


def test_each_goal_is_a_place_with_a_line_to_who_is_around_it() -> None:
    """Two goals and six partners; a line is as plain as the bond: 2 interested, 4 committed, 5 carrying."""
    atlas = drawn(SIX)
    assert [(each.id, each.kind, each.name) for each in atlas.places if each.kind == "goal"] == [
        (GOAL + "taal", "goal", "Taalhuis"),
        (GOAL + "warm", "goal", "Warm water"),
    ]
    assert len(atlas.places) == 8
    lines = {(each.source, each.target): each.stretches[-1].level for each in atlas.lines}
    taal, warm = GOAL + "taal", GOAL + "warm"
    assert lines == {("a", taal): 2, ("b", taal): 4, ("c", taal): 2, ("c", warm): 5}
    goals = {each.id: each.goals[-1][1] if each.goals else 0 for each in atlas.places}
    assert (goals[taal], goals[warm], goals["a"], goals["c"], goals["f"]) == (3, 1, 1, 2, 0)


def test_who_is_around_no_goal_is_out_at_sea_and_the_others_lie_with_the_goal_that_matters_most() -> None:
    """C carries Warm water and is interested in Taalhuis: it lies with Warm water."""
    lands = {each.id: each.land for each in drawn(SIX).places}
    taal, warm = GOAL + "taal", GOAL + "warm"
    assert lands == {
        **dict.fromkeys(("a", "b", taal), taal),
        **dict.fromkeys(("c", warm), warm),
        **dict.fromkeys("def"),
    }


def test_who_chose_not_to_be_on_the_map_is_not_on_this_one_either() -> None:
    """Neither as a place nor in the number of a goal."""
    hidden = replace(SIX, choices=(Choice(id="x", stakeholder="b", purpose="not_on_map"),))
    atlas = drawn(hidden)
    assert "b" not in {each.id for each in atlas.places}
    assert [each.goals[-1][1] for each in atlas.places if each.id == GOAL + "taal"] == [2]


def test_nobody_moves_while_nobody_joins_another_goal() -> None:
    """Drawn again with what was kept, all stands where it stood; the same rows in another order draw the same."""
    first = draw(of(SIX), View("goals"))
    again = draw(of(SIX), View("goals"), first.keep)
    assert [(each.id, each.x, each.y) for each in again.atlas.places] == [
        (each.id, each.x, each.y) for each in first.atlas.places
    ]
    assert again.keep == {}
    turned = replace(SIX, commitments=SIX.commitments[::-1], stakeholders=SIX.stakeholders[::-1])
    assert draw(of(turned), View("goals")).keep == first.keep


def test_only_who_joins_another_goal_moves() -> None:
    """D, who stood at sea, comes to Taalhuis; A, who carries Warm water now, goes there. All others stay exactly."""
    first = draw(of(SIX), View("goals"))
    joins = Commitment(id="5", stakeholder="d", goal="taal", level="interested", since=When.of("2024-06-01"))
    carries = Commitment(id="6", stakeholder="a", goal="warm", level="carrying", since=When.of("2024-06-01"))
    then = draw(of(replace(SIX, commitments=(*SIX.commitments, joins, carries))), View("goals"), first.keep)
    before, now = (stood(each.atlas) for each in (first, then))
    assert {who for who, point in now.items() if before[who] != point} == {"a", "d"}
    assert {each.id: each.land for each in then.atlas.places if each.id in "ad"} == {
        "a": GOAL + "warm",
        "d": GOAL + "taal",
    }


def test_where_most_are_new_all_is_drawn_anew() -> None:
    """After a first map of one goal and one partner, the others do not crowd round these."""
    one = replace(SIX, stakeholders=SIX.stakeholders[:1], goals=SIX.goals[:1], commitments=SIX.commitments[:1])
    first = draw(of(one), View("goals"))
    assert len(stood(draw(of(SIX), View("goals"), first.keep).atlas)) == 8
    again = draw(of(SIX), View("goals"), first.keep)
    assert draw(of(SIX), View("goals"), again.keep).keep == {}


def stood(atlas: Atlas) -> dict[str, tuple[float, float]]:
    """Where each stands, by id."""
    return {each.id: (each.x, each.y) for each in atlas.places}


def test_a_goal_that_stands_on_the_map_stays_on_it_while_another_is_a_little_larger() -> None:
    """Of 140 goals of two, a hundred are drawn. One of the others gets a third partner: nothing moves. It gets a
    fourth: it comes, the last goes, and only who lay with that one moves."""
    pairs = [(who, at) for who in ("p0", "p1") for at in range(140)] + [("p2", 0), ("p3", 0)]

    def drawn_with(*more: tuple[str, int], keep: Mapping[str, str] = MappingProxyType({})) -> Drawn:
        bound = (Commitment(id=f"{w} {at}", stakeholder=w, goal=f"g{at:03}", level="committed") for w, at in more)
        held = tuple(
            Commitment(id=f"{w} {at}", stakeholder=w, goal=f"g{at:03}", level="committed") for w, at in pairs
        )
        facts = Facts(
            community=SIX.community,
            stakeholders=tuple(Stakeholder(id=f"p{n}", name=f"P{n}") for n in range(4)),
            goals=tuple(Goal(id=f"g{at:03}", title=f"Goal {at}") for at in range(140)),
            commitments=(*held, *bound),
        )
        return draw(of(facts), View("goals"), keep)

    first = drawn_with()
    before = stood(first.atlas)
    assert stood(drawn_with(("p2", 120), keep=first.keep).atlas) == before
    now = stood(drawn_with(("p2", 120), ("p3", 120), keep=first.keep).atlas)
    assert (now.keys() - before.keys(), before.keys() - now.keys()) == ({GOAL + "g120"}, {GOAL + "g099"})
    assert {who for who in before.keys() & now.keys() if before[who] != now[who]} == {"p0", "p1"}


def test_without_anybody_around_a_goal_the_whole_is_shown() -> None:
    """A view of what is not there is answered with everybody."""
    assert drawn(replace(SIX, commitments=())).view == View()
    assert len(around(of(replace(SIX, commitments=()))).who) == 0


def around_many(partners: int, goals: int, level: str = "interested") -> Facts:
    """All partners around all goals since June, but the last partner around the last goal alone."""
    ids = [f"p{at:03}" for at in range(partners)]
    pairs = [(who, goal) for who in ids[:-1] for goal in range(goals - 1)] + [(ids[-1], goals - 1)]
    return Facts(
        community=SIX.community,
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in ids),
        goals=tuple(Goal(id=f"g{at:03}", title=f"Goal {at}") for at in range(goals)),
        commitments=tuple(
            Commitment(id=f"{who}{at}", stakeholder=who, goal=f"g{at:03}", level=level, since=When.of("2024-06-01"))
            for who, at in pairs
        ),
    )


def test_of_more_goals_than_fit_each_partner_keeps_one_and_then_those_that_most_are_around() -> None:
    """Three partners, 141 goals, 140 of them with two partners: the one of the third stays, of those first g000 to
    g098, and 41 did not fit. What a partner counts, counts all 140."""
    atlas = drawn(around_many(3, 141))
    shown = [each.id for each in atlas.places if each.kind == "goal"]
    assert shown == [f"{GOAL}g{at:03}" for at in (*range(MOST_GOALS - 1), 140)]
    assert (atlas.goals_left_out, atlas.lines_left_out, len(atlas.lines)) == (41, 0, 199)
    assert [each.goals[-1][1] for each in atlas.places if each.kind != "goal"] == [140, 140, 1]


def test_a_goal_of_today_goes_before_one_that_closed() -> None:
    """Of 101 goals that two were around, and one of a third, the first closed in June: neither that one fits, nor
    the last of the others."""
    facts = around_many(3, 102)
    facts = replace(facts, goals=(replace(facts.goals[0], closed=When.of("2024-06-10")), *facts.goals[1:]))
    part, goals_left_out, _lines = fitting(around(of(facts)))
    assert sorted(set(part.goal.tolist())) == [*range(1, 100), 101]
    assert goals_left_out == 2


def test_of_more_lines_than_fit_each_partner_keeps_as_many() -> None:
    """101 partners, 100 of them around 40 goals, one around another: of 4,001 lines 2,000 stay. Each goal keeps its
    first, all of the first partner; the last partner has its one; the other 99 keep 19 or 20, as 1,959 are left."""
    part, _goals, lines_left_out = fitting(around(of(around_many(101, 41))))
    assert (len(part.who), lines_left_out) == (MOST_LINES, 2001)
    held = np.bincount(part.who).tolist()
    assert (held[0], held[-1], sorted(set(held[1:-1])), held.count(20)) == (40, 1, [19, 20], 1959 - 99 * 19)


def test_partners_of_whom_no_goal_fits_are_counted_and_told() -> None:
    """103 partners, each around a goal of its own: a hundred of them fit, so three partners stand without a line."""
    facts = around_many(103, 2)
    own = (replace(each, goal=f"g{at:03}") for at, each in enumerate(facts.commitments))
    goals = tuple(Goal(id=f"g{at:03}", title=f"Goal {at}") for at in range(103))
    atlas = drawn(replace(facts, goals=goals, commitments=tuple(own)))
    assert (atlas.goals_left_out, atlas.without_goals, len(atlas.lines)) == (3, 3, MOST_GOALS)
    with speak("en"):
        assert "3 partners without their goals" in str(_sheet.trail(atlas))
    assert drawn(SIX).without_goals == 0


def test_the_sheet_says_which_goals_and_lines_did_not_fit() -> None:
    """In a part of the community too, where there are no goals to turn to; and nothing where all is drawn."""
    with speak("en"):
        around_goals = str(_sheet.trail(replace(drawn(SIX), goals_left_out=1, lines_left_out=2001)))
        ties = str(_sheet.trail(replace(drawn(SIX), view=View(), circles=False, lines_left_out=1)))
        assert _sheet.trail(replace(drawn(SIX), view=View(), circles=False)) is None
    assert "1 goal did not fit" in around_goals
    assert "2,001 lines did not fit" in around_goals
    assert "1 line did not fit" in ties
