"""After a change only the days are worked out again that would be read otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from meshwork.model import Attendance, Facts, Session, Stakeholder, Version
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import Kept, Path, path
from meshwork.when import When
from tests.reading.test_reading_twice import invented
from tests.reading.town import Town, every, partners

END = date(2024, 12, 31)
PAUSE = (date(2021, 6, 29), date(2021, 10, 3))
"""The sleep of the second town: it meets until the day before it begins, and again on the day after its end."""


def weekly(*, pause: bool = False) -> Facts:
    """Twelve partners of three sectors who meet every Monday from 2020 to 2024 and share a goal."""
    town, names = Town(), partners(12)
    for place, name in enumerate(names):
        town.who(name, sector=("care", "business", "government")[place % 3])
    for turn, day in enumerate(every(7, "2020-01-06", END.isoformat())):
        if not (pause and PAUSE[0] <= day <= PAUSE[1]):
            town.meet(day, *(names[(turn + step) % 12] for step in (0, 1, 2, 5)))
    return town.goal("warm", *names[:6]).facts()


def read(facts: Facts, kept: Kept | None = None, to: date = END) -> Path:
    """The path of these facts, with every number where nothing is kept from elsewhere."""
    return path(record(facts, Settings.of(facts.settings, END)), to, whole_from=date(2024, 1, 1), kept=kept)


def worked_out(before: Facts, after: Facts) -> int:
    """How many months are worked out again after a change; what is read must be what a fresh reading says."""
    kept = Kept()
    assert read(before, kept) == read(before)
    known = len(kept)
    assert read(after, kept) == read(after)
    return len(kept) - known


def session(facts: Facts, day: str, *names: str) -> Facts:
    """The facts with one session more."""
    held = Session(id="~", date=When.of(day))
    seen = tuple(Attendance(id=f"~{name}", stakeholder=name, session="~") for name in names)
    return replace(facts, sessions=(*facts.sessions, held), attendance=(*facts.attendance, *seen))


def test_a_session_in_the_past_touches_the_months_whose_windows_hold_it() -> None:
    """On 14 June 2021, a day on which was met anyway: in the window from June 2021 to May 2022, and in the window
    before it in the twelve months after that (730 days later is 14 June 2023). 24 of 60 months."""
    facts = weekly()
    assert worked_out(facts, session(facts, "2021-06-14", "p01", "p07")) == 24


def test_a_goal_that_closes_touches_the_months_after_it() -> None:
    """On 15 March 2022: from the end of that month, 34 of 60 months."""
    facts = weekly()
    closed = replace(facts, goals=(replace(facts.goals[0], closed=When.of("2022-03-15")),))
    assert worked_out(facts, closed) == 34


def test_a_former_sector_touches_the_months_in_which_it_held() -> None:
    """Until 2021: the twelve months of 2020."""
    facts = weekly()
    former = Version(id="v", stakeholder="p00", sector="knowledge", until=When.of("2021-01-01"))
    assert worked_out(facts, replace(facts, versions=(former,))) == 12


def test_a_session_that_wakes_the_clock_touches_every_month_that_counts_days_across_it() -> None:
    """The pause of 2021 is asleep from 29 July on. Who meets on 2 August wakes it for a month: from August 2021 every
    window that reaches into the pause is another, up to that of September 2023 (727 awake days since the pause where
    two windows are 730). 26 of 60 months."""
    facts = weekly(pause=True)
    assert worked_out(facts, session(facts, "2021-08-02", "p01", "p07")) == 26


def test_what_no_month_looks_at_touches_none() -> None:
    """A partner who never came, and a goal nobody carries that opens after the last month."""
    facts = weekly()
    stranger = Stakeholder(id="a-stranger", name="stranger")
    assert worked_out(facts, replace(facts, stakeholders=(stranger, *facts.stakeholders))) == 0


def test_after_an_undo_nothing_is_worked_out_again() -> None:
    """The days are known as they were before the change."""
    facts, kept = weekly(), Kept()
    first = read(facts, kept)
    read(session(facts, "2021-06-14", "p01", "p07"), kept)
    known = len(kept)
    assert (read(facts, kept), len(kept)) == (first, known)


def test_another_setting_is_another_reading() -> None:
    """Every month of the sixty."""
    facts, kept = weekly(), Kept()
    read(facts, kept)
    stricter = Settings.of(Town().set("tie.floor", "0.5").facts().settings, END)
    path(record(facts, stricter), END, kept=kept)
    assert len(kept) == 120


def _less(facts: Facts, dice: Random) -> Facts:
    """One fact less, or a stakeholder that is something else."""
    kinds = ("attendance", "sessions", "ties", "commitments", "works_on", "actions", "members", "belongs_to", "goals")
    kind = dice.choice([each for each in (*kinds, "versions", "reused", "stakeholders") if getattr(facts, each)])
    rows = list(getattr(facts, kind))
    place = dice.randrange(len(rows))
    if kind != "stakeholders":
        del rows[place]
    else:
        rows[place] = replace(
            rows[place], sector=dice.choice(["care", "arts", None]), facilitator=dice.random() < 0.3
        )
    fewer: dict[str, Any] = {kind: tuple(rows)}
    return replace(facts, **fewer)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("from_", [date(2020, 1, 1), date(2100, 1, 1)], ids=["every number", "what is asked for"])
def test_whatever_is_changed_the_kept_days_read_as_fresh_ones(seed: int, from_: date) -> None:
    """Fact after fact of a community with all that a reading takes apart is taken away or turned into another."""
    town, to = invented(seed)
    facts, dice, kept = town.facts(), Random(seed), Kept()
    for _ in range(6):
        prepared = record(facts, Settings.of(facts.settings, END))
        assert path(prepared, to, whole_from=from_, kept=kept) == path(prepared, to, whole_from=from_)
        facts = _less(facts, dice)


def test_what_was_asked_of_a_day_before_does_not_show_in_a_reading_that_does_not_ask() -> None:
    """A dear number that another path worked out stays unsaid where this one has no need of it."""
    town = Town()
    names = tuple(f"p{place:03}" for place in range(120))
    for turn, day in enumerate(every(7, "2020-01-06", "2020-12-31")):
        town.meet(day, *(names[(turn * 3 + step) % 120] for step in range(6)))
    facts, kept, to = town.facts(), Kept(), date(2020, 12, 31)
    prepared = record(facts, Settings())
    dear = path(prepared, to, whole_from=date(2020, 1, 1), kept=kept).readings[-1]
    plain = path(prepared, to, kept=kept).readings[-1]
    assert (dear.profile["R5"] is None, plain.profile["R5"] is None) == (False, True)
