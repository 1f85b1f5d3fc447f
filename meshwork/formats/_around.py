"""What people put around a table: a title above the headings, totals below the rows.

Neither is part of it. Which row holds the headings is judged by what it says (words of the dictionary, days) and by
its width, never by looks, so that a CSV file and a workbook are read alike. What was left out is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from graph_schema import kinds
from meshwork.formats._headings import fold, headings_of
from meshwork.formats._types import How, Notice
from meshwork.text import _, plural

_LOOKED_AT = 15
_TOTALS = frozenset(
    {"totaal", "totalen", "subtotaal", "eindtotaal", "aantal", "som", "total", "totals", "sum", "count"}
)
_NUMBER = re.compile(r"[-+]?[\d.,]+ ?%?")


def heading_row(records: Sequence[Sequence[str]], how: How, *, sure: bool = False) -> int:
    """The place of the row that holds the headings: the first, unless narrower rows stand above one that says more.

    Of headings in two rows, which merged cells make repeat each other, the lower one counts. `sure`: only a row with
    a known word may be meant.

    >>> heading_row([["Members of March"], [], ["Naam", "Plaats"], ["De Molen", "Zuid"]], How())
    2
    """
    wanted = {fold(each) for _name, headings in how.mapping for each in headings} | _words()
    best, width = 0, _filled(records[0])
    for place, record in enumerate(records[1:_LOOKED_AT], 1):
        wider = _filled(record) > width
        known = [cell for cell in records[best] if fold(cell) in wanted]
        repeats = known and known == [cell for cell in record[: len(records[best])] if cell in known]
        if wider and (repeats or (not known and _known(record, wanted) >= (sure if width == 1 else 2))):
            best, width = place, _filled(record)
    return best


def totals_below(records: Sequence[Sequence[str]]) -> tuple[int, list[int]]:
    """Where the rows end, and the places of the totals below: rows of a word for it and numbers, nothing else.

    >>> totals_below([["Naam", "8-12-2019"], ["De Molen", "x"], [], ["Totaal aanwezig:", "1"]])
    (2, [3])
    """
    end, totals = len(records), []
    while end > 1 and (not any(records[end - 1]) or _is_totals(records[end - 1])):
        end -= 1
        if any(records[end]):
            totals.append(end)
    return (end, sorted(totals)) if totals else (len(records), [])


def _is_totals(record: Sequence[str]) -> bool:
    said, *rest = filter(None, record)
    return fold(said.split()[0]) in _TOTALS and bool(rest) and all(_NUMBER.fullmatch(each) for each in rest)


def left_out(name: str, above: Sequence[Sequence[str]], totals: Sequence[int]) -> tuple[Notice, ...]:
    """What to say of the rows above the headings, and of the totals in the rows of these numbers."""
    found = []
    titles = tuple(" ".join(filter(None, record)) for record in above if any(record))
    if titles:
        said = plural(
            "{sheet}: {n} row above the headings was left out.",
            "{sheet}: {n} rows above the headings were left out.",
            len(titles),
            sheet=name,
        )
        found.append(Notice("above", said, len(titles), titles[:3]))
    if totals:
        said = _("{sheet}: row {rows} holds totals and was left out.", sheet=name, rows=", ".join(map(str, totals)))
        found.append(Notice("totals", said, len(totals)))
    return tuple(found)


def _filled(record: Sequence[str]) -> int:
    return sum(map(bool, record))


def _known(record: Sequence[str], wanted: Collection[str]) -> int:
    return sum(fold(each) in wanted for each in record if each)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for kind in kinds() for word in headings_of(kind))
