"""What a calendar offers a community: values that a page draws and a command tells, and nobody keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from meshwork.calendars._partners import Met
from meshwork.calendars._types import Left, Span
from meshwork.errors import Fault


@dataclass(frozen=True, slots=True)
class Signal:
    """How somebody was, as a line of text says it: energy from -2 to +2 or None, and doubt."""

    stakeholder: str
    energy: int | None
    doubt: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """An appointment that may be a contact. Nothing of it is kept unless it is ticked.

    `number` is its place in the whole calendar, the same however often it is read; `id` and `series` are keyed
    hashes, `session` the id it is kept under. `met` are partners, `facilitators` who of them was there as well,
    `unknown` the others, by name or address. `like` is a session of that day with one of these partners that stands
    already. The title is empty where it would name somebody who chose not to be on the map.
    """

    number: int
    id: str
    series: str
    session: str
    day: date
    title: str = field(repr=False)
    kind: str
    met: tuple[Met, ...]
    facilitators: tuple[str, ...]
    unknown: tuple[str, ...] = field(repr=False)
    signal: Signal | None
    like: str | None
    free: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The offers of one month, by its first day."""

    first: date
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A contact that was ticked before and stands on another day in the calendar now."""

    id: str
    session: str
    was: date
    now: date
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A contact that was ticked before and is called off now, or `gone` from the calendar that it came from."""

    id: str
    session: str
    day: date
    names: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody in appointments whom the community does not know, in how many of them, and the last of these.

    `organisation` is what the mail domain calls it, empty where anybody can have that domain; `role` says that the
    address is of the organisation itself (info@).
    """

    email: str
    name: str
    times: int
    last: date | None = None
    organisation: str = ""
    role: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What a calendar offers: `months` of what may be contacts, and what became of the rest.

    `looked_at` counts all appointments, `known` those that were ticked or passed by before and are not asked again.
    `off` are contacts whose appointment is no longer there. `maybe_mine` is the address that seems to be hers, where
    nobody told.
    """

    span: Span
    months: tuple[Month, ...] = ()
    moved: tuple[Moved, ...] = ()
    off: tuple[CalledOff, ...] = ()
    left: tuple[Left, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    looked_at: int = 0
    known: int = 0
    maybe_mine: str = ""
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()

    def only(self, shown: Collection[str]) -> Offers:
        """Without the offers that nobody was shown (by id), which then are not passed by."""
        months = (replace(of, offers=tuple(each for each in of.offers if each.id in shown)) for of in self.months)
        return replace(self, months=tuple(of for of in months if of.offers))

    def each(self) -> Iterator[Offer]:
        """Every offer, in the order of time."""
        for month in self.months:
            yield from month.offers
