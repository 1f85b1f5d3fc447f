"""A small town, and the calendar of the one who facilitates it."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from meshwork.calendars import Calendar, Guest, Ledger, Offers, Span, offers, read
from meshwork.change import kind_of
from meshwork.model import Belonging, Community, Fact, Facts, Stakeholder
from meshwork.when import When

HERE = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 22)
YEAR = Span(date(2025, 11, 22), TODAY, HERE)
MARIT = "marit@lint.example"
LEDGER = Ledger(b"the key of this store")

GOOGLE_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""

OUTLOOK_ZONE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def ics(*entries: str, head: str = "", zones: str = GOOGLE_ZONE) -> bytes:
    """A calendar with these entries, each the lines between BEGIN:VEVENT and END:VEVENT."""
    inner = "".join(f"BEGIN:VEVENT\n{entry.strip()}\nEND:VEVENT\n" for entry in entries)
    text = f"BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nVERSION:2.0\n{head}{zones}{inner}"
    return (text + "END:VCALENDAR\n").replace("\n", "\r\n").encode()


def looked_at(content: bytes, span: Span = YEAR) -> Calendar:
    """What is read of a file."""
    return read("agenda.ics", content, span)


def days(calendar: Calendar) -> list[str]:
    """The days of its appointments."""
    return [each.day.isoformat() for each in calendar.appointments]


def guests(calendar: Calendar) -> tuple[Guest, ...]:
    """The guests of its only appointment."""
    (one,) = calendar.appointments
    return one.guests


def town(*more: Fact) -> Facts:
    """Marit facilitates from De Linde; a bakery, a school of two people, a municipality, and what else is given."""
    held: dict[str, list[Fact]] = {
        "community": [Community(id="lint", name="Lint")],
        "stakeholders": [
            Stakeholder(id="linde", name="Werkplaats De Linde", email="hallo@lint.example"),
            Stakeholder(id="marit", name="Marit Zilver", kind="person", email=MARIT, facilitator=True),
            Stakeholder(id="bakkerij", name="Bakkerij Oostveen", url="https://www.oostveen.example/brood"),
            Stakeholder(id="school", name="Vrije School Het Anker", email="info@anker.example"),
            Stakeholder(id="anna", name="Anna Brink", kind="person", email="Anna@anker.example"),
            Stakeholder(id="gemeente", name="Gemeente Lindehove", email="griffie@lindehove.example"),
            Stakeholder(id="tuin", name="Stichting Café De Tuin", email="detuin@gmail.com"),
        ],
        "belongs_to": [
            Belonging(id="b1", person="marit", organisation="linde"),
            Belonging(id="b2", person="anna", organisation="school"),
        ],
    }
    for each in more:
        held.setdefault(kind_of(each), []).append(each)
    whole: dict[str, Any] = {kind: tuple(facts) for kind, facts in held.items()}
    return Facts(number=1, **whole)


def offered(content: bytes, facts: Facts | None = None, ledger: Ledger = LEDGER, **how: Any) -> Offers:
    """What a calendar offers that town."""
    found = looked_at(content)
    return offers(found, facts or town(), YEAR, ledger, **how)


def talk(uid: str, day: str, *guests: str, title: str = "Overleg") -> str:
    """An entry at ten in the morning, with guests by their addresses."""
    asked = "".join(f"\nATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED:mailto:{each}" for each in guests)
    return f"UID:{uid}\nDTSTART;TZID=Europe/Amsterdam:{day.replace('-', '')}T100000\nSUMMARY:{title}{asked}"


def on(day: str) -> When:
    """A day."""
    return When.of(day)
