"""What may happen to a file that others can reach too, in words and with what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from meshwork.errors import Unreachable
from meshwork.text import _


def broken(path: Path, error: sqlite3.Error) -> Unreachable:
    """That a file could not be used, and what helps."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the higher bytes tell more than a person needs
    said = _('The file "{path}" cannot be used: {why}.', path=path, why=error)
    return Unreachable(f"{said} {advice(code)}")


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a place, whatever its name: None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def moved(path: Path) -> Unreachable:
    """That a file is no longer at its place: what were written to it now, no other program would find."""
    return Unreachable(
        _(
            'The file "{path}" was moved, removed or replaced while it was in use; nothing was written. Put it back, '
            "with the files beside it that end in -wal and -shm, and begin again.",
            path=path,
        )
    )


def advice(code: int) -> str:
    """What to do about one of SQLite's primary result codes."""
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("Another program has been writing to it for half a minute. Close that, and repeat.")
        case sqlite3.SQLITE_FULL:
            return _("Make room on the disk and repeat; nothing was half-written.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _("Look who may write to the file and to its folder, or choose another.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _("The file is damaged. Restore it from a backup (meshwork import backup.ndjson).")
    return _("Close other programs that use it, or choose another.")
