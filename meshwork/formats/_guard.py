"""Cells that a spreadsheet program would take for a formula.

A cell of a CSV file that begins with = + - @ (or a tab) is run as a formula by spreadsheet programs, so that a
name such as `=HYPERLINK(...)` could send a reader's data elsewhere (OWASP, CSV injection). The usual cure, an
apostrophe before it, changes the text; here it comes off again on reading. Only what looks like our own
protection is taken off, so `'s-Hertogenbosch` stays as it is, and a text that itself begins with apostrophes before
such a sign gets one more on writing, so that nothing is lost on the way out and in.
"""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A text as it is written into a CSV cell.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'s-Hertogenbosch")
    ("'=1+1", "''=1+1", "'s-Hertogenbosch")
    """
    return "'" + text if _FORMULA.match(text) else text


def guarded_in_workbook(text: str) -> str:
    """A text as it is written into a workbook's cell of type text, which no program runs.

    Only what would lose an apostrophe on reading gets one.

    >>> guarded_in_workbook("=1+1"), guarded_in_workbook("'=1+1")
    ('=1+1', "''=1+1")
    """
    return "'" + text if _GUARDED.match(text) else text


def plain(text: str) -> str:
    """The text that such a cell holds.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'s-Hertogenbosch")
    ('=1+1', "'=1+1", "'s-Hertogenbosch")
    """
    return text[1:] if _GUARDED.match(text) else text
