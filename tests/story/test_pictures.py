"""A picture for a funder: no ids, a name only by choice and for good, and at least three that look alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest

from meshwork.model import Facts, Goal, Tie
from meshwork.story.pictures import ALIKE, Sheet, pictures
from meshwork.story.shown import ShownLand, ShownLine, ShownMap, ShownMark
from meshwork.when import When
from tests.story.town import meeting, partners, read, sheet, town, weeks

EARLY, LATE = date(2023, 6, 30), date(2024, 6, 30)
TOWN = town(*partners({"care": 6}))
CARE = tuple(each.id for each in TOWN.stakeholders)
MET = meeting(TOWN, weeks(date(2022, 7, 4), LATE), CARE)


def drawn(
    facts: Facts, free: dict[str, str] | None = None, drawn_on: Sheet | None = None, hidden: tuple[str, ...] = ()
) -> tuple[ShownMap, ...]:
    prepared, _path = read(facts, LATE)
    return pictures(prepared, [EARLY, LATE], drawn_on or sheet(facts), free or {}, hidden)


def test_without_a_choice_all_are_dots_without_a_name_or_a_colour() -> None:
    """Six who met every week: six dots of one look, fifteen lines, one land, in one frame for both days."""
    first, last = drawn(MET)
    assert {(each.name, each.sector, each.size) for each in last.marks} == {("", "", 1)}
    assert (len(last.marks), len(last.lines), last.lands) == (6, 15, (ShownLand("", (0, 1, 2, 3, 4, 5)),))
    assert first.frame == last.frame == (-36.0, -36.0, 236.0, 36.0)
    assert not last.grouped


def test_nothing_in_a_picture_tells_who_somebody_is() -> None:
    """No id, no name; the dots stand in the order of their places, whatever the ids are."""
    renamed = replace(
        TOWN, stakeholders=tuple(replace(each, id=f"z{9 - at}") for at, each in enumerate(TOWN.stakeholders))
    )
    one = drawn(MET)
    facts = meeting(renamed, weeks(date(2022, 7, 4), LATE), tuple(each.id for each in renamed.stakeholders))
    assert drawn(facts) == one
    assert "care" not in repr(one)
    assert {each.name for each in fields(ShownMark)} == {"x", "y", "size", "name", "sector"}
    assert {each.name for each in fields(ShownLine)} == {"one", "other", "level"}


def test_who_may_be_named_has_a_name_and_a_colour_where_it_stays_to_the_end() -> None:
    """Care-1 is there on both days, care-7 came later, care-8 was there only at first: the last one has no name."""
    more = replace(TOWN, stakeholders=partners({"care": 8}))
    facts = meeting(more, weeks(date(2022, 7, 4), LATE), CARE)
    facts = meeting(facts, weeks(date(2024, 1, 2), LATE), ("care-7",))
    facts = meeting(facts, weeks(date(2022, 7, 5), date(2022, 12, 31)), ("care-8",))
    free = {each.id: each.name for each in more.stakeholders if each.id in {"care-1", "care-7", "care-8"}}
    first, last = drawn(facts, free)
    assert {(each.name, each.sector) for each in first.marks} == {("Care Huis 1", "care"), ("", "")}
    assert {each.name for each in last.marks} == {"Care Huis 1", "Care Huis 7", ""}
    assert (len(first.marks), len(last.marks)) == (7, 7)


def test_who_is_not_on_the_map_is_not_drawn_and_who_left_is_until_the_window_is_over() -> None:
    """Of six five are drawn; one left on the last day and met in the year before it, so no dot goes by leaving."""
    left = tuple(replace(each, left=When.on(LATE)) if each.id == "care-2" else each for each in MET.stakeholders)
    first, last = drawn(replace(MET, stakeholders=left), hidden=("care-1",))
    assert (len(first.marks), len(last.marks)) == (5, 5)


def test_where_a_few_who_are_counted_have_no_place_every_picture_is_drawn_by_group() -> None:
    """One of six has no place on the sheet: five dots of six would tell of one."""
    whole = sheet(MET)
    where = {who: at for who, at in whole.where.items() if who != "care-6"}
    first, last = drawn(MET, drawn_on=replace(whole, where=where))
    assert first.grouped
    assert last.grouped


def test_a_land_with_a_few_unnamed_dots_is_no_land() -> None:
    """Six of whom two are named: four have no name. With one named there are five, with ten named of ten none."""
    title = {"land": "Samen eten"}
    facts = replace(MET, goals=(Goal(id="g", title="Samen eten"),))
    for named, names in ((2, []), (1, ["Samen eten"])):
        free = {each.id: each.name for each in TOWN.stakeholders[:named]}
        assert [each.name for each in drawn(facts, free, sheet(facts, titles=title))[1].lands] == names
    more = meeting(town(*partners({"care": 16})), weeks(date(2022, 7, 4), LATE), [f"care-{n}" for n in range(1, 17)])
    groups = {each.id: "all" if at < 10 else "none" for at, each in enumerate(more.stakeholders)}
    free = {each.id: each.name for each in more.stakeholders[:10]}
    assert [len(each.marks) for each in drawn(more, free, sheet(more, groups))[1].lands] == [10, 6]


def test_a_land_has_the_title_of_a_goal_only_while_that_was_open() -> None:
    """Opened in 2024: on the day in 2023 the land has no name."""
    facts = replace(MET, goals=(Goal(id="g", title="Samen eten", opened=When.of("2024-01-01")),))
    first, last = drawn(facts, drawn_on=sheet(facts, titles={"land": "Samen eten"}))
    assert [each.name for each in (*first.lands, *last.lands)] == ["", "Samen eten"]


@pytest.mark.parametrize("unlike", [1, 2])
def test_a_size_that_fewer_than_three_have_becomes_the_next(unlike: int) -> None:
    """One or two are tied to nine others and all others to one or two: in the picture they look alike."""
    more = town(*partners({"care": 12}))
    hubs, others = more.stakeholders[:unlike], more.stakeholders[unlike:]
    ties = tuple(
        Tie(id=f"{hub.id}-{each.id}", source=hub.id, target=each.id, since=When.of("2022-07-01"))
        for hub in hubs
        for each in others
    )
    for each in drawn(replace(more, ties=ties)):
        sizes = Counter(mark.size for mark in each.marks if not mark.name)
        assert set(sizes.values()) == {12}


def by_group(groups: tuple[str, ...], titles: dict[str, str]) -> ShownMap:
    """The last picture of people in a row in these groups, of whom all but two consented."""
    more = town(*partners({"care": len(groups)}))
    who = tuple(each.id for each in more.stakeholders)
    goals = tuple(Goal(id=title, title=title) for title in titles.values())
    facts = meeting(replace(more, goals=goals), weeks(date(2022, 7, 4), LATE), who)
    free = {each.id: each.name for each in more.stakeholders[:-2]}
    return drawn(facts, free, sheet(facts, dict(zip(who, groups, strict=True)), titles))[1]


def test_where_fewer_than_three_would_have_no_name_every_picture_is_drawn_by_group() -> None:
    """All but two of eight consented: two would be found by looking for who is missing. So nobody has a name.

    Five in the north stand in the middle of 0 to 160 with their title; three in the south are too few for theirs.
    """
    last = by_group(("north",) * 5 + ("south",) * 3, {"north": "Samen eten", "south": "Samen leren"})
    assert last.grouped
    assert last.marks == (ShownMark(80.0, 0.0, 0, "Samen eten"), ShownMark(240.0, 0.0, 0))
    assert (len(last.lines), last.lands) == (1, ())


def test_a_group_that_others_are_drawn_with_has_no_title() -> None:
    """Two in the east go with five in the mid: seven are not the five of its goal."""
    last = by_group(("far",) * 5 + ("mid",) * 5 + ("east",) * 2, {"far": "Samen eten", "mid": "Samen leren"})
    assert [each.name for each in last.marks] == ["Samen eten", ""]


def test_a_group_of_fewer_than_three_is_drawn_with_the_nearest() -> None:
    """Two in the east and one beyond them are three, beside three others; of two alone nothing is drawn."""
    free = {each.id: each.name for each in TOWN.stakeholders[:4]}
    groups = dict(zip(CARE, ("mid", "mid", "mid", "east", "east", "far"), strict=True))
    (_first, last) = drawn(MET, free, sheet(MET, groups))
    assert [(each.x, each.size) for each in last.marks] == [(40.0, 0), (200.0, 0)]
    few = town(*partners({"care": 2}))
    facts = meeting(few, weeks(date(2022, 7, 4), LATE), ("care-1", "care-2"))
    assert [each.marks for each in drawn(facts)] == [(), ()]
    assert ALIKE == 3
