"""Answers of a form service: a row for each respondent, a question in each heading, several names in a cell.

Read are with whom somebody did something, on what, and who began it; the question titles are known by words in Dutch
and English. What has to meet what stands first (a goal, a wish, a correction) is only noted here, for `_settle`.
The file that our own form gives (`answer.py`) comes along here too, with columns of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from meshwork.formats._cells import CannotRead, read_day
from meshwork.formats._headings import fold
from meshwork.formats._part import Part, names_in
from meshwork.formats._types import Ask, Column, Entry, Here, Notice, Table
from meshwork.text import _, plural
from meshwork.when import When

ORIGIN = "form"
PERIOD = timedelta(days=91)
"""What is asked about: the past three months, up to the day of the answer."""

ANSWER = "answer"
"""The kind of a table that our own form gave; its columns are `COLUMNS`."""
CORRECTED = ("name", "place", "url", "sector")
"""What a respondent may correct of itself."""
COLUMNS = ("community", "day", "who", "with", "on", "began", "objects", "left", *CORRECTED)

_TITLES = MappingProxyType(
    {
        "with": re.compile(r"\b(met (wie|welke)|with (whom|who|which))\b"),
        "on": re.compile(r"\b(waaraan|waarvoor|aan welk doel|on what|which goal|what goal)\b"),
        "began": re.compile(r"\b(initiatief|initiative)\b"),
        "wish": re.compile(
            r"\b(bezwaar|object|klopt|kloppen|corrig\w+|correct\w*|verbeter\w*|intrek\w*|terugtrek\w*|withdraw)\b"
        ),
        "who": re.compile(r"\b(namens|organisati\w+|organi[sz]ation|wie ben je|who are you)\b"),
        "day": re.compile(r"^(tijdstempel|timestamp|voltooiingstijd|tijd van voltooien|completion time)$"),
        "name": re.compile(r"^(naam|name|je naam|your name)$"),
    }
)
"""What a heading asks, the first that fits counting."""

_SELF = frozenset(map(fold, ("ik", "ikzelf", "wij", "wijzelf", "me", "I", "we", "us", "ourselves", "zelf")))
_OTHER = frozenset(map(fold, ("de ander", "zij", "de anderen", "them", "they", "the other", "the others")))
_NO = frozenset(map(fold, ("nee", "neen", "niet", "geen", "no", "none", "nvt", "n.v.t.", "n/a", "")))
_NOBODY = frozenset(map(fold, ("anonymous", "anoniem", "")))


def is_answers(table: Table) -> bool:
    """Whether a table holds answers: it has the moment of each, who gives it, and with whom something was done."""
    asked = _places(table)
    return "with" in asked and "day" in asked and ("who" in asked or "name" in asked)


def read_answers(part: Part, known: Collection[str]) -> None:
    """Read each row as ties of the respondent, confirmed by it, over the three months up to the day it answered.

    A pair that both name is one tie. Who names itself, and a wish, are no tie.
    """
    ours = part.table.kind == ANSWER
    asked = dict(zip(COLUMNS, range(len(COLUMNS)), strict=True)) if ours else _places(part.table)
    part.kind = "ties"
    meant = {
        asked.get("with"): "target",
        asked.get("who", asked.get("name")): "source",
        asked.get("began"): "started_by",
    }
    part.columns = tuple(
        Column(heading, meant.get(place), private=True) for place, heading in enumerate(part.table.headings)
    )
    for number, cells in part.table.rows:
        who = cells[asked["who"]] if ours else _respondent(cells, asked)
        if not who:
            said = _("it does not say who answers. Fill in the organisation, or leave the row out.")
            part.fault("missing", said, number, part.table.headings[asked.get("who", asked.get("name", 0))])
            continue
        day = _day(part, number, cells[asked["day"]], part.table.headings[asked["day"]])
        if day is not None:
            row = _Row(part, number, who, day, cells, asked)
            part.entries += _ties(row, known)
            part.asks += _asks(row)
    if not ours:
        _tell(part, set(asked.values()))


def _places(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        words = " ".join(heading.casefold().replace("?", " ").split())
        key = next((key for key, title in _TITLES.items() if title.search(words)), None)
        if key is not None:
            found.setdefault(key, place)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """What somebody answered in one row."""

    part: Part
    number: int
    who: str
    day: When
    cells: tuple[str, ...]
    asked: Mapping[str, int]

    @property
    def mark(self) -> str:
        """What the entry of the respondent is called in this draft."""
        return f"{self.part.place}:answer {self.number}"

    def said(self, what: str) -> str:
        """What was answered to a question; nothing where it was not asked, or the answer is no."""
        said = self.cells[self.asked[what]] if what in self.asked else ""
        return "" if fold(said) in _NO else said

    def names(self, what: str, known: Collection[str]) -> tuple[str, ...]:
        """The several names in an answer; our own form gives one in a row."""
        said = self.said(what)
        if not said or self.part.table.kind == ANSWER:
            return (said,) if said else ()
        heading = self.part.table.headings[self.asked[what]]
        found = (each.strip(" ,") for each in names_in(said, known, commas=heading in self.part.how.commas))
        return tuple(each for each in found if fold(each) not in _NO)


def _asks(row: _Row) -> Iterator[Ask]:
    """What has to meet what stands, from one row."""
    said = [("goal", each) for each in row.names("on", ())]
    said += [("words", row.said("wish"))] if "wish" in row.asked else []
    if row.part.table.kind == ANSWER:
        said += [(name, row.said(name)) for name in ("community", "objects", "left", *CORRECTED)]
    for what, text in said:
        if text:
            yield Ask(what, row.who, text, row.day, row.part.place, row.number, row.mark)


def _respondent(cells: tuple[str, ...], asked: dict[str, int]) -> str:
    held = (cells[asked[key]].strip() for key in ("who", "name") if key in asked)
    return next((each for each in held if fold(each) not in _NOBODY), "")


def _day(part: Part, number: int, said: str, heading: str) -> When | None:
    """The day of the moment at which an answer came in."""
    first = re.split("[ T]", said, maxsplit=1)[0]
    first = first.replace("/", "-") if re.match(r"\d{4}/", first) else first
    try:
        return read_day(first, day_first=part.how.day_first)
    except CannotRead as error:
        part.fault(error.code, str(error), number, heading, said)
        return None


def _ties(row: _Row, known: Collection[str]) -> list[Entry]:
    part, who, here = row.part, row.who, Here(row.mark)
    named = [each for each in row.names("with", known) if fold(each) != fold(who)]
    made: dict[str, Any] = {"sheet": part.place, "row": row.number, "makes": True, "answer": True}
    found = [Entry("stakeholders", {"name": who}, mark=row.mark, **made)]
    for other in named:
        began = _began(who, row.said("began"), here, named, other)
        values: dict[str, object] = {
            "source": here,
            "target": other,
            "kind": "collaborates",
            "since": When.on(row.day.start - PERIOD),
            "until": When.on(row.day.start + timedelta(days=1)),
            "origin": ORIGIN,
            "confirmed_by": here,
            **({"started_by": began} if began else {}),
        }
        found.append(Entry("ties", values, **made))
    return found


def _began(who: str, said: str, self_: Here, named: list[str], other: str) -> Here | str | None:
    """Who took the initiative towards one partner: oneself (`who`), that partner where it is named or is the only
    one, or None where the answer does not tell."""
    word = fold(said)
    if word in _SELF or word == fold(who):
        return self_
    if (word in _OTHER and len(named) == 1) or word == fold(other):
        return other
    return None


def _tell(part: Part, read: Collection[int]) -> None:
    left = tuple(each for place, each in enumerate(part.table.headings) if place not in read and each)
    if left:
        said = plural(
            "{n} other question is not read, and nothing of it is kept.",
            "{n} other questions are not read, and nothing of them is kept.",
            len(left),
        )
        part.notices.append(Notice("not_read", said, len(left), left))
