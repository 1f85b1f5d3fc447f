"""What reading one table yields, and the small judgements that all readings share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from graph_schema import Property
from meshwork.errors import Fault, WrongUsage
from meshwork.formats._cells import CannotRead, is_serial, read_cell, read_day
from meshwork.formats._headings import fold
from meshwork.formats._types import Ask, Column, Entry, How, Notice, Question, Sheet, Table
from meshwork.text import _
from meshwork.when import When

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
    asks: list[Ask] = field(default_factory=list)
    learned: dict[str, str] = field(default_factory=dict)
    serials: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        """The table and how it was read."""
        return Sheet(self.table, self.kind, self.columns)

    @property
    def shape(self) -> str:
        """What tells files of this make from others: the sheet's name and its headings, not what is in it."""
        words = "\0".join((fold(self.table.called), *map(fold, self.table.headings)))
        return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()

    def leave_out(self, code: str, text: str) -> None:
        """Note that this table is not read, and forget what was wrong with it."""
        self.faults.clear()
        self.notices = [Notice(code, text)]

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
        if it.type == "day" and is_serial(text):
            self.serials.setdefault(heading, (text, str(value)))
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


def constant_day(part: Part) -> When | None:
    """The day of `--date`, or that of the folder's name."""
    told = part.how.date
    if told is None:
        return None
    text = part.table.folder if told == "folder" else told
    try:
        found = read_day(text, day_first=part.how.day_first)
    except CannotRead as error:
        if told != "folder":
            raise WrongUsage(str(error)) from error
        said = _('the name of the folder, "{value}", is not a date. Give --date the day.', value=text)
        part.fault("no_date", said)
        return None
    if found is None or found.start == date.max:
        raise WrongUsage(_("Give --date a real day, month or year, such as 2019."))
    return found
