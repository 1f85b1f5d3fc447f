"""What passes between the steps of an import: sources and options in, a draft, and a plan of what to write."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from meshwork.change import Changes
from meshwork.errors import Fault, WrongUsage
from meshwork.model import Facts, Private
from meshwork.text import _
from meshwork.when import When

Progress = Callable[[int, int, str], None]
"""Told as work proceeds: how much is done, out of how much, and what is being done, in words."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file's name and its bytes (an upload), or the path of a file or folder."""

    name: str
    data: bytes | Path


_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class How:
    """How to read what is not self-evident.

    `mapping` reads one flat table: what is wanted, and the headings that hold it, the first that is filled
    counting: `(("since", ("StateForce", "StateSignature")),)`; `of_words` makes it. `date` is a constant day, month
    or year for all rows, or "folder": the name of the folder that a file is in. `sheets` says what a sheet or file
    holds (a kind, "attendance_list" or "skip"), by its name. `commas` are headings whose cells hold several names
    with commas between them; `opened` are the pairs of kind and heading that others may see; `goal_types` the types
    of Kumu elements that are goals. `answers` are the remembered answers to questions, by their `shape`.
    `today` is the day on which it is read, where no answer of a form can be from a later one.
    """

    mapping: tuple[tuple[str, tuple[str, ...]], ...] = ()
    date: str | None = None
    day_first: bool = True
    sheets: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    commas: frozenset[str] = frozenset()
    opened: frozenset[tuple[str, str]] = frozenset()
    goal_types: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    today: datetime.date | None = None

    @staticmethod
    def mapping_of(words: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Read the words of `--map`; WrongUsage where they are none.

        >>> How.mapping_of("stakeholder=organisation, since=force|signature")
        (('stakeholder', ('organisation',)), ('since', ('force', 'signature')))
        """
        found: dict[str, tuple[str, ...]] = {}
        for part in filter(None, map(str.strip, words.split(","))):
            name, equals, headings = part.partition("=")
            alternatives = tuple(filter(None, map(str.strip, headings.split("|"))))
            if not equals or not name.strip() or not alternatives:
                raise WrongUsage(
                    _(
                        '"{part}" does not say which column is meant. Write for example '
                        "--map stakeholder=organisation,session=event,date=date.",
                        part=part,
                    )
                )
            if name.strip() in found:
                raise WrongUsage(
                    _(
                        '"{name}" is mapped twice. Put the columns to try one after another with | between them: '
                        "{name}=first|second.",
                        name=name.strip(),
                    )
                )
            found[name.strip()] = alternatives
        return tuple(found.items())


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before confirming, and no fault: what was read once, joined, made, left out.

    `count` is of rows or names; `examples` are the first few."""

    code: str
    text: str
    count: int = 1
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts as it stood in a file: `name` for people, headings, and rows with the numbers people count.

    `called` is the name that tells its kind (of the sheet, or of the file without its ending); `folder` the name of
    the folder that the file is in. `kind` is set where the format itself tells it (Kumu). `rows` are padded to the
    headings; `first` is the number of the row that the headings are in. `hidden` sheets are read only where somebody
    says what they hold. `faults` are of rows that have no place in a table, `notices` of what stood around it.
    """

    name: str
    called: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    folder: str = ""
    kind: str | None = None
    first: int = 1
    hidden: bool = False
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """How a column was read: as a property of its kind, or as None: kept as it stands, for facilitators only.

    `private` columns are never shown to others; `openable` ones may be opened to them."""

    heading: str
    property: str | None
    private: bool = False
    openable: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table and how it was read; `kind` is None while a question about it is open, or where it was left out."""

    table: Table
    kind: str | None
    columns: tuple[Column, ...] = ()

    def heading(self, name: str) -> str:
        """The heading under which a property stood, or the property's own name."""
        return next((each.heading for each in self.columns if each.property == name), name)

    def place(self, entry: Entry) -> str:
        """Where an entry stood, in words: the sheet, and for what has no rows its id."""
        return f'{self.table.name} "{entry.called}"' if entry.called else self.table.name


@dataclass(frozen=True, slots=True)
class Here:
    """A reference to another entry of the same draft, by its `mark`, where neither id nor name need be known."""

    mark: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it was read: values by property, references still as they were written (an id or a name).

    `values` holds only what the file tells; a None there is an empty cell. `sheet` is the place in `Draft.sheets`,
    `row` the number people count. `makes`: names that are unknown become stakeholders, goals or sessions of their
    own. `foreign`: the id is another program's, so a name that stands already counts first. `mark` is what a `Here`
    points at. A `bad` entry has a fault; it is never written. `called` tells it from others where there are no rows.
    An `answer` is what a partner told itself: what stands already is confirmed by it.
    """

    kind: str
    values: Mapping[str, object]
    id: str | None = None
    extras: tuple[tuple[str, str], ...] = ()
    sheet: int = 0
    row: int | None = None
    makes: bool = False
    foreign: bool = False
    mark: str | None = None
    bad: bool = False
    called: str = ""
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What an answer of a form asks for, or tells, that has to meet what stands before anything is made of it.

    `what` is "goal" (on what something was done), "words" (a wish in words), "objects", "left", or a property of the
    respondent that it corrects; `text` its own words. `mark` is that of the entry of the respondent.
    """

    what: str
    who: str
    text: str
    day: When
    sheet: int
    row: int
    mark: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can say. Keep the answer under `shape` and give it back in `How.answers`.

    `topic` is what it is about: "sheet" (what a sheet holds), "commas" (whether they separate names), "open"
    (whether others may see a column), "same" (whether two names mean one), "who" (who it is that asks for something),
    "wish" (what is done of what somebody asks), "correct" (whether its own word is taken over); the last three are
    put one by one, each choice a button. `choices` are pairs of answer and words;
    `proposed` is the answer taken until there is one, None where nothing can be written before (`required`).
    """

    topic: Literal["sheet", "commas", "open", "same", "who", "wish", "correct"]
    shape: str
    text: str
    choices: tuple[tuple[str, str], ...]
    proposed: str | None = None
    subject: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read, before it is compared with what stands.

    `how` is how it was read; its `answers` hold what its other options answered too, so that keeping them spares
    the next import of files of the same make the questions.
    """

    entries: tuple[Entry, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()
    questions: tuple[Question, ...] = ()
    how: How = field(default_factory=How)
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts an import would add, correct (`ended`: of those, give an end), and leave as they stand."""

    kind: str
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `changes` is empty while there are faults, unless bad rows are skipped.

    `counts` are of the rows without a fault, in the order of the dictionary; `left` counts the rows that are left
    out because of a fault.
    """

    changes: Changes = field(default_factory=Changes)
    counts: tuple[Count, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Notice, ...] = ()
    questions: tuple[Question, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """A way in, out, or both: one file of this package declares one.

    `recognises` gets a file's name and bytes. `tables` reads them (name, bytes, options), raising MeshworkError for
    what cannot be read at all; None where the format is a whole history and goes another road. `write` writes
    everything to a path; private texts where they are given.
    """

    key: str
    meaning: str
    recognises: Callable[[str, bytes], bool]
    tables: Callable[[str, bytes, How], tuple[Table, ...]] | None = None
    write: Callable[[Facts, Private | None, Path], None] | None = None
