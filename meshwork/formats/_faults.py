"""Thousands of faults kept readable: by kind with a count, the first of each, and the whole list as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from meshwork.errors import Fault
from meshwork.formats._guard import guarded
from meshwork.text import _, later, number

_ROWS = 3
_TITLES = MappingProxyType(
    {
        "ambiguous": later("names that several have"),
        "bounds": later("numbers out of bounds"),
        "broken": later("files that are damaged"),
        "choice": later("values that cannot be chosen"),
        "community": later("more than one community"),
        "control": later("characters that cannot be shown"),
        "email": later("no e-mail address"),
        "empty": later("empty files"),
        "encoding": later("letters that cannot be read"),
        "ends_before": later("ends before it begins"),
        "flag": later("neither yes nor no"),
        "follows": later("rows that hang on a row left out"),
        "foreign": later("what does not fit the dictionary"),
        "heading_twice": later("headings that stand twice"),
        "card": later("cards that cannot be used"),
        "huge": later("texts that are too long"),
        "id": later("ids that cannot be"),
        "json": later("JSON that breaks off"),
        "missing": later("empty cells that must be filled"),
        "no_column": later("columns that are not there"),
        "no_date": later("not a date"),
        "no_headings": later("sheets without headings"),
        "no_year": later("days without a year"),
        "no_start": later("rows without a beginning"),
        "number": later("not a number"),
        "primary": later("primary roles"),
        "quotes": later("quotation marks that do not match"),
        "ragged": later("rows with more cells than headings"),
        "secondary": later("secondary roles"),
        "self": later("ties of one with itself"),
        "shelter": later("doubts and intervision"),
        "short_year": later("years of two digits"),
        "too_large": later("files that are too large"),
        "twice": later("rows that contradict each other"),
        "two_dates": later("sessions on two days"),
        "type": later("values that cannot stand there"),
        "unanswered": later("sheets of which nobody said what they hold"),
        "unknown": later("names and ids that are not known"),
        "unreadable": later("files that cannot be opened"),
        "unrecognised": later("files of another kind"),
        "waves": later("waves without a date"),
    }
)


@dataclass(frozen=True, slots=True)
class Repeated:
    """What is wrong in the same words, once or often: the first fault, how many, and the first of its rows."""

    fault: Fault
    count: int
    rows: tuple[int, ...]

    @property
    def place(self) -> str:
        """Where it is, in words: of one the row, of several the first of them and how many more there are."""
        if self.count == 1 or not self.rows:
            return self.fault.place
        first, left = ", ".join(map(str, self.rows)), self.count - len(self.rows)
        rows = _("rows {rows} and {n} more", rows=first, n=number(left)) if left else _("rows {rows}", rows=first)
        return ", ".join(filter(None, (replace(self.fault, row=None).place, rows)))

    def __str__(self) -> str:
        return f"{self.place}: {self.fault.text}" if self.place else self.fault.text


@dataclass(frozen=True, slots=True)
class Group:
    """Faults of one kind: its code, what it is called, how many, the first few things that are wrong in it, each
    told once, and how many faults are in none of these."""

    code: str
    title: str
    count: int
    first: tuple[Repeated, ...]

    @property
    def more(self) -> int:
        """How many faults the first few do not tell of."""
        return self.count - sum(each.count for each in self.first)


def grouped(faults: Iterable[Fault], first: int = 3) -> tuple[Group, ...]:
    """Faults by kind, the most frequent kind first; in each the first few things that are wrong, and in which rows.

    A value that is wrong two hundred times is one of them.

    >>> from meshwork.text import speak
    >>> wrong = [Fault("choice", 'choose another than "care"', "a.csv", row, "sector") for row in range(2, 202)]
    >>> with speak("en"):
    ...     [(each.count, each.more, *map(str, each.first)) for each in grouped(wrong)]
    [(200, 0, 'a.csv, column "sector", rows 2, 3, 4 and 197 more: choose another than "care"')]
    """
    by_code: dict[str, list[Fault]] = {}
    for fault in faults:
        by_code.setdefault(fault.code, []).append(fault)
    return tuple(
        Group(code, _(_TITLES[code]) if code in _TITLES else code, len(held), tuple(_repeated(held)[:first]))
        for code, held in sorted(by_code.items(), key=lambda each: (-len(each[1]), each[0]))
    )


def _repeated(faults: Iterable[Fault]) -> list[Repeated]:
    """What is wrong in the same words in one column of one file is one thing; in the order of the file."""
    by_words: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        by_words.setdefault((fault.file, fault.column, fault.text), []).append(fault)
    return [
        Repeated(held[0], len(held), tuple(each.row for each in held[:_ROWS] if each.row is not None))
        for held in by_words.values()
    ]


def faults_csv(faults: Iterable[Fault]) -> str:
    """All of them as CSV: file, row, column, value, what it is and what to do."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_("file"), _("row"), _("column"), _("value"), _("what to do")])
    for each in faults:
        row = "" if each.row is None else str(each.row)
        writer.writerow([guarded(cell) for cell in (each.file, row, each.column, each.value, each.text)])
    return text.getvalue()
