"""The text of an iCalendar file (RFC 5545) cut into its entries, each with its row, and only the lines that matter.

Cut before anything reads them, so that one broken entry spoils no other, and so that descriptions, places, links,
attachments and alarms are let go of here: no later step can keep or show them.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from meshwork.errors import Fault
from meshwork.text import _

_READ = (
    "UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS CLASS TRANSP SUMMARY ORGANIZER ATTENDEE "
    "SEQUENCE X-MICROSOFT-CDO-ALLDAYEVENT"
)
_WANTED = frozenset(_READ.encode().split())
_EVENT, _ZONE, _CALENDAR = "VEVENT", "VTIMEZONE", "VCALENDAR"
_QUOTED = re.compile(rb";(?:ENCODING=)?QUOTED-PRINTABLE(?=;|$)", re.IGNORECASE)
_CHARSET = re.compile(rb';CHARSET="?([\w.:-]+)"?(?=;|$)', re.IGNORECASE)
_LONGEST_LINE = 100_000
"""Bytes of one line, unfolded: the longest list of guests seen is a fiftieth of it."""


@dataclass(slots=True)
class Block:
    """One entry: "VEVENT" or "VTIMEZONE", the row it begins in, the method of its calendar, and its lines."""

    kind: str
    row: int
    method: str = "PUBLISH"
    lines: list[bytes] = field(default_factory=list)

    def text(self) -> str:
        """As a text of its own, with the lines that the format wants around it."""
        inner = "".join(f"{decoded(line)}\r\n" for line in self.lines)
        return f"BEGIN:{self.kind}\r\n{inner}END:{self.kind}\r\n"


@dataclass(slots=True)
class Cut:
    """What a file was cut into: entries, zones, what it calls itself, and what breaks off."""

    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def decoded(line: bytes) -> str:
    """UTF-8, else Windows-1252 as older programs write it; what neither knows becomes a mark."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def cut(name: str, content: bytes) -> Cut:
    """The entries of a file. An entry without an end is left out and told with its row, what follows it is read."""
    cutter = _Cutter(name)
    for row, line in _unfolded(content):
        cutter.feed(row, line)
    return cutter.end()


class _Cutter:
    """Takes the lines of a file one after another."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found = Cut()
        self._method = "PUBLISH"
        self._block: Block | None = None
        self._inner: list[str] = []  # what is open inside an entry: an alarm, or the halves of a zone
        self._whole = False

    def feed(self, row: int, line: bytes) -> None:
        """The next line, and the row it begins in."""
        head = line.partition(b":")[0].partition(b";")[0].strip().upper()
        if head == b"BEGIN":
            self._begin(row, line)
        elif head == b"END":
            self._end(line)
        elif self._block is None:
            self._of_calendar(head, line)
        elif self._block.kind == _ZONE or (head in _WANTED and not self._inner):
            self._block.lines.append(_plain(line))

    def end(self) -> Cut:
        """All that was found, once there are no more lines."""
        if self._block:
            self._unended()
        elif not self._whole:
            said = _("this file breaks off before its end. What is in it was read; export it again.")
            self._found.faults.append(Fault("breaks_off", said, file=self._name))
        return self._found

    def _begin(self, row: int, line: bytes) -> None:
        value = _value(line)
        if value in {_EVENT, _ZONE, _CALENDAR}:
            self._unended()
            self._whole = False
        if value in {_EVENT, _ZONE}:
            self._block = Block(value, row, self._method)
        elif value == _CALENDAR:
            self._method = "PUBLISH"
        elif self._block:
            self._inner.append(value)
            self._keep_zone(line)

    def _end(self, line: bytes) -> None:
        value = _value(line)
        if self._inner and value == self._inner[-1]:
            self._inner.pop()
            self._keep_zone(line)
        elif self._block and value == self._block.kind:
            (self._found.events if value == _EVENT else self._found.zones).append(self._block)
            self._block, self._inner = None, []
        elif value == _CALENDAR:
            self._unended()
            self._whole = True

    def _of_calendar(self, head: bytes, line: bytes) -> None:
        if head == b"METHOD":
            self._method = _value(line)
        elif head == b"X-WR-CALNAME":
            self._found.names.append(decoded(line).partition(":")[2].strip())

    def _keep_zone(self, line: bytes) -> None:
        if self._block and self._block.kind == _ZONE:
            self._block.lines.append(line)

    def _unended(self) -> None:
        if self._block:
            said = _("this entry has no end, so it was left out. Export the calendar again.")
            self._found.faults.append(Fault("no_end", said, file=self._name, row=self._block.row))
        self._block, self._inner = None, []


def _value(line: bytes) -> str:
    return line.partition(b":")[2].strip().upper().decode("ascii", "replace")


def _plain(line: bytes) -> bytes:
    """A line as text in UTF-8, where vCalendar 1.0 wrote it as quoted-printable in a character set of its own."""
    head, _colon, value = line.partition(b":")
    if not _QUOTED.search(head):
        return line
    said = quopri.decodestring(value)
    with suppress(
        LookupError, UnicodeDecodeError
    ):  # a set that nobody knows, or that it is not in: read as others are
        if found := _CHARSET.search(head):
            said = said.decode(found[1].decode("ascii")).encode()
    words = b" ".join(said.split())  # an end of line in it would begin a line of its own
    return _CHARSET.sub(b"", _QUOTED.sub(b"", head)) + b":" + words


def _unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each line with the row it begins in; what goes on in the next row after a space belongs to it, and in
    quoted-printable what goes on after "=".

    Joined as bytes: programs that fold every 75 bytes break a letter of two bytes in the middle.
    """
    row, parts, size = 0, [b""], 0
    for number, line in enumerate(content.splitlines(), 1):
        if row and parts[-1].endswith(b"=") and _QUOTED.search(parts[0].partition(b":")[0]):
            parts[-1] = parts[-1][:-1]
            size += len(line)
            parts.append(line if size < _LONGEST_LINE else b"=")
            continue
        if line[:1] in {b" ", b"\t"} and row:
            size += len(line)
            if size < _LONGEST_LINE:
                parts.append(line[1:])
            continue
        if row:
            yield row, b"".join(parts)
        row, parts, size = number, [line], len(line)
    if row:
        yield row, b"".join(parts)
