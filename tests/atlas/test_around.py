"""The map in two modes: partners around their goals, until enough of them have a tie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meshwork.model import Choice, Commitment, Community, Facts, Goal, Stakeholder, Tie
from meshwork.network import record
from meshwork.network.around import GOAL, around, goals_first
from meshwork.network.atlas import Atlas, View
from meshwork.network.drawing import draw
from meshwork.network.journey import Journey, journey
from meshwork.settings import Settings
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


def test_without_anybody_around_a_goal_the_whole_is_shown() -> None:
    """A view of what is not there is answered with everybody."""
    assert drawn(replace(SIX, commitments=())).view == View()
    assert len(around(of(replace(SIX, commitments=()))).who) == 0
