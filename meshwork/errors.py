"""What can go wrong that a user can mend."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from meshwork.text import _, later


class MeshworkError(Exception):
    """Something the user can mend: its text says what, where and what to do next, in the user's language."""


class WrongUsage(MeshworkError):
    """The command or the request itself was put wrongly (exit code 2)."""


class Unreachable(MeshworkError):
    """The store did not answer, also after trying again; nothing was half-written."""


class Conflict(MeshworkError):
    """What was to be written no longer fits what stands in the store."""


class NotAllowed(MeshworkError):
    """Who asks may not do or see this."""


class NoPartner(MeshworkError):
    """Who was asked for is not there, or wants to be left out: whoever asks is told the same of both."""

    def __init__(self) -> None:
        super().__init__(_("There is no such partner, or it wants to be left out. Look for it again."))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in what was given: `where` (file, row from 1 as a person counts, column), what, what to do.

    `code` names the kind of fault, so that thousands of the same can be told in one line.
    """

    code: str
    text: str
    file: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""

    @property
    def place(self) -> str:
        """Where it is, in words; empty where nobody can point at it."""
        row = _("row {row}", row=self.row) if self.row is not None else ""
        column = _('column "{column}"', column=self.column) if self.column else ""
        return ", ".join(filter(None, (self.file, row, column)))

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


class Faulty(MeshworkError):
    """Something given held faults; all of them are in `faults`."""

    def __init__(self, text: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(text)
        self.faults = faults


class Unfit(MeshworkError):
    """What was said of one fact cannot stand; `wrong` tells by property what and what to do."""

    def __init__(self, text: str, wrong: Mapping[str, str]) -> None:
        super().__init__(text)
        self.wrong = dict(wrong)


_WHY = {
    errno.ENOENT: later("it is not there"),
    errno.EISDIR: later("it is a folder"),
    errno.ENOTDIR: later("what it would lie in is no folder"),
    errno.EEXIST: later("something else of that name is there"),
    errno.EACCES: later("this account may not use it"),
    errno.EPERM: later("this account may not use it"),
    errno.EROFS: later("nothing can be written there"),
    errno.ENOSPC: later("the disk is full"),
}


def why(error: OSError) -> str:
    """Why the machine refuses a file or folder, in plain words; in its own where it is none of the usual.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     why(IsADirectoryError(errno.EISDIR, "Is a directory")), why(OSError(errno.EIO, "Input/output error"))
    ('het is een map', 'Input/output error')
    """
    return _(_WHY[error.errno]) if error.errno in _WHY else error.strerror or str(error)


def unusable(error: OSError) -> str:
    """That a file or folder cannot be used: which, why, and what to do."""
    return _(
        '"{path}" cannot be used: {why}. Look at the name, the free space and who may write there, or choose another '
        "place.",
        path=error.filename2 or error.filename or "-",  # of two the one that was to be written
        why=why(error),
    )


def places(wrong: BaseException, most: int = 8) -> str:
    """Where something happened: file, line and function, the innermost first; never what was in the message."""
    frames = reversed(traceback.extract_tb(wrong.__traceback__))
    return " < ".join(f"{Path(at.filename).name}:{at.lineno} {at.name}" for at in list(frames)[:most])
