"""The command line: finds the commands, runs one, and turns what goes wrong into words and an exit code.

Exit codes: 0 done, 1 something the user can mend, 2 wrong usage, 3 unexpected.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib import metadata
from typing import Annotated, Any

import typer

from meshwork import text
from meshwork.catalogue import collect
from meshwork.commands import Command
from meshwork.commands._paper import width, wrapped
from meshwork.commands._usage import PROGRAM, Branch, Leaf, in_words
from meshwork.errors import Faulty, MeshworkError, WrongUsage, places, unusable
from meshwork.text import _, later, plural

_SHOWN = 20
"""Faults that are told on a terminal; one who mends those sees the next."""
_BY_HAND = 130
"""What typer ends with after Ctrl+C."""


def main() -> None:
    """Run the command that was typed."""
    for stream in (sys.stdout, sys.stderr):  # names have accents, also where Windows thinks otherwise
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with text.speak(text.of_environment()):
        sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of a command; what it has to say goes to standard output, what went wrong to standard error."""
    try:
        code = int(program()(arguments or ["--help"], prog_name=PROGRAM, standalone_mode=False) or 0)
    except BrokenPipeError:  # whoever read along has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  so that its end fails no more
        return 0
    except Exception as wrong:  # noqa: BLE001  whatever happens is told in words
        return _told(wrong)
    return _complain(_("Stopped; nothing was half-written."), 1) if code == _BY_HAND else code


def _told(wrong: Exception) -> int:
    """What went wrong, said to the user; the exit code."""
    if isinstance(wrong, typer.Abort):
        return _complain(_("Stopped; nothing was half-written."), 1)
    if isinstance(wrong, typer.exceptions.TyperException):  # what was typed is no command
        return _complain(in_words(wrong), 2)
    if isinstance(wrong, MeshworkError):
        return _complain(_whole(wrong), 2 if isinstance(wrong, WrongUsage) else 1)
    if isinstance(wrong, OSError) and wrong.filename is not None:  # a file or folder that somebody named
        return _complain(unusable(wrong), 1)
    # the message of an unforeseen exception can quote private texts, so only its kind and its places are kept
    logging.getLogger("meshwork").error("unforeseen %s at %s", type(wrong).__name__, places(wrong))
    return _complain(_("Something went wrong that Meshwork did not foresee. Where it was stands above."), 3)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {metadata.version('meshwork-map')}")
        raise typer.Exit


_Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_tell_version, is_eager=True, help=later("Tell which version this is, and stop.")
    ),
]


def _before(version: _Version = False) -> None:
    pass  # typer reads here what may stand before a command; a docstring would be shown in place of what it is about


def program() -> Any:
    """Every command, as typer runs them."""
    app = typer.Typer(
        cls=Branch,
        rich_markup_mode=None,  # the rich help takes longer to import than everything else together
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_before)
    for key, each in sorted(collect("meshwork.commands", Command).items()):
        name = key.rstrip("_")
        if isinstance(each.run, typer.Typer):
            app.add_typer(each.run, name=name)
        else:
            app.command(name, cls=Leaf)(each.run)
    return typer.main.get_command(app)


def _whole(mendable: MeshworkError) -> str:
    """What to mend, with the first of its faults and how many more there are."""
    faults = mendable.faults if isinstance(mendable, Faulty) else ()
    more = len(faults) - _SHOWN
    rest = [plural("and {n} more", "and {n} more", more)] if more > 0 else []
    return "\n".join([str(mendable), *map(str, faults[:_SHOWN]), *rest])


def _complain(words: str, code: int) -> int:
    typer.echo(wrapped(words, width(sys.stderr)), err=True)
    return code
