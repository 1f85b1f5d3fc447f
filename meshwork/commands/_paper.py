"""Words on a terminal, broken at words where somebody looks, one sentence to a line where a program reads; files."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import typer

from meshwork.errors import MeshworkError, WrongUsage, unusable
from meshwork.files import whole
from meshwork.text import _, plural

WIDEST = 100


def width(stream: Any = None) -> int | None:
    """How many columns there are; None where nobody looks and nothing need be broken."""
    stream = stream or sys.stdout
    return min(shutil.get_terminal_size().columns, WIDEST) if stream.isatty() else None


def wrapped(text: str, columns: int | None, indent: str = "") -> str:
    """Each line of a text broken at words, what follows indented as the line began.

    >>> wrapped("een twee drie", 8)
    'een twee\\ndrie'
    >>> wrapped("een twee drie", None)
    'een twee drie'
    """
    if columns is None:
        return "\n".join(indent + line if line else "" for line in text.splitlines())
    lines = []
    for line in text.splitlines():
        hang = indent + " " * (len(line) - len(line.lstrip(" -")))
        lines += textwrap.wrap(
            line, columns, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines)


def say(text: str = "", indent: str = "", *, err: bool = False) -> None:
    """A line or a few for who typed the command; with `err` beside what it gives."""
    typer.echo(wrapped(text, width(sys.stderr if err else sys.stdout), indent), err=err)


def more(n: int) -> None:
    """How many are not said, where any."""
    if n > 0:
        say(plural("and {n} more", "and {n} more", n), "  ")


def put(out: Path, content: str | bytes) -> None:
    """Write a file, whole or not at all. Raises `MeshworkError` where it cannot be written."""
    try:
        with whole(out) as place:
            place.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise MeshworkError(unusable(error)) from error


def give(out: Path, content: str | bytes) -> None:
    """The same, and say where it is."""
    put(out, content)
    say(_("Written to {path}.", path=out))


def content_of(file: Path) -> bytes:
    """What a file holds. Raises `WrongUsage` where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongUsage(unusable(error)) from error


def table(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset(), indent: str = "") -> None:
    """Rows in columns; those in `right` stand against the right side."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(wide) if at in right else cell.ljust(wide)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        typer.echo((indent + "  ".join(cells)).rstrip())
