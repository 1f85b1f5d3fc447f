"""The answer that our own form gives (`meshwork.asking`): a JSON file, or the same as text in a mail.

In a mail it stands between two lines of its own, in letters that no mail program alters; several may stand in one
text. What does not look as the form makes it is refused whole: somebody may have changed it.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from meshwork.formats._asked import ANSWER, COLUMNS, CORRECTED
from meshwork.formats._files import Unreadable
from meshwork.formats._types import Format, How, Table
from meshwork.formats.csv_folder import decoded
from meshwork.text import _, later

BEGIN, END = "-----BEGIN MESHWORK ANSWER-----", "-----END MESHWORK ANSWER-----"
"""The lines around an answer in a mail; the form writes them too."""
_OURS = re.compile(rb'\s*\{\s*"meshwork"\s*:\s*"answer"')
_MOST, _LONGEST, _LONGEST_GOAL = 200, 300, 10_000
_FIRST_YEAR = 2000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KNOWN = frozenset({"meshwork", "version", "community", "answered", "who", "did", "correct", "objects", "left"})


def _recognises(name: str, content: bytes) -> bool:  # noqa: ARG001  one shape for all formats
    return bool(_OURS.match(content.lstrip(b"\xef\xbb\xbf"))) or BEGIN.encode() in content


def _tables(name: str, content: bytes, how: How) -> tuple[Table, ...]:  # noqa: ARG001  one shape for all formats
    text = decoded(content)
    told = list(_in_mail(text)) if BEGIN in text else [text.lstrip("\ufeff")]
    return tuple(
        Table(
            name if len(told) == 1 else f"{name}, {number}",
            "answer",
            _headings(),
            tuple(enumerate(_rows(each), 1)),
            kind=ANSWER,
            first=0,
        )
        for number, each in enumerate(told, 1)
    )


def _in_mail(text: str) -> Iterator[str]:
    """What stands between the lines, whatever a mail program put before each."""
    for part in text.split(BEGIN)[1:]:
        inside, end, _rest = part.partition(END)
        letters = re.sub(r"[\s>|]", "", inside) if end else "cut off"
        try:
            yield base64.b64decode(letters, validate=True).decode()
        except (ValueError, binascii.Error) as error:
            raise Unreadable("answer", _broken()) from error


def _headings() -> tuple[str, ...]:
    corrected = (_("name"), _("place"), _("website"), _("sector"))
    asked = (_("with whom"), _("on what"), _("who began"), _("objects"), _("withdraws"))
    return (_("community"), _("day"), _("who answers"), *asked, *corrected)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """A row for each pair of with whom and on what; the wishes and corrections stand in the first."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("answer", _broken()) from error
    whole = _checked(told)
    did = [(each["with"], on, each["began"]) for each in whole["did"] for on in each["on"] or [""]] or [("", "", "")]
    words = {"us": _("we"), "them": _("they"), "": ""}
    for number, (other, on, began) in enumerate(did):
        first = number == 0
        cells = {
            "community": whole["community"],
            "day": whole["answered"],
            "who": whole["who"],
            "with": other,
            "on": on,
            "began": words[began],
            **({each: _("yes") for each in ("objects", "left") if whole[each]} if first else {}),
            **(whole["correct"] if first else {}),
        }
        yield tuple(cells.get(each, "") for each in COLUMNS)


def _checked(told: Any) -> dict[str, Any]:
    """The answer, where it is what the form makes and nothing else. Raises `Unreadable`."""
    if not isinstance(told, dict) or told.get("meshwork") != "answer" or not set(told) <= _KNOWN:
        raise Unreadable("answer", _altered())
    if told.get("version") != 1:
        raise Unreadable("answer", _("this answer was made by another form than this program knows."))
    did, correct = told.get("did", []), told.get("correct", {})
    if not isinstance(did, list) or len(did) > _MOST or not isinstance(correct, dict):
        raise Unreadable("answer", _altered())
    if not set(correct) <= set(CORRECTED) or not all(isinstance(each, dict) for each in did):
        raise Unreadable("answer", _altered())
    for each in did:
        if not set(each) <= {"with", "on", "began"} or not isinstance(each.get("on", []), list):
            raise Unreadable("answer", _altered())
    answered, community = _line(told.get("answered")), _line(told.get("community"))
    ticks = {each: told.get(each, False) for each in ("objects", "left")}
    if not community or not _is_day(answered) or not all(isinstance(each, bool) for each in ticks.values()):
        raise Unreadable("answer", _altered())
    return {
        "community": community,
        "answered": answered,
        "who": _line(told.get("who")),
        "did": [
            {
                "with": _line(each.get("with")),
                "on": [_line(on, _LONGEST_GOAL) for on in each.get("on", [])],
                "began": _began(each.get("began", "")),
            }
            for each in did
        ],
        "correct": {name: _line(text) for name, text in correct.items() if text},
        **ticks,
    }


def _line(value: Any, most: int = _LONGEST) -> str:
    """A text of one line, without signs that cannot be seen. Raises `Unreadable` for anything else."""
    if not isinstance(value, str) or len(value) > most:
        raise Unreadable("answer", _altered())
    line = " ".join("".join(each for each in value if unicodedata.category(each) != "Cf").split())
    if not all(each.isprintable() for each in line):
        raise Unreadable("answer", _altered())
    return line


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text).year >= _FIRST_YEAR)
    except ValueError:
        return False


def _began(value: Any) -> str:
    if not isinstance(value, str) or value not in {"us", "them", "both", ""}:
        raise Unreadable("answer", _altered())
    return "" if value == "both" else value


def _broken() -> str:
    return _("this answer is damaged or cut off. Ask for it once more, as a file.")


def _altered() -> str:
    return _("this is not as the form makes it; somebody or some program changed it. Ask for the answer once more.")


FORMAT = Format(
    key="answer",
    meaning=later("The answer of a partner to the form that `meshwork ask` makes."),
    recognises=_recognises,
    tables=_tables,
)
