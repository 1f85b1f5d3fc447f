"""A folder of CSV files, one for each kind; also any single CSV file that people have."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from meshwork.errors import Fault, MeshworkError
from meshwork.files import whole_folder
from meshwork.formats._around import heading_row, left_out, totals_below
from meshwork.formats._files import Unreadable
from meshwork.formats._guard import guarded, plain
from meshwork.formats._headings import fold, headings_of
from meshwork.formats._sheets import pages_of, texts
from meshwork.formats._types import Format, How, Table
from meshwork.model import Facts, Private
from meshwork.text import _, later

_DELIMITERS = ";\t,"
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONGEST = 100_000


def _recognises(name: str, content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if is_vcard(content):
        return False
    beginning = content.lstrip()[:1]
    return not (_NOT_TEXT.search(content) or beginning in b"<" or content.startswith((b"PK\x03", b"%PDF"))) and (
        beginning not in b"{[" or name.lower().endswith((".csv", ".tsv", ".txt"))
    )


def _tables(name: str, content: bytes, how: How) -> tuple[Table, ...]:
    text = decoded(content)
    if names := _names(name, text):
        return (names,)
    delimiter, text = _delimiter(text, how)
    records = _records(text, delimiter)
    first = next((place for place, row in enumerate(records) if any(row)), None)
    if first is None:
        raise Unreadable("empty", _("this file is empty. Save it again with something in it, or leave it out."))
    return (table_of(name, PurePosixPath(name).stem, records[first:], first + 1, how),)


def is_vcard(content: bytes) -> bool:
    """Whether these are cards of contacts, which are text too and no table."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:11].upper() == b"BEGIN:VCARD"


def _names(name: str, text: str) -> Table | None:
    """A text with a name on each line, as people paste it: partners. None where it has columns, or a heading."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not name.lower().endswith(".txt") or any(each in line for _number, line in lines for each in _DELIMITERS):
        return None
    if not lines or fold(lines[0][1]) in headings_of("stakeholders"):
        return None
    return Table(name, "stakeholders", ("name",), tuple((number, (line,)) for number, line in lines), first=0)


def table_of(
    name: str, called: str, records: list[list[str]], first: int, how: How, *, hidden: bool = False
) -> Table:
    """A table of records, the first of which stands in row `first`; rows of nothing are left out.

    What stands above the headings and the totals below are left out and told. A row with more filled cells than
    there are headings is a fault: something shifted.
    """
    begin = heading_row(records, how)
    headings = [plain(each.strip()) for each in records[begin]]
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    end, totals = totals_below(records)
    rows, faults = [], []
    for number, record in enumerate(records[begin + 1 : end], first + begin + 1):
        if any(record[width:]):
            faults.append(_ragged(name, number, record, width))
        elif any(record):
            cells = [plain(each) for each in record[:width]]
            rows.append((number, tuple(cells + [""] * (width - len(cells)))))
    return Table(
        name,
        called,
        tuple(headings),
        tuple(rows),
        first=first + begin,
        hidden=hidden,
        faults=tuple(faults),
        notices=left_out(name, records[:begin], [first + each for each in totals]),
    )


def _ragged(name: str, number: int, record: list[str], width: int) -> Fault:
    said = _(
        "this row has {cells} cells and there are {headings} headings. Put texts that hold the separator between "
        "quotation marks, or give each column a heading.",
        cells=len(record),
        headings=width,
    )
    return Fault("ragged", said, file=name, row=number, value=next(filter(None, record[width:])))


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252 as Excel writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            row = content[: error.start].count(b"\n") + 1
            raise Unreadable(
                "encoding",
                _("the letters of this file cannot be read here. Save it as CSV UTF-8."),
                row=row,
            ) from error


def _delimiter(text: str, how: How) -> tuple[str, str]:
    """The delimiter that divides the headings into most columns, all rows agreeing best; and the text to read."""
    if found := re.match(r"sep=(.)\r?\n", text):  # a line that Excel writes and understands
        return found[1], "\n" + text[found.end() :]
    sample = text[:20_000]
    best = (-1, -1.0, ",")
    for delimiter in _DELIMITERS:
        rows = [row for row in _lenient(sample, delimiter) if row][:30]
        rows = rows[heading_row(rows, how, sure=True) :] if rows else []
        width = len(rows[0]) if rows else 0
        alike = sum(len(row) == width for row in rows) / max(len(rows), 1)
        best = max(best, (width if width > 1 else 0, alike, delimiter))
    return best[2], text


def _lenient(sample: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return []


def _records(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        records += ([_cell(each) for each in row] for row in reader)
    except csv.Error as error:
        raise Unreadable(*_broken(str(error)), row=len(records) + 1) from error
    return records


def _cell(text: str) -> str:
    text = text.strip()
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _broken(why: str) -> tuple[str, str]:
    if "field larger" in why:
        return "huge", _("a text here is longer than {most} characters. Shorten it.", most=_LONGEST)
    return "quotes", _(
        "the quotation marks do not match from this row on. Double each quotation mark inside a text, "
        "or save the file as CSV again."
    )


def write(facts: Facts, private: Private | None, folder: Path) -> None:
    """Write a CSV file for each kind into a folder, which is made or must be empty.

    UTF-8 with the mark by which spreadsheet programs know it, commas, days as ISO 8601.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise MeshworkError(_('"{path}" is there already. Choose a new or empty folder.', path=folder))
    with whole_folder(folder) as place:
        for name, content in _files(facts, private):
            (place / name).write_bytes(content)


def packed(facts: Facts, private: Private | None) -> bytes:
    """The same folder as one ZIP file, for a browser. Its bytes depend on nothing but the facts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in _files(facts, private):
            pack.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _files(facts: Facts, private: Private | None) -> Iterator[tuple[str, bytes]]:
    for page in pages_of(facts, private):
        text = io.StringIO(newline="")
        csv.writer(text).writerows([guarded(each) for each in row] for row in texts(page))
        yield f"{page.name}.csv", text.getvalue().encode("utf-8-sig")


CSV_FOLDER = Format(
    key="csv_folder",
    meaning=later("A folder of CSV files, one for each kind of thing or fact"),
    recognises=_recognises,
    tables=_tables,
    write=write,
)
