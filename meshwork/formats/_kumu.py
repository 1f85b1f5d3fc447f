"""Kumu's elements and connections become stakeholders, goals, ties and commitments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema import kinds
from meshwork.formats._cells import CannotRead, read_cell
from meshwork.formats._headings import columns_of, fold, property_of
from meshwork.formats._part import Part
from meshwork.formats._types import Column, Entry, Notice, Table
from meshwork.text import _, plural

_ELEMENT = {"label": "name", "type": "Element Type", "elementtype": "Element Type", "location": "place"}
_CONNECTION = {"from": "source", "to": "target", "type": "Connection Type", "connectiontype": "Connection Type"}


def is_kumu(table: Table) -> bool:
    """Whether a table is one of Kumu's two: of its JSON, or a sheet or file Elements or Connections."""
    held = {fold(each) for each in table.headings}
    return (
        table.kind == "kumu"
        or (fold(table.called) == "elements" and "label" in held)
        or (fold(table.called) == "connections" and {"from", "to"} <= held)
    )


def read_kumu(parts: Sequence[Part]) -> None:
    """Read elements first, then connections; an end that no element has becomes an element, as in Kumu."""
    goals: set[str] = set()
    known: set[str] = set()
    for part in parts:
        if fold(part.table.called) == "elements":
            for entry in _entries(part, "stakeholders", _ELEMENT):
                part.entries.append(_element(part, entry))
                names = {part.entries[-1].id or "", str(entry.values.get("name") or "")}
                known |= names
                goals |= names if part.entries[-1].kind == "goals" else set()
    for part in parts:
        if fold(part.table.called) == "connections":
            _connections(part, known, goals)


def _connections(part: Part, known: set[str], goals: set[str]) -> None:
    left = 0
    made: dict[str, None] = {}
    for entry in _entries(part, "ties", _CONNECTION):
        source, target = str(entry.values.get("source") or ""), str(entry.values.get("target") or "")
        if not source or not target:
            said = _("a connection has two ends, and one is empty. Fill it in or leave the row out.")
            part.fault("missing", said, entry.row, part.sheet.heading("target" if source else "source"))
            continue
        made |= dict.fromkeys(each for each in (source, target) if each not in known)
        if {source, target} <= goals:
            left += 1
        elif {source, target} & goals:
            ends = (
                {"stakeholder": target, "goal": source}
                if source in goals
                else {"stakeholder": source, "goal": target}
            )
            part.entries.append(replace(entry, kind="commitments", values=ends))
        else:
            part.entries.append(_tie(entry))
    if made:
        said = plural(
            "{n} end of a connection is no element; it becomes one, as in Kumu.",
            "{n} ends of connections are no elements; they become elements, as in Kumu.",
            len(made),
        )
        part.notices.append(Notice("unknown_ends", said, len(made), tuple(made)))
    if left:
        said = plural(
            "{n} connection between two goals is left out.", "{n} connections between two goals are left out.", left
        )
        part.notices.append(Notice("between_goals", said, left))


def _entries(part: Part, kind: str, words: dict[str, str]) -> list[Entry]:
    """The rows, read leniently: a column counts as a property only if all that it holds can be read as such."""
    table = part.table
    headings = [words.get(fold(each), each) for each in table.headings]
    part.kind = kind
    part.columns = tuple(
        _lenient(part, replace(column, heading=shown) if column.property else column, place, kind)
        for place, (column, shown) in enumerate(zip(columns_of(kind, headings), table.headings, strict=True))
    )
    found = []
    for number, cells in table.rows:
        values: dict[str, object] = {}
        extras = []
        id_ = None
        for column, heading, cell in zip(part.columns, headings, cells, strict=True):
            if not cell:
                continue
            if column.property == "id":
                id_ = cell
            elif (it := property_of(kind, column.property or "")) is None:
                extras.append((heading, cell))
            else:
                values[it.name] = read_cell(it, cell, day_first=part.how.day_first)
        entry = Entry(kind, values, id_, tuple(extras), part.place, number, makes=True, foreign=True)
        if kind == "stakeholders" and not values.get("name"):
            part.fault("missing", _("this element has no label. Fill it in."), number, "Label")
        else:
            found.append(entry)
    return found


def _lenient(part: Part, column: Column, place: int, kind: str) -> Column:
    it = property_of(kind, column.property or "")
    if it is None:
        return column
    for _number, cells in part.table.rows:
        try:
            if cells[place] and it.to is None:
                read_cell(it, cells[place], day_first=part.how.day_first)
        except CannotRead:
            return Column(column.heading, None, private=True, openable=True)
    return column


def _element(part: Part, entry: Entry) -> Entry:
    """An element as a stakeholder; as a goal where its type was said to be one."""
    types = [value for heading, value in entry.extras if heading == "Element Type"]
    goal_types = {fold(each) for each in part.how.goal_types} | {
        fold(each) for name, alternatives in part.how.mapping if name == "goal" for each in alternatives
    }
    if any(fold(each) in goal_types for each in types):
        return replace(entry, kind="goals", values={"title": entry.values["name"]})
    for each in types:
        try:
            kind = read_cell(kinds()["stakeholders"].property("kind"), each)
        except CannotRead:
            continue
        extras = tuple(pair for pair in entry.extras if pair[0] != "Element Type")
        return replace(entry, values={**entry.values, "kind": kind}, extras=extras)
    return entry


def _tie(entry: Entry) -> Entry:
    for heading, value in entry.extras:
        if heading == "Connection Type":
            try:
                kind = read_cell(kinds()["ties"].property("kind"), value)
            except CannotRead:
                continue
            extras = tuple(pair for pair in entry.extras if pair[0] != heading)
            return replace(entry, values={**entry.values, "kind": kind}, extras=extras)
    return entry
