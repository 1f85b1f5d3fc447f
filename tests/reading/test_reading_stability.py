"""How stable a label is: whether it stands with sessions left out, and of how many partners a contact is known."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import blake2b

import numpy as np
import pytest

from meshwork.kernels import bits
from meshwork.metrics import Measure
from meshwork.model import Facts
from meshwork.network.draws import drawn
from meshwork.settings import Settings
from meshwork.stages import Stability, path
from meshwork.stages.gate import gates
from meshwork.stages.ladder import STAGES
from meshwork.stages.margin import Margin
from meshwork.stages.months import Months
from meshwork.stages.reading import Path
from meshwork.stages.reading_json import reading_to_json
from meshwork.stages.sight import Sight
from meshwork.stages.stability import coverage
from meshwork.stages.sure import steady_because
from meshwork.text import speak
from tests.reading.plain import Plain, Values
from tests.reading.test_reading_twice import blurred, core, invented
from tests.reading.town import Town

WORD = 2**64


def left_out(session: str, runs: int, share: float) -> set[int]:
    """The draws as docs/stages.md describes them, in whole numbers: blake2b of the id, then splitmix64."""
    state = int.from_bytes(blake2b(session.encode(), digest_size=8, key=b"meshwork 20191208").digest(), "little")
    found = set()
    for run in range(runs):
        mixed = (state + (run + 1) * 0x9E3779B97F4A7C15) % WORD
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % WORD
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % WORD
        if (mixed ^ (mixed >> 31)) < share * WORD:
            found.add(run)
    return found


def pairs_and_one_gathering() -> Town:
    """Three pairs tied by what they declared, and one session of all six; a's own actions keep the clock awake.

    With the session R = 6/6, without it 2/6. There are 12 declared ties and an action a month: enough either way.
    """
    town = Town()
    for one, other in ("ab", "cd", "ef"):
        for kind in ("knows", "refers", "exchanges", "collaborates"):
            town.tie(one, other, kind)
    town.meet("2020-01-10", *"abcdef")
    for day in ("2020-02-10", "2020-03-10"):
        town.work(day, "a")
    return town


def held(road: Path) -> list[tuple[str | None, int | None]]:
    """The label of each reading, and in how many runs it held."""
    return [(each.stage, each.stability.held if each.stability else None) for each in road.readings]


class Thinned(Plain):
    """The plain second reading of facts from which sessions were deleted, on the clock of the full record.

    What the runs do not work out anew it takes from the full record.
    """

    def __init__(self, facts: Facts, gone: set[str], full: Plain) -> None:
        super().__init__(replace(facts, sessions=tuple(each for each in facts.sessions if each.id not in gone)))
        self.days, self.begun, self.beginning, self.full = full.days, full.begun, full.beginning, full

    def values(self, last: date, *, late: bool = False) -> tuple[Values, object]:
        """With D, H, R5 and YF of the full record, the goals of late, and its graph for the core; what it keeps, it
        keeps."""
        (own, _), (whole, graph) = super().values(last, late=late), self.full.values(last, late=late)
        own["sessions"] = None if whole["sessions"] is None else own["sessions"] or 0
        kept = ("D", "H", "R5", "YF", *(("one_goal", "P_of_late") if late else ()))
        return own | {key: whole[key] for key in kept}, graph


def test_each_session_draws_for_itself() -> None:
    """Which sessions are left out in which run is said by their ids alone, as a plain second sum has it."""
    names = [f"session-{place}" for place in range(40)]
    draws = drawn(names, 100, 0.1)
    kept = bits.unpacked(draws.kept, 100)
    for name, row in zip(names, kept, strict=True):
        assert set(np.flatnonzero(row == 0).tolist()) == left_out(name, 100, 0.1)
    fewer = drawn(names[7:20], 100, 0.1)
    assert np.array_equal(fewer.kept, draws.kept[7:20])
    assert drawn([], 100, 0.1).kept.shape == (0, 2)


def test_a_label_that_hangs_on_one_session_stands_in_the_runs_that_keep_it() -> None:
    """Without the session R is 2/6, so the first label, at the third reading, is L0 in place of L1."""
    road = path(pairs_and_one_gathering().record(), date(2020, 3, 31), stability=True)
    lost = left_out("sessions-00000", 100, 0.1)
    assert 0 < len(lost) < 30
    assert held(road) == [(None, None), (None, None), ("L1", 100 - len(lost))]
    told = road.readings[-1].stability
    assert told is not None
    assert (told.runs, told.left_out, told.coverage) == (100, 0.1, Measure(1.0, 6, 6))
    assert told.share == (100 - len(lost)) / 100


def test_a_run_with_too_little_in_it_has_no_label() -> None:
    """Nine attendances in one session and an action a month: without the session nobody but a is active."""
    town = Town().meet("2020-01-10", *"abcdefghi")
    for day in ("2020-02-10", "2020-03-10"):
        town.work(day, "a")
    road = path(town.record(), date(2020, 3, 31), stability=True)
    assert held(road)[-1] == ("L1", 100 - len(left_out("sessions-00000", 100, 0.1)))


@pytest.mark.parametrize("seed", [0, 4, 8])
def test_with_nothing_left_out_every_run_is_the_full_record(seed: int) -> None:
    """Number by number, over the whole window and its half; and every label holds in every run."""
    town, last = invented(seed)
    town.set("stability.left_out", "0").set("stability.runs", "3")
    record = town.record()
    road = path(record, last, stability=True)
    assert all(each.stability is None or each.stability.held == 3 for each in road.readings)
    assert any(each.stability for each in road.readings)
    draws = drawn([each.id for each in record.material.deeds.sessions], 3, 0.0)
    for each in road.readings[::3]:
        sight = Sight(record.on(each.day), record.on(each.day, half=True), {})
        month = Months((sight,), draws)
        assert month.whole.size.tolist() == [[each.active] * 3]
        assert month.whole.interactions.tolist() == [[each.interactions] * 3]
        for key in ("reach", "cohesion", "self_standing", "shared_goals", "one_goal", "cross_sector", "persistence",
                    "joint_delivery", "sectors", "sessions"):  # fmt: skip
            for half in (False, True)[: 1 if key == "one_goal" else 2]:  # of late it is that of the full record
                value = gates()[key].value(sight, half)
                expected = [np.nan if value is None else value] * 3
                assert month.value(key, half=half)[0] == pytest.approx(expected, nan_ok=True), (each.day, key, half)


@pytest.mark.parametrize("seed", [1, 4, 10])
def test_a_plain_second_reading_with_the_sessions_deleted_comes_to_the_same(seed: int) -> None:
    """Five runs with a third of the sessions left out: every number of each, and in how many the label holds."""
    town, last = invented(seed)
    facts = blurred(town.facts(), seed)
    town.rest |= {kind: list(getattr(facts, kind)) for kind in ("attendance", "commitments", "works_on")}
    town.set("stability.left_out", "1/3").set("stability.runs", "5")
    record = town.record()
    road = path(record, last, stability=True)
    full = Plain(facts)
    gone = [{each.id for each in facts.sessions if run in left_out(each.id, 5, 1 / 3)} for run in range(5)]
    plain = [Thinned(facts, each, full) for each in gone]
    days = [each.day for each in road.readings[:-1]]
    labels = [each.path(days, core)[0] for each in plain]
    for place, each in enumerate(road.readings[:-1]):
        if each.stage is not None:
            at_least = STAGES[STAGES.index(each.stage) :]
            assert each.stability is not None
            assert each.stability.held == sum(label[place] in at_least for label in labels), each.day
    draws = drawn([each.id for each in record.material.deeds.sessions], 5, 1 / 3)
    symbols = {"reach": "R", "cohesion": "C", "self_standing": "S", "shared_goals": "P", "cross_sector": "X",
               "persistence": "K", "joint_delivery": "Y", "one_goal": "one_goal", "sectors": "sectors",
               "sessions": "sessions"}  # fmt: skip
    chosen = days[::4]
    months = Months(tuple(Sight(record.on(day), record.on(day, half=True), {}) for day in chosen), draws)
    for place, day in enumerate(chosen):
        for run, second in enumerate(plain):
            for half in (False, True):
                numbers = second.values(day, late=half)[0]
                for key, symbol in [each for each in symbols.items() if not half or each[0] != "one_goal"]:
                    number = numbers[symbol]
                    expected = pytest.approx(np.nan if number is None else number, nan_ok=True)
                    assert months.value(key, half=half)[place, run] == expected, (day, run, key)


def test_of_a_goal_the_runs_read_those_who_carry_it() -> None:
    """All six carry one goal: what is said of it is what is said of the whole."""
    town = pairs_and_one_gathering().goal("warm", *"abcdef")
    whole, goal = (
        path(town.record(), date(2020, 3, 31), stability=True, goal=each).readings[-1] for each in (None, "warm")
    )
    assert (goal.stage, goal.stability) == (whole.stage, whole.stability)


def test_the_order_of_the_facts_is_nothing_to_the_runs() -> None:
    """The same facts, shuffled."""
    town, last = invented(3)
    town.set("stability.runs", "8").set("stability.left_out", "1/4")
    told = held(path(town.record(), last, stability=True))
    shuffled = random.Random(5)
    for rows in town.rest.values():
        shuffled.shuffle(rows)
    people = list(town.people.items())
    shuffled.shuffle(people)
    town.people = dict(people)
    assert held(path(town.record(), last, stability=True)) == told


def test_the_seed_of_hashing_is_nothing_to_the_runs() -> None:
    """Two processes with other hash seeds say the same."""
    said = [
        subprocess.run(
            [sys.executable, "-c", _SAID], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert any(number for _, number in json.loads(said[0]))


_SAID = """
import json
from datetime import date
from meshwork.stages import path
from tests.reading.test_reading_stability import held, invented
town, last = invented(3)
town.set("stability.runs", "8").set("stability.left_out", "1/4")
print(json.dumps(held(path(town.record(), last, stability=True))))
"""


def test_coverage_counts_the_partners_of_whom_a_contact_is_recorded() -> None:
    """a and b met, c worked, d only has a declared tie, e only carries a goal; f left, g facilitates: 3 of 5."""
    town = Town().meet("2020-01-10", "a", "b", "g").work("2020-01-20", "c").tie("d", "a", "knows", since="2020-01-05")
    town.goal("warm", "b", "d", "e", "g", since="2020-01-05").who("g", facilitator=True)
    town.meet("2019-06-10", "f", "a")
    town.who("f", left=None)
    record = town.record()
    assert coverage(record, record.on(date(2020, 1, 31))) == Measure.share(4, 6)
    assert coverage(record, record.on(date(2020, 1, 31), goal="warm")) == Measure.share(1, 3)
    from meshwork.when import When

    town.who("f", left=When.of("2020-01-02"))
    record = town.record()
    assert coverage(record, record.on(date(2020, 1, 31))) == Measure.share(3, 5)


def test_who_belongs_to_an_organisation_is_covered_by_it() -> None:
    """p works from house: the house is one partner, and it was there; its person is no partner of its own."""
    town = Town().belongs("p", "house").meet("2020-01-10", "p", "other")
    record = town.record()
    assert coverage(record, record.on(date(2020, 1, 31))) == Measure.share(2, 2)


@pytest.mark.parametrize(
    ("runs", "seen", "level"),
    [
        (90, (1, 1), "high"),
        (89, (1, 1), "medium"),
        (100, (9, 10), "high"),
        (100, (7, 10), "medium"),
        (90, (7, 9), "medium"),
        (69, (1, 1), "low"),
        (100, (69, 100), "low"),
        (100, (0, 0), "low"),
    ],
)
def test_the_levels_begin_at_nine_and_at_seven_tenths(runs: int, seen: tuple[int, int], level: str) -> None:
    """The share of the runs times the coverage; 90 % of 7 in 9 is exactly .7."""
    assert Stability.of(runs, 100, Measure.share(*seen), Settings()).level == level


@pytest.mark.parametrize(
    ("runs", "distance", "level", "near"),
    [
        (90, 0.1, "high", False),
        (90, 0.099, "medium", True),
        (90, -0.2, "medium", True),
        (70, 0.099, "low", True),
        (69, 0.0, "low", False),
        (90, None, "high", False),
    ],
)
def test_near_a_border_a_label_is_one_step_less_stable(
    runs: int, distance: float | None, level: str, near: bool
) -> None:
    """From a tenth on it is as stable as it was, under it or past it a step less; below low there is nothing."""
    margin = None if distance is None else Margin("reach", 0.5, 0.5 - distance, distance, falls=True)
    told = Stability.of(runs, 100, Measure.share(1, 1), Settings()).beside(margin, Settings())
    assert (told.level, told.near) == (level, near)
    assert ("A border is near" in steady_because(told)) is near


def test_how_few_are_silent_is_not_told_where_partners_are_not_counted() -> None:
    """Eight of nine are seen and all runs held: medium, and why is told without the one."""
    with speak("en"):
        told = steady_because(Stability.of(100, 100, Measure.share(8, 9), Settings()), counts=False)
    assert told == (
        "With 10 % of the sessions left out it was this stage or a higher one in 100 of 100 trials. Of some partners "
        "no contact is recorded in this time, so it counts as less stable than the trials alone say."
    )


def test_without_a_label_nothing_is_said_of_its_stability() -> None:
    """Nobody, and too few."""
    for town in (Town(), Town().meet("2020-01-10", "a", "b")):
        road = path(town.record(), date(2020, 6, 30), stability=True)
        assert all(each.stability is None and each.margin is None for each in road.readings)


@pytest.mark.parametrize(("distance", "level", "near"), [(0.2, "high", False), (0.05, "medium", True)])
def test_the_json_says_where_a_level_is_lower_because_a_border_is_near(
    distance: float, level: str, near: bool
) -> None:
    """Held in all runs with everybody seen: high, and with a border nearer than .10 medium."""
    road = path(Town().record(), date(2024, 6, 30))
    steady = Stability.of(100, 100, Measure(1.0, 6, 6), Settings())
    border = Margin("reach", 0.5, 0.5 - distance, distance, falls=True)
    reading = replace(road.readings[-1], stability=steady.beside(border, Settings()))
    told = reading_to_json(reading)["stability"]
    assert (told["level"], told["near"]) == (level, near)
