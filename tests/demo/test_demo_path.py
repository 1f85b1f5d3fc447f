"""The invented community goes the road that the product is about, as the product itself reads it."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork import demo
from meshwork.network import Record, record
from meshwork.settings import Settings
from meshwork.stages import Path, path


@pytest.fixture(scope="module")
def prepared() -> Record:
    """The invented community, prepared for reading."""
    facts = demo.facts()
    return record(facts, Settings.of(facts.settings, demo.LAST_DAY))


@pytest.fixture(scope="module")
def road(prepared: Record) -> Path:
    """Every reading of the invented community."""
    return path(prepared, demo.LAST_DAY)


def test_it_goes_from_loose_organisations_to_a_meshwork_in_the_making(road: Path) -> None:
    """Each stage in its turn, none left again, and the last one young."""
    first: dict[str, str] = {}
    for each in road.readings:
        if each.stage is not None:
            first.setdefault(each.stage, each.day.isoformat())
    assert first == {
        "L0": "2019-11-30",
        "L1": "2019-12-31",
        "P1": "2020-02-29",
        "P2": "2021-04-30",
        "M1": "2022-10-31",
    }
    labels = [each.stage for each in road.readings if each.stage is not None]
    assert labels == sorted(labels, key=list(first).index)


def test_before_the_gatherings_it_is_a_network_around_the_facilitator(road: Path) -> None:
    """At the end of 2019 all ties but a few run through those who talk to everybody."""
    (december,) = [each for each in road.readings if each.day == date(2019, 12, 31)]
    assert december.around_facilitator is True
    assert [each.day for each in road.readings if each.around_facilitator] == [date(2019, 12, 31)]


def test_no_rise_is_told_while_the_record_is_young(road: Path) -> None:
    """The first twelve months are hatched; after them two dated transitions, each with its reason."""
    told = [(each.day.isoformat(), each.frm, each.to, each.because) for each in road.transitions]
    assert told == [
        ("2021-04-30", "P1", "P2", ("shared_goals",)),
        ("2022-10-31", "P2", "M1", ("joint_delivery",)),
    ]


def test_it_is_awake_on_its_last_day(road: Path) -> None:
    """Whoever opens the demonstration sees a label; one August nobody met, and that month is grey."""
    assert road.readings[-1].day == demo.LAST_DAY
    assert road.readings[-1].status == "awake"
    assert [each.day.isoformat() for each in road.readings if each.status == "asleep"] == ["2021-08-31"]


def test_it_still_grows_in_its_last_year(prepared: Record) -> None:
    """Fading is part of it, but on its last day it has more partners and more ties than a year before."""
    year_before = date(2022, 11, 30)
    assert prepared.here(demo.LAST_DAY).sum() > prepared.here(year_before).sum()
    assert len(prepared.ties(demo.LAST_DAY).strength) > len(prepared.ties(year_before).strength)


def test_more_ties_begin_than_end_in_its_last_month(prepared: Record) -> None:
    """Whoever opens the demonstration sees a community that lives."""

    def pairs(day: date) -> set[tuple[int, int]]:
        ties = prepared.ties(day)
        return set(zip(ties.first.tolist(), ties.second.tolist(), strict=True))

    now, before = pairs(demo.LAST_DAY), pairs(date(2023, 10, 31))
    assert len(now - before) > len(before - now)
