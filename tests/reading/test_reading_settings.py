"""The settings: one file of defaults, changed by a community's own dated facts."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.errors import MeshworkError
from meshwork.model import Setting
from meshwork.settings import Settings, known
from meshwork.stages import STAGES, gates
from meshwork.text import speak
from meshwork.when import When

TODAY = date(2024, 6, 30)


def setting(name: str, value: str, since: str | None = None) -> Setting:
    return Setting(id=f"{name}-{since}", name=name, value=value, since=When.of(since) if since else None)


def test_a_community_changes_a_default_from_a_day_on() -> None:
    """Without a day always; of several the one that began last, its own day included."""
    facts = [
        setting("weight.talk", "5"),
        setting("weight.talk", "6", "2024-01-01"),
        setting("weight.talk", "7", "2024-07-01"),
    ]
    assert Settings.of([], TODAY).number("weight.talk") == 4
    assert Settings.of(facts, date(2023, 12, 31)).number("weight.talk") == 5
    assert Settings.of(facts, date(2024, 1, 1)).number("weight.talk") == 6
    assert Settings.of(facts, TODAY).number("weight.talk") == 6


def test_the_yearly_rhythm_is_a_window_of_three_years_and_half_lives_six_times_as_long() -> None:
    """36 months of 30.4375 days are 1,096, 18 are 548; 60, 90 and 180 days become 360, 540 and 1,080."""
    yearly = Settings.of([setting("rhythm", "yearly")], TODAY)
    assert yearly.yearly
    assert (yearly.months, yearly.window_days(), yearly.window_days(half=True)) == (36, 1096, 548)
    assert [yearly.half_life(kind) for kind in ("small_session", "talk", "action")] == [360, 540, 1080]
    assert not Settings.of([], TODAY).yearly


@pytest.mark.parametrize(("text", "number"), [("1/3", 1 / 3), ("0,25", 0.25), (" .5 ", 0.5), ("1", 1.0)])
def test_a_share_is_written_the_way_people_write_it(text: str, number: float) -> None:
    """A fraction, a decimal comma, a bare point."""
    assert Settings.of([setting("enter.P1.one_goal", text)], TODAY).number("enter.P1.one_goal") == pytest.approx(
        number
    )


@pytest.mark.parametrize(
    ("name", "value", "may_be"),
    [
        ("rhythm", "weekly", "monthly or yearly"),
        ("enter.L1.reach", "1.5", "a number from 0 to 1"),
        ("enter.L1.reach", "half", "a number from 0 to 1"),
        ("enter.L1.reach", "1/0", "a number from 0 to 1"),
        ("enter.L1.reach", "nan", "a number from 0 to 1"),
        ("window.months", "12.5", "a whole number from 2 to 60"),
    ],
)
def test_a_value_that_cannot_be_says_what_may_be_written(name: str, value: str, may_be: str) -> None:
    """The text names the setting, the value and what would do."""
    with speak("en"), pytest.raises(MeshworkError) as told:
        Settings.of([setting(name, value)], TODAY)
    assert str(told.value) == f'"{name}" cannot be "{value}": write {may_be}.'


def test_a_name_that_is_no_setting_says_which_are_near() -> None:
    """A slip of the pen is answered with the name that was meant."""
    with speak("en"), pytest.raises(MeshworkError, match=r'There is no setting "ritme".*') as told:
        known("ritme")
    assert "meshwork settings" in str(told.value)
    with speak("en"), pytest.raises(MeshworkError, match=r"weight\.talk"):
        known("weight.talks")


def test_every_setting_is_listed_with_its_meaning_in_the_readers_language() -> None:
    """Name, meaning, what it may be, default and present value; the changed one is marked."""
    with speak("en"):
        english = {each.name: each for each in Settings.of([setting("rhythm", "yearly")], TODAY).listed()}
    with speak("nl"):
        dutch = {each.name: each for each in Settings().listed()}
    assert english["rhythm"].changed
    assert (english["rhythm"].default, english["rhythm"].value) == ("monthly", "yearly")
    assert english["tie.floor"].may_be == "a number from 0 to 10"
    assert dutch["tie.floor"].may_be == "een getal van 0 tot en met 10"
    assert [name for name in english if english[name].meaning == dutch[name].meaning] == []


def test_every_threshold_that_a_criterion_names_is_in_the_file() -> None:
    """And every threshold in the file is named by a criterion, or has its own reason to be there."""
    named = {name for gate in gates().values() for name in (*gate.enters.values(), *gate.leaves.values())}
    there = {each.name for each in Settings().listed() if each.name.startswith(("enter.", "leave."))}
    assert named <= there
    small = {"enter.M1.hub_share_small", "enter.M2.hubs_small"}
    instead = {"enter.P1.one_goal_or_shared_goals", "leave.P1.one_goal_or_shared_goals"}
    assert there - named == {"enter.M2.core_most"} | small | instead
    assert {name.split(".")[1] for name in there} == set(STAGES) - {"L0"}
