"""Columns whose cells speak of another property than their heading does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_schema import Property, kinds
from meshwork.formats._cells import is_choice
from meshwork.formats._headings import property_of
from meshwork.formats._part import Part
from meshwork.formats._types import Column, Notice
from meshwork.text import _, language


def as_meant(part: Part, kind: str, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, where a column of choices holds fewer of its own than of a property that has no column, and half
    of it or more are those: then it is that property. People head a column Soort and write Overheid in it: a sector.
    """
    found = list(columns)
    for place, column in enumerate(columns):
        it = property_of(kind, column.property or "")
        cells = {cells[place] for _number, cells in part.table.rows} - {""}
        own = sum(is_choice(it, each) for each in cells) if it and it.values else len(cells)
        if own == len(cells):
            continue
        for other in _others(kind, found):
            fitting = sum(is_choice(other, each) for each in cells)
            if fitting > own and fitting * 2 >= len(cells):
                found[place] = replace(column, property=other.name)
                said = _(
                    '{sheet}: what stands under "{column}" tells the {property}, and is read as that.',
                    sheet=part.table.name,
                    column=column.heading,
                    property=other.nl[0] if language() == "nl" and other.nl else other.name,
                )
                part.notices.append(Notice("as_meant", said, len(cells), tuple(sorted(cells))[:3]))
                break
    return tuple(found)


def _others(kind: str, columns: Sequence[Column]) -> Iterator[Property]:
    taken = {each.property for each in columns}
    return (each for each in kinds()[kind].properties if each.values and each.name not in taken)
