"""Answers of a form service: a row for each respondent, a question in each heading, several names in a cell.

Read are with whom somebody did something, and who began it; the question titles are known by words in Dutch and
English. A wish (correct, object, withdraw) is told and never kept or applied: that is for a person to do.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta
from types import MappingProxyType

from meshwork.formats._cells import CannotRead, read_day
from meshwork.formats._headings import fold
from meshwork.formats._part import Part, names_in
from meshwork.formats._types import Column, Entry, Here, Notice, Table
from meshwork.text import _, plural
from meshwork.when import When

ORIGIN = "form"
PERIOD = timedelta(days=91)
"""What is asked about: the past three months, up to the day of the answer."""

_TITLES = MappingProxyType(
    {
        "with": re.compile(r"\b(met (wie|welke)|with (whom|who|which))\b"),
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
    asked = _places(part.table)
    part.kind = "ties"
    meant = {
        asked.get("with"): "target",
        asked.get("who", asked.get("name")): "source",
        asked.get("began"): "started_by",
    }
    part.columns = tuple(
        Column(heading, meant.get(place), private=True) for place, heading in enumerate(part.table.headings)
    )
    told: set[frozenset[str]] = set()
    wishing: list[str] = []
    for number, cells in part.table.rows:
        who = _respondent(cells, asked)
        if not who:
            said = _("it does not say who answers. Fill in the organisation, or leave the row out.")
            part.fault("missing", said, number, part.table.headings[asked.get("who", asked.get("name", 0))])
            continue
        if "wish" in asked and fold(cells[asked["wish"]]) not in _NO:
            wishing.append(who)
        day = _day(part, number, cells[asked["day"]], part.table.headings[asked["day"]])
        if day is not None:
            part.entries += _ties(part, number, who, day, cells, asked, known, told)
    _tell(part, wishing, set(asked.values()))


def _places(table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(table.headings):
        words = " ".join(heading.casefold().replace("?", " ").split())
        key = next((key for key, title in _TITLES.items() if title.search(words)), None)
        if key is not None:
            found.setdefault(key, place)
    return found


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


def _ties(
    part: Part,
    number: int,
    who: str,
    day: When,
    cells: tuple[str, ...],
    asked: dict[str, int],
    known: Collection[str],
    told: set[frozenset[str]],
) -> list[Entry]:
    heading = part.table.headings[asked["with"]]
    cell = cells[asked["with"]]
    names = names_in(cell, known, commas=heading in part.how.commas) if fold(cell) not in _NO else ()
    named = [each.strip(" ,") for each in names if fold(each) not in {fold(who), *_NO}]
    mark = f"{part.place}:answer {number}"
    found = [Entry("stakeholders", {"name": who}, None, (), part.place, number, makes=True, mark=mark)]
    for other in named:
        pair = frozenset({fold(who), fold(other)})
        if pair in told:
            continue
        told.add(pair)
        began = _began(who, cells[asked["began"]] if "began" in asked else "", Here(mark), named, other)
        values: dict[str, object] = {
            "source": Here(mark),
            "target": other,
            "kind": "collaborates",
            "since": When.on(day.start - PERIOD),
            "until": When.on(day.start + timedelta(days=1)),
            "origin": ORIGIN,
            "confirmed_by": Here(mark),
            **({"started_by": began} if began else {}),
        }
        found.append(Entry("ties", values, None, (), part.place, number, makes=True))
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


def _tell(part: Part, wishing: list[str], read: Collection[int]) -> None:
    left = tuple(each for place, each in enumerate(part.table.headings) if place not in read and each)
    if wishing:
        said = _(
            "To correct, to object or to withdraw is asked by {names}. Nothing was done about it: read the answer "
            "and do it yourself.",
            names=", ".join(wishing),
        )
        part.notices.append(Notice("wishes", said, len(wishing), tuple(wishing)))
    if left:
        said = plural(
            "{n} other question is not read, and nothing of it is kept.",
            "{n} other questions are not read, and nothing of them is kept.",
            len(left),
        )
        part.notices.append(Notice("not_read", said, len(left), left))
