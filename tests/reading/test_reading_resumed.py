"""A path begins where an earlier one parts from it, and says what a path walked from the beginning says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from meshwork.model import Attendance, Fact, Facts, Judgement, Session
from meshwork.network import record
from meshwork.network.roster import ALWAYS, STILL
from meshwork.network.unlike import unlike_from
from meshwork.settings import Settings
from meshwork.stages import Kept, path
from meshwork.when import When
from tests.reading.test_reading_kept import END, session, weekly
from tests.reading.test_reading_twice import invented

KINDS = [
    "attendance",
    "sessions",
    "ties",
    "commitments",
    "works_on",
    "actions",
    "members",
    "belongs_to",
    "goals",
    "versions",
    "reused",
    "stakeholders",
]
DATES = ("date", "since", "until", "opened", "closed", "start")


def _another(fact: Fact, dice: Random, to: date) -> Fact:
    """The same with another day, role or end where it has one."""
    turned: dict[str, Any] = {}
    mine = [name for name in DATES if hasattr(fact, name)]
    if mine:
        day = date.fromordinal(dice.randrange(date(2020, 1, 1).toordinal(), to.toordinal()))
        turned[dice.choice(mine)] = When.on(day)
    if isinstance(fact, Attendance):
        turned = {"role": dice.choice(["host", "participant"]), "origin": dice.choice(["form", "import"])}
    if isinstance(fact, Session):
        turned["kind"] = dice.choice(["talk", "gathering"])
    try:
        return replace(fact, **turned)
    except ValueError:
        return fact


def _changed(facts: Facts, dice: Random, to: date) -> Facts:
    """One fact less, one turned into another, or one more that is like another."""
    kind = dice.choice([each for each in KINDS if getattr(facts, each)])
    rows = list(getattr(facts, kind))
    place, how = dice.randrange(len(rows)), dice.randrange(3)
    if how == 0 and kind != "stakeholders":
        del rows[place]
    elif how == 1:
        rows[place] = _another(rows[place], dice, to)
    elif kind != "stakeholders":
        rows.append(replace(_another(rows[place], dice, to), id=f"~{dice.random()}"))
    other: dict[str, Any] = {kind: tuple(sorted(rows, key=lambda each: each.id))}
    return replace(facts, **other)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_changed_the_resumed_path_is_the_whole_one(seed: int) -> None:
    """Fact after fact is added, taken away or turned into another, of the whole and of a goal, and now and then read
    up to another day."""
    town, to = invented(seed)
    facts, dice, kept = town.facts(), Random(seed), Kept()
    for turn in range(8):
        prepared = record(facts, Settings())
        day = to if turn % 4 else date(2021, 6, 15)
        for goal in (None, "warm"):
            assert path(prepared, day, goal=goal, whole_from=day, kept=kept) == path(
                prepared, day, goal=goal, whole_from=day
            )
        facts = _changed(facts, dice, to)


def days_asked(facts: Facts, kept: Kept) -> list[str]:
    """Which days are read of the path, by what it tells of its progress."""
    told: list[str] = []
    path(
        record(facts, Settings()), END, whole_from=END, kept=kept, progress=lambda _done, _all, day: told.append(day)
    )
    return told


@pytest.mark.parametrize(
    ("change", "months"),
    [
        (lambda facts: session(facts, "2024-12-24", "p01"), 1),
        (lambda facts: session(facts, "2023-06-14", "p01"), 19),
        (lambda facts: facts, 1),
    ],
    ids=["last week", "a year and a half ago", "nothing"],
)
def test_only_the_months_from_the_change_on_are_walked(change: Callable[[Facts], Facts], months: int) -> None:
    """Of sixty: those from June 2023 on are nineteen; the last one always."""
    facts, kept = weekly(), Kept()
    path(record(facts, Settings()), END, whole_from=END, kept=kept)
    assert len(days_asked(change(facts), kept)) == months


def test_what_a_facilitator_says_of_earlier_days_shows_on_them() -> None:
    """Said of March 2024, without any month being read otherwise: a resumed path tells it on those months."""
    facts, kept = weekly(), Kept()
    path(record(facts, Settings()), END, whole_from=END, kept=kept)
    said = Judgement(
        id="j", stage="P1", reason="so", since=When.of("2024-03-01"), until=When.of("2024-04-01"), author="Anna"
    )
    told = path(record(replace(facts, judgements=(said,)), Settings()), END, whole_from=END, kept=kept)
    assert [each.day.month for each in told.readings if each.judged] == [3]


@pytest.mark.parametrize(
    ("kind", "turned", "first"),
    [
        ("goals", {"closed": When.of("2022-03-15")}, date(2022, 3, 15).toordinal()),
        ("goals", {"opened": When.of("2022-03-15")}, ALWAYS),
        ("goals", {}, STILL),
        ("stakeholders", {"sector": "arts"}, ALWAYS),
    ],
)
def test_the_day_from_which_two_records_may_differ(kind: str, turned: dict[str, Any], first: int) -> None:
    """A goal that closes on 15 March is closed on that day; what has no day counts from the beginning."""
    facts = weekly()
    rows = getattr(facts, kind)
    other: dict[str, Any] = {kind: (replace(rows[0], **turned), *rows[1:])}
    one, two = record(facts, Settings()), record(replace(facts, **other), Settings())
    assert unlike_from(one, two) == unlike_from(two, one) == first
