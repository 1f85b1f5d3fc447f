"""What passes between the steps: bytes and a span in, a calendar of appointments out, all of it in memory only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from meshwork.errors import Fault


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which day to read, both included, and in which zone a day is a day."""

    since: date
    until: date
    zone: tzinfo

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody an appointment names: an address in small letters, a name, and whether it came.

    `came` is False for who declined, True for who accepted or invited, None where nothing was said.
    """

    email: str = ""
    name: str = ""
    came: bool | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment on one day, as far as it can matter: its description, place and links are never read.

    `uid` is what the calendar calls it; `turn` which of a repeated one it is, by the moment it was first planned at,
    and "" where it does not repeat. `at` is local time in the span's zone. `line` says that a person wrote it down
    as a line of text, in `row` of the file.
    """

    uid: str
    at: datetime
    title: str
    guests: tuple[Guest, ...] = ()
    turn: str = ""
    free: bool = False
    line: bool = False
    row: int = 0

    @property
    def day(self) -> date:
        """The day it was on."""
        return self.at.date()


PRIVATE, ALL_DAY, CANCELLED, DECLINED = "private", "all_day", "cancelled", "declined"
"""Why an appointment is left out: marked private, a whole day long, called off, or declined."""


@dataclass(frozen=True, slots=True)
class Left:
    """How many appointments were left out, and for which reason (`PRIVATE` and the like)."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """What was read: appointments in the order of time, what was left out, and what is wrong with the rest.

    `owners` are addresses that the calendar itself says it is of; `remarks` how something was read that could be
    read in two ways. `file` is what it was read from. `out` are those that were left out, by `uid`, `turn` and reason
    ("" for what lies outside the span).
    """

    appointments: tuple[Appointment, ...] = ()
    left: tuple[Left, ...] = ()
    faults: tuple[Fault, ...] = ()
    owners: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    file: str = ""
    out: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """One way calendars are written. `recognises` and `read` are given the file's name and its bytes."""

    key: str
    recognises: Callable[[str, bytes], bool]
    read: Callable[[str, bytes, Span], Calendar]


def left_out(reasons: Iterable[str]) -> tuple[Left, ...]:
    """How often each reason stands there, in the order of their names.

    >>> left_out(["private", "all_day", "private"])
    (Left(reason='all_day', count=1), Left(reason='private', count=2))
    """
    held = list(reasons)
    return tuple(Left(each, held.count(each)) for each in sorted(set(held)))


def together(one: tuple[Left, ...], other: tuple[Left, ...]) -> tuple[Left, ...]:
    """How often each reason stands in the one and the other."""
    count = Counter({each.reason: each.count for each in one})
    count.update({each.reason: each.count for each in other})
    return tuple(Left(reason, n) for reason, n in sorted(count.items()))
