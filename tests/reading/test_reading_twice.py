"""Read twice: by the program, and by a plain second reading of the same pages (tests/reading/plain.py).

Invented communities with all that a reading has to take apart; every number of every month is compared.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import networkx as nx
import pytest

from meshwork.metrics.whole._core import core_fit, core_of
from meshwork.model import Facts, Membership
from meshwork.stages import path
from tests.reading.plain import Plain
from tests.reading.town import Town, when

SECTORS = ("government", "business", "care", "knowledge", None)
KINDS = ("knows", "exchanges", "refers", "collaborates", "delivers_with")
SYMBOLS = ("R", "C", "S", "D", "H", "P", "X", "K", "Y", "R5", "YF")
HALVES = {
    "reach": "R",
    "cohesion": "C",
    "self_standing": "S",
    "one_goal": "one_goal",
    "sessions": "sessions",
    "shared_goals": "P",
    "cross_sector": "X",
    "sectors": "sectors",
    "joint_delivery": "Y",
}


STEADY = ("P1", "P2")
"""The one step that may go untold after the first year: that time alone made persistence knowable."""


def invented(seed: int) -> tuple[Town, date]:  # noqa: C901 one paragraph for each kind of fact
    """A community, and a day up to which to read it.

    People in organisations that they change, facilitators, teams, declared ties, actions that people join later,
    insights used, goals that close, sectors that change, months for days, pauses; every fifth meets once a year.
    """
    draw, town = Random(seed), Town()
    begun = date(2020, 1, 1) + timedelta(draw.randrange(300))
    length = 2200 if seed % 5 == 4 else draw.choice([400, 600, 800])
    houses = [f"o{place:02}" for place in range(draw.choice([6, 9, 14]))]
    everyone = [*houses, *(f"p{place:02}" for place in range(draw.choice([0, 3, 6])))]
    for who in everyone:
        town.who(who, sector=draw.choice(SECTORS), facilitator=draw.random() < 0.1)

    def day() -> str:
        some = (begun + timedelta(draw.randrange(length))).isoformat()
        return some[:7] if draw.random() < 0.1 else some

    def spell() -> tuple[str | None, str | None]:
        one, two = sorted((day(), day()))
        return one if draw.random() < 0.8 else None, two if one[:7] < two[:7] and draw.random() < 0.6 else None

    def some(*sizes: int) -> list[str]:
        return draw.sample(everyone, min(draw.choice(sizes), len(everyone)))

    steps, held = (300, 365, 400) if seed % 5 == 4 else (1, 7, 14, 30), begun
    while held < begun + timedelta(length):
        kind = draw.choice(["talk", "call", "gathering"])
        town.meet(held, *some(2, 2, 3, 5, 8, 60), kind=kind, plenary=draw.random() < 0.05)
        held += timedelta(draw.choice(steps) + (draw.choice([40, 120, 500]) if draw.random() < 0.05 else 0))
    for who in everyone[len(houses) :]:
        for _ in range(draw.choice([0, 1, 2])):
            town.belongs(who, draw.choice(houses), *spell())
    for _ in range(draw.choice([2, 6, 12])):
        crew = some(2, 3, 5)
        town.work(day() if draw.random() < 0.9 else None, *crew, lead=draw.choice([*crew, None]))
    for goal in ("warm", "safe", "near")[: draw.choice([1, 3])]:
        opened, closed = spell()
        town.goal(goal, opened=when(opened), closed=when(closed))
        for who in some(2, 5, 9):
            since, until = spell()
            town.commit(goal, who, since=since, until=until)
    for team in ("core", "news"):
        town.team(team)
        for who in some(3, 5, 14):
            since, until = spell()
            seat = Membership(
                id=town.number("members"), stakeholder=who, team=team, since=when(since), until=when(until)
            )
            town.add("members", seat)
    for _ in range(draw.choice([0, 3, 8])):
        one, other = some(2)
        since, until = spell()
        town.tie(one, other, draw.choice(KINDS), since, until, strength=draw.choice([1, 2, 3]))
        town.reuse(day(), one, other)
    since, until = spell()
    town.version(houses[0], sector=draw.choice(SECTORS), since=when(since), until=when(until))
    town.set("rhythm", "yearly" if seed % 5 == 4 else "monthly")
    return town, begun + timedelta(length + 120)


def blurred(facts: Facts, seed: int) -> Facts:
    """Some who did not come after all, some interested only, some who joined an action later or left it."""
    draw = Random(seed + 1000)
    attendance = tuple(replace(each, present=draw.choice([None, None, True, False])) for each in facts.attendance)
    levels = ["committed", "carrying", "interested"]
    commitments = tuple(replace(each, level=draw.choice(levels)) for each in facts.commitments)
    months = ["2020-06", "2020-11-20", "2021-04", "2022-02-03"]
    works = tuple(
        replace(each, since=when(draw.choice([None, None, *months])), until=when(draw.choice([None, None, "2023"])))
        for each in facts.works_on
    )
    return replace(facts, attendance=attendance, commitments=commitments, works_on=works)


def core(graph: nx.Graph) -> tuple[float, float]:
    """The two numbers that the plain reading is given."""
    return (len(core_of(graph)) / len(graph) if len(graph) else 0.0), core_fit(graph, 50)


@pytest.mark.parametrize("seed", range(12))
def test_a_plain_second_reading_comes_to_the_same(seed: int) -> None:
    """Every number over the window and its last half, the label of each month, and every step that is told."""
    town, last = invented(seed)
    facts = blurred(town.facts(), seed)
    town.rest |= {kind: list(getattr(facts, kind)) for kind in ("attendance", "commitments", "works_on")}
    road = path(town.record(), last)
    plain = Plain(facts)
    for reading in road.readings:
        whole, _ = plain.values(reading.day)
        late, _ = plain.values(reading.day, late=True)
        assert reading.active == whole["n"], reading.day
        assert (reading.status != "asleep") == plain.awake(reading.day), reading.day
        assert {key: reading.profile[key] for key in SYMBOLS} == pytest.approx(
            {key: whole[key] for key in SYMBOLS}
        ), reading.day
        halves = {each.key: each.value_half for each in reading.criteria if each.key in HALVES}
        assert halves == pytest.approx({key: late[symbol] for key, symbol in HALVES.items()}), reading.day
    labels, steps = plain.path([each.day for each in road.readings[:-1]], core)
    assert [each.stage for each in road.readings[:-1]] == labels
    told = [(each.day, each.first_seen, each.frm, each.to) for each in road.transitions]
    assert [each for each in steps if each in told] == told
    assert all(each[2:] == STEADY or each[0] < (road.young_until or last) for each in steps if each not in told)
