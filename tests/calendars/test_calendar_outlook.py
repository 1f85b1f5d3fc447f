"""The CSV that Outlook exports, in Dutch and in English."""

from __future__ import annotations

import pytest

from meshwork.calendars import Calendar, Guest, Left, read
from tests.calendars.diary import YEAR, days, guests

DUTCH = (
    '"Onderwerp";"Begindatum";"Begintijd";"Einddatum";"Eindtijd";"Duurt hele dag";"Vergaderingsorganisator";'
    '"Vereiste deelnemers";"Optionele deelnemers";"Beschrijving";"Privé";"Gevoeligheid";"Tijd weergeven als"\r\n'
)
ENGLISH = (
    '"Subject","Start Date","Start Time","End Date","End Time","All day event","Meeting Organizer",'
    '"Required Attendees","Optional Attendees","Description","Private","Sensitivity","Show time as"\r\n'
)


def dutch(*rows: str) -> Calendar:
    """Rows under Dutch headings, as a Dutch Outlook writes them."""
    return read("agenda.csv", (DUTCH + "\r\n".join(rows)).encode("cp1252"), YEAR)


def english(*rows: str) -> Calendar:
    """Rows under English headings."""
    return read("calendar.csv", (ENGLISH + "\r\n".join(rows)).encode("utf-8-sig"), YEAR)


def test_dutch_outlook_with_semicolons_and_days_first() -> None:
    """Who asked, who must and who may come, by name or with an address; the description stays where it is."""
    found = dutch(
        '"Overleg";"5-11-2026";"10:00:00";"5-11-2026";"11:00:00";"Onwaar";"Marit Zilver";'
        '"Anna Brink <Anna@anker.example>; Koos de Wit";"piet@oostveen.example";"over gezondheid";"Onwaar";"Normaal";'
        '"2"'
    )
    assert days(found) == ["2026-11-05"]
    assert guests(found) == (
        Guest("", "Marit Zilver", True),
        Guest("anna@anker.example", "Anna Brink"),
        Guest("", "Koos de Wit"),
        Guest("piet@oostveen.example", ""),
    )
    assert "gezondheid" not in repr(found)
    assert (found.faults, found.remarks) == ((), ())


@pytest.mark.parametrize(
    ("row", "day", "said"),
    [
        ('"a","11/5/2026","10:00:00 AM"', "2026-11-05", "11/5/2026 is read as 5 November 2026."),
        ('"a","5/11/2026","10:00"', "2026-11-05", "5/11/2026 is read as 5 November 2026."),
        ('"a","5-11-2026","10:00"', "2026-11-05", "5-11-2026 is read as 5 November 2026."),
        ('"a","11/15/2026","10:00"', "2026-11-15", ""),
        ('"a","15/11/2026","1:00:00 PM"', "2026-11-15", ""),
        ('"a","2026-11-05","10:00"', "2026-11-05", ""),
    ],
)
def test_whether_day_or_month_stands_first_is_seen_or_said(row: str, day: str, said: str) -> None:
    """A number above 12 tells; else the clock of twelve hours does, and how it was read is said."""
    found = english(row + "," * 10)
    assert (days(found), "".join(found.remarks)) == ([day], said)


def test_all_dates_of_a_file_are_read_alike() -> None:
    """One date with a 13 in it settles the others."""
    assert days(english('"a","11/5/2026"' + "," * 11, '"b","11/13/2026"' + "," * 11)) == ["2026-11-05", "2026-11-13"]


def test_private_whole_days_and_what_is_called_off_are_left_out() -> None:
    """Private by its own column or by its sensitivity, in both languages."""
    rest = ";" * 5
    found = dutch(
        f'"a";"5-11-2026";"";"";"";"Onwaar"{rest}"Waar";"";""'.replace(";;;;;", ";;;;;"),
        f'"b";"5-11-2026";"";"";"";"Onwaar"{rest}"Onwaar";"Persoonlijk";""',
        f'"c";"5-11-2026";"";"";"";"Waar"{rest}"Onwaar";"Normaal";""',
        f'"Geannuleerd: d";"5-11-2026";"";"";"";"Onwaar"{rest}"Onwaar";"";""',
        f'"e";"5-11-2026";"";"";"";"Onwaar"{rest}"Onwaar";"Normaal";"Beschikbaar"',
    )
    assert [(each.title, each.free) for each in found.appointments] == [("e", True)]
    assert found.left == (Left("all_day", 1), Left("cancelled", 1), Left("private", 2))


def test_a_row_without_a_day_is_named_and_the_rest_is_read() -> None:
    """With its row, its column and what stands there."""
    found = dutch('"a";"ooit"' + ";" * 11, '"b";"5-11-2026"' + ";" * 11)
    (fault,) = found.faults
    assert (days(found), fault.row, fault.column, fault.value) == (["2026-11-05"], 2, "Begindatum", "ooit")


def test_the_two_columns_that_must_be_there_will_do() -> None:
    """A person may have left the other columns out."""
    assert days(read("a.csv", b"Onderwerp,Begindatum\nOverleg,5-11-2026\n", YEAR)) == ["2026-11-05"]


def test_quotation_marks_that_do_not_match_are_named() -> None:
    """Nothing is read, and the row is told."""
    found = dutch('"a";"5-11-2026"' + ";" * 11, '"b;"6-11-2026"' + ";" * 11)
    assert (found.appointments, [(each.code, each.row) for each in found.faults]) == ((), [("quotes", 3)])
