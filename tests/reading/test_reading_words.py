"""What a reading says, to people and to other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from meshwork.metrics import Measure, marks, numbers
from meshwork.stages import (
    STAGES,
    STATES,
    Criterion,
    Reading,
    Transition,
    changes,
    gates,
    outlook,
    path,
    path_to_json,
    reading_to_json,
    spans,
    words,
)
from meshwork.stages import Path as Road
from meshwork.text import speak
from tests.reading.test_reading_path import example, running
from tests.reading.town import Town, every, partners


def last(town: Town, day: str) -> Reading:
    """The reading of a town on a day."""
    return path(town.record(), date.fromisoformat(day)).readings[-1]


def talking() -> Town:
    """Five who meet weekly and write down nothing else."""
    town = Town()
    for day in every(7, "2023-01-01", "2023-12-31"):
        town.meet(day, *partners(5))
    return town


def test_the_json_of_a_reading_keeps_its_shape() -> None:
    """The fields in their order, the profile in its order, four decimals, nothing that JSON cannot hold."""
    said = reading_to_json(last(example(shared=2), "2020-02-29"))
    fields = ["day", "status", "stage", "family", "profile", "criteria", "missing", "side", "active"]
    fields += ["governance", "overruled", "stability", "margin", "since", "rises_from"]
    fields += ["next", "weakest", "untold", "why", "errors"]
    assert list(said) == fields
    assert " ".join(said["profile"]) == "R C S D H P X K Y R5 CP CPz YF"
    assert {tuple(each) for each in said["criteria"]} == {("key", "value", "value_half", "enter", "leave", "met")}
    assert [each["key"] for each in said["criteria"]] == [
        "reach",
        "cohesion",
        "one_goal",
        "self_standing",
        "sessions",
        "persistence",
        "shared_goals",
        "cross_sector",
        "hub_share",
        "joint_delivery",
        "sectors",
        "woven",
        "core",
        "core_fit",
        "facilitator_led",
        "hubs",
        "robustness",
    ]
    assert (said["day"], said["status"], said["stage"], said["family"]) == ("2020-02-29", "young", "P1", "cop")
    assert (said["profile"]["R"], said["profile"]["K"], said["profile"]["X"]) == (1.0, None, None)
    assert json.loads(json.dumps(said)) == said


def test_the_json_of_a_path_holds_readings_and_transitions() -> None:
    """A transition says from, to, both days and the criteria."""
    town = running("2021-01-04", "2023-12-31").commit("warm")
    said = path_to_json(path(town.record(), date(2023, 12, 31)))
    assert list(said) == ["readings", "transitions", "trends"]
    assert len(said["readings"]) == 36
    change = Transition(date(2020, 5, 31), date(2020, 4, 30), "L1", "P1", ("one_goal",))
    assert path_to_json(Road((), (change,)))["transitions"] == [
        {"day": "2020-05-31", "first_seen": "2020-04-30", "from": "L1", "to": "P1", "because": ["one_goal"]}
    ]


def test_the_same_facts_give_the_same_json() -> None:
    """Twice prepared, twice read: not a digit differs."""
    one, two = (path_to_json(path(running("2021-10-04", "2022-06-30").record(), date(2022, 6, 30))) for _ in "ab")
    assert one == two


@pytest.mark.parametrize(
    ("stage", "dutch"),
    [
        ("L0", "losse organisaties"),
        ("L1", "verbonden netwerk"),
        ("P1", "beginnende CoP"),
        ("P2", "bestendige CoP"),
        ("M1", "meshwork in opbouw"),
        ("M2", "meshwork dat zichzelf draagt"),
    ],
)
def test_a_stage_has_the_name_that_was_tried_on_dutch_ears(stage: str, dutch: str) -> None:
    """And another one in English."""
    (code,) = (each for each in STAGES if each == stage)
    with speak("nl"):
        assert words.name(code) == dutch
        assert words.name(code, around_facilitator=True) == (
            "netwerk rond de facilitator" if stage == "L1" else dutch
        )
    with speak("en"):
        assert words.name(code) != dutch


def test_a_label_is_said_with_the_day_it_began() -> None:
    """The second of the two readings; in words. In a young record it has begun to show, not begun."""
    with speak("nl"):
        young = last(example(shared=2), "2020-02-29")
        assert words.sentence(young) == "beginnende CoP, zo gelezen sinds 29 februari 2020."
        assert words.sentence(replace(young, status="awake")) == "beginnende CoP, sinds 29 februari 2020."


def test_a_window_that_is_longer_than_the_record_begins_where_the_record_begins() -> None:
    """The example has its first event on 8 December 2019; a longer record holds the window whole."""
    reading = last(example(shared=2), "2020-02-29")
    with speak("en"):
        assert spans.looked_over(reading) == "from 8 December 2019, when the record begins, to 29 February 2020"
        older = replace(reading, recorded_from=reading.window.first)
        assert spans.looked_over(older) == spans.span(reading.window)


def test_without_a_label_it_says_why() -> None:
    """Nobody met; too few; nothing for a year."""
    with speak("nl"):
        silent = words.sentence(last(Town().goal("verdrag", *partners(30), since="2020-01-01"), "2022-12-31"))
        assert silent.startswith("Er is geen fase te noemen: in deze tijd zijn geen bijeenkomsten")
        assert words.sentence(last(talking(), "2023-01-31")).startswith("Nog te kort bijgehouden")
        assert words.sentence(last(talking(), "2025-06-30")) == (
            "Er is geen fase te noemen: niets vastgelegd sinds 31 december 2023."
        )
        assert words.side(last(talking(), "2024-06-30"))[0].startswith("Niets vastgelegd sinds 31 december 2023")


def test_what_is_missing_comes_with_numbers_or_with_what_to_write_down() -> None:
    """One goal is not recorded; of five one carries a goal and two are asked; of many 20 %, and 33 % is asked."""
    with speak("en"):
        assert words.missing(last(talking(), "2023-12-31")) == (
            "one goal that many carry: not recorded. Write down the shared goals, and who commits to which.",
        )
        lonely = talking().goal("a", "p00").goal("b", "p01").goal("c", "p02")
        assert words.missing(last(lonely, "2023-12-31")) == (
            "one goal that many carry: now 1 of 5, at least 2 is asked.",
        )
        assert words.missing(replace(last(lonely, "2023-12-31"), counts=False)) == (
            "one goal that many carry: now 20 %, at least 33 % is asked.",
        )
        assert words.question(last(lonely, "2023-12-31")) == "Which one goal would most partners put their name to?"


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("reach", 0.496, "now 49.6 %, at least 50 % is asked."),
        ("core", 0.04, "now 4 %, at least 5 % is asked."),
        ("core", 0.55, "now 55 %, at most 50 % is asked."),
        ("hub_share", 0.3, "now 30 %, at most 25 % is asked."),
        ("facilitator_led", 0.51, "now 51 %, at most 50 % is asked."),
        ("core_fit", 1.96, "now 1.96, more than 2 is asked."),
        ("core_fit", 2.0, "now 2, more than 2 is asked."),
        ("hubs", 4.7, "now 4.7, at least 5 is asked."),
        ("sectors", 2.0, "now 2, at least 3 is asked."),
    ],
)
def test_what_is_missing_names_the_border_that_it_misses(key: str, value: float, told: str) -> None:
    """Too little or too much; never a number that reads the same as the border that it misses."""
    asked = {"reach": 0.5, "core": 0.05, "hub_share": 0.25, "core_fit": 2.0, "hubs": 5.0, "sectors": 3.0}
    most = 0.5 if key == "core" else None
    criterion = Criterion(key, value, None, asked.get(key, 0.5), None, met=False, most=most)
    reading = replace(last(talking(), "2023-12-31"), criteria=(criterion,), missing=(key,), counts=False)
    with speak("en"):
        assert [each.split(": ")[1] for each in words.missing(reading)] == [told]


def test_a_core_that_is_too_large_is_near_where_it_is_little_too_large() -> None:
    """A core of 55 % misses a border of 50 % by a tenth, one of 1 % misses 5 % by far: that one is the weakest."""
    assert outlook.weakest((_core(0.55), _hubs(4.0)), ("core", "hubs")) == "hubs"
    assert outlook.weakest((_core(0.01), _hubs(4.0)), ("core", "hubs")) == "core"


def _core(value: float) -> Criterion:
    return Criterion("core", value, None, 0.05, None, met=False, most=0.5)


def _hubs(value: float) -> Criterion:
    return Criterion("hubs", value, None, 5.0, None, met=False)


def test_what_time_does_not_allow_yet_says_from_when() -> None:
    """A beginning CoP in its first year: persistence can be known after 365 awake days."""
    town = talking().goal("a", *partners(5), since="2023-01-01")
    reading = last(town, "2023-12-31")
    assert (reading.stage, reading.next, reading.missing) == ("P1", "P2", ("persistence",))
    with speak("en"):
        assert words.missing(reading) == ("partners stay: can be known from 1 January 2024.",)


def test_when_all_holds_it_says_that_two_months_are_asked() -> None:
    """The first month in which five who knew each other by halves all meet: L1 holds, and waits."""
    town = Town()
    for day in every(7, "2023-01-01", "2023-12-10"):
        town.meet(day, *partners(5), plenary=True)
    town.meet("2023-12-20", *partners(5))
    reading = last(town, "2023-12-31")
    assert (reading.stage, reading.next, reading.missing) == ("L0", "L1", ())
    with speak("en"):
        assert words.waiting(reading) == (
            "What a connected network asks holds now; the label follows when it does so two months in a row."
        )
    assert words.waiting(last(talking(), "2023-12-31")) is None


def test_after_a_fall_it_says_from_when_the_label_may_rise_again() -> None:
    """Five who meet weekly fell in September: nothing rises before January."""
    reading = replace(last(talking(), "2023-12-31"), missing=(), rises_from=date(2024, 1, 31))
    assert reading_to_json(reading)["rises_from"] == "2024-01-31"
    with speak("en"):
        assert "so it rises in January 2024 at the earliest" in (words.waiting(reading) or "")


def test_a_small_community_is_told_in_counts() -> None:
    """Five of five; in a larger one a share; hubs as a number; what is not recorded as such."""
    with speak("en"):
        assert words.told("R", Measure.share(5, 5), counts=True) == "5 of 5"
        assert words.told("R", Measure.share(5, 8), counts=False) == "62 %"
        assert words.told("H", Measure(3.25), counts=True) == "3.2"
        assert words.told("P", Measure(None), counts=True) == "not recorded"
        assert words.small_line(last(talking(), "2023-12-31")) == (
            "With so few partners the numbers are a conversation starter."
        )
    assert words.small_line(last(example(shared=2), "2020-02-29")) is None


def test_a_transition_is_one_sentence() -> None:
    """Up: what holds now. Down: what no longer does, and that leaving well is fine."""
    up = Transition(date(2020, 5, 31), date(2020, 4, 30), "L1", "P1", ("one_goal",))
    down = Transition(date(2021, 5, 31), date(2021, 4, 30), "P1", "L0", ("reach", "cohesion"))
    with speak("en"):
        assert changes.transition(up) == (
            "31 May 2020: from connected network to beginning CoP, first seen on 30 April 2020; "
            "now also: one goal that many carry."
        )
        assert changes.transition(down).endswith("leaving well is fine.")


def test_everything_there_is_to_say_is_said_in_both_languages() -> None:
    """Every number, mark and criterion has its name, meaning and question in Dutch, unlike the English."""
    said = [
        text
        for each in (*gates().values(), *numbers().values(), *marks().values())
        for text in (getattr(each, what, "") for what in ("name", "tells", "meaning", "question", "record"))
        if text
    ]
    from meshwork.text import _

    with speak("nl"):
        assert [text for text in said if _(text) == text] == []
        assert words.fixed_line().startswith("Deze indeling is van Meshwork zelf")
        assert "leergemeenschap" in words.cop_written_out()


def test_the_reason_for_no_label_is_said_once() -> None:
    """A year after the record stopped: no label, because nothing was recorded; that the clock stands still for it is
    not said beside it, since no label stays."""
    reading = last(talking(), "2025-06-30")
    assert (reading.stage, reading.why, reading.side) == (None, ("asleep_long",), ("asleep",))
    assert words.side(reading) == ()


def test_every_side_state_has_its_sentence() -> None:
    """Told through a reading that has them all."""
    reading = last(talking(), "2024-06-30")
    object.__setattr__(reading, "side", STATES)
    with speak("en"):
        assert len(set(words.side(reading))) == len(STATES)


def test_a_window_is_named_in_calendar_days() -> None:
    """From its first day to its last."""
    with speak("nl"):
        assert spans.span(last(talking(), "2023-12-31").window) == "van 1 januari 2023 tot en met 31 december 2023"
