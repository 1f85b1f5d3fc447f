"""One flat table by a mapping: attendance, memberships with their spells, ties of dates and waves."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshwork import formats
from meshwork.errors import WrongUsage
from meshwork.formats import How, Source
from meshwork.model import Facts, Private
from meshwork.when import When
from tests.formats.desk import Town, of, plan, told


def by(words: str, date: str | None = None) -> How:
    return How(mapping=How.mapping_of(words), date=date)


ATTENDANCE = by("stakeholder=wie,session=wat,date=dag")
SPELLS = by("stakeholder=wie,goal=wat,since=van|eerder,until=tot")


def spells(rows: str) -> list[tuple[str | None, str | None]]:
    """The spells that rows of one membership come to."""
    made = plan(SPELLS, lid_csv="wie,wat,van,eerder,tot\n" + "".join(f"Molen,Warm,{row}\n" for row in rows.split()))
    assert made.faults == ()
    return sorted(
        (each.since and each.since.text, each.until and each.until.text) for each in of(made, "commitments")
    )


def test_attendance_becomes_stakeholders_sessions_and_attendance() -> None:
    """A session by its id, once; names by their exact text after trimming."""
    made = plan(
        ATTENDANCE, x_csv="wat,dag,wie,zaal\nE-1,2020-01-11,Molen,A\nE-1,2020-01-11, Kade ,A\nE-2,2020-02,Molen,B\n"
    )
    assert made.faults == ()
    assert [(each.id, each.date, each.title) for each in of(made, "sessions")] == [
        ("E-1", When.of("2020-01-11"), "E-1"),
        ("E-2", When.of("2020-02"), "E-2"),
    ]
    assert [each.name for each in of(made, "stakeholders")] == ["Kade", "Molen"]
    assert len(of(made, "attendance")) == 3
    assert ("not_mapped", ("zaal",)) in [(each.code, each.examples) for each in made.notices]


def test_a_comma_in_a_mapped_name_never_splits_it() -> None:
    """92 names of the UN's list hold one; a semicolon does split."""
    made = plan(ATTENDANCE, x_csv='wat,dag,wie\nE,2020,"Molen, Kade en Co; Brug"\n')
    assert [each.name for each in of(made, "stakeholders")] == ["Brug", "Molen, Kade en Co"]
    assert made.questions == ()


def test_names_that_look_alike_as_ids_stay_apart() -> None:
    """Two names with one slug get two ids, the same in any order and in any later import."""
    rows = ["E,2020,Club (Oost)", "E,2020,Club Oost", "E,2020,Club: oost"]
    one = plan(ATTENDANCE, x_csv="wat,dag,wie\n" + "\n".join(rows))
    other = plan(ATTENDANCE, x_csv="wat,dag,wie\n" + "\n".join(reversed(rows)))
    assert of(one, "stakeholders") == of(other, "stakeholders")
    assert len({each.id for each in of(one, "stakeholders")}) == 3
    town = Town()
    town.imports(ATTENDANCE, x_csv="wat,dag,wie\nE,2020,Club Oost\n")
    town.imports(ATTENDANCE, x_csv="wat,dag,wie\n" + "\n".join(rows))
    assert len(town.facts.stakeholders) == 3
    assert not town.imports(ATTENDANCE, x_csv="wat,dag,wie\n" + "\n".join(rows)).changes


def test_a_constant_date_dates_what_has_none() -> None:
    """Without one, a session without a day is a fault."""
    undated = by("stakeholder=wie,session=wat")
    assert [each.code for each in plan(undated, x_csv="wat,wie\n6/27,Molen\n").faults] == ["missing"]
    made = plan(by("stakeholder=wie,session=wat", "1936"), x_csv="wat,wie\n6/27,Molen\n")
    assert [(each.title, each.date) for each in of(made, "sessions")] == [("6/27", When.of("1936"))]


def test_what_is_no_date_is_a_fault_with_advice() -> None:
    """`6/27` could be June or the year 27; nobody guesses."""
    assert told(plan(ATTENDANCE, x_csv="wat,dag,wie\nE,6/27,Molen\n")) == [
        'x.csv, row 2, column "dag": "6/27" is not a date. Write 2019-12-08 or 8-12-2019, or 2019-12 or 2019.'
    ]


def test_one_session_on_two_days_is_a_fault() -> None:
    """The second row says so and names the first day."""
    assert told(plan(ATTENDANCE, x_csv="wat,dag,wie\nE,2020-01-11,Molen\nE,2020-01-12,Kade\n")) == [
        'x.csv, row 3, column "dag": the session "E" is on 2020-01-11 in a row above. Correct one of the two days.'
    ]


def test_of_alternative_columns_the_first_that_is_filled_counts() -> None:
    """9999-12-31 is no beginning, so the next is tried, and that is counted; as an end it is open."""
    assert spells("2001-05-01,2000-01-01,") == [("2001-05-01", None)]
    assert spells(",2000-01-01,2010-01-01") == [("2000-01-01", "2010-01-01")]
    assert spells("9999-12-31,2000-01-01,9999-12-31") == [("2000-01-01", None)]
    made = plan(SPELLS, x_csv="wie,wat,van,eerder,tot\nMolen,Warm,9999-12-31,2000-01-01,\n")
    assert [(each.code, each.count) for each in made.notices if each.code == "next_tried"] == [("next_tried", 1)]


def test_a_mapped_beginning_that_is_empty_is_a_fault() -> None:
    """In the CSV folder it would mean since always; here somebody chose the column that should tell."""
    made = plan(SPELLS, x_csv="wie,wat,van,eerder,tot\nMolen,Warm,,,2010-01-01\nKade,Warm,9999-12-31,,\n")
    assert [(each.code, each.row, each.column) for each in made.faults] == [
        ("no_start", 2, "van"),
        ("no_start", 3, "van"),
    ]


@pytest.mark.parametrize("until", ["2000-01-01", "1999-12-31", "1999"])
def test_an_end_on_or_before_the_beginning_is_a_fault(until: str) -> None:
    """A membership of no day at all is a mistake somewhere."""
    made = plan(SPELLS, x_csv=f"wie,wat,van,eerder,tot\nMolen,Warm,2000-01-01,,{until}\n")
    assert [(each.code, each.row, each.column, each.value) for each in made.faults] == [
        ("ends_before", 2, "tot", until)
    ]


def test_an_end_within_the_year_it_begins_is_none() -> None:
    """Until 2000 means to the end of that year."""
    assert spells("2000-03-01,,2000") == [("2000-03-01", "2000")]


def test_years_of_two_digits_are_faults() -> None:
    """01-01-01 may be any century."""
    made = plan(SPELLS, x_csv="wie,wat,van,eerder,tot\nMolen,Warm,01-01-01,,\n")
    assert [(each.code, each.value) for each in made.faults] == [("short_year", "01-01-01")]


def test_exact_repeats_are_read_once_and_overlapping_spells_joined() -> None:
    """Both are counted; spells that only touch, or leave a gap, stay two."""
    rows = (
        "wie,wat,van,eerder,tot\n" + "Molen,Warm,2000-01-01,,2005-01-01\n" * 3 + "Molen,Warm,2004-01-01,,2008-01-01\n"
    )
    made = plan(SPELLS, x_csv=rows)
    assert [(each.since.text, each.until.text) for each in of(made, "commitments")] == [("2000-01-01", "2008-01-01")]
    assert {(each.code, each.count) for each in made.notices} >= {("repeats", 2), ("joined", 1)}
    assert len(spells("2000-01-01,,2005-01-01 2005-01-01,,2008-01-01")) == 2
    assert len(spells("2000-01-01,,2005-01-01 2006-01-01,,2008-01-01")) == 2


def test_where_overlapping_spells_differ_in_their_end_a_dated_end_wins() -> None:
    """Somebody saw it end; the open row was only older. Of two dated ends the later."""
    assert spells("2000-01-01,,9999-12-31 2003-01-01,,2008-01-01") == [("2000-01-01", "2008-01-01")]
    assert spells("2000-01-01,,2006-01-01 2003-01-01,,") == [("2000-01-01", "2006-01-01")]
    assert spells("2000-01-01,,2006-01-01 2003-01-01,,2005-01-01") == [("2000-01-01", "2006-01-01")]


def test_the_order_of_rows_does_not_matter_to_spells() -> None:
    """Three spells, of which the open one touches both others, are one, read from any side."""
    rows = ["2000-01-01,,", "2001-01-01,,2002-01-01", "2004-01-01,,2006-01-01"]
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        assert spells(" ".join(rows[each] for each in order)) == [("2000-01-01", "2006-01-01")]


def test_a_tie_of_a_wave_holds_until_the_next_wave_without_it() -> None:
    """Waves are years that follow each other from --date; who is tied in all waves is tied without a break."""
    how = by("source=a,target=b,wave=w", "2010")
    made = plan(how, x_csv="a,b,w\nP,Q,1.0\nP,Q,2\nP,R,1\nQ,R,3\nP,Q,3\nR,Q,2\n")
    assert {(each.source, each.target): (each.since, each.until) for each in of(made, "ties")} == {
        ("p", "q"): (When.of("2010"), None),
        ("p", "r"): (When.of("2010"), When.of("2011-01-01")),
        ("q", "r"): (When.of("2012"), None),
        ("r", "q"): (When.of("2011"), When.of("2012-01-01")),
    }


def test_a_tie_that_comes_back_is_two_ties() -> None:
    """In wave 1 and 3, not in 2."""
    made = plan(by("source=a,target=b,wave=w", "2010"), x_csv="a,b,w\nP,Q,1\nR,Q,2\nP,Q,3\n")
    assert sorted((each.since.text, str(each.until)) for each in of(made, "ties") if each.source == "p") == [
        ("2010", "2011-01-01"),
        ("2012", "None"),
    ]


def test_waves_without_a_date_are_refused_with_advice() -> None:
    """Once, not for every row."""
    assert told(plan(by("source=a,target=b,wave=w"), x_csv="a,b,w\nP,Q,1\nP,Q,2\n")) == [
        'x.csv, column "w": waves have no dates of their own. Say when the first one was: --date 2019.'
    ]
    made = plan(by("source=a,target=b,wave=w", "2019"), x_csv="a,b,w\nP,Q,eerst\n")
    assert [(each.code, each.value) for each in made.faults] == [("waves", "eerst")]


def test_a_tie_of_a_day_holds_until_the_next_day_of_the_import() -> None:
    """The days in the file are its rounds."""
    made = plan(by("source=a,target=b,date=d"), x_csv="a,b,d\nP,Q,1-3-2019\nP,R,1-3-2019\nP,R,1-9-2019\n")
    assert {each.target: (each.since, each.until) for each in of(made, "ties")} == {
        "q": (When.of("2019-03-01"), When.of("2019-09-01")),
        "r": (When.of("2019-03-01"), None),
    }


def test_the_date_may_stand_in_the_name_of_the_folder(tmp_path: Path) -> None:
    """One round for each year's folder; a file without the columns is left out and told."""
    for year, row in (("2019", "P,Q"), ("2020", "P,R")):
        (tmp_path / year).mkdir()
        (tmp_path / year / "netwerk.csv").write_text(f"from,to\n{row}\n")
    (tmp_path / "2020" / "namen.csv").write_text("naam\nP\n")
    draft = formats.read([Source("rounds", tmp_path)], by("source=from,target=to", "folder"))
    made = formats.plan(draft, Facts(), Private())
    assert {each.target: (each.since, each.until) for each in of(made, "ties")} == {
        "q": (When.of("2019"), When.of("2020-01-01")),
        "r": (When.of("2020"), None),
    }
    assert "skipped" in [each.code for each in made.notices]


def test_spells_of_ties_are_joined_like_memberships() -> None:
    """Where since and until are mapped, the file tells the spell itself."""
    made = plan(by("source=a,target=b,since=s,until=u"), x_csv="a,b,s,u\nP,Q,2019,2020\nP,Q,2020,2021\n")
    assert [(each.since.text, each.until.text) for each in of(made, "ties")] == [("2019", "2021")]


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    """One fault for each mapped column that is missing."""
    assert told(plan(ATTENDANCE, x_csv="wat,dag,naam\nE,2020,Molen\n")) == [
        'x.csv, column "wie": there is no column "wie" for stakeholder. The columns here are wat, dag, naam.'
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("stakeholder", "does not say which column"),
        ("stakeholder=a,stakeholder=b", "is mapped twice"),
        ("session=a", "do not tell what the table holds"),
        ("stakeholder=a,goal=b,colour=c", '"colour" cannot be mapped here'),
    ],
)
def test_a_mapping_that_cannot_be_is_wrong_usage(words: str, says: str) -> None:
    """Said before anything is read."""
    with pytest.raises(WrongUsage, match=says):
        plan(by(words), x_csv="a,b,c\n1,2,3\n")


@pytest.mark.parametrize("date", ["ooit", "9999-12-31", "19"])
def test_a_constant_date_that_is_none_is_wrong_usage(date: str) -> None:
    """Whatever the file holds."""
    with pytest.raises(WrongUsage):
        plan(by("source=a,target=b", date), x_csv="a,b\nP,Q\n")


def test_a_flat_list_of_names_is_a_list_of_stakeholders() -> None:
    """name= is enough."""
    made = plan(by("name=organisatie,place=stad"), x_csv="organisatie,stad\nMolen,Zuid\n")
    assert [(each.name, each.place) for each in of(made, "stakeholders")] == [("Molen", "Zuid")]


def test_a_goal_beside_a_session_is_what_the_session_was_about() -> None:
    """Told once, however many came."""
    made = plan(
        by("stakeholder=wie,session=wat,date=dag,goal=doel"),
        x_csv="wie,wat,dag,doel\nMolen,E,2020,Warm\nKade,E,2020,Warm\n",
    )
    assert [(each.session, each.goal) for each in of(made, "about")] == [("E", "warm")]
