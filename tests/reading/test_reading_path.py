"""Whole communities, invented, read from their first day to their last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.stages import Path, Stage, path
from tests.reading.town import Town, every, partners

SECTORS = ("government", "business", "care", "knowledge")
TWELVE = partners(12)


def labels(road: Path) -> list[tuple[str, Stage | None]]:
    """Day and label of each reading."""
    return [(each.day.isoformat(), each.stage) for each in road.readings]


def runs(road: Path) -> list[str | None]:
    """The families that a community went through, each once in a row."""
    found: list[str | None] = []
    for each in road.readings:
        if not found or found[-1] != each.family:
            found.append(each.family)
    return found


def running(first: str, last: str, *, unlogged: tuple[str, str] | None = None) -> Town:
    """A meshwork of twelve in four sectors: two sessions of eight a month, two goals, an action every two months."""
    town = Town()
    for place, name in enumerate(TWELVE):
        town.who(name, sector=SECTORS[place % 4])
    for turn, day in enumerate(every(15, first, last)):
        if unlogged and unlogged[0] <= day.isoformat() <= unlogged[1]:
            continue
        town.meet(day, *(TWELVE[(turn * 3 + step) % 12] for step in range(8)))
        if turn % 4 == 0:
            town.work(day, *(TWELVE[(turn + step) % 12] for step in range(4)))
    town.goal("warm", *TWELVE[:6], since=first)
    return town.goal("samen", *TWELVE[5:], since=first)


def example(*, shared: int) -> Town:
    """The worked example: 8 December 2019, gatherings of 25 on 11 and 25 January, five team meetings in February.

    Two facilitators are at everything; of the partners at the first gathering `shared` come to the second too.
    """
    facilitators = ("fien", "fred")
    people = partners(46 - shared)
    one, other = people[:23], people[23 - shared :]
    town = Town().who(*facilitators, facilitator=True)
    town.meet("2019-12-08", *people, *facilitators, kind="event", plenary=True)
    town.meet("2020-01-11", *one, *facilitators).meet("2020-01-25", *other, *facilitators)
    town.goal("samen").commit("samen", *one, since="2020-01-11").commit("samen", *other, since="2020-01-25")
    for week, day in enumerate(("2020-02-03", "2020-02-06", "2020-02-10", "2020-02-17", "2020-02-24")):
        town.meet(day, *one[week * 3 : week * 3 + 4], *other[week * 3 : week * 3 + 4], "fien")
    return town


@pytest.mark.parametrize("shared", [0, 2])
def test_the_worked_example_is_a_beginning_cop_at_the_end_of_february(shared: int) -> None:
    """December: an event that ties nobody. January: two gatherings of 25, each a clique, held together by the two
    facilitators; without them the largest is at least half. February: the same, twice in a row, so P1."""
    road = path(example(shared=shared).record(), date(2020, 2, 29))
    assert labels(road) == [("2019-12-31", None), ("2020-01-31", None), ("2020-02-29", "P1")]
    last = road.readings[-1]
    assert (last.status, last.family, last.why) == ("young", "cop", ())
    assert road.readings[0].why == ("first_readings",)
    assert road.transitions == ()
    assert road.readings[1].profile["S"] == (23 / 46 if shared == 0 else 1)


def test_a_running_meshwork_whose_log_begins_on_a_monday_tells_no_growth() -> None:
    """4 October 2021 was a Monday: nothing, nothing, M1 from the third reading, and never a rise."""
    assert date(2021, 10, 4).weekday() == 0
    road = path(running("2021-10-04", "2024-03-31").record(), date(2024, 3, 31))
    assert [stage for _, stage in labels(road)] == [None, None, *["M1"] * 28]
    assert road.transitions == ()


def test_a_meshwork_whose_log_stops_tells_no_fall() -> None:
    """Last session in June 2023: M1 stays, asleep from the second month, withheld after twelve months of it."""
    road = path(running("2021-10-04", "2023-06-30").record(), date(2024, 12, 31))
    after = {each.day.isoformat(): each for each in road.readings if each.day >= date(2023, 6, 30)}
    assert (after["2023-06-30"].status, after["2023-06-30"].stage) == ("awake", "M1")
    assert [each.status for day, each in after.items() if day > "2023-08"] == ["asleep"] * 17
    assert (after["2024-07-31"].stage, after["2024-08-31"].stage) == ("M1", None)
    assert after["2024-08-31"].why == ("asleep_long",)
    assert after["2024-05-31"].side == ("asleep",)
    assert road.transitions == ()


def test_the_path_goes_on_at_the_next_awake_reading() -> None:
    """Two years unlogged: the label of before is there again, and nothing was told in between."""
    town = running("2021-10-04", "2026-12-31", unlogged=("2023-07-01", "2025-06-30"))
    road = path(town.record(), date(2026, 12, 31))
    by_day = dict(labels(road))
    assert (by_day["2025-05-31"], by_day["2025-07-31"]) == (None, "M1")
    assert road.transitions == ()


def test_two_unlogged_summer_months_change_nothing() -> None:
    """July and August without records: every label is that of the full record, and there is no transition."""
    full = path(running("2021-10-04", "2023-12-31").record(), date(2023, 12, 31))
    summer = ("2022-07-01", "2022-08-31")
    gap = path(running("2021-10-04", "2023-12-31", unlogged=summer).record(), date(2023, 12, 31))
    assert labels(gap) == labels(full)
    assert gap.transitions == full.transitions == ()
    asleep = {each.day.isoformat() for each in gap.readings if each.status == "asleep"}
    assert asleep == {"2022-08-31"}  # the usual interval is 15 days, so the clock stops 45 days after 28 June


def scripted() -> Town:
    """Twenty partners in four sectors. Pairs talk all along; from 2020 to 2022 ten at a time gather around one goal,
    from July 2021 with joint actions; from 2023 only the pairs are left."""
    town, people = Town(), partners(20)
    for place, name in enumerate(people):
        town.who(name, sector=SECTORS[place % 4])
    for turn, day in enumerate(every(9, "2018-01-01", "2024-06-30")):
        pair = turn % 10
        town.meet(day, people[2 * pair], people[2 * pair + 1], kind="talk")
    for turn, day in enumerate(every(14, "2020-01-06", "2022-12-31")):
        town.meet(day, *(people[(turn * 7 + step) % 20] for step in range(10)))
    town.commit("samen", *people[::4], *people[1:5], since="2020-01-06", until="2023-02-01")
    town.goal("samen")
    for turn, day in enumerate(every(45, "2021-07-01", "2022-12-31")):
        town.work(day, *(people[(turn * 3 + step) % 20] for step in range(6)))
    return town


def test_a_town_goes_from_loose_to_cop_to_meshwork_and_back_without_flicker() -> None:
    """Each family in its turn, up within four months, down within seven of what the script changes."""
    road = path(scripted().record(), date(2024, 6, 30))
    assert runs(road) == [None, "loose", "cop", "meshwork", "cop", "loose"]
    changes = [(each.frm, each.to, each.day) for each in road.transitions]
    into_cop = next(day for _, to, day in changes if to == "P1")
    into_meshwork = next(day for _, to, day in changes if to == "M1")
    back = next(day for frm, _, day in changes if frm == "M1")
    assert date(2020, 1, 6) < into_cop <= date(2020, 5, 31)
    assert date(2021, 7, 1) < into_meshwork <= date(2021, 11, 30)
    gone = next(day for _, to, day in changes if to == "L0")
    assert date(2022, 12, 31) < back <= date(2023, 6, 30)
    assert back < gone <= date(2023, 7, 31)
    assert road.readings[-1].stage == "L0"


def circles() -> Town:
    """A core of ten that meets every two weeks and six circles of five, each with two of the core as guests; partners
    of three or four sectors lead a new action every eight weeks."""
    town, people = Town(), partners(40)
    for place, name in enumerate(people):
        town.who(name, sector=SECTORS[place % 4])
    for turn, day in enumerate(every(14, "2021-01-04", "2023-06-30")):
        town.meet(day, *people[:10])
        for circle in range(turn % 2, 6, 2):
            mine = people[10 + 5 * circle : 15 + 5 * circle]
            town.meet(day, *mine, people[2 * circle % 10], people[(2 * circle + 1) % 10])
        if turn % 4 == 0:
            circle = turn // 4 % 6
            lead = people[2 * circle % 10]
            town.work(day, *people[10 + 5 * circle : 13 + 5 * circle], lead, lead=lead)
    return town.goal("a", *people[:20], since="2021-01-04").goal("b", *people[13:], since="2021-01-04")


def test_a_core_with_circles_around_it_becomes_a_meshwork_that_carries_itself() -> None:
    """A quarter is core, it stands out from chance, partners lead, and the loss of the best connected leaves .7."""
    last = path(circles().record(), date(2023, 6, 30), whole_from=date(2023, 6, 30)).readings[-1]
    assert (last.stage, last.next, last.missing) == ("M2", None, ())
    assert (last.profile["CP"], last.profile["YF"]) == (10 / 40, 0)
    assert (last.profile["R5"] or 0) >= 0.7
    assert (last.profile["CPz"] or 0) > 2


def test_with_fewer_than_five_active_there_is_no_label() -> None:
    """Four who meet every week for a year: too few, and it says so; a fifth makes it enough."""
    town = Town()
    for day in every(7, "2023-01-01", "2023-12-31"):
        town.meet(day, *partners(4))
    last = path(town.record(), date(2023, 12, 31)).readings[-1]
    assert (last.stage, last.why, last.side, last.missing) == (None, ("few_active",), ("too_little_evidence",), ())
    for day in every(7, "2023-01-01", "2023-12-31"):
        town.meet(day, *partners(5))
    assert path(town.record(), date(2023, 12, 31)).readings[-1].stage == "L1"


@pytest.mark.parametrize(("sessions", "why"), [(1, ("few_interactions",)), (2, ())])
def test_with_fewer_than_ten_interactions_there_is_no_label(sessions: int, why: tuple[str, ...]) -> None:
    """Nine who meet once are nine attendances; a talk of two makes eleven."""
    town = Town().meet("2024-01-01", *partners(9))
    if sessions == 2:
        town.meet("2024-01-02", "p00", "p01", kind="talk")
    assert path(town.record(), date(2024, 3, 31)).readings[0].why == (why or ("first_readings",))


def test_commitments_alone_give_no_label_and_it_says_why() -> None:
    """Nobody met: no label, at any time, and the reason is that no meetings are recorded."""
    town = Town().goal("verdrag", *partners(30), since="2020-01-01")
    road = path(town.record(), date(2022, 12, 31))
    assert {each.stage for each in road.readings} == {None}
    assert {each.why for each in road.readings} == {("no_meetings",)}
    assert road.readings[0].day == date(2020, 1, 31)


def test_declared_ties_alone_are_labelled_by_the_calendar() -> None:
    """Ten in a chain of knowing each other since 2020: a connected network, and never asleep."""
    town = Town()
    for one in range(9):
        town.tie(f"p{one:02}", f"p{one + 1:02}", "knows", since="2020-01-15")
    town.tie("p00", "p09", "knows", since="2020-01-15")
    road = path(town.record(), date(2022, 12, 31))
    assert [stage for _, stage in labels(road)][:3] == [None, None, "L1"]
    assert {each.status for each in road.readings} == {"young", "awake"}


def test_ties_without_any_date_are_read_for_as_long_as_a_label_takes() -> None:
    """Since always: three readings, the last on the day asked, and it has a label."""
    town = Town()
    for one in range(10):
        town.tie(f"p{one:02}", f"p{(one + 1) % 10:02}", "knows")
    road = path(town.record(), date(2024, 3, 31))
    assert labels(road) == [("2024-01-31", None), ("2024-02-29", None), ("2024-03-31", "L1")]


def test_the_last_reading_is_the_day_asked_and_moves_no_label() -> None:
    """15 March shows the profile of that day under the label of the end of February; the path is the same."""
    town = running("2021-10-04", "2022-12-31").record()
    short = path(town, date(2022, 3, 15))
    whole = path(town, date(2022, 3, 31))
    assert short.readings[-1].day == date(2022, 3, 15)
    assert short.readings[-1].stage == short.readings[-2].stage == "M1"
    assert short.readings[:-1] == whole.readings[: len(short.readings) - 1]


def test_a_day_within_a_month_is_no_reading_that_settles_a_first_label() -> None:
    """The worked example asked in the middle of February: two ends of months went by, so there is no label yet."""
    last = path(example(shared=2).record(), date(2020, 2, 15)).readings[-1]
    assert (last.day, last.stage, last.why) == (date(2020, 2, 15), None, ("first_readings",))


def test_a_path_selects_quarters_and_years_and_always_the_last_reading() -> None:
    """Ends of March, June, September and December; from a day on; and the day asked."""
    road = path(running("2021-10-04", "2022-12-31").record(), date(2022, 11, 30))
    quarters = [each.day.isoformat() for each in road.select("quarter").readings]
    assert quarters == ["2021-12-31", "2022-03-31", "2022-06-30", "2022-09-30", "2022-11-30"]
    years = [each.day.isoformat() for each in road.select("year", date(2022, 1, 1)).readings]
    assert years == ["2022-11-30"]
    assert len(road.select("month", date(2022, 6, 1)).readings) == 6


def test_a_goal_is_read_by_those_who_carry_it() -> None:
    """Of twelve who meet, six carry the warm goal: six active, of whom all share it; nobody carries another."""
    town = running("2021-10-04", "2022-12-31").record()
    reading = path(town, date(2022, 12, 31), goal="warm").readings[-1]
    assert reading.active == 6
    assert (reading.profile["P"], reading.profile["X"]) == (1, 1)
    assert reading.stage == "M1"
    assert path(town, date(2022, 12, 31), goal="unknown").readings[-1].active == 0


def test_a_network_that_hangs_on_its_facilitator_is_called_so() -> None:
    """She talks with each of nine, nobody with another: connected, and not standing on its own."""
    town = Town().who("fien", facilitator=True)
    for turn, day in enumerate(every(5, "2023-01-01", "2023-12-31")):
        town.meet(day, "fien", f"p{turn % 9:02}", kind="talk")
    last = path(town.record(), date(2023, 12, 31)).readings[-1]
    assert (last.stage, last.around_facilitator, last.counts) == ("L1", True, True)
    assert last.weakest == "one_goal" or last.weakest in last.missing


def test_what_is_missing_is_what_the_next_stage_asks_and_does_not_have() -> None:
    """Five who meet weekly and write down nothing else are L1; P1 lacks one goal, which is not recorded."""
    town = Town()
    for day in every(7, "2023-01-01", "2023-12-31"):
        town.meet(day, *partners(5))
    last = path(town.record(), date(2023, 12, 31)).readings[-1]
    assert (last.stage, last.next, last.missing, last.weakest) == ("L1", "P1", ("one_goal",), "one_goal")
    assert set(last.unrecorded) == {
        "one_goal",
        "shared_goals",
        "cross_sector",
        "sectors",
        "joint_delivery",
        "facilitator_led",
    }
    assert last.known_from == {"persistence": date(2024, 1, 1)}


def test_the_profile_is_whole_in_a_small_community_and_where_it_is_asked_for() -> None:
    """Twelve: D, H, R5 and CP always, CPz only where asked. With the border at ten only where asked."""
    town = running("2021-10-04", "2022-03-31")
    some = path(town.record(), date(2022, 3, 31)).readings[-1].profile
    assert [name for name, value in some.items() if value is None] == ["K", "CPz", "YF"]
    few = path(town.set("profile.always_up_to", "10").record(), date(2021, 10, 31)).readings[-1].profile
    assert {"D", "H", "R5", "CP", "CPz"} <= {name for name, value in few.items() if value is None}
    everything = path(town.record(), date(2022, 3, 31), whole_from=date(2022, 3, 31)).readings[-1].profile
    assert [name for name, value in everything.items() if value is None] == ["K", "YF"]


def test_a_window_names_the_calendar_days_it_spans() -> None:
    """Sixty days asleep within it: 365 awake days reach that much farther back."""
    town = Town()
    for day in [*every(10, "2020-01-01", "2022-01-10"), *every(10, "2022-04-10", "2022-12-31")]:
        town.meet(day, *partners(5))
    reading = path(town.record(), date(2022, 12, 31)).readings[-1]
    silent = date(2022, 4, 10) - date(2022, 1, 10)
    asleep = silent.days - 30 - 1
    assert reading.window.first == date(2022, 12, 31) - timedelta(364 + asleep)
    assert reading.window.awake == 365


def test_nobody_and_nothing_has_an_ordinary_path() -> None:
    """An empty community: readings without a label, no transitions."""
    road = path(Town().record(), date(2024, 3, 31))
    assert {each.stage for each in road.readings} == {None}
    assert road.transitions == ()
