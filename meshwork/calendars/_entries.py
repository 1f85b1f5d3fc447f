"""One entry of an iCalendar file, parsed by the library and turned into plain values; or the fault of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, cast

from meshwork.calendars._blocks import Block
from meshwork.calendars._repeats import Rule
from meshwork.calendars._titles import called_off
from meshwork.calendars._types import ALL_DAY, CANCELLED, PRIVATE, Guest
from meshwork.calendars._zones import Zones
from meshwork.text import _

if TYPE_CHECKING:
    from icalendar import Event

_NOBODY = frozenset({"ROOM", "RESOURCE"})
_EARLIEST, _LATEST = 1900, 2200
_DAY = timedelta(days=1)


class BadEntry(ValueError):
    """An entry that cannot be read: a code for its kind, and what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the file has it: `start` is the time on its own clock, `zone` the clock's.

    `reason` says why it is left out, or "". `turn` is the moment of the repeated one it takes the place of (UTC, or
    a day), `onwards` whether of all that follow too. `off` and `more` are the moments taken out of and added to it.
    """

    uid: str
    row: int
    start: datetime
    zone: tzinfo
    title: str
    guests: tuple[Guest, ...]
    reason: str
    free: bool
    sequence: int
    turn: date | None
    onwards: bool
    rules: tuple[Rule, ...]
    off: tuple[date, ...]
    more: tuple[date, ...]
    unknown_zone: str


def entry(block: Block, zones: Zones, here: tzinfo) -> Entry:
    """What a block says; times without a zone, or in one that nobody knows, are those `here`. Raises `BadEntry`."""
    from icalendar import Event

    try:
        event = cast("Event", Event.from_ical(block.text()))
    except Exception as error:  # the library raises many sorts for what is no entry
        raise BadEntry("entry", _("this entry cannot be read. Open it in your calendar and save it anew.")) from error
    wrong = {name for name, _why in event.errors}
    began = _first(event.get("DTSTART"))
    if began is None or "DTSTART" in wrong or not isinstance(began.dt, date):
        raise BadEntry("no_date", _("this entry has no day that can be read. Open it in your calendar and save it."))
    if wrong & {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}:
        raise _bad_rule()
    start, zone, unknown = _clock(began, zones, here)
    if not _EARLIEST <= start.year <= _LATEST:
        raise BadEntry("no_date", _("{day} cannot be the day of an appointment. Correct it there.", day=start.date()))
    title = str(_first(event.get("SUMMARY")) or "").strip()
    turn = _first(event.get("RECURRENCE-ID"))
    return Entry(
        uid=str(_first(event.get("UID")) or "").strip() or f"{start.isoformat()} {title}",
        row=block.row,
        start=start,
        zone=zone,
        title=title,
        guests=_guests(event),
        reason=_reason(event, block, start, title),
        free=str(_first(event.get("TRANSP")) or "").upper() == "TRANSPARENT",
        sequence=_whole(event.get("SEQUENCE")),
        turn=next(_moments(turn, zones, zone), None) if turn is not None else None,
        onwards=bool(turn is not None and str(turn.params.get("RANGE", "")).upper() == "THISANDFUTURE"),
        rules=tuple(Rule(each, start) for each in _all(event.get("RRULE"))),
        off=tuple(_lists(event, "EXDATE", zones, zone)),
        more=tuple(_lists(event, "RDATE", zones, zone)),
        unknown_zone=unknown,
    )


def _bad_rule() -> BadEntry:
    return BadEntry("rule", _("how this entry repeats cannot be read, so it was left out. Set its repeats anew."))


def _reason(event: Event, block: Block, start: datetime, title: str) -> str:
    if str(_first(event.get("CLASS")) or "PUBLIC").strip().upper() in {"PRIVATE", "CONFIDENTIAL"}:
        return PRIVATE
    cancelled = str(_first(event.get("STATUS")) or "").upper() == "CANCELLED"
    if cancelled or block.method == "CANCEL" or called_off(title):
        return CANCELLED
    marked = str(_first(event.get("X-MICROSOFT-CDO-ALLDAYEVENT")) or "").upper() == "TRUE"
    return ALL_DAY if marked or _whole_day(event, start) else ""


def _whole_day(event: Event, start: datetime) -> bool:
    """A day without a time, or one or more whole days from midnight on."""
    began = _first(event.get("DTSTART")).dt
    if not isinstance(began, datetime):
        return True
    ended, lasts = _first(event.get("DTEND")), _first(event.get("DURATION"))
    length = timedelta()
    if ended is not None and isinstance(ended.dt, datetime):
        length = ended.dt.replace(tzinfo=None) - start
    elif lasts is not None and isinstance(lasts.dt, timedelta):
        length = lasts.dt
    return start.time() == datetime.min.time() and length >= _DAY and length % _DAY == timedelta()


def _guests(event: Event) -> tuple[Guest, ...]:
    """Who is named, each once; who invited came, unless it says otherwise itself. Rooms are nobody."""
    found: dict[str, Guest] = {}
    for place, said in (("ATTENDEE", event.get("ATTENDEE")), ("ORGANIZER", event.get("ORGANIZER"))):
        for each in _all(said):
            kind, part = (str(each.params.get(name, "")).upper() for name in ("CUTYPE", "PARTSTAT"))
            if kind in _NOBODY or str(each.params.get("ROLE", "")).upper() == "NON-PARTICIPANT":
                continue
            email, name = _address(each), str(each.params.get("CN", "")).strip().strip("'\"")
            came = {"ACCEPTED": True, "DECLINED": False}.get(part)
            if came is None and place == "ORGANIZER":
                came = True
            if email or name:
                found.setdefault(email or name.casefold(), Guest(email, "" if "@" in name else name, came))
    return tuple(found.values())


def _address(said: Any) -> str:
    text = str(said)
    email = text[7:] if text[:7].lower() == "mailto:" else str(said.params.get("EMAIL", ""))
    email = email.strip().lower()
    return email if "@" in email and " " not in email else ""


def _clock(said: Any, zones: Zones, here: tzinfo) -> tuple[datetime, tzinfo, str]:
    """Local time without a zone, the zone, and the name of a zone that nobody knows."""
    moment = said.dt
    if not isinstance(moment, datetime):
        return datetime.combine(moment, datetime.min.time()), here, ""
    name = str(said.params.get("TZID", ""))
    plain = moment.replace(tzinfo=None)
    if not name:
        return plain, UTC if moment.tzinfo else here, ""
    zone = zones.find(name)
    return plain, zone or here, "" if zone else name


def _moments(said: Any, zones: Zones, zone: tzinfo) -> Iterator[date]:
    """The moments of a property in UTC; a day without a time stays a day."""
    name = str(getattr(said, "params", {}).get("TZID", ""))
    for each in said.dts:
        moment = each.dt[0] if isinstance(each.dt, tuple) else each.dt
        if isinstance(moment, datetime):
            clock = zones.find(name) if name else UTC if moment.tzinfo else zone
            yield in_utc(moment.replace(tzinfo=None), clock or zone)
        elif isinstance(moment, date):
            yield moment


def _lists(event: Event, name: str, zones: Zones, zone: tzinfo) -> Iterator[date]:
    for each in _all(event.get(name)):
        yield from _moments(each, zones, zone)


def in_utc(moment: datetime, zone: tzinfo) -> datetime:
    """A time on a clock as the moment that it is everywhere."""
    return moment.replace(tzinfo=zone).astimezone(UTC)


def _first(said: Any) -> Any:
    return (said[0] if said else None) if isinstance(said, list) else said


def _all(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [] if said is None else [said]


def _whole(said: Any) -> int:
    try:
        return int(_first(said) or 0)
    except (TypeError, ValueError):
        return 0
