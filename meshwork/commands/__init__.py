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
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from meshwork.when import When

if TYPE_CHECKING:
    from meshwork.service import Asker, Service

StoreUrl = Annotated[
    str, typer.Option("--store", envvar="MESHWORK_STORE", help="sqlite:///file, neo4j://host or bolt://host.")
]
Named = Annotated[
    str | None, typer.Option("--community", envvar="MESHWORK_COMMUNITY", help="Which community, by name or id.")
]
Level = Annotated[
    Literal["organisation", "person"], typer.Option(help="Whether people are read as their organisations.")
]
Json = Annotated[bool, typer.Option("--json", help="For a program to read.")]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the name of its file, and the function (or group of commands) that typer runs."""

    key: str
    run: Callable[..., None] | typer.Typer


def default_store(name: str = "meshwork") -> str:
    """The address of a store in this user's own data folder, or in the folder that MESHWORK_HOME names."""
    from platformdirs import user_data_path

    home = os.environ.get("MESHWORK_HOME")
    return f"sqlite:///{(Path(home) if home else user_data_path('meshwork')) / f'{name}.sqlite'}"


@contextmanager
def opened(url: str, today: Callable[[], date] | None = None) -> Iterator[tuple[Service, Asker]]:
    """The service of a store, and who asks: who can run a command on this machine is the facilitator."""
    from meshwork.service import Asker, Role, Service
    from meshwork.stores import open_store

    store = open_store(url or default_store())
    try:
        service = Service(store, today=today) if today else Service(store)
        yield service, Asker(_who(), Role.FACILITATOR)
    finally:
        store.close()


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
