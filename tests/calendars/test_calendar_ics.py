"""iCalendar as Google, Outlook and Apple write it (RFC 5545), whole and broken."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from meshwork.calendars import Guest, Left, Span, read
from tests.calendars.diary import GOOGLE_ZONE, HERE, OUTLOOK_ZONE, TODAY, YEAR, days, guests, ics, looked_at


def test_google_folds_its_lines_even_inside_a_letter() -> None:
    """A line goes on after a line break and a space; a letter of two bytes may be cut in two by it."""
    whole = ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café")
    at = whole.index("é".encode()) + 1
    (one,) = looked_at(whole[:at] + b"\r\n " + whole[at:]).appointments
    assert one.title == "Café"
    folded = ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Een lange\n  titel\\, met komma\\; en punt")
    assert looked_at(folded).appointments[0].title == "Een lange titel, met komma; en punt"


def test_an_older_program_writes_its_letters_as_quoted_printable() -> None:
    """vCalendar 1.0: a letter is =C3=AB, or a byte of the set that is named; a line goes on after "="; a line break
    in a value begins no line, and what a description goes on with is part of it."""
    one, other = looked_at(
        ics(
            "UID:a\nDTSTART:20261112T090000Z\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gesprek=20Co=C3=AB=\n"
            "rdinatie=0D=0ASTATUS:CANCELLED\nDESCRIPTION;QUOTED-PRINTABLE:zqgeheim=\nUID:zqgeheim",
            "UID:b\nDTSTART:20261113T090000Z\nSUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Caf=E9 1=3D1",
        )
    ).appointments
    assert (one.title, one.uid, other.title) == ("Gesprek Coërdinatie STATUS:CANCELLED", "a", "Café 1=1")


def test_a_day_is_a_day_in_the_zone_of_the_community() -> None:
    """23:30 in London is the next day in Amsterdam; 00:30 in UTC in summer is 02:30 of the same day here."""
    late = ics("UID:a\nDTSTART:20261112T233000Z", "UID:b\nDTSTART;TZID=Europe/London:20260712T233000")
    assert days(looked_at(late)) == ["2026-07-13", "2026-11-13"]
    assert days(looked_at(late, Span(YEAR.since, TODAY, HERE))) == ["2026-07-13", "2026-11-13"]


@pytest.mark.parametrize(
    ("name", "winter", "summer", "day"),
    [
        ("W. Europe Standard Time", "+0100", "+0200", "2026-11-12"),
        ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna", "+0100", "+0200", "2026-11-12"),
        ("Customized Time Zone", "-0500", "-0400", "2026-11-13"),
        ("Onze eigen tijd", "-0500", "-0400", "2026-11-13"),
    ],
)
def test_outlook_has_names_of_its_own_for_zones(name: str, winter: str, summer: str, day: str) -> None:
    """22:00 is that same evening in a zone of Windows, and the next morning in one that the file itself puts west."""
    zone = OUTLOOK_ZONE.format(name=name, winter=winter, summer=summer)
    read_ = looked_at(ics(f'UID:a\nDTSTART;TZID="{name}":20261112T220000'.replace("\\,", ","), zones=zone))
    assert (days(read_), read_.remarks) == ([day], ())


def test_a_zone_that_nobody_knows_is_read_as_here_and_said() -> None:
    """The time stays what it says."""
    found = looked_at(ics("UID:a\nDTSTART;TZID=Middenaarde:20261112T233000", zones=""))
    assert days(found) == ["2026-11-12"]
    assert "Middenaarde" in found.remarks[0]


def test_a_book_of_birthdays_takes_away_nothing_that_is_offered() -> None:
    """Four hundred whole days that come back since 1950 are left out without a word each; the meeting is offered."""
    born = [
        f"UID:b{n}\nDTSTART;VALUE=DATE:19500{1 + n % 9}1{n % 9}\nRRULE:FREQ=YEARLY\nSUMMARY:Jarig" for n in range(400)
    ]
    meeting = """UID:s
DTSTART;TZID=Europe/Amsterdam:20261022T100000
RRULE:FREQ=WEEKLY;COUNT=2
SUMMARY:Weekstart"""
    found = looked_at(ics(*born, meeting))
    assert days(found) == ["2026-10-22", "2026-10-29"]
    assert found.faults == ()


def test_what_repeats_is_written_out_without_what_was_taken_out() -> None:
    """Four Thursdays from 29 October, one taken out, one moved to Friday, one called off: two and the Friday."""
    series = """UID:s
DTSTART;TZID=Europe/Amsterdam:20261022T100000
RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TH
EXDATE;TZID=Europe/Amsterdam:20261105T100000
SUMMARY:Weekstart"""
    moved = """UID:s
RECURRENCE-ID;TZID=Europe/Amsterdam:20261112T100000
DTSTART;TZID=Europe/Amsterdam:20261113T140000
SUMMARY:Weekstart op vrijdag"""
    off = """UID:s
RECURRENCE-ID:20261119T090000Z
DTSTART;TZID=Europe/Amsterdam:20261119T100000
STATUS:CANCELLED"""
    found = looked_at(ics(moved, series, off))
    assert days(found) == ["2026-10-22", "2026-10-29", "2026-11-13"]
    assert [each.turn for each in found.appointments] == ["2026-10-22", "2026-10-29", "2026-11-12"]
    assert found.left == (Left("cancelled", 1),)


def test_a_rule_keeps_its_hour_when_the_clock_goes_back() -> None:
    """Every Sunday at 23:30 stays on Sunday, before and after 25 October 2026."""
    found = looked_at(ics("UID:a\nDTSTART;TZID=Europe/Amsterdam:20261018T233000\nRRULE:FREQ=WEEKLY;COUNT=3"))
    assert [(each.day.isoformat(), each.at.hour) for each in found.appointments] == [
        ("2026-10-18", 23),
        ("2026-10-25", 23),
        ("2026-11-01", 23),
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=2TH;UNTIL=20261015T080000Z", ["2026-08-13", "2026-09-10", "2026-10-08"]),
        ("RRULE:FREQ=MONTHLY;UNTIL=20260913", ["2026-08-13", "2026-09-13"]),
        ("RRULE:FREQ=DAILY;INTERVAL=40;COUNT=2;", ["2026-08-13", "2026-09-22"]),
        ("RDATE;TZID=Europe/Amsterdam:20260901T100000,20261001T100000", ["2026-08-13", "2026-09-01", "2026-10-01"]),
        ("RDATE;VALUE=PERIOD:20260901T080000Z/PT1H", ["2026-08-13", "2026-09-01"]),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", ["2026-08-13"]),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20260814,20260816", ["2026-08-13", "2026-08-15"]),
    ],
)
def test_rules_of_every_sort(rule: str, expected: list[str]) -> None:
    """By weekday of the month, up to a day, every so many days, on days that are named, on a day that never comes."""
    found = looked_at(ics(f"UID:a\nDTSTART;TZID=Europe/Amsterdam:20260813T100000\n{rule}"))
    assert (days(found), found.faults) == (expected, ())


def test_a_rule_without_end_ends_today() -> None:
    """Every day since 2010, of which the last three are asked for."""
    found = looked_at(
        ics("UID:a\nDTSTART;TZID=Europe/Amsterdam:20100101T100000\nRRULE:FREQ=DAILY"),
        Span(date(2026, 11, 20), TODAY, HERE),
    )
    assert days(found) == ["2026-11-20", "2026-11-21", "2026-11-22"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("DTSTART:20100101T100000Z\nRRULE:FREQ=SECONDLY", "too_often"),
        ("DTSTART:20260101T100000Z\nRRULE:FREQ=DAILY;INTERVAL=0", "too_often"),
        ("DTSTART:19010101T100000Z\nRRULE:FREQ=DAILY", "too_often"),
        ("DTSTART:20260101T100000Z\nRRULE:FREQ=SOMETIMES", "rule"),
        ("DTSTART:20260101T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX", "rule"),
        ("DTSTART:20260101T100000Z\nRRULE:", "rule"),
        ("DTSTART:morgen", "no_date"),
        ("DTSTART;VALUE=DATE:20261399", "no_date"),
        ("SUMMARY:Zonder dag", "no_date"),
        ("DTSTART:00010101T100000Z\nRRULE:FREQ=YEARLY", "no_date"),
    ],
)
def test_a_broken_entry_is_named_and_spoils_no_other(lines: str, code: str) -> None:
    """Its row (the BEGIN of it) is told with what to do; the entries before and after it are read."""
    before, after = "UID:x\nDTSTART:20261110T090000Z", "UID:z\nDTSTART:20261111T090000Z"
    found = looked_at(ics(before, f"UID:y\n{lines}", after, zones=""))
    assert days(found) == ["2026-11-10", "2026-11-11"]
    (fault,) = found.faults
    assert (fault.code, fault.file, fault.row) == (code, "agenda.ics", 8)
    assert fault.text.endswith(".")


def test_an_entry_without_its_end_is_left_out_and_the_next_is_read() -> None:
    """Both where another begins and where the file breaks off."""
    whole = ics("UID:a\nDTSTART:20261110T090000Z", "UID:b\nDTSTART:20261111T090000Z", zones="")
    middle = looked_at(whole.replace(b"END:VEVENT\r\n", b"", 1))
    assert (days(middle), [each.code for each in middle.faults]) == (["2026-11-11"], ["no_end"])
    cut = looked_at(whole[: whole.rindex(b"END:VEVENT")])
    assert (days(cut), [(each.code, each.row) for each in cut.faults]) == (["2026-11-10"], [("no_end", 8)])
    short = looked_at(whole[: whole.rindex(b"END:VCALENDAR")])
    assert (days(short), [each.code for each in short.faults]) == (["2026-11-10", "2026-11-11"], ["breaks_off"])


def test_private_whole_days_and_what_is_called_off_are_left_out_and_counted() -> None:
    """Private or confidential; a date, Outlook's mark, or midnight to midnight; a status or a title."""
    found = looked_at(
        ics(
            "UID:1\nDTSTART:20261110T090000Z\nCLASS:PRIVATE\nSUMMARY:Huisarts",
            "UID:2\nDTSTART:20261110T090000Z\nCLASS:CONFIDENTIAL",
            "UID:3\nDTSTART;VALUE=DATE:20261110",
            "UID:4\nDTSTART;TZID=Europe/Amsterdam:20261110T000000\nDTEND;TZID=Europe/Amsterdam:20261112T000000",
            "UID:5\nDTSTART:20261110T090000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "UID:6\nDTSTART:20261110T090000Z\nSTATUS:CANCELLED",
            "UID:7\nDTSTART:20261110T090000Z\nSUMMARY:Geannuleerd: overleg",
            "UID:8\nDTSTART:20261110T090000Z\nTRANSP:TRANSPARENT\nCLASS:PUBLIC",
        )
    )
    assert [(each.uid, each.free) for each in found.appointments] == [("8", True)]
    assert found.left == (Left("all_day", 3), Left("cancelled", 2), Left("private", 2))
    assert "Huisarts" not in repr(found)


def test_a_turn_of_a_private_series_is_private_though_it_does_not_say_so() -> None:
    """A changed turn without CLASS takes that of its series."""
    series = "UID:s\nDTSTART:20261105T090000Z\nRRULE:FREQ=WEEKLY\nCLASS:PRIVATE\nSUMMARY:Therapie"
    moved = "UID:s\nRECURRENCE-ID:20261112T090000Z\nDTSTART:20261113T090000Z\nSUMMARY:Therapie, verzet"
    found = looked_at(ics(series, moved))
    assert (found.appointments, found.left) == ((), (Left("private", 2),))


def test_a_calendar_that_calls_off_and_one_that_answers() -> None:
    """METHOD:CANCEL calls its entries off; METHOD:REPLY is an answer to an invitation, and is told as one."""
    entry = "UID:a\nDTSTART:20261110T090000Z"
    assert looked_at(ics(entry, head="METHOD:CANCEL\n")).left == (Left("cancelled", 1),)
    answered = looked_at(ics(entry, head="METHOD:REPLY\n"))
    assert (answered.appointments, [each.code for each in answered.faults]) == ((), ["answer"])


def test_who_was_asked_and_who_declined() -> None:
    """Accepted, declined and silent; the one who asked was there; rooms and who is only told are nobody."""
    found = looked_at(
        ics(
            """UID:a
DTSTART:20261112T090000Z
ORGANIZER;CN="Zilver, Marit":MAILTO:Marit@lint.example
ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Anna Brink;X-NUM-GUESTS=0:mailto:anna@anker.example
ATTENDEE;PARTSTAT=DECLINED;CN=piet@anker.example:mailto:piet@anker.example
ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN="Koos";EMAIL=koos@oostveen.example:/principals/koos/
ATTENDEE;CUTYPE=ROOM;CN=Zaal 3:mailto:zaal3@lint.example
ATTENDEE;ROLE=NON-PARTICIPANT:mailto:kopie@lint.example
ATTENDEE;CN=Zonder adres:invalid:nomail"""
        )
    )
    assert guests(found) == (
        Guest("anna@anker.example", "Anna Brink", True),
        Guest("piet@anker.example", "", False),
        Guest("koos@oostveen.example", "Koos", None),
        Guest("", "Zonder adres", None),
        Guest("marit@lint.example", "Zilver, Marit", True),
    )


def test_what_is_never_read_is_not_in_what_was_read() -> None:
    """Descriptions (also with folded lines and lines that look like entries' own), places, alarms, attachments."""
    found = looked_at(
        ics(
            """UID:a
DTSTART:20261112T090000Z
SUMMARY:Overleg
DESCRIPTION:Over de gezondheid van Anna\\nSUMMARY:iets
 anders
X-ALT-DESC;FMTTYPE=text/html:<html>gezondheid</html>
LOCATION:Bij Anna thuis
COMMENT:gezondheid
ATTACH:https://lint.example/gezondheid.pdf
BEGIN:VALARM
TRIGGER:-PT10M
SUMMARY:gezondheid
DESCRIPTION:gezondheid
END:VALARM"""
        )
    )
    assert [each.title for each in found.appointments] == ["Overleg"]
    assert not {"gezondheid", "thuis", "anders"} & set(repr(found).replace("'", " ").split())


@pytest.mark.parametrize(
    "content",
    [
        ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café"),
        b"\xef\xbb\xbf" + ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café"),
        ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café").decode().encode("cp1252"),
        ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café").decode().encode("utf-16"),
        ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Café").replace(b"\r\n", b"\n"),
        ics("uid:a\ndtstart:20261112T090000Z\nsummary:Café").replace(b"BEGIN:VEVENT", b"begin:vevent"),
    ],
    ids=["utf-8", "with mark", "windows-1252", "utf-16", "line feeds alone", "small letters"],
)
def test_letters_and_line_ends_of_every_program(content: bytes) -> None:
    """UTF-8 with and without mark, Windows-1252, UTF-16; CRLF and LF; capitals or not."""
    assert [each.title for each in looked_at(content).appointments] == ["Café"]


def test_google_gives_several_calendars_in_one_zip() -> None:
    """Each is read, and a fault tells which of them it is in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as together:
        together.writestr("een.ics", ics("UID:a\nDTSTART:20261112T090000Z"))
        together.writestr("twee.ics", ics("UID:b\nDTSTART:20261110T090000Z", "UID:c\nDTSTART:ooit"))
    found = read("agenda.zip", packed.getvalue(), YEAR)
    assert (days(found), [each.file for each in found.faults]) == (["2026-11-10", "2026-11-12"], ["twee.ics"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.ics", b"", "empty"),
        ("leeg.ics", b"\xef\xbb\xbf \r\n", "empty"),
        ("agenda.ics", b"hallo", "no_calendar"),
        ("plaatje.png", b"\x89PNG\r\n\x1a\n\0\0", "unrecognised"),
        ("blad.csv", b"Naam;Plaats\nMolen;Lindehove\n", "unrecognised"),
        ("kapot.zip", b"PK\x03\x04kapot", "unrecognised"),
        ("kapot.ics", b"PK\x03\x04kapot", "no_calendar"),
    ],
)
def test_what_is_no_calendar_is_said_to_be_none(name: str, content: bytes, code: str) -> None:
    """Empty, something else under a calendar's name, a picture, a sheet, a damaged package."""
    found = read(name, content, YEAR)
    assert (found.appointments, [(each.code, each.file) for each in found.faults]) == ((), [(code, name)])


def test_the_newest_of_one_entry_counts() -> None:
    """The same UID twice: the higher SEQUENCE, wherever it stands."""
    old, new = "UID:a\nDTSTART:20261110T090000Z", "UID:a\nSEQUENCE:2\nDTSTART:20261111T090000Z"
    assert days(looked_at(ics(new, old))) == days(looked_at(ics(old, new))) == ["2026-11-11"]


def test_a_series_that_ends_or_changes_from_a_turn_on() -> None:
    """Called off from there on: the turns before it stay. Moved from there on: the one is read, the rest is told."""
    series = "UID:s\nDTSTART:20261029T090000Z\nRRULE:FREQ=WEEKLY"
    ended = "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261112T090000Z\nDTSTART:20261112T090000Z\nSTATUS:CANCELLED"
    assert days(looked_at(ics(series, ended))) == ["2026-10-29", "2026-11-05"]
    moved = "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261112T090000Z\nDTSTART:20261113T090000Z"
    found = looked_at(ics(series, moved))
    assert days(found) == ["2026-10-29", "2026-11-05", "2026-11-13", "2026-11-19"]
    assert [each.code for each in found.faults] == ["onwards"]


def test_a_rule_inside_a_zone_cannot_go_on_for_ever() -> None:
    """A zone that changes every second is no zone; the name alone is then looked at."""
    zone = GOOGLE_ZONE.replace("Europe/Amsterdam", "Rare tijd").replace("YEARLY;BYMONTH=3", "SECONDLY")
    found = looked_at(ics("UID:a\nDTSTART;TZID=Rare tijd:20261112T100000", zones=zone))
    assert (days(found), len(found.remarks)) == (["2026-11-12"], 1)
