"""iCalendar (.ics, RFC 5545), as Google, Outlook and Apple write it; also several in the ZIP that Google gives."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import chain

from meshwork.calendars._blocks import Block, cut
from meshwork.calendars._entries import BadEntry, Entry, entry, in_utc
from meshwork.calendars._repeats import TooOften
from meshwork.calendars._types import CANCELLED, Appointment, Calendar, Span, Way, left_out
from meshwork.calendars._zones import Zones
from meshwork.errors import Fault
from meshwork.formats import LARGEST
from meshwork.text import _

_BEGINS = re.compile(rb"BEGIN:VCALENDAR", re.IGNORECASE)
_DAY_OF = re.compile(rb"^DTSTART[^:]*:(\d{4})(\d{2})(\d{2})", re.IGNORECASE)
_REPEATS = (b"RRULE", b"RDATE", b"RECURRENCE-ID")
_ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_NEAR = timedelta(days=2)
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, IndexError)
"""What a rule raises that cannot be read."""
_MOST_DAYS = 3_000_000
"""Days that all rules of a file may go through together: ten thousand daily ones of most of a year."""


def _recognises(name: str, content: bytes) -> bool:
    packed = content.startswith(b"PK\x03\x04")
    return bool(_BEGINS.search(content[:100_000])) or (packed and bool(_packed(content))) or name.endswith(".ics")


def _packed(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The calendars in a ZIP; none where it is damaged, or larger than anything may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            held = [each for each in packed.infolist() if each.filename.lower().endswith(".ics")]
            if sum(each.file_size for each in held) > LARGEST:
                return ()
            return tuple((each.filename, packed.read(each)) for each in held)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError):
        return ()


def _read(name: str, content: bytes, span: Span) -> Calendar:
    if content.startswith(b"PK\x03\x04") and (packed := _packed(content)):
        found = [_read(each, held, span) for each, held in packed]
        return Calendar(
            tuple(sorted(chain.from_iterable(each.appointments for each in found), key=_order)),
            left_out(each.reason for one in found for each in one.left for _n in range(each.count)),
            tuple(chain.from_iterable(each.faults for each in found)),
            frozenset(chain.from_iterable(each.owners for each in found)),
            tuple(dict.fromkeys(chain.from_iterable(each.remarks for each in found))),
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode()
    if not _BEGINS.search(content):
        said = _("there is no calendar in this file. Export it again from your calendar as .ics.")
        return Calendar(faults=(Fault("no_calendar", said, file=name),))
    return _Reading(name, content.removeprefix(b"\xef\xbb\xbf"), span).whole()


def _order(each: Appointment) -> tuple[datetime, str, str]:
    return each.at, each.title, each.uid


class _Reading:
    """What one file yields while it is read."""

    def __init__(self, name: str, content: bytes, span: Span) -> None:
        self._name, self._span = name, span
        self._cut = cut(name, content)
        self._faults = list(self._cut.faults)
        self._found: list[Appointment] = []
        self._left: list[str] = []
        self._out: set[tuple[str, str, str]] = set()
        self._unknown: dict[str, None] = {}
        self._days = 0
        self._aside: list[Entry] = []

    def whole(self) -> Calendar:
        """All of it."""
        for entries in self._by_uid().values():
            self._series(entries)
        self._days = 0  # what is offered comes first: series that are left out count by themselves
        for head in self._aside:
            with suppress(TooOften, *_UNREADABLE):
                turns = (start.date().isoformat() for start in self._moments(head))
                self._out |= {(head.uid, turn, head.reason) for turn in turns}
        names = (each.strip().lower() for each in self._cut.names)
        remarks = tuple(
            _('The zone "{zone}" is not known; its times are read as those here.', zone=each)
            for each in self._unknown
        )
        return Calendar(
            tuple(sorted(self._found, key=_order)),
            left_out(self._left),
            tuple(sorted(self._faults, key=lambda each: each.row or 0)),
            frozenset(each for each in names if "@" in each and " " not in each),
            remarks,
            out=frozenset(self._out),
        )

    def _by_uid(self) -> dict[str, list[Entry]]:
        zones = Zones(self._cut.zones)
        found: dict[str, list[Entry]] = defaultdict(list)
        for block in self._cut.events:
            if block.method in _ANSWERS:
                said = _("this is an answer to an invitation, not an appointment, so it was left out.")
                self._fault("answer", said, block.row)
            elif not self._is_far(block):
                try:
                    read = entry(block, zones, self._span.zone)
                except BadEntry as error:
                    self._fault(error.code, str(error), block.row)
                else:
                    found[read.uid].append(read)
                    if read.unknown_zone:
                        self._unknown[read.unknown_zone] = None
        return found

    def _is_far(self, block: Block) -> bool:
        """Whether an entry that happens once is so far outside the span that no zone brings it in."""
        day = None
        for line in block.lines:
            if line[:13].upper().startswith(_REPEATS):
                return False
            day = day or _DAY_OF.match(line)
        if day is None:
            return False
        try:
            on = date(*map(int, day.groups()))
        except ValueError:
            return False
        return not self._span.since - _NEAR <= on <= self._span.until + _NEAR

    def _series(self, entries: Sequence[Entry]) -> None:
        """The appointments of one UID: what repeats, without the turns that were taken out, moved or called off."""
        heads = [each for each in entries if each.turn is None]
        turned: dict[date, Entry] = {}
        for each in sorted(entries, key=lambda each: (each.sequence, each.row)):
            if each.turn is not None:
                turned[each.turn] = each
        if heads:
            head = max(heads, key=lambda each: (each.sequence, each.row))
            if not (head.rules or head.more):
                self._add(head, head.start, "")
            elif head.reason:
                self._left.append(head.reason)
                self._aside.append(head)
            else:
                self._turns(head, turned)
        whole = max(heads, key=lambda each: (each.sequence, each.row)).reason if heads else ""
        for each in turned.values():
            # a turn that was changed may not repeat that its whole series is private
            self._add(replace(each, reason=whole or each.reason), each.start, self._turn_of(each))
            if each.onwards and each.reason != CANCELLED:
                said = _(
                    "from here on this repeats otherwise, of which only this one was read. Tick the rest by hand."
                )
                self._fault("onwards", said, each.row)

    def _turns(self, head: Entry, turned: dict[date, Entry]) -> None:
        ended = [each.turn for each in turned.values() if each.onwards and each.reason == CANCELLED]
        out = {*head.off, *turned}
        self._out |= {(head.uid, _day_on(each, head.zone), CANCELLED) for each in head.off}
        first_off = min((each for each in ended if isinstance(each, datetime)), default=None)
        for start in self._starts(head):
            moment = in_utc(start, head.zone)
            if moment not in out and start.date() not in out and (first_off is None or moment < first_off):
                self._add(head, start, start.date().isoformat())

    def _starts(self, head: Entry) -> list[datetime]:
        """Every moment of a repeated entry on its own clock; none, and a fault, where that cannot be told."""
        try:
            return self._moments(head)
        except TooOften as error:
            self._fault("too_often", str(error), head.row)
        except _UNREADABLE:
            said = _("how this entry repeats cannot be read, so it was left out. Set its repeats anew.")
            self._fault("rule", said, head.row)
        return []

    def _moments(self, head: Entry) -> list[datetime]:
        """Every moment of a repeated entry on its own clock, up to the end of the span. Raises `TooOften`, and what
        a rule raises that cannot be read."""
        until = datetime.combine(self._span.until + _NEAR, datetime.max.time())
        found = {head.start}
        for rule in head.rules:
            self._spend(until - head.start)
            found.update(rule.turns(until, head.zone))
        for each in head.more:
            clock = each.astimezone(head.zone).replace(tzinfo=None) if isinstance(each, datetime) else None
            found.add(clock or datetime.combine(each, head.start.time()))
        return sorted(found)

    def _spend(self, time: timedelta) -> None:
        """Count the days that a rule goes through. Raises `TooOften` where all rules together go through too many."""
        self._days += max(time.days, 0)
        if self._days > _MOST_DAYS:
            raise TooOften(_("more repeats than can be read in one file. Export a shorter time of it."))

    def _turn_of(self, changed: Entry) -> str:
        return _day_on(changed.turn or date.min, changed.zone)

    def _add(self, of: Entry, start: datetime, turn: str) -> None:
        at = in_utc(start, of.zone).astimezone(self._span.zone).replace(tzinfo=None)
        inside = self._span.holds(at.date())
        if of.reason or not inside:
            self._out.add((of.uid, turn, of.reason))
        if not inside:
            return
        if of.reason:
            self._left.append(of.reason)
        else:
            self._found.append(Appointment(of.uid, at, of.title, of.guests, turn, of.free, row=of.row))

    def _fault(self, code: str, text: str, row: int) -> None:
        self._faults.append(Fault(code, text, file=self._name, row=row))


def _day_on(moment: date, zone: tzinfo) -> str:
    """The day of a moment on a clock."""
    return (moment.astimezone(zone).date() if isinstance(moment, datetime) else moment).isoformat()


WAY = Way("ics", _recognises, _read)
