"""Sources become tables: folders are opened, what is packed is unpacked within bounds, each file finds its format."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from meshwork.catalogue import collect
from meshwork.errors import Fault, MeshworkError
from meshwork.formats._types import Format, How, Notice, Progress, Source, Table
from meshwork.text import _, later, plural

LARGEST = 64 * 1024 * 1024
"""Bytes of one file, unpacked. The longest real lists seen are 6 MB; beyond this a browser or a laptop suffers."""

_MOST_FILES = 500
_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".json", ".gz", ".vcf"})


class Unreadable(MeshworkError):
    """A file that cannot be read at all: what was seen and what can be read, with the row where that is known."""

    def __init__(self, code: str, text: str, row: int | None = None, column: str = "") -> None:
        super().__init__(text)
        self.code, self.row, self.column = code, row, column


def tables_of(
    sources: Sequence[Source], how: How, progress: Progress | None = None
) -> tuple[tuple[Table, ...], tuple[Fault, ...], tuple[Notice, ...]]:
    """Every table in the sources; a fault for each file that cannot be read, a notice of files left alone."""
    tables: list[Table] = []
    faults: list[Fault] = []
    left: list[str] = []
    files = tuple(_opened(sources, left))
    for done, (name, folder, data) in enumerate(files):
        if progress:
            progress(done, len(files), name)
        try:
            contents = _contents(name, data)
        except Unreadable as error:
            faults.append(_fault(name, error))
            continue
        for of_name, content in contents:
            try:
                tables += (replace(each, folder=folder) for each in _read(of_name, content, how))
            except Unreadable as error:
                faults.append(_fault(of_name, error))
    notices: tuple[Notice, ...] = ()
    if left:
        said = plural("{n} file was left alone.", "{n} files were left alone.", len(left))
        notices = (Notice("files_left", said, len(left), tuple(left[:5])),)
    return tuple(tables), tuple(faults), notices


def every_format() -> Mapping[str, Format]:
    """Every way in and out, by its key."""
    return collect("meshwork.formats", Format)


def _opened(sources: Sequence[Source], left: list[str]) -> Iterator[tuple[str, str, bytes | Path]]:
    """Name for people, name of its folder, and content of each file."""
    count = 0
    for source in sources:
        for name, folder, data in _files_of(source, left):
            count += 1
            if count > _MOST_FILES:
                raise MeshworkError(
                    _("There are more than {most} files here. Give fewer at a time.", most=_MOST_FILES)
                )
            yield name, folder, data


def _files_of(source: Source, left: list[str]) -> Iterator[tuple[str, str, bytes | Path]]:
    path = source.data
    if not isinstance(path, Path):
        yield source.name, "", path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            name = file.relative_to(path).as_posix()
            if not file.is_file() or any(part.startswith((".", "~$")) for part in file.relative_to(path).parts):
                continue
            if file.suffix.lower() in _ENDINGS:
                yield name, file.parent.name, file
            else:
                left.append(name)
    elif path.is_file():
        yield source.name, path.resolve().parent.name, path
    else:
        raise MeshworkError(
            _('There is no file or folder "{path}". Look at the name and where it is kept.', path=path)
        )


def _fault(name: str, error: Unreadable) -> Fault:
    return Fault(error.code, str(error), file=name, row=error.row, column=error.column)


def _read(name: str, content: bytes, how: How) -> tuple[Table, ...]:
    if not content.strip():
        raise Unreadable("empty", _("this file is empty. Save it again with something in it, or leave it out."))
    for format_ in every_format().values():
        if format_.tables and format_.recognises(name, content):
            return format_.tables(name, content, how)
    raise Unreadable("unrecognised", _what_was_seen(content))


def _contents(name: str, data: bytes | Path) -> tuple[tuple[str, bytes], ...]:
    """Name and content of a file, or of each file in it where it is a ZIP of a CSV folder."""
    name, content = _unpacked(name, _content(data))
    if not content.startswith(b"PK\x03\x04"):
        return ((name, content),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            held = [each for each in packed.infolist() if each.filename.lower().endswith(".csv")]
            if not held or "[Content_Types].xml" in packed.namelist():
                return ((name, content),)
            if sum(each.file_size for each in held) > LARGEST or len(held) > _MOST_FILES:
                raise _too_large()
            return tuple((each.filename, packed.read(each)) for each in held)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise Unreadable("broken", _("this packed file is damaged. Fetch or make it again.")) from error


def _content(data: bytes | Path) -> bytes:
    size = data.stat().st_size if isinstance(data, Path) else len(data)
    if size > LARGEST:
        raise _too_large()
    if isinstance(data, bytes):
        return data
    try:
        return data.read_bytes()
    except OSError as error:
        raise Unreadable(
            "unreadable", _("this file cannot be opened ({why}). Close other programs that use it.", why=error)
        ) from error


def _unpacked(name: str, content: bytes) -> tuple[str, bytes]:
    if not content.startswith(b"\x1f\x8b"):
        return name, content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(content, LARGEST + 1)
    except zlib.error as error:
        raise Unreadable("broken", _("this packed file is damaged. Fetch or make it again.")) from error
    if len(plain) > LARGEST:
        raise _too_large()
    return name.removesuffix(".gz"), plain


def _too_large() -> Unreadable:
    return Unreadable(
        "too_large",
        _("this is larger than {most} MB. Split it, or leave out columns you do not need.", most=LARGEST >> 20),
    )


def _what_was_seen(content: bytes) -> str:
    seen = next((each for beginning, each in _SEEN if content.lstrip().startswith(beginning)), "")
    known = next((said for mark, said in _KNOWN if seen in {"xls", "ZIP"} and mark in content), "")
    if known:
        return _(known)
    can = _("Meshwork reads CSV files, workbooks (.xlsx) and Kumu projects (.json).")
    if seen == "xls":
        return _("this is an older workbook. Save it as .xlsx.") + " " + can
    if seen == "backup":
        return _("this looks like a backup. Give it alone, not among other files.") + " " + can
    return (_("this looks like {seen}.", seen=seen) if seen else _("this is no text and no workbook.")) + " " + can


_KNOWN = (
    (
        "EncryptedPackage".encode("utf-16-le"),
        later("this workbook is locked with a password. Save it without one and choose it again."),
    ),
    (b"content.xml", later("this is a workbook of LibreOffice (.ods). Open it there and save it as .xlsx.")),
    (b"word/document.xml", later("this is a text of Word. Copy its table into a workbook and save that as .xlsx.")),
    (b"Index/Document.iwa", later("this is a workbook of Numbers. Export it there as Excel (.xlsx).")),
)
_SEEN = (
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"{", "backup"),
    (b"%PDF", "PDF"),
    (b"<", "XML / HTML"),
    (b"PK", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
