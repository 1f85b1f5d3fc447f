"""The CSV that Outlook on a computer exports, in Dutch or English, with the columns of who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from types import MappingProxyType

from meshwork import formats
from meshwork.calendars._titles import called_off
from meshwork.calendars._types import ALL_DAY, CANCELLED, PRIVATE, Appointment, Calendar, Guest, Span, Way, left_out
from meshwork.errors import Fault, MeshworkError
from meshwork.formats import How, Table, fold
from meshwork.text import _, day

_HEADINGS = MappingProxyType(
    {
        "title": ("Subject", "Onderwerp"),
        "day": ("Start Date", "Begindatum", "Startdatum"),
        "time": ("Start Time", "Begintijd", "Starttijd"),
        "whole": ("All day event", "Duurt hele dag", "Hele dag", "Gebeurtenis, hele dag", "Duurt een hele dag"),
        "organiser": (
            "Meeting Organizer",
            "Organizer",
            "Vergaderingsorganisator",
            "Organisator van vergadering",
            "Organisator",
        ),
        "required": ("Required Attendees", "Vereiste deelnemers", "Verplichte deelnemers"),
        "optional": ("Optional Attendees", "Optionele deelnemers"),
        "private": ("Private", "Privé"),
        "sensitivity": ("Sensitivity", "Gevoeligheid", "Vertrouwelijkheid"),
        "shown": ("Show time as", "Tijd weergeven als"),
    }
)
_NEEDED = frozenset({"title", "day"})
_YES = frozenset({"true", "waar", "yes", "ja", "1", "aan", "on"})
_OPEN = frozenset({"", "normal", "normaal", "0"})
_FREE = frozenset({"free", "beschikbaar", "vrij", "0"})
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>(),;'\"]+@[^\s<>(),;'\"]+\.[^\s<>(),;'\"]+")
_AROUND = "<>()'\" "


def _recognises(name: str, content: bytes) -> bool:  # noqa: ARG001  every way is asked the same
    head = content[:4096].replace(b"\0", b"").decode("utf-8", "replace").split("\n", 2)[:2]
    columns = {fold(cell) for line in head for cell in re.split("[;,\t]", line.lstrip("\ufeff"))}
    return all(columns & {fold(word) for word in _HEADINGS[each]} for each in _NEEDED)


def _read(name: str, content: bytes, span: Span) -> Calendar:
    try:
        (table,) = formats.every_format()["csv_folder"].tables(name, content, How())  # type: ignore[misc]
    except MeshworkError as error:
        row, code = getattr(error, "row", None), getattr(error, "code", "broken")
        return Calendar(faults=(Fault(code, str(error), file=name, row=row),))
    places = _places(table.headings)
    rows = [(row, {key: cells[place].strip() for key, place in places.items()}) for row, cells in table.rows]
    day_first, remarks = _day_first(rows, table, places)
    found: list[Appointment] = []
    left: list[str] = []
    faults = list(table.faults)
    for row, cells in rows:
        at = _moment(cells, day_first=day_first)
        if at is None:
            said = _('"{value}" is no day. Export the calendar again, with all its columns.', value=cells["day"][:40])
            heading = table.headings[places["day"]]
            faults.append(Fault("no_date", said, file=name, row=row, column=heading, value=cells["day"][:40]))
        elif span.holds(at.date()):
            if reason := _reason(cells):
                left.append(reason)
            else:
                found.append(_appointment(cells, at, row))
    faults.sort(key=lambda each: each.row or 0)
    return Calendar(
        tuple(sorted(found, key=lambda each: (each.at, each.row))), left_out(left), tuple(faults), remarks=remarks
    )


def _places(headings: Sequence[str]) -> dict[str, int]:
    """Where each column stands."""
    at = {fold(heading): place for place, heading in reversed(list(enumerate(headings)))}
    found = {key: [at[fold(word)] for word in words if fold(word) in at] for key, words in _HEADINGS.items()}
    return {key: places[0] for key, places in found.items() if places}


def _appointment(cells: Mapping[str, str], at: datetime, row: int) -> Appointment:
    guests: dict[str, Guest] = {}
    for key, came in (("organiser", True), ("required", None), ("optional", None)):
        for guest in _guests(cells.get(key, ""), came):
            guests.setdefault(guest.email or guest.name.casefold(), guest)
    # Outlook leaves the UID out: what it is and when it is must do
    uid = "\0".join((cells["title"], at.isoformat(), cells.get("organiser", "")))
    free = cells.get("shown", "").casefold() in _FREE - {"0"}
    return Appointment(uid, at, cells["title"], tuple(guests.values()), free=free, row=row)


def _guests(text: str, came: bool | None) -> Iterator[Guest]:
    for each in re.split(r"[;\n]", text):
        address = _ADDRESS.search(each)
        name = (each.replace(address[0], "") if address else each).strip(_AROUND)
        if address or name:
            yield Guest(address[0].lower() if address else "", name, came)


def _reason(cells: Mapping[str, str]) -> str:
    if cells.get("private", "").casefold() in _YES or cells.get("sensitivity", "").casefold() not in _OPEN:
        return PRIVATE
    if called_off(cells["title"]):
        return CANCELLED
    return ALL_DAY if cells.get("whole", "").casefold() in _YES else ""


def _day_first(
    rows: Sequence[tuple[int, Mapping[str, str]]], table: Table, places: Mapping[str, int]
) -> tuple[bool, tuple[str, ...]]:
    """Whether the day stands before the month, and what to say where that was a guess.

    A number above 12 tells; else Dutch headings do, and the clock of twelve hours of the United States.
    """
    dates = [found for _row, cells in rows if (found := _DATE.match(cells["day"])) and len(found[1]) < 3]
    if any(int(found[1]) > 12 for found in dates):
        return True, ()
    if any(int(found[2]) > 12 for found in dates):
        return False, ()
    if not dates or table.headings[places["title"]].casefold() == "onderwerp":
        return True, ()
    twelve = any("m" in cells.get("time", "").casefold() for _row, cells in rows)
    read = _day(dates[0][0], day_first=not twelve)
    said = _("{written} is read as {day}.", written=dates[0][0], day=day(read)) if read else ""
    return not twelve, (said,) if said else ()


def _day(text: str, *, day_first: bool) -> date | None:
    try:
        found = formats.day_of(text, day_first=day_first)
    except ValueError:
        return None
    return found.start if found and found.start == found.end else None


def _moment(cells: Mapping[str, str], *, day_first: bool) -> datetime | None:
    on = _day(cells["day"].split(" ")[0], day_first=day_first)
    if on is None:
        return None
    clock = _CLOCK.match(cells.get("time", ""))
    if clock is None:
        return datetime.combine(on, time.min)
    hour, half = int(clock[1]), (clock[3] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return datetime.combine(on, time(hour, int(clock[2]))) if hour < 24 and int(clock[2]) < 60 else None


WAY = Way("outlook", _recognises, _read)
