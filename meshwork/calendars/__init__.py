"""What a calendar tells of contacts: bytes become appointments, appointments offers, and ticked offers changes.

Each public file of this folder is one way calendars are written. Nothing here writes anything, and what is not ticked
leaves this room as keyed hashes only.
"""

from __future__ import annotations

from meshwork.calendars import _words as words
from meshwork.calendars._ledger import KEPT_AS, Ledger
from meshwork.calendars._newcomers import newcomers
from meshwork.calendars._offered import CalledOff, Month, Moved, Offer, Offers, Signal, Stranger
from meshwork.calendars._offers import offers
from meshwork.calendars._partners import Met
from meshwork.calendars._ticks import Decided, Tick, decided
from meshwork.calendars._types import (
    ALL_DAY,
    CANCELLED,
    DECLINED,
    PRIVATE,
    Appointment,
    Calendar,
    Guest,
    Left,
    Span,
    Way,
)
from meshwork.catalogue import collect
from meshwork.errors import Fault
from meshwork.formats import LARGEST
from meshwork.text import _

__all__ = [
    "ALL_DAY",
    "CANCELLED",
    "DECLINED",
    "KEPT_AS",
    "PRIVATE",
    "Appointment",
    "Calendar",
    "CalledOff",
    "Decided",
    "Guest",
    "Ledger",
    "Left",
    "Met",
    "Month",
    "Moved",
    "Offer",
    "Offers",
    "Signal",
    "Span",
    "Stranger",
    "Tick",
    "Way",
    "decided",
    "newcomers",
    "offers",
    "read",
    "words",
]


def read(name: str, content: bytes, span: Span) -> Calendar:
    """The appointments of a file, whichever way it is written; what cannot be read is in its faults."""
    if len(content) > LARGEST:
        return _nothing(
            name, "too_large", _("this is larger than {most} MB. Export a shorter time of it.", most=LARGEST >> 20)
        )
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return _nothing(name, "empty", _("this file is empty. Export the calendar again."))
    for way in collect("meshwork.calendars", Way).values():
        if way.recognises(name, content):
            found: Calendar = way.read(name, content, span)
            return found
    said = _(
        "this is no calendar. Choose an .ics file, the CSV of Outlook's calendar, or lines that begin with a day."
    )
    return _nothing(name, "unrecognised", said)


def _nothing(name: str, code: str, text: str) -> Calendar:
    return Calendar(faults=(Fault(code, text, file=name),))
