"""Contacts as an address book keeps them: a row for each person, with the organisation it works for beside it."""

from __future__ import annotations

from dataclasses import replace

from meshwork.formats._headings import columns_of, fold, property_of
from meshwork.formats._part import Part
from meshwork.formats._types import Column, Entry, Here, Table
from meshwork.text import _

CONTACTS = "contacts"
"""What a sheet is that tells of a person and its organisation in one row: no kind, but a way to write both."""

_FIRST = frozenset({"voornaam", "roepnaam", "firstname", "givenname"})
_BETWEEN = frozenset({"tussenvoegsel", "tussenvoegsels", "middlename"})
_LAST = frozenset({"achternaam", "lastname", "surname", "familyname"})
_WHO = frozenset({"naam", "name", "volledigenaam", "fullname"})
_NAME = _WHO | {"contactpersoon", "persoon", "contact"}
_ORGANISATION = frozenset(
    {"organisatie", "organisation", "organization", "bedrijf", "company", "werkgever", "instelling"}
)
_FUNCTION = frozenset({"functie", "functietitel", "function", "jobtitle", "title", "rol"})
_OF_ORGANISATION = ("sector",)
_TO_REACH = frozenset({"email", "phone"})


def is_contacts(table: Table) -> bool:
    """Whether a table tells of people and where they work: there is an organisation, and beside it a first and a last
    name, or a name and what somebody does there or how to reach them.

    A list of organisations with somebody to write to is none: there the name is that of the contact, by that word.
    """
    held = _held(table)
    reach = any(each.property in _TO_REACH for each in columns_of("stakeholders", table.headings))
    person = (held & _FIRST and held & _LAST) or (held & _NAME and held & _FUNCTION) or (held & _WHO and reach)
    return bool(person and held & _ORGANISATION)


def may_be_contacts(table: Table) -> bool:
    """Whether there are names beside organisations, and nothing that tells which of them the row is about."""
    held = _held(table)
    return bool(held & _NAME and held & _ORGANISATION)


def _held(table: Table) -> set[str]:
    return {fold(each) for each in table.headings}


def read_contacts(part: Part) -> None:
    """Read each row as a person, the organisation it belongs to, and that it does; who is told without a name is the
    organisation itself."""
    part.kind = "stakeholders"
    named = _places(part.table)
    work = next((place for place, each in enumerate(part.table.headings) if fold(each) in _ORGANISATION), None)
    taken = {*named, work}
    part.columns = tuple(
        Column(each.heading, "name")
        if place in taken
        else replace(each, property=None if each.property in {"name", "kind"} else each.property)
        for place, each in enumerate(columns_of("stakeholders", part.table.headings))
    )
    for number, cells in part.table.rows:
        faults, first = len(part.faults), len(part.entries)
        who = " ".join(filter(None, (cells[each] for each in named)))
        where = cells[work] if work is not None else ""
        if not who and not where:
            part.fault("missing", _("there is no name in this row. Fill it in."), number, part.table.headings[0])
            continue
        told, extras = _told(part, number, cells, taken)
        part.entries += _entries(part, number, who, where, told, extras)
        if len(part.faults) > faults:  # the row stays out as a whole
            part.entries[first:] = [replace(each, bad=True) for each in part.entries[first:]]


def _places(table: Table) -> list[int]:
    """Where the name of a person stands: in its parts, in their order, or whole."""
    parts = [
        place
        for words in (_FIRST, _BETWEEN, _LAST)
        for place, each in enumerate(table.headings)
        if fold(each) in words
    ]
    whole = [place for place, each in enumerate(table.headings) if fold(each) in _NAME]
    return parts if any(fold(table.headings[place]) in _LAST for place in parts) else whole[:1]


def _told(
    part: Part, number: int, cells: tuple[str, ...], taken: set[int | None]
) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    """What else a row tells: what is known by property, and the rest by heading. An empty cell tells nothing."""
    told: dict[str, object] = {}
    extras = []
    for place, (column, cell) in enumerate(zip(part.columns, cells, strict=True)):
        known = property_of("stakeholders", column.property or "")
        if place in taken or not cell:
            continue
        if known is None:
            extras.append((column.heading or f"column {place + 1}", cell))
        else:
            _good, told[known.name] = part.read(known, cell, number, column.heading)
            if known.name == "email" and "@" not in cell:
                wrong = _('"{value}" is no e-mail address. Write one with an @, or leave it empty.', value=cell)
                part.fault("email", wrong, number, column.heading, cell)
    return told, tuple(extras)


def _entries(
    part: Part,
    number: int,
    who: str,
    where: str,
    told: dict[str, object],
    extras: tuple[tuple[str, str], ...],
) -> list[Entry]:
    def entry(kind: str, values: dict[str, object], **more: object) -> Entry:
        return replace(Entry(kind, values, None, (), part.place, number, makes=True), **more)  # type: ignore[arg-type]

    if not who:
        return [entry("stakeholders", {"name": where, **told}, extras=extras)]
    mark = f"{part.place}:person {number}"
    own = {name: value for name, value in told.items() if name not in _OF_ORGANISATION or not where}
    found = [entry("stakeholders", {"name": who, "kind": "person", **own}, extras=extras, mark=mark)]
    if where:
        of_it = {name: told[name] for name in _OF_ORGANISATION if name in told}
        found.append(entry("stakeholders", {"name": where, **of_it}))
        found.append(entry("belongs_to", {"person": Here(mark), "organisation": where}))
    return found
