"""An attendance list as people keep it: a row for each participant, a column for each meeting, an x for who came."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from graph_schema import kinds
from meshwork.formats._cells import NO, YES, CannotRead, read_day, read_flag
from meshwork.formats._headings import columns_of, fold, headings_of, property_of
from meshwork.formats._meant import as_meant
from meshwork.formats._part import Part, constant_day, names_in
from meshwork.formats._types import Column, Entry, Here, Table
from meshwork.text import _
from meshwork.when import When

_DECLINED = frozenset({"afgemeld", "afmelding", "afwezig met bericht", "declined", "verhinderd"})
_WAS_THERE = frozenset(
    {
        "aanwezig",
        "aanwezigop",
        "datum",
        "date",
        "erbij",
        "op",
        "present",
        "wasaanwezig",
        "waserbij",
        "waser",
        "kwamop",
    }
)
"""Folded words beside the day in a heading that are no title."""
_DATE_IN = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:\d{1,2}\.? )?[A-Za-z]{3,9}\.? \d{4}(?!\d)"
)
_NO_YEAR = re.compile(r"(?<![\d-])\d{1,2}(?:[-/.]\d{1,2}(?![-/.\d])| [a-z]{3,9}\b)", re.IGNORECASE)


def is_list(table: Table, kind: str | None) -> bool:
    """Whether a table is an attendance list: it has no column for the session, it has one for the name, and at
    least one heading holds a day above cells that mostly say yes or no."""
    if kind not in {None, "attendance", "stakeholders"}:
        return False
    if kind == "attendance" and "session" in {each.property for each in columns_of("attendance", table.headings)}:
        return False
    return _name_place(table) is not None and any(
        (_date_in(heading) or _day_in(heading)) and _ticks(table, place, most=True)
        for place, heading in enumerate(table.headings)
    )


def read_list(part: Part, known: Collection[str]) -> None:
    """Read who is in the list as stakeholders, each column of ticks as a session, each tick as attendance."""
    table = part.table
    who = _name_place(table)
    part.kind = "attendance"
    if who is None:
        part.columns = tuple(Column(each, None, private=True) for each in table.headings)
        part.fault("no_column", _("there is no column with names. Give it the heading name (naam)."))
        return
    meetings = {
        place: heading
        for place, heading in enumerate(table.headings)
        if place != who and _is_meeting(table, place, heading)
    }
    part.columns = tuple(
        Column(each.heading, "session")
        if place in meetings
        else replace(each, property="name" if place == who else None if each.property == "name" else each.property)
        for place, each in enumerate(as_meant(part, "stakeholders", columns_of("stakeholders", table.headings)))
    )
    sessions = {place: _session(part, place, heading) for place, heading in meetings.items()}
    for number, cells in table.rows:
        if not cells[who]:
            part.fault("missing", _("there is no name in this row. Fill it in."), number, table.headings[who])
            continue
        faults, first = len(part.faults), len(part.entries)
        names = names_in(cells[who], known, commas=table.headings[who] in part.how.commas)
        _participants(part, names, number, cells, meetings)
        for place, session in sessions.items():
            if session is not None:
                part.entries += _tick(part, names, number, cells[place], place, session)
        if len(part.faults) > faults:  # the row stays out as a whole
            part.entries[first:] = [replace(each, bad=True) for each in part.entries[first:]]


def _participants(
    part: Part, names: tuple[str, ...], number: int, cells: tuple[str, ...], meetings: Collection[int]
) -> None:
    values: dict[str, object] = {}
    extras = []
    for place, (column, cell) in enumerate(zip(part.columns, cells, strict=True)):
        known = property_of("stakeholders", column.property or "")
        if place in meetings or not cell or column.property in {"name", "id"}:
            continue
        if known is None:
            extras.append((column.heading or f"column {place + 1}", cell))
        else:
            _good, values[known.name] = part.read(known, cell, number, column.heading)
    for name in names:
        told = values if len(names) == 1 else {}
        kept = tuple(extras) if len(names) == 1 else ()
        part.entries.append(Entry("stakeholders", {"name": name, **told}, None, kept, part.place, number, makes=True))


def _session(part: Part, place: int, heading: str) -> Here | str | None:
    """The session that a column is: made from the date in its heading, else one that is known by this name; None,
    with a fault, where its day has no year."""
    found = _date_in(heading) or _in_year(heading, constant_day(part))
    if found is None and (told := _day_in(heading)):
        said = _(
            "the day in this heading has no year. Write it as {example}, or say the year of this list (--date 2019).",
            example=_with_year(told, 2019),
        )
        part.fault("no_year", said, part.table.first, heading, told)
        return None
    if found is None:
        return heading
    told, date = found
    title = " ".join(heading.replace(told, " ").split()).strip(" -–:,()?!") or None
    if title and fold(title) in _WAS_THERE:
        title = None
    mark = f"{part.place}:meeting {place}"
    values = {"date": date} if title is None else {"date": date, "title": title}
    part.entries.append(Entry("sessions", values, None, (), part.place, part.table.first, makes=True, mark=mark))
    return Here(mark)


def _tick(part: Part, names: tuple[str, ...], number: int, cell: str, place: int, session: Here | str) -> list[Entry]:
    said = cell.casefold()
    if not cell:
        return []
    told: dict[str, object] = {"present": True}
    if said in _DECLINED:
        told = {"invited": True, "present": False}
    else:
        try:
            if not read_flag(cell):
                return []
        except CannotRead as error:
            part.fault(error.code, str(error), number, part.table.headings[place], cell)
            return []
    return [
        Entry(
            "attendance", {"stakeholder": name, "session": session, **told}, None, (), part.place, number, makes=True
        )
        for name in names
    ]


def _is_meeting(table: Table, place: int, heading: str) -> bool:
    if not heading or fold(heading) in headings_of("stakeholders"):
        return False
    return bool(_date_in(heading)) or _ticks(table, place, most=bool(_day_in(heading)))


def _ticks(table: Table, place: int, *, most: bool = False) -> bool:
    """Whether a column holds ticks and nothing else, and one at least; with `most`, whether half of it are ticks."""
    held = list(filter(None, (cells[place].casefold() for _number, cells in table.rows)))
    ticks = [each for each in held if each in YES or each in NO or each in _DECLINED]
    return any(each in YES for each in ticks) and (len(ticks) * 2 >= len(held) if most else len(ticks) == len(held))


def _name_place(table: Table) -> int | None:
    for kind, name in (("stakeholders", "name"), ("attendance", "stakeholder")):
        if kind in kinds():
            for place, column in enumerate(columns_of(kind, table.headings)):
                if column.property == name:
                    return place
    return None


def _date_in(heading: str) -> tuple[str, object] | None:
    for found in _DATE_IN.finditer(heading):
        try:
            return found[0], read_day(found[0])
        except CannotRead:
            continue
    return None


def _day_in(heading: str) -> str:
    """A day without a year in a heading, as it stands there; else nothing."""
    if _date_in(heading):
        return ""
    for found in _NO_YEAR.finditer(heading):
        if _in_leap_year(found[0]):
            return found[0]
    return ""


def _in_year(heading: str, year: When | None) -> tuple[str, object] | None:
    """The same day in the year of a day; None where the one or the other is not there."""
    told = _day_in(heading)
    if not told or year is None:
        return None
    try:
        return told, read_day(_with_year(told, year.start.year))
    except CannotRead:
        return None


def _in_leap_year(told: str) -> bool:
    try:
        return read_day(_with_year(told, 2000)) is not None
    except CannotRead:
        return False


def _with_year(told: str, year: int) -> str:
    return f"{told} {year}" if told[-1].isalpha() else f"{'-'.join(re.findall('[0-9]+', told))}-{year}"
