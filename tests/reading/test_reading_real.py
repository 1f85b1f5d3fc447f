"""Real records that nobody on this project made; skipped, with the reason, where they are not there."""

from __future__ import annotations

import csv
import gzip
import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from meshwork import stages
from meshwork.model import Attendance, Commitment, Facts, Goal, Session, Setting, Stakeholder
from meshwork.network import Record, record
from meshwork.settings import Settings
from meshwork.when import When

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EVENTS = DATA / "unfccc-cop-side-events" / "affiliations.csv"
TREATIES = DATA / "env-agreements" / "memberships.csv.gz"

TODAY = date(2023, 12, 31)


def there(file: Path) -> pytest.MarkDecorator:
    """Skips where a file of the shared data folder is missing."""
    return pytest.mark.skipif(not file.exists(), reason=f"the shared data folder has no {file.parent.name}")


@cache
def side_events() -> Facts:
    """One attendance for each row, one session for each event."""
    with EVENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {
        name: f"o-{place:05}" for place, name in enumerate(sorted({row["organisation"].strip() for row in rows}))
    }
    days = {row["event_id"]: row["date"] for row in rows}
    pairs = sorted({(names[row["organisation"].strip()], row["event_id"]) for row in rows})
    return Facts(
        stakeholders=tuple(Stakeholder(id=each, name=name) for name, each in names.items()),
        sessions=tuple(Session(id=each, date=When.of(days[each])) for each in sorted(days)),
        attendance=tuple(
            Attendance(id=f"a-{place:06}", stakeholder=who, session=session, origin="import")
            for place, (who, session) in enumerate(pairs)
        ),
    )


@cache
def prepared(rhythm: str) -> Record:
    """The side events, prepared for reading in a rhythm."""
    chosen = [Setting(id="rhythm", name="rhythm", value=rhythm)]
    return record(side_events(), Settings.of(chosen, TODAY))


@cache
def road(rhythm: str) -> stages.Path:
    """Their path to the end of 2023."""
    return stages.path(prepared(rhythm), TODAY)


@there(EVENTS)
def test_the_side_events_are_about_two_thousand_names_and_their_usual_interval_is_a_year() -> None:
    """2,005 names, 4,728 events; a random day lies in a gap of 353 days; the yearly rhythm is proposed."""
    facts = side_events()
    assert (len(facts.stakeholders), len(facts.sessions)) == (2005, 4728)
    clock = prepared("monthly").clock
    assert clock.usual_interval(date(2019, 12, 31)) == 353
    last = road("monthly").readings[-1]
    assert last.yearly_proposed
    assert not road("yearly").readings[-1].yearly_proposed


@there(EVENTS)
@pytest.mark.parametrize(("year", "reach"), [(2012, 0.01), (2016, 0.62), (2020, 0.05), (2023, 0.84)])
def test_by_the_yearly_rhythm_the_side_events_grow_together_and_fall_apart_when_nothing_is_held(
    year: int, reach: float
) -> None:
    """R at the end of the year; in 2020 no conference was held."""
    reading = next(each for each in road("yearly").readings if each.day == date(year, 12, 31))
    assert reading.profile["R"] == pytest.approx(reach, abs=0.006)


@there(EVENTS)
def test_the_side_events_are_loose_to_2015_and_a_connected_network_by_2017() -> None:
    """And never more, since goals, sectors and joint actions are not recorded, and it says so."""
    labels = {each.day: each.stage for each in road("yearly").readings}
    assert {stage for day, stage in labels.items() if date(2004, 12, 31) < day <= date(2015, 12, 31)} == {"L0"}
    assert labels[date(2017, 12, 31)] == labels[date(2016, 12, 31)] == "L1"
    assert set(labels.values()) == {None, "L0", "L1"}
    connected = next(each for each in road("yearly").readings if each.day == date(2017, 12, 31))
    assert (connected.next, connected.status) == ("P1", "awake")
    assert {"one_goal", "cross_sector", "joint_delivery", "sectors"} <= set(connected.unrecorded)
    assert "one_goal" in connected.missing
    assert [connected.profile[name] for name in ("P", "X", "Y", "YF")] == [None] * 4


@there(EVENTS)
def test_by_the_default_settings_the_side_events_are_never_connected() -> None:
    """A window of a year sees one conference: R never passes .08."""
    assert max(each.profile["R"] or 0 for each in road("monthly").readings) <= 0.08
    assert {each.stage for each in road("monthly").readings} == {None, "L0"}


@there(EVENTS)
def test_at_no_setting_are_the_side_events_a_community_of_practice_or_a_meshwork() -> None:
    """Every threshold for entering as low as it goes: what is not recorded is still not met."""
    lowest = [
        Setting(id=each.name, name=each.name, value="0" if each.name != "enter.M1.sectors" else "1")
        for each in Settings().listed()
        if each.name.startswith("enter.") and ".hubs" not in each.name
    ]
    settings = Settings.of([*lowest, Setting(id="rhythm", name="rhythm", value="yearly")], TODAY)
    path = stages.path(record(side_events(), settings), TODAY)
    assert {each.stage for each in path.readings} == {None, "L0", "L1"}


@there(EVENTS)
@pytest.mark.parametrize("rhythm", ["monthly", "yearly"])
def test_the_way_of_recording_changed_around_the_seventeenth_conference(rhythm: str) -> None:
    """Before November 2011 each event names one organiser and there is no tie; it is told at the end of 2011."""
    told = [each.day for each in road(rhythm).readings if "recording_changed" in each.side]
    assert told[0] in (date(2011, 11, 30), date(2011, 12, 31))
    assert all(each.profile["C"] == 0 for each in road(rhythm).readings if each.day < date(2011, 11, 1))


@there(EVENTS)
def test_twenty_years_of_side_events_are_read_in_seconds() -> None:
    """241 readings of up to 1,400 active, and 250 days of ties for a slider; measured 2 s and .1 s."""
    fresh = record(side_events(), Settings.of([Setting(id="r", name="rhythm", value="yearly")], TODAY))
    begun = time.perf_counter()
    assert len(stages.path(fresh, TODAY).readings) == 241
    assert time.perf_counter() - begun < 20
    begun = time.perf_counter()
    sizes = [len(fresh.ties(date.fromordinal(date(2015, 1, 1).toordinal() + 12 * step)).first) for step in range(250)]
    assert time.perf_counter() - begun < 5
    assert max(sizes) > 1000


@there(TREATIES)
def test_treaties_have_no_meetings_so_there_is_no_label_and_it_says_why() -> None:
    """States that share agreements and of whom nobody recorded that they met, read for the last fifty years."""
    with gzip.open(TREATIES, "rt", encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["StateForce"][:4] > "1974" and len(row["StateForce"]) == 10
        ]
    facts = Facts(
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in sorted({row["stateID"] for row in rows})),
        goals=tuple(Goal(id=each, title=each) for each in sorted({row["manyID"] for row in rows})),
        commitments=tuple(
            Commitment(
                id=f"c-{place:06}", stakeholder=row["stateID"], goal=row["manyID"], since=When.of(row["StateForce"])
            )
            for place, row in enumerate(rows)
        ),
    )
    path = stages.path(record(facts, Settings()), TODAY)
    assert {(each.stage, each.why) for each in path.readings} == {(None, ("no_meetings",))}
    assert path.transitions == ()
    assert path.readings[-1].active == 0
