"""An attendance list as people keep it: a row for each participant, a column for each meeting, an x for who came."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from graph_schema import kinds
from meshwork.formats._cells import NO, YES, CannotRead, read_day, read_flag
from meshwork.formats._headings import columns_of, fold, headings_of, property_of
from meshwork.formats._part import Part, names_in
from meshwork.formats._types import Column, Entry, Here, Table
from meshwork.text import _

_DECLINED = frozenset({"afgemeld", "afmelding", "declined", "verhinderd"})
_DATE_IN = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:\d{1,2}\.? )?[A-Za-z]{3,9}\.? \d{4}(?!\d)"
)


def is_list(table: Table, kind: str | None) -> bool:
    """Whether a table is an attendance list: it has no column for the session, it has one for the name, and at
    least one heading holds a date above cells that only say yes or no."""
    if kind not in {None, "attendance", "stakeholders"}:
        return False
    if kind == "attendance" and "session" in {each.property for each in columns_of("attendance", table.headings)}:
        return False
    return _name_place(table) is not None and any(
        _date_in(heading) and _ticks(table, place) for place, heading in enumerate(table.headings)
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
        for place, each in enumerate(columns_of("stakeholders", table.headings))
    )
    sessions = {place: _session(part, place, heading) for place, heading in meetings.items()}
    for number, cells in table.rows:
        if not cells[who]:
            part.fault("missing", _("there is no name in this row. Fill it in."), number, table.headings[who])
            continue
        names = names_in(cells[who], known, commas=table.headings[who] in part.how.commas)
        _participants(part, names, number, cells, meetings)
        for place, session in sessions.items():
            part.entries += _tick(part, names, number, cells[place], place, session)


def _participants(
    part: Part, names: tuple[str, ...], number: int, cells: tuple[str, ...], meetings: Collection[int]
) -> None:
    values: dict[str, object] = {}
    extras = []
    bad = False
    for place, (column, cell) in enumerate(zip(part.columns, cells, strict=True)):
        known = property_of("stakeholders", column.property or "")
        if place in meetings or not cell or column.property in {"name", "id"}:
            continue
        if known is None:
            extras.append((column.heading or f"column {place + 1}", cell))
        else:
            good, values[known.name] = part.read(known, cell, number, column.heading)
            bad = bad or not good
    for name in names:
        told = values if len(names) == 1 else {}
        kept = tuple(extras) if len(names) == 1 else ()
        part.entries.append(
            Entry("stakeholders", {"name": name, **told}, None, kept, part.place, number, makes=True, bad=bad)
        )


def _session(part: Part, place: int, heading: str) -> Here | str:
    """The session that a column is: made from the date in its heading, else one that is known by this name."""
    found = _date_in(heading)
    if found is None:
        return heading
    told, date = found
    title = " ".join(heading.replace(told, " ").split()).strip(" -–:,()") or None
    mark = f"{part.place}:meeting {place}"
    row = part.table.rows[0][0] - 1 if part.table.rows else 1
    values = {"date": date} if title is None else {"date": date, "title": title}
    part.entries.append(Entry("sessions", values, None, (), part.place, row, makes=True, mark=mark))
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
    if _date_in(heading):
        return fold(heading) not in headings_of("stakeholders")
    return fold(heading) not in headings_of("stakeholders") and bool(heading) and _ticks(table, place)


def _ticks(table: Table, place: int) -> bool:
    """Whether a column holds ticks and nothing else, and one at least."""
    held = {cells[place].casefold() for _number, cells in table.rows} - {""}
    return bool(held & YES) and held <= YES | NO | _DECLINED


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
