"""Words for people, in the language of who reads them.

Source texts are English; `meshwork/locale/<language>/*.po` hold the others, one file per room of the house. The
language is that of the present context (a request, a command), set by `speak`.
"""

from __future__ import annotations

import gettext
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib import resources

LANGUAGES = ("nl", "en")
MINUS = "\N{MINUS SIGN}"
_DUTCH_MARKS = str.maketrans(",.", ".,")
_language: ContextVar[str] = ContextVar("language", default="")  # "" where nobody chose


def language() -> str:
    """The language of this context: "nl" or "en"."""
    return _language.get() or "nl"


@contextmanager
def speak(chosen: str) -> Iterator[None]:
    """Speak a language inside a `with` block."""
    token = _language.set(chosen if chosen in LANGUAGES else "nl")
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> AbstractContextManager[None]:
    """Speak what this context chose, else what the machine asks for."""
    return speak(_language.get() or of_environment())


def _(message: str, **values: object) -> str:
    """A text in the language of this context, with its `{places}` filled in.

    >>> with speak("en"):
    ...     _("row {row}", row=14)
    'row 14'
    """
    said = _catalogue(language()).gettext(message)
    return said.format(**values) if values else said


def plural(one: str, many: str, n: int, **values: object) -> str:
    """The text for one or for more; `{n}` is the count, as `number` says it.

    >>> with speak("en"):
    ...     plural("{n} row", "{n} rows", 2005)
    '2,005 rows'
    """
    return _catalogue(language()).ngettext(one, many, n).format(n=number(n), **values)


def later(message: str) -> str:
    """Mark a text for translation where it is defined before anybody's language is known; `_` says it later."""
    return message


def number(value: float, decimals: int = 0) -> str:
    """A number as people write it; no year, and no number that something is called by.

    >>> with speak("nl"):
    ...     number(2005), number(20.25, 1), number(-3)
    ('2.005', '20,2', '−3')
    """
    said = f"{value:,.{decimals}f}".replace("-", MINUS)
    return said.translate(_DUTCH_MARKS) if language() == "nl" else said


def percent(value: float) -> str:
    """A share as a percentage; a small one with the decimals without which it would be nothing, two at most.

    >>> with speak("nl"):
    ...     percent(1 / 3), percent(0.0072), percent(0.0004), percent(0.01), percent(0)
    ('33 %', '0,7 %', '0,04 %', '1 %', '0 %')
    """
    part = 100 * value
    decimals = 0 if abs(part) >= 1.95 else 1 if abs(part) >= 0.095 else 2
    part = round(part, decimals) + 0.0  # no minus before a nought
    return number(part, 0 if part == round(part) else decimals) + " %"


def opening(said: str) -> str:
    """A text with a capital, to open a sentence or a line with.

    >>> opening("één doel dat velen dragen")
    'Eén doel dat velen dragen'
    """
    # Dutch writes no accent on a capital
    return said.replace("é", "E", 1) if said.startswith("één") else said[:1].upper() + said[1:]


def day(when: date) -> str:
    """A day in words.

    >>> with speak("nl"):
    ...     day(date(2019, 12, 8))
    '8 december 2019'
    """
    from babel.dates import format_date

    # "en" alone would give American dates
    return format_date(when, format="d MMMM y", locale="nl" if language() == "nl" else "en_GB")


def month(when: date) -> str:
    """A month in words.

    >>> with speak("nl"):
    ...     month(date(2021, 5, 31))
    'mei 2021'
    """
    from babel.dates import format_date

    return format_date(when, format="MMMM y", locale="nl" if language() == "nl" else "en_GB")


def filed(name: str) -> str:
    """A name as lists of names are sorted by it: without accents and capitals, and numbers as they count.

    >>> sorted(["Partner 10", "École", "partner 2", "Ede"], key=filed)
    ['École', 'Ede', 'partner 2', 'Partner 10']
    """
    return re.sub("0*([0-9]+)", lambda found: f"{len(found[1]):04}{found[1]}", bare(name))


def bare(text: str) -> str:
    """A text as it is searched for: without capitals, accents and outer spaces.

    >>> bare(" Coöperatie ")
    'cooperatie'
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each)).strip()


def of_environment() -> str:
    """The language that MESHWORK_LANGUAGE or the machine asks for; Dutch where neither says English."""
    asked = os.environ.get("MESHWORK_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "nl"
    return "en" if asked.lower().startswith("en") else "nl"


class _Catalogue(gettext.NullTranslations):
    """What `.po` files hold, read here: Babel's reader took 0.5 s before the first word, this takes 0.03 s."""

    def __init__(self, texts: dict[str, tuple[str, ...]], which: Callable[[int], int]) -> None:
        super().__init__()
        self._texts = texts
        self._which = which

    def gettext(self, message: str) -> str:
        return self._texts.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._texts.get(msgid1, ())
        return forms[self._which(n)] if len(forms) > 1 else super().ngettext(msgid1, msgid2, n)


@cache
def _catalogue(chosen: str) -> gettext.NullTranslations:
    if chosen == "en":
        return gettext.NullTranslations()
    texts: dict[str, tuple[str, ...]] = {}
    for file in resources.files("meshwork").joinpath("locale", chosen).iterdir():
        if file.name.endswith(".po"):
            texts |= _entries(file.read_text(encoding="utf-8"))
    head = texts.pop("")[0]
    return _Catalogue(texts, gettext.c2py(head.partition("plural=")[2].partition(";")[0]))


def _entries(po: str) -> dict[str, tuple[str, ...]]:
    """The texts of a `.po` file by their source, that of several under that of one; the head under ""."""
    found: dict[str, tuple[str, ...]] = {}
    for block in po.split("\n\n"):
        entry: dict[str, str] = {}
        field = ""
        for line in block.splitlines():
            name, _space, quoted = ("", "", line) if line.startswith('"') else line.partition(" ")
            if not quoted.startswith('"'):
                continue  # a remark
            field = name or field
            entry[field] = entry.get(field, "") + json.loads(quoted)
        if "msgid" in entry:
            found[entry["msgid"]] = tuple(text for name, text in entry.items() if name.startswith("msgstr"))
    return found
