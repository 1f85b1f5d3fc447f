"""Facts as sheets of plain cells: what the CSV folder and the workbook write, and both read back as it was."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph_schema import Kind, kinds
from meshwork.change import kind_of
from meshwork.formats._headings import LISTED, fold, headings_of
from meshwork.formats._names import derived_id
from meshwork.model import Extra, Fact, Facts, Private
from meshwork.when import When

Cell = str | int | float | bool | When | None

_SEPARATOR = re.compile(r"[|;\n]|^\s|\s$|^\[|^$")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write: its name, its headings, and rows of as many cells."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def pages_of(facts: Facts, private: Private | None) -> tuple[Page, ...]:
    """A sheet for each kind of which there is something, in the order of the dictionary; one to begin with where
    there is nothing.

    Columns: id, the properties, the goals of sessions and actions, who entered and confirmed it, and the columns
    of people's own. What those columns cannot tell exactly (an id of its own, another origin) has a row in a sheet
    about, towards or extras too. Without `private` no private text is in any of them, and no
    column for one: read back, an empty cell would take away what stands.
    """
    own, rest = _own_columns(facts, with_private=private is not None)
    found = []
    for kind in kinds().values():
        held: tuple[Fact, ...] = getattr(private if kind.private else facts, kind.name, ())
        if kind.name == "extras":
            held = tuple(rest)
        elif kind.column:
            held = tuple(each for each in held if not _is_derived(kind, each))
        if held:
            names = tuple(each.name for each in kind.properties if private is not None or not each.private)
            found.append(_page(held, names, _lists(kind, facts), own.get(kind.name, {})))
    return tuple(found) or (Page("stakeholders", ("id", "name"), ()),)


def _page(
    held: tuple[Fact, ...],
    properties: tuple[str, ...],
    lists: dict[str, dict[str, list[str]]],
    own: dict[str, dict[str, str]],
) -> Page:
    names = ("id", *properties)
    rows = tuple(
        (
            *(_cell(getattr(fact, name)) for name in names),
            *("|".join(of.get(fact.id, ())) for of in lists.values()),
            fact.origin,
            fact.confirmed_by,
            *(values.get(fact.id) for values in own.values()),
        )
        for fact in held
    )
    return Page(kind_of(held[0]), (*names, *lists, "origin", "confirmed_by", *own), rows)


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        if any(_SEPARATOR.search(each) for each in value):
            return json.dumps(value, ensure_ascii=False)
        return " | ".join(value)
    return value  # type: ignore[return-value]  # the dictionary has no other types


def _lists(kind: Kind, facts: Facts) -> dict[str, dict[str, list[str]]]:
    """The columns that hold several: heading, then the ids for each row."""
    found: dict[str, dict[str, list[str]]] = {}
    for (of_kind, column), (joining, here, end) in LISTED.items():
        if of_kind == kind.name and kinds()[joining].column:
            by_row: dict[str, list[str]] = defaultdict(list)
            for fact in getattr(facts, joining):
                by_row[getattr(fact, here)].append(getattr(fact, end))
            found[column] = by_row
    return found


def _is_derived(kind: Kind, fact: Fact) -> bool:
    """Whether an import would give a fact this very id, origin and no confirmation, so that it need not be told."""
    key = (getattr(fact, name) for name in kind.key)
    return fact.id == derived_id(kind.name, *key) and fact.origin == "import" and fact.confirmed_by is None


def _own_columns(facts: Facts, *, with_private: bool) -> tuple[dict[str, dict[str, dict[str, str]]], list[Extra]]:
    """People's own columns by kind and heading; and the values that fit no column and need a sheet."""
    own: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    rest = []
    ids = {name: {fact.id for fact in getattr(facts, name, ())} for name in {each.of_kind for each in facts.extras}}
    headings: dict[tuple[str, str], str] = {}
    for each in facts.extras:
        if each.of_kind in kinds() and kinds()[each.of_kind].private and not with_private:
            continue
        first = headings.setdefault((each.of_kind, fold(each.column)), each.column)
        if first == each.column and each.of in ids[each.of_kind] and _fits(each):
            own[each.of_kind].setdefault(each.column, {})[each.of] = each.value
        else:
            rest.append(each)
    return own, rest


def _fits(each: Extra) -> bool:
    kind = kinds().get(each.of_kind)
    return (
        kind is not None
        and kind.column is None
        and bool(fold(each.column))
        and fold(each.column) not in headings_of(each.of_kind)
        and each.column == each.column.strip()
        and each.value == each.value.strip() != ""
        and _is_derived(kinds()["extras"], each)
    )


def texts(page: Page) -> Iterator[list[str]]:
    """Headings and rows of a page as texts, a yes or no in words."""
    yield list(page.headings)
    for row in page.rows:
        yield [_text(each) for each in row]


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
