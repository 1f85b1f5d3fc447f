"""A story is kept as it was told; who wants to be forgotten goes out of it, and the figures stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from meshwork.errors import Faulty
from meshwork.model import Belonging, Contribution, Facts, Insight, Stakeholder
from meshwork.story import frozen
from meshwork.story.naming import withdrawn
from meshwork.story.outline import Pick
from meshwork.story.promises import promises
from meshwork.story.shown import Promise, ShownLand, ShownStory
from meshwork.story.written import as_csv, as_text
from tests.story.town import choosing, meeting, partners, told, town, weeks

DAYS = (date(2023, 6, 30), date(2024, 6, 30))
TOWN = town(*partners({"care": 8}))
EVERYBODY = tuple(each.id for each in TOWN.stakeholders)
NAMED = choosing(meeting(TOWN, weeks(date(2021, 7, 5), DAYS[1]), EVERYBODY), "name_in_stories", *EVERYBODY[:5])


def story(facts: Facts = NAMED) -> ShownStory:
    facts = replace(
        facts,
        insights=(Insight(id="i", text="Een vaste dag werkt"),),
        contributed=(Contribution(id="c", stakeholder="care-1", insight="i"),),
    )
    return told(
        facts,
        DAYS,
        works=("i",),
        promises=(Promise("Eten bij Care Huis 1", "done"), Promise("=1+1", "open", "<script>")),
        picks=(
            Pick(DAYS[0], "between", DAYS[0], said=("Care Huis 1 begon ermee.", "Care Huis 2 hielp.")),
            Pick(DAYS[1], "today", DAYS[1]),
        ),
    )


def test_what_is_kept_is_read_again_as_it_was() -> None:
    """Field by field, the moment in UTC too; what is no story is refused."""
    one = story()
    assert frozen.read(frozen.text(one)) == one
    assert json.loads(frozen.text(one)) == frozen.as_json(one)
    for wrong in ("", "{}", "[]", frozen.text(one).replace('"size":1', '"size":7')):
        with pytest.raises(ValueError, match="no story"):
            frozen.read(wrong)


def test_who_stands_in_a_story_by_name_is_told() -> None:
    """The five who consented, on the pictures."""
    assert story().named == tuple(f"Care Huis {at}" for at in range(1, 6))


def test_without_somebody_names_and_sentences_go_and_figures_and_dots_stay() -> None:
    """Care Huis 1 told a practice, was promised a meal, and stands in one sentence of two that were typed."""
    whole = story()
    left = frozen.without(whole, ["Care Huis 1"])
    assert "Care Huis 1" not in frozen.text(left)
    assert left.works == ()
    assert left.promises[0] == Promise("…", "done")
    assert "Care Huis 2 hielp." in left.moments[0].sentences
    assert [each.figures for each in left.moments] == [each.figures for each in whole.moments]
    assert [each.tables for each in left.moments] == [each.tables for each in whole.moments]
    assert [len(each.picture.marks) for each in left.moments] == [8, 8]
    assert [each.picture.lines for each in left.moments] == [each.picture.lines for each in whole.moments]
    assert sum(bool(mark.name) for mark in left.moments[1].picture.marks) == 4


def test_who_objects_or_no_longer_wants_it_is_taken_out_and_who_left_is_not() -> None:
    """A name that nobody known bears may not stand either."""
    names = story().named
    assert withdrawn(NAMED, names, *DAYS) == ()
    assert withdrawn(choosing(NAMED, "objects", "care-1"), names, *DAYS) == ("Care Huis 1",)
    assert withdrawn(choosing(NAMED, "not_on_map", "care-2"), names, *DAYS) == ("Care Huis 2",)
    none = replace(NAMED, choices=())
    assert withdrawn(none, names, *DAYS) == names
    assert withdrawn(NAMED, ["Nobody"], *DAYS) == ("Nobody",)


def test_an_organisation_that_one_person_represented_goes_with_the_consent_of_that_person() -> None:
    """Anna alone spoke for Care Huis 1: she no longer chooses it, or objects, and both names go; of two it stays."""
    anna, ben = (Stakeholder(id=each, name=f"{each.title()} Vos", kind="person") for each in ("anna", "ben"))
    one = replace(
        choosing(NAMED, "name_in_stories", "anna"),
        stakeholders=(*NAMED.stakeholders, anna, ben),
        belongs_to=(Belonging(id="b", person="anna", organisation="care-1"),),
    )
    names = ("Anna Vos", "Care Huis 1", "Care Huis 2")
    assert withdrawn(one, names, *DAYS) == ()
    unsaid = replace(one, choices=NAMED.choices)
    assert withdrawn(unsaid, names, *DAYS) == ("Anna Vos", "Care Huis 1")
    assert withdrawn(choosing(one, "objects", "anna"), names, *DAYS) == ("Anna Vos", "Care Huis 1")
    two = replace(unsaid, belongs_to=(*one.belongs_to, Belonging(id="c", person="ben", organisation="care-1")))
    assert withdrawn(two, names, *DAYS) == ("Anna Vos",)


def test_whoever_goes_goes_however_it_is_typed() -> None:
    """In small letters, with a hyphen, in the label of a table; another name of it never stood there."""
    facts = replace(
        NAMED,
        stakeholders=tuple(
            replace(each, place="Hoeve Care Huis 1" if at < 5 else "Dorp", aliases=("Zonnehuis",) if not at else ())
            for at, each in enumerate((*TOWN.stakeholders, *partners({"business": 3})))
        ),
    )
    facts = meeting(facts, weeks(date(2021, 7, 5), DAYS[1]), tuple(each.id for each in facts.stakeholders))
    whole = told(facts, DAYS, answer="Het Zonnehuis begon.", asked="care-huis 1 vraagt meer")
    assert (whole.opening, whole.named[0]) == (("Het … begon.",), "Care Huis 1")
    assert frozen.standing(replace(whole, moments=()), ["Care Huis 1", "Care Huis 2"]) == ("Care Huis 1",)
    left = frozen.without(whole, ["Care Huis 1"])
    assert (left.asked, left.named[0]) == ("", "Care Huis 2")
    assert "huis 1" not in frozen.text(left).casefold()
    assert len(left.moments[1].tables) == len(whole.moments[1].tables)


def test_a_dot_that_would_be_alone_without_its_name_is_not_shown() -> None:
    """Two who both may be named, one of whom goes: the picture goes, and the moment says so."""
    two = partners({"care": 2})
    facts = choosing(meeting(town(*two), weeks(date(2021, 7, 5), DAYS[1]), ("care-1", "care-2")), "name_in_stories")
    whole = told(choosing(facts, "name_in_stories", "care-1", "care-2"), DAYS)
    assert [len(each.picture.marks) for each in whole.moments] == [2, 2]
    left = frozen.without(whole, ["Care Huis 1"])
    assert [(each.picture.marks, each.picture.lines, each.picture.lands) for each in left.moments] == [
        ((), (), ())
    ] * 2
    assert left.moments[1].sentences[-1] == "The map of this day is not shown: there would be too few on it."


def test_a_land_in_which_a_few_would_be_without_a_name_is_no_land() -> None:
    """All eight of a land were named: once one of them goes, it would be the only one there without a name."""
    all_named = choosing(NAMED, "name_in_stories", *EVERYBODY[5:])
    more = replace(all_named, stakeholders=(*NAMED.stakeholders, *partners({"business": 6})))
    who = [each.id for each in more.stakeholders]
    whole = told(meeting(more, weeks(date(2021, 7, 5), DAYS[1]), who), DAYS)
    picture = whole.moments[1].picture
    lands = (ShownLand("Eten", tuple(range(8))), ShownLand("", tuple(range(8, 14))))
    moments = tuple(replace(each, picture=replace(picture, day=each.day, lands=lands)) for each in whole.moments)
    assert [bool(mark.name) for mark in picture.marks] == [True] * 8 + [False] * 6
    left = frozen.without(replace(whole, moments=moments), ["Care Huis 1"])
    assert [each.picture.lands for each in left.moments] == [lands[1:]] * 2


def test_a_cell_that_looks_like_a_formula_does_no_harm() -> None:
    """In the table a group whose name begins with an equals sign has an apostrophe before it."""
    facts = town(
        *(replace(each, place="=HYPERLINK(1)") for each in partners({"care": 6})), *partners({"business": 6})
    )
    who = tuple(each.id for each in facts.stakeholders)
    table = as_csv(told(meeting(facts, weeks(date(2021, 7, 5), DAYS[1]), who), DAYS))
    assert "2024-06-30,Partners by place,'=HYPERLINK(1),6,,,2024-06-30,,\r\n" in table
    assert ",=" not in table
    assert table.startswith("day,what,of,number,change,from,to,recorded since,why no change\r\n")
    assert "2024-06-30,partners who took part,,12,0,2023-07-02,2024-06-30,2021-07-05,\r\n" in table


def test_what_is_not_known_stands_in_every_text() -> None:
    """As the heading before what is said of it."""
    said = as_text(story())
    assert "What we do not know\n- This story tells what was written down" in said
    assert "- Eten bij Care Huis 1: done as promised\n" in said


def test_promises_come_from_a_table_of_three_columns() -> None:
    """With commas or semicolons, in Dutch or English, with headings or without; what is no such word is refused."""
    assert promises("p.csv", "toegezegd;stand;waarom\nEten;niet gedaan;te duur\n\nLeren;;\n") == (
        Promise("Eten", "not_done", "te duur"),
        Promise("Leren", "open", ""),
    )
    assert promises("p.csv", "Eten,done\n") == (Promise("Eten", "done"),)
    with pytest.raises(Faulty, match=r"p\.csv"):
        promises("p.csv", "Eten,misschien\n")


def test_every_row_that_is_no_promise_is_named() -> None:
    """A comma too many, a promise that is not said, a text without end, a quotation mark that stays open."""
    rows = ("Eten,done,duur, maar goed", ",done,", f"Lang,done,{'x' * 2001}", "Thee,misschien,", '"Open,done')
    with pytest.raises(Faulty) as found:
        promises("p.csv", "\n".join(rows))
    assert [each.row for each in found.value.faults] == [1, 2, 3, 4, 5]
    with pytest.raises(Faulty):
        promises("p.csv", f'"{"x" * 140_000}",done')
    assert promises("p.csv", "Eten\tdone\tx\rThee\topen\t") == (Promise("Eten", "done", "x"), Promise("Thee", "open"))
