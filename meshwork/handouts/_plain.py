"""Texts in the letters that the typefaces of a page have: with one that they lack it could not be made at all."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

UNKNOWN = "\ufffd"
"""What stands for a letter that cannot be drawn."""
# Latin, Greek and Cyrillic letters, punctuation, currencies, arrows and signs of mathematics
_STRANGE = re.compile(
    "[^\n\x20-\x7e\xa0-\u024f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203f\u20a0-\u20bf\u2190-\u22ff\ufffd]"
)


def plain(value: Any) -> Any:
    """Texts, and lists and tables of them, with `UNKNOWN` for what is no letter of ours; what cannot be seen goes.

    >>> plain(["łódź Ωж", "東京", "a\\x07b\\u202e"])
    ['łódź Ωж', '��', 'ab']
    """
    match value:
        case str():
            return _STRANGE.sub(_instead, unicodedata.normalize("NFC", value))
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
    return value


def _instead(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]) in {"Cc", "Cf", "Mn"} else UNKNOWN
