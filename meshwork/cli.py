"""The command line: finds the commands, runs one, and turns what goes wrong into words and an exit code.

Exit codes: 0 done, 1 something the user can mend, 2 wrong usage, 3 unexpected.
"""

from __future__ import annotations

import logging
import sys

import typer

from meshwork import text
from meshwork.catalogue import collect
from meshwork.commands import Command
from meshwork.errors import Faulty, MeshworkError, WrongUsage, unusable
from meshwork.text import _, plural

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
        _app()(arguments, prog_name="meshwork")
    except SystemExit as end:  # how typer itself ends: 0 done, 2 wrong usage, or stopped by hand
        return _complain(_("Stopped; nothing was half-written."), 1) if end.code == _BY_HAND else int(end.code or 0)
    except MeshworkError as mendable:
        return _complain(_whole(mendable), 2 if isinstance(mendable, WrongUsage) else 1)
    except Exception as wrong:
        if isinstance(wrong, OSError) and wrong.filename is not None:  # a file or folder that somebody named
            return _complain(unusable(wrong), 1)
        logging.getLogger("meshwork").exception("unexpected, in: meshwork %s", " ".join(arguments[:1]))
        return _complain(_("Something went wrong that Meshwork did not foresee; what it was stands above."), 3)
    return 0


def _app() -> typer.Typer:
    app = typer.Typer(
        help="A map of a community on its way from loose network to community of practice to meshwork.",
        rich_markup_mode=None,  # the rich help takes longer to import than everything else together
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    for key, each in collect("meshwork.commands", Command).items():
        name = key.rstrip("_")
        if isinstance(each.run, typer.Typer):
            app.add_typer(each.run, name=name)
        else:
            app.command(name)(each.run)
    return app


def _whole(mendable: MeshworkError) -> str:
    """What to mend, with the first of its faults and how many more there are."""
    faults = mendable.faults if isinstance(mendable, Faulty) else ()
    more = len(faults) - _SHOWN
    rest = [plural("and {n} more", "and {n} more", more)] if more > 0 else []
    return "\n".join([str(mendable), *map(str, faults[:_SHOWN]), *rest])


def _complain(words: str, code: int) -> int:
    typer.echo(words, err=True)
    return code
