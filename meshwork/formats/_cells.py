"""One cell of text becomes one value, or says what is wrong with it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import cache, lru_cache

from graph_schema import Property
from meshwork.formats._headings import fold
from meshwork.rules import not_a_choice
from meshwork.text import _
from meshwork.when import When

YES = frozenset({"yes", "y", "ja", "j", "x", "1", "true", "waar", "✓", "✔", "v"})
NO = frozenset({"no", "n", "nee", "neen", "0", "false", "onwaar", "-"})
_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mrt", "maart", "mar", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:e|ste|de|st|nd|rd|th)?\.?[ -])?([a-z]{3,9})\.?[ -](\d{4})")
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2}|'\d{2}")
FOREVER = "9999-12-31"


class CannotRead(ValueError):
    """A cell that is no value of its property: `code` for its kind, the text what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def read_cell(it: Property, text: str, *, day_first: bool = True) -> object:
    """The value of a trimmed, filled cell; CannotRead where it is none. 9999-12-31 is None: open."""
    match it.type:
        case "day":
            return read_day(text, day_first=day_first)
        case "flag":
            return read_flag(text)
        case "whole" | "number":
            return _number(it, text)
        case "list":
            return _list(text)
        case "ref":
            return text
    return _choice(it, text) if it.values else text


def is_choice(it: Property, text: str) -> bool:
    """Whether a text is one of a property's choices, in any of its words."""
    return fold(text) in _choices(it)


def read_flag(text: str) -> bool:
    """Yes or no in the words that people use; CannotRead for any other."""
    said = text.casefold()
    if said in YES:
        return True
    if said in NO:
        return False
    raise CannotRead("flag", _('"{value}" is neither yes nor no. Write yes (ja, x, 1) or no (nee, 0).', value=text))


def is_serial(text: str) -> bool:
    """Whether a text is a day as spreadsheets count them, which shows where a cell is not formatted as a day."""
    return bool(_SERIAL.fullmatch(text))


@lru_cache(maxsize=100_000)
def read_day(text: str, *, day_first: bool = True) -> When | None:
    """A day, a month or a year; None for 9999-12-31. CannotRead where it is no date, or has a year of two digits.

    43807 is 8 December 2019, as spreadsheets count (days since 30 December 1899; from 1954 to 2091).
    """
    try:
        iso = _iso(text, day_first=day_first)
        if iso == FOREVER:
            return None
        return When.of(iso)
    except ValueError as error:
        if isinstance(error, CannotRead):
            raise
        raise _no_date(text) from error


def _iso(text: str, *, day_first: bool) -> str:
    if found := _ISO.fullmatch(text):
        return found[1]
    said = text.casefold()
    if _SHORT_YEAR.fullmatch(said):
        raise CannotRead(
            "short_year",
            _('"{value}" has a year of two digits. Write the year with four, such as 2019.', value=text),
        )
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(said):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        return _day(int(found[3]), int(month), int(day))
    if found := _SERIAL.fullmatch(said):
        return (_SERIAL_ZERO + timedelta(days=int(found[1]))).isoformat()
    if found := _MONTH_YEAR.fullmatch(said):
        return _month(int(found[2]), int(found[1]))
    found = _WORDS.fullmatch(said)
    if found and found[2] in _MONTH:
        year, month = int(found[3]), _MONTH[found[2]]
        return _day(year, month, int(found[1])) if found[1] else _month(year, month)
    raise _no_date(text)


def _day(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _month(year: int, month: int) -> str:
    return date(year, month, 1).isoformat()[:7]


def _no_date(text: str) -> CannotRead:
    return CannotRead(
        "no_date", _('"{value}" is not a date. Write 2019-12-08 or 8-12-2019, or 2019-12 or 2019.', value=text)
    )


def _number(it: Property, text: str) -> float:
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
        if it.type == "number" and abs(value) < 1e15:
            return value
        if value == int(value):
            return int(value)
    except (ValueError, OverflowError):
        pass
    asked = _("a whole number") if it.type == "whole" else _("a number")
    raise CannotRead("number", _('"{value}" is not {asked}. Correct it.', value=text, asked=asked))


def _list(text: str) -> tuple[str, ...]:
    if text.startswith("["):  # how we write a list that holds a separator
        try:
            held = json.loads(text)
        except ValueError:
            held = None
        if isinstance(held, list) and all(isinstance(each, str) for each in held):
            return tuple(held)
    return tuple(filter(None, (each.strip() for each in re.split(r"[|;\n]", text))))


def _choice(it: Property, text: str) -> str:
    meant = _choices(it).get(fold(text))
    if meant is not None:
        return meant
    if it.open:
        return text
    raise CannotRead("choice", not_a_choice(it, text))


@cache
def _choices(it: Property) -> dict[str, str]:
    return {fold(word): value for word, value in it.words} | {fold(value): value for value in it.values}
