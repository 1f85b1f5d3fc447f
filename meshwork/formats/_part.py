"""What reading one table yields, and the small judgements that all readings share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from graph_schema import Property
from meshwork.errors import Fault
from meshwork.formats._cells import CannotRead, read_cell
from meshwork.formats._headings import fold
from meshwork.formats._types import Column, Entry, How, Notice, Question, Sheet, Table
from meshwork.text import _

ENDS = frozenset({"until", "left", "closed", "due", "done"})
"""Days that may be 9999-12-31, which means open."""


@dataclass(slots=True)
class Part:
    """What one table yields while it is read: filled row by row, then taken over into the draft."""

    table: Table
    place: int
    how: How
    kind: str | None = None
    columns: tuple[Column, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    learned: dict[str, str] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        """The table and how it was read."""
        return Sheet(self.table, self.kind, self.columns)

    @property
    def shape(self) -> str:
        """What tells files of this make from others: the sheet's name and its headings, not what is in it."""
        words = "\0".join((fold(self.table.called), *map(fold, self.table.headings)))
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()

    def fault(self, code: str, text: str, row: int | None = None, column: str = "", value: str = "") -> None:
        """Note a fault at a place in this table."""
        self.faults.append(Fault(code, text, file=self.table.name, row=row, column=column, value=value[:200]))

    def read(self, it: Property, text: str, row: int, heading: str) -> tuple[bool, object]:
        """Whether a filled cell could be read, and its value; a fault is noted where it could not."""
        try:
            value = read_cell(it, text, day_first=self.how.day_first)
        except CannotRead as error:
            self.fault(error.code, str(error), row, heading, text)
            return False, None
        if value is None and it.name not in ENDS:
            said = _('"{value}" is no beginning. Write the day, or leave it empty.', value=text)
            self.fault("no_start", said, row, heading, text)
            return False, None
        return True, value


def names_in(text: str, known: Collection[str], *, commas: bool) -> tuple[str, ...]:
    """The names in a cell: one, or several with ; or line breaks between them, or commas where that was confirmed.

    A text that is known as one name stays one.

    >>> names_in("Zorgkracht; Buurthuis, De Brug", (), commas=False)
    ('Zorgkracht', 'Buurthuis, De Brug')
    """
    if text in known or not any(each in text for each in (",;\n" if commas else ";\n")):
        return (text,)
    parts = re.split(r"[;\n,]" if commas else r"[;\n]", text)
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts)))) or (text,)
