"""The commands of the command line: one file each, found by `catalogue.collect`.

A file declares one `Command` whose key is the file's name (an underscore at the end, as in `import_`, is not part of
the command). What is heavy (pandas, dash, neo4j, scipy, networkx) is imported inside the function.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, later
from meshwork.when import When

if TYPE_CHECKING:
    from meshwork.service import Asker, Service

StoreUrl = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="MESHWORK_STORE",
        metavar=later("ADDRESS"),
        help=later("Where it is kept: sqlite:///file, neo4j://host, neo4j+s://host or bolt://host."),
    ),
]
Named = Annotated[
    str | None,
    typer.Option(
        "--community",
        envvar="MESHWORK_COMMUNITY",
        metavar=later("NAME"),
        help=later("Which community, by name or id; the only one needs no name."),
    ),
]
Level = Annotated[
    Literal["organisation", "person"], typer.Option(help=later("Whether people are read as their organisations."))
]
Json = Annotated[bool, typer.Option("--json", help=later("For a program to read."))]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the name of its file, and the function (or group of commands) that typer runs."""

    key: str
    run: Callable[..., None] | typer.Typer


@contextmanager
def opened(url: str) -> Iterator[tuple[Service, Asker]]:
    """The service of a store, and who asks: who can run a command on this machine is the facilitator.

    An address where no file is was mistyped: `MeshworkError`. The user's own store is made where it is not.
    """
    from meshwork.stores import is_there

    if url and not is_there(url):
        raise MeshworkError(
            _(
                'There is no store at "{url}". Look at the address, or begin one there: '
                "meshwork import FILE --store {url}",
                url=url,
            )
        )
    with begun(url) as both:
        yield both


@contextmanager
def at(url: str, named: str | None) -> Iterator[tuple[Service, Asker, str]]:
    """The same, with the id of the community of that name, or of the only one."""
    with opened(url) as (service, asker):
        yield service, asker, service.community(asker, named).id


@contextmanager
def begun(
    url: str, today: Callable[[], date] | None = None, *, trial: bool = False
) -> Iterator[tuple[Service, Asker]]:
    """As `opened`, for a command that may begin something: the file that an address names is made.

    In a `trial` nothing stays of it: where no file is, one is made elsewhere and thrown away.
    """
    import tempfile

    from meshwork.service import Asker, Role, Service
    from meshwork.stores import is_there, open_store, own_store

    url = url or own_store()
    scratch = tempfile.TemporaryDirectory(prefix="meshwork-") if trial and not is_there(url) else None
    store = open_store(f"sqlite:///{Path(scratch.name) / 'trial.sqlite'}" if scratch else url)
    try:
        service = Service(store, today=today) if today else Service(store)
        yield service, Asker(_who(), Role.FACILITATOR)
    finally:
        store.close()
        if scratch:
            scratch.cleanup()


def first_day(option: str, written: str | None) -> date | None:
    """The day of an option; of a month or a year its first. Raises `WrongUsage` where it is no date."""
    when = _when(option, written)
    return when.start if when else None


def last_day(option: str, written: str | None) -> date | None:
    """The day of an option; of a month or a year its last. Raises `WrongUsage` where it is no date."""
    when = _when(option, written)
    if when is None:
        return None
    return when.start if when.start == when.end else when.end - timedelta(days=1)


def _when(option: str, written: str | None) -> When | None:
    from meshwork.formats import day_of

    if written is None:
        return None
    try:
        found = day_of(written)
    except ValueError as error:
        raise WrongUsage(f"{option}: {error}") from error
    if found is None:
        raise WrongUsage(f"{option}: " + _("{value} means no end. Give a real day.", value=written))
    return found


def _who() -> str:
    """Who is logged in at this machine, for the change log; a container may know its user by a number alone."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # by version and system
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "meshwork"


def print_json(value: Any) -> None:
    """Print a value as JSON: frozen values by their fields, days as ISO 8601."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, When):
        return value.text
    return {each.name: getattr(value, each.name) for each in fields(value)}
