"""A workbook looked through before the library reads it: damaged, locked or enormous ones stop here.

The library keeps a cell for every place between the first and the last that is filled and ends the whole program
where there is no memory for that, so a small file with one cell far away must never reach it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from meshwork.formats._files import LARGEST, Unreadable
from meshwork.text import _

_MOST_CELLS = 10_000_000
_UNPACKED = 4 * LARGEST
_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b")
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_OTHERS = frozenset({"content.xml", "xl/workbook.bin"})  # the library would read these in ways not looked at here


def unpacked(content: bytes) -> io.BytesIO:
    """The same workbook, packed anew from exactly what was looked at. Unreadable where it is damaged or too large.

    Every byte is read, so that a length that is not true is found; two parts of one name, of which two programs
    might read different ones, are damage.
    """
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(made, "w") as anew:
            names = packed.namelist()
            if sum(each.file_size for each in packed.infolist()) > _UNPACKED:
                raise _too_large()
            if len(set(names)) != len(names) or _OTHERS & set(names):
                raise damaged()
            for each in names:
                data = packed.read(each)
                if b"\0" in data and each.lower().endswith((".xml", ".rels")):
                    raise damaged()
                if _cells(data) > _MOST_CELLS:
                    raise _too_large()
                anew.writestr(each, data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise damaged() from error
    made.seek(0)
    return made


def _cells(sheet: bytes) -> int:
    """How many places a sheet spans, at most: its rows and columns as they are numbered, and as many as there are."""
    beginning, *rows = _ROW.split(sheet)
    if not rows:
        return 0
    rows[-1] = rows[-1].partition(b"sheetData>")[0]
    columns = max(each.count(b"<c") + each.count(b":c") for each in rows)
    deepest = len(rows)
    for letters, digits in set(_PLACE.findall(sheet, len(beginning))):
        columns = max(columns, _column(letters))
        deepest = max(deepest, int(digits[:9] or 0))
    return deepest * max(columns, 1)


def _column(letters: bytes) -> int:
    number = 0
    for each in letters[:8].upper():
        number = number * 26 + each - 64
    return number


def _too_large() -> Unreadable:
    return Unreadable(
        "too_large", _("this workbook holds too much. Split it, or take out empty rows and columns far away.")
    )


def damaged() -> Unreadable:
    """That a workbook cannot be read."""
    return Unreadable("broken", _("this workbook is damaged or locked. Save it again as .xlsx without a password."))
