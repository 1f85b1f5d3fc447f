"""A slice of docs/validity.md: invented communities whose script is known, made by other means than the rest here.

The whole of it, with every size and fault of the record, is `python benchmarks/validity.py`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from benchmarks.by_chance import TIED_UNTIL
from benchmarks.towns import spoil
from benchmarks.towns.chance import met_at_random, tied_at_random
from benchmarks.towns.judge import judge
from benchmarks.towns.makers import MAKERS
from benchmarks.towns.rotation import Habit, rotation
from benchmarks.towns.script import RUNNING, SCRIPTS, Script, script
from benchmarks.trials import LOG_BEGINS, LOG_RESUMES, LOG_STOPS, read
from meshwork.model import Facts
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import Path, words
from meshwork.stages.lacking import measure_of

NOTED = ("newcomers", "people", "quarterly", "neighbours", "declared")


def named(name: str) -> Script:
    """A script by its name."""
    return next(each for each in SCRIPTS if each.name == name)


def families(path: Path) -> set[str | None]:
    """What a community was ever called."""
    return {each.family for each in path.readings}


@pytest.mark.parametrize("maker", ["newcomers", "neighbours"])
@pytest.mark.parametrize("doing", ["acquainted", "practice"])
def test_no_meshwork_is_seen_where_chance_decides_who_meets_whom(maker: str, doing: str) -> None:
    """The record of a network or a CoP of twelve with its people shuffled, and its ties rewired to the same degrees
    with goals across sectors drawn at random, and services too: chance does not deliver
    together, or it does not stand in circles."""
    told = script("chance", (doing, 14))  # type: ignore[arg-type]
    facts = MAKERS[maker](12, told, 1)
    assert "meshwork" not in families(read(met_at_random(facts, 1), told.last))
    snapshot = record(facts, Settings()).on(told.last)
    for delivering in (False, True):
        tied = tied_at_random(snapshot, 1, delivering=delivering)
        assert "meshwork" not in families(read(tied, TIED_UNTIL))


@pytest.mark.parametrize("maker", ["declared", "introduced"])
def test_a_meshwork_with_its_ties_rewired_lacks_circles_alone(maker: str) -> None:
    """Twelve that carry goals and deliver services across sectors, tied two by two by chance: a CoP, and of what a
    meshwork asks only the circles are missing. With small meetings of anybody it is called one: that is no chance of
    ties."""
    told = script("chance", ("joint", 14))
    snapshot = record(MAKERS[maker](12, told, 1), Settings()).on(told.last)
    path = read(tied_at_random(snapshot, 1, delivering=True), TIED_UNTIL)
    assert "meshwork" not in families(path)
    last = path.readings[-1]
    assert (last.stage, last.next, last.missing, last.weakest) == ("P1", "M1", ("woven",), "woven")
    found = next(each for each in last.criteria if each.key == "woven")
    assert found.value is not None
    assert found.value < 0.20
    assert [measure_of(each, last).value for each in last.criteria] == [each.value for each in last.criteria]
    assert len(words.missing(last)) == 1
    met = read(tied_at_random(snapshot, 1, delivering=True, meeting=True), TIED_UNTIL)
    assert "meshwork" in families(met)


def test_rewired_ties_keep_every_degree_and_shuffled_people_every_count() -> None:
    """Who had five ties has five, who came to nine sessions comes to nine, and ten who sat at a table are ten."""
    told = script("chance", ("practice", 8))
    facts = MAKERS["neighbours"](20, told, 1)
    snapshot = record(facts, Settings()).on(told.last)
    drawn = tied_at_random(snapshot, 1, delivering=True)
    ties = [who for each in drawn.ties for who in (each.source, each.target)]
    assert {who: ties.count(who) for who in ties} == {
        who: count for who, count in snapshot.without_facilitators.degree if count
    }
    before, after = ([(e.stakeholder, e.session) for e in f.attendance] for f in (facts, met_at_random(facts, 1)))
    assert set(before) != set(after)
    for place in (0, 1):
        assert sorted(row[place] for row in before) == sorted(row[place] for row in after)


@pytest.mark.parametrize("maker", [*NOTED, "introduced"])
def test_no_growth_is_told_where_a_record_begins_and_no_fall_where_it_stops_or_pauses(maker: str) -> None:
    """A meshwork of twelve all along: the log begins on a Monday in October, stops in March, or resumes in August."""
    facts, last = MAKERS[maker](12, RUNNING, 2), RUNNING.last
    late = read(spoil.begins_late(facts, LOG_BEGINS), last)
    stopped = read(spoil.unlogged(facts, lambda day: day >= LOG_STOPS), last)
    paused = read(spoil.unlogged(facts, lambda day: LOG_STOPS <= day < LOG_RESUMES), last)
    assert late.transitions == ()
    assert [each for road in (stopped, paused) for each in road.transitions if each.day >= LOG_STOPS] == []
    assert "meshwork" in families(late)


@pytest.mark.parametrize("maker", ["newcomers", "quarterly", "declared"])
def test_a_collapse_is_seen_within_four_months_where_ends_are_noted(maker: str) -> None:
    """A meshwork of fifteen falls apart and withdraws from its goals: the label falls, and ends with loose."""
    told = named("collapse of a meshwork")
    path = read(MAKERS[maker](15, told, 1), told.last)
    fall = judge(path, told).seen[-1]
    assert not fall.up
    assert fall.moved is not None
    assert fall.moved <= 4
    assert path.readings[-1].family == "loose"


@pytest.mark.parametrize("what", ["goals", "sectors", "actions"])
@pytest.mark.parametrize("maker", ["newcomers", "people"])
def test_a_meshwork_that_does_not_note_something_is_never_called_one(maker: str, what: str) -> None:
    """Goals, sectors or joint actions: what is not recorded is not met. With all three it is a meshwork."""
    facts = MAKERS[maker](12, RUNNING, 3)
    assert "meshwork" in families(read(facts, date(2019, 12, 31)))
    assert "meshwork" not in families(read(spoil.without(facts, what), date(2019, 12, 31)))


@pytest.mark.parametrize("maker", NOTED)
def test_the_label_follows_a_script_from_loose_to_meshwork_without_turning_back(maker: str) -> None:
    """Fifteen partners: outside four months after a change at least .97 of the labels are of its families."""
    told = named("growth to a meshwork")
    verdict = judge(read(MAKERS[maker](15, told, 1), told.last), told)
    assert verdict.family / verdict.asked >= 0.97, verdict.wrong
    assert verdict.flicker == 0


def test_who_meets_by_rotation_keeps_its_rhythm_and_sits_with_others_each_time() -> None:
    """Every 61 days from the fourth of January 2018 to the fifth of January 2019: seven times, never at the same
    table twice running. Who calls every meeting off has no session."""
    told = script("rotating", ("practice", 14))
    facts = rotation(Habit(61))(30, told, 1)
    tables: dict[date, list[frozenset[str]]] = {}
    for session in facts.sessions:
        there = frozenset(e.stakeholder for e in facts.attendance if e.session == session.id)
        if len(there) > 3:
            tables.setdefault(session.date.start, []).append(there)
    assert sorted(tables) == [date(2018, 1, 4) + timedelta(61 * turn) for turn in range(7)]
    assert all(not set(now) & set(then) for now, then in pairwise(tables[day] for day in sorted(tables)))
    assert rotation(Habit(61, skips=1.0))(30, told, 1).sessions == ()


def test_the_same_seed_makes_the_same_community() -> None:
    """And another seed another one."""

    def made(seed: int) -> list[Facts]:
        return [make(10, script("short", ("practice", 3), ("joint", 3)), seed) for make in MAKERS.values()]

    assert made(1) == made(1)
    assert all(one != other for one, other in zip(made(1), made(2), strict=True))
