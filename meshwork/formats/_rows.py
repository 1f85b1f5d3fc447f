"""A table whose headings are properties of one kind becomes entries, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product

from graph_schema import Kind, Property, kinds
from meshwork.formats._headings import LISTED, columns_of, fold, property_of
from meshwork.formats._meant import as_meant
from meshwork.formats._part import Part, names_in
from meshwork.formats._types import Column, Entry, Here, Notice, Question
from meshwork.text import _, plural

_OTHER = frozenset({"id", "origin", "confirmed_by"})


def read_rows(part: Part, kind: str, known: Collection[str], *, makes: bool = False) -> None:
    """Read all rows of a table as facts of a kind. `known` are names and ids of stakeholders in the same import."""
    it = kinds()[kind]
    part.kind = kind
    part.columns = as_meant(part, kind, columns_of(kind, part.table.headings))
    _note_headings(part)
    named_by_id = _named_by_id(it, part.columns)
    missing = [each for each in _needed(it) if each.name not in _read(part.columns) and each.name != named_by_id]
    for each in missing:
        said = _(
            'there is no column "{column}". Add it, or give the column that holds it this heading.', column=each.name
        )
        part.fault("no_column", said, column=each.name)
    if missing:
        return
    commas = _comma_columns(part, it, known)
    for number, cells in part.table.rows:
        entry, lists = _row(part, it, number, cells, named_by_id)
        entry = replace(entry, makes=makes)
        if kind == "stakeholders" or not entry.values:
            part.entries.append(entry)
        else:
            part.entries += _spread(entry, it, known, commas)
        part.entries += _listed(entry, lists, known, makes=makes)


def open_question(part: Part) -> None:
    """Ask whether the unknown columns may be seen by others; until somebody says so they are for facilitators."""
    for column in part.columns:
        chosen = (part.kind or "", column.heading) in part.how.opened
        if column.property is None and column.openable and not chosen:
            part.questions.append(
                Question(
                    "open",
                    f"open:{part.kind}:{column.heading}",
                    _('Who may see the column "{column}"?', column=column.heading),
                    (("private", _("facilitators only")), ("open", _("others too"))),
                    proposed="private",
                    subject=column.heading,
                )
            )


def _read(columns: tuple[Column, ...]) -> set[str | None]:
    return {each.property for each in columns}


def _needed(it: Kind) -> Iterator[Property]:
    return (each for each in it.properties if each.required)


def _named_by_id(it: Kind, columns: tuple[Column, ...]) -> str | None:
    """A thing without a column for its name is called by its id."""
    first = next(_needed(it), None)
    read = _read(columns)
    return first.name if first and first.type == "text" and first.name not in read and "id" in read else None


def _note_headings(part: Part) -> None:
    for heading, count in Counter(fold(each.heading) for each in part.columns).items():
        if heading and count > 1:
            twice = [each.heading for each in part.columns if fold(each.heading) == heading]
            said = _("this heading stands here twice. Give one of the columns another heading.")
            part.fault("heading_twice", said, row=part.table.first, column=twice[-1])
    own = tuple(each.heading for each in part.columns if each.property is None and each.heading)
    if own:
        said = plural(
            "{sheet}: {n} column is not known to Meshwork; it is kept, for facilitators only.",
            "{sheet}: {n} columns are not known to Meshwork; they are kept, for facilitators only.",
            len(own),
            sheet=part.table.name,
        )
        part.notices.append(Notice("own_columns", said, len(own), own))


def _row(
    part: Part, it: Kind, number: int, cells: tuple[str, ...], named_by_id: str | None
) -> tuple[Entry, list[tuple[str, str]]]:
    values: dict[str, object] = {}
    extras: list[tuple[str, str]] = []
    lists: list[tuple[str, str]] = []
    id_: str | None = None
    bad = False
    for place, (column, cell) in enumerate(zip(part.columns, cells, strict=True), 1):
        name = column.property
        if name is None:
            if cell:
                extras.append((column.heading or f"column {place}", cell))
        elif name == "id":
            id_ = cell or None
        elif (it.name, name) in LISTED:
            lists.append((name, cell))
        elif name in _OTHER:
            values[name] = cell or None
        else:
            good, values[name] = _value(part, it.property(name), cell, number, column.heading)
            bad = bad or not good
    if named_by_id and id_:
        values[named_by_id] = id_
    mark = f"{part.place}:{number}"
    return Entry(it.name, values, id_, tuple(extras), part.place, number, mark=mark, bad=bad), lists


def _value(part: Part, it: Property, cell: str, number: int, heading: str) -> tuple[bool, object]:
    if cell:
        return part.read(it, cell, number, heading)
    if it.required:
        part.fault("missing", _("this is needed and is empty. Fill it in."), number, heading)
        return False, None
    return True, None


def _spread(entry: Entry, it: Kind, known: Collection[str], commas: set[str]) -> Iterator[Entry]:
    """One entry for each name, where a cell holds several."""
    several = {
        each.name: names_in(str(entry.values[each.name]), known, commas=each.name in commas)
        for each in _name_columns(it)
        if entry.values.get(each.name)
    }
    if all(len(names) == 1 for names in several.values()):
        yield entry
        return
    for chosen in product(*several.values()):
        yield replace(entry, values={**entry.values, **dict(zip(several, chosen, strict=True))}, id=None, mark=None)


def _name_columns(it: Kind) -> tuple[Property, ...]:
    return tuple(each for each in it.properties if each.to == "stakeholders" and each.required)


def _listed(entry: Entry, lists: list[tuple[str, str]], known: Collection[str], *, makes: bool) -> Iterator[Entry]:
    """The facts in a column that holds several: the goals of a session, who was there."""
    for name, cell in lists:
        kind, here, end = LISTED[entry.kind, name]
        parts = (
            tuple(filter(None, map(str.strip, cell.split("|"))))
            if name == "goals"
            else names_in(cell, known, commas=False)
        )
        for each in parts:
            values = {here: Here(entry.mark or ""), end: each}
            yield Entry(kind, values, None, (), entry.sheet, entry.row, makes=makes or name != "goals", bad=entry.bad)


def _comma_columns(part: Part, it: Kind, known: Collection[str]) -> set[str]:
    """The properties whose cells are split at commas; where cells hold commas and nobody has said so, ask."""
    split = set()
    for place, column in enumerate(part.columns):
        known_property = property_of(it.name, column.property or "")
        if known_property not in _name_columns(it):
            continue
        shape = f"commas:{part.shape}:{fold(column.heading)}"
        answer = "yes" if column.heading in part.how.commas else part.how.answers.get(shape)
        if answer == "yes":
            part.learned[shape] = answer
            split.add(column.property or "")
        elif answer is None:
            seen = [cells[place] for _number, cells in part.table.rows if "," in cells[place]]
            seen = [each for each in seen if each not in known]
            if seen:
                part.questions.append(_comma_question(shape, column.heading, seen))
    return split


def _comma_question(shape: str, heading: str, seen: list[str]) -> Question:
    said = plural(
        'The column "{column}" holds a comma in {n} row, such as "{example}". Are these several names?',
        'The column "{column}" holds commas in {n} rows, such as "{example}". Are these several names?',
        len(seen),
        column=heading,
        example=seen[0][:80],
    )
    choices = (("no", _("no, each is one name")), ("yes", _("yes, split them at the commas")))
    return Question("commas", shape, said, choices, proposed="no", subject=heading)
