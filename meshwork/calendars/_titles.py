"""What a line of text or a title tells besides a name: a day, a kind of contact, and how somebody was."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType

from graph_schema import kinds
from meshwork import formats
from meshwork.formats import words_in

_COUNTED = frozenset({"talk", "gathering"})  # how many were there tells these better than a word does
_DAYS_AGO = MappingProxyType(
    {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2, "day before yesterday": 2}
)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?![\d:-])")
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de|st|nd|rd|th)? ([a-z]{3,9})\.?(?: (\d{4}))?\b", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")
_CLOCK = re.compile(r"(?:om |at )?\d{1,2}[:.]\d{2}(?: ?uur|h)?\b", re.IGNORECASE)
_OFF = re.compile(r"\s*(?:geannuleerd|afgelast|afgezegd|vervallen|cancell?ed)\s*:", re.IGNORECASE)
_LOOKED_BACK = 8
"""Years: 29 February comes once in eight at the least."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a title says of a contact: its kind where a word tells it, energy from -2 to +2 or None, and doubt."""

    kind: str | None = None
    energy: int | None = None
    doubt: bool = False

    @property
    def is_signal(self) -> bool:
        """Whether it says how somebody was."""
        return self.doubt or self.energy is not None


def told(title: str) -> Told:
    """What a title tells. How somebody was counts only behind a comma, as in a line that somebody wrote down.

    >>> told("Bakkerij Oostveen, belde, twijfelt")
    Told(kind='call', energy=None, doubt=True)
    >>> told("Intervisie voor enthousiaste twijfelaars").is_signal
    False
    """
    _name, _comma, rest = title.partition(",")
    said = words_in(rest) if rest else ()
    words = diary_words()
    energy = next((words.energy[each] for each in said if each in words.energy), None)
    return Told(_kind(words_in(title)), energy, bool(words.doubt.intersection(said)))


def _kind(words: tuple[str, ...]) -> str | None:
    for phrase, kind in _phrases().items():
        if any(words[at : at + len(phrase)] == phrase for at in range(len(words))):
            return kind
    return "call" if diary_words().call.intersection(words) else None


@dataclass(frozen=True, slots=True)
class DiaryWords:
    """The words of `words.toml`."""

    call: frozenset[str]
    doubt: frozenset[str]
    everyday: frozenset[str]
    energy: Mapping[str, int]


@cache
def diary_words() -> DiaryWords:
    """The words that a diary has besides those of the dictionary."""
    held = tomllib.loads(resources.files("meshwork.calendars").joinpath("words.toml").read_text(encoding="utf-8"))
    energy = {word: int(value) for value, words in held.pop("energy").items() for word in words}
    return DiaryWords(**{name: frozenset(words) for name, words in held.items()}, energy=MappingProxyType(energy))


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """The dictionary's words for kinds of meeting, but those for any meeting."""
    kind = next(each for each in kinds()["sessions"].properties if each.name == "kind")
    said = [*kind.words, *((value.replace("_", " "), value) for value in kind.values)]
    return {words_in(word): value for word, value in said if value not in _COUNTED}


def leading_day(text: str, today: date) -> tuple[date | None, str]:
    """The day that a text begins with, and what follows it; None where it begins with none.

    A day without a year is the last such day, today included. ValueError for a day that there is not.

    >>> leading_day("12-11 Bakkerij Oostveen, belde", date(2026, 11, 22))
    (datetime.date(2026, 11, 12), 'Bakkerij Oostveen, belde')
    >>> leading_day("3 dec Molen", date(2026, 11, 22))[0], leading_day("Molen", date(2026, 11, 22))
    (datetime.date(2025, 12, 3), (None, 'Molen'))
    """
    text = text.strip()
    day, rest = _day_of(text, today)
    if day is None:
        return None, text
    rest = rest.lstrip(" ,:;\t-–")
    return day, _CLOCK.sub("", rest, count=1).strip() if _CLOCK.match(rest) else rest


def _day_of(text: str, today: date) -> tuple[date | None, str]:
    for word, ago in _DAYS_AGO.items():
        if re.match(rf"{word}\b", text, re.IGNORECASE):
            return today - timedelta(days=ago), text[len(word) :]
    if found := _ISO.match(text):
        return date(int(found[1]), int(found[2]), int(found[3])), text[found.end() :]
    if found := _NUMBERS.match(text):
        return _last(found[1], found[2], found[3], today), text[found.end() :]
    if (found := _WORDS.match(text)) and _is_month(found[2]):
        return _last(found[1], found[2], found[3], today), text[found.end() :]
    return None, text


def _is_month(word: str) -> bool:
    try:
        return formats.day_of(f"1 {word.lower()} 2000") is not None
    except ValueError:
        return False


def _last(day: str, month: str, year: str | None, today: date) -> date:
    mark = "-" if month.isdigit() else " "
    if year:
        return _exact(f"{day}{mark}{month.lower()}{mark}{year if len(year) == 4 else '20' + year}")
    for each in range(today.year, today.year - _LOOKED_BACK - 1, -1):
        try:
            found = _exact(f"{day}{mark}{month.lower()}{mark}{each}")
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError(f"{day}{mark}{month}")


def _exact(text: str) -> date:
    found = formats.day_of(text)
    if found is None:
        raise ValueError(text)
    return found.start


def called_off(title: str) -> bool:
    """Whether a calendar put before a title that the appointment is off, as Outlook does.

    >>> called_off("Geannuleerd: overleg"), called_off("Overleg over geannuleerde treinen")
    (True, False)
    """
    return bool(_OFF.match(title))
