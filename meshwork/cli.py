"""The command line: each command is a verb of the service and words around its answer.

Exit codes: 0 done, 1 something the user can mend, 2 wrong usage, 3 unexpected. What is heavy (pandas, dash, neo4j,
scipy) is imported inside the commands.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork import text
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, plural

if TYPE_CHECKING:
    from meshwork.service import Asker, Service

app = typer.Typer(
    help="A map of a community on its way from loose network to community of practice to meshwork.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)
settings_app = typer.Typer(help="What this community reads with, and changing it.", rich_markup_mode=None)
app.add_typer(settings_app, name="settings", no_args_is_help=True)

StoreUrl = Annotated[
    str, typer.Option("--store", envvar="MESHWORK_STORE", help="sqlite:///file, neo4j://host or bolt://host.")
]
Named = Annotated[
    str | None, typer.Option("--community", envvar="MESHWORK_COMMUNITY", help="Which community, by name or id.")
]
Json = Annotated[bool, typer.Option("--json", help="For a program to read.")]


def main() -> None:
    """Run a command and turn what goes wrong into words and an exit code."""
    with text.speak(text.of_environment()):
        sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of a command; what it has to say goes to standard output, what went wrong to standard error."""
    try:
        app(arguments, prog_name="meshwork")
    except SystemExit as end:  # how the command line itself ends: 0 done, 2 wrong usage
        return int(end.code or 0)
    except WrongUsage as wrong:
        return _complain(str(wrong), 2)
    except MeshworkError as mendable:
        return _complain(str(mendable), 1)
    except Exception:
        logging.getLogger("meshwork").exception("unexpected, in: meshwork %s", " ".join(arguments[:1]))
        return _complain(_("Something went wrong that Meshwork did not foresee; what it was stands above."), 3)
    return 0


@app.command()
def communities(store: StoreUrl = "", as_json: Json = False) -> None:
    """List the communities in a store."""
    with _opened(store) as (service, asker):
        found = service.communities(asker)
        if as_json:
            _print_json([{"id": each.id, "name": each.name} for each in found])
        for each in () if as_json else found:
            typer.echo(f"{each.id}\t{each.name}")


@app.command()
def log(
    store: StoreUrl = "",
    community: Named = None,
    limit: Annotated[int, typer.Option(help="How many, newest first.")] = 20,
    as_json: Json = False,
) -> None:
    """Show what was done, by whom and when, newest first."""
    with _opened(store) as (service, asker):
        entries = service.log(asker, service.community(asker, community).id, limit)
        if as_json:
            _print_json([{**_fields(each), "at": each.at.isoformat()} for each in entries])
        for each in () if as_json else entries:
            when = f"{each.at.astimezone():%Y-%m-%d %H:%M}"
            typer.echo(
                f"{each.number:>5}  {when}  {each.actor}  {each.verb}  {each.note}  +{each.added} -{each.retracted}"
            )


@app.command()
def undo(
    store: StoreUrl = "",
    community: Named = None,
    change: Annotated[int | None, typer.Option(help="The number of the change; without it the newest.")] = None,
) -> None:
    """Undo a change, such as an import. Undoing an undo brings it back."""
    with _opened(store) as (service, asker):
        undone, done = service.undo(asker, service.community(asker, community).id, change)
        typer.echo(
            _("Undone: change {number}, {verb} {note}.", number=undone.number, verb=undone.verb, note=undone.note)
        )
        typer.echo(plural("{n} row changed.", "{n} rows changed.", done.added + done.retracted))


Host = Annotated[str, typer.Option(help="The address to listen at; only this machine may reach it.")]
Port = Annotated[int | None, typer.Option(help="The port; without it the first free one from 8050.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Whether to open the map in a browser.")]


@app.command()
def serve(
    store: StoreUrl = "",
    community: Named = None,
    host: Host = "127.0.0.1",
    port: Port = None,
    browser: Browser = True,
) -> None:
    """Open the map of your own communities in a browser."""
    from dashboards.server import serve as serve_dashboard

    with _opened(store) as (service, asker):
        service.community(asker, community)
        serve_dashboard(service, asker, host=host, port=port, browser=browser, say=typer.echo)


@app.command()
def demo(store: StoreUrl = "", host: Host = "127.0.0.1", port: Port = None, browser: Browser = True) -> None:
    """Open the map of an invented community, in a store of its own; nothing has to be set up."""
    from dashboards.server import serve as serve_dashboard
    from meshwork import demo as invented

    with _opened(store or default_store("demo"), today=lambda: invented.LAST_DAY) as (service, asker):
        service.seed(asker, invented.facts(), invented.private())
        serve_dashboard(service, asker, host=host, port=port, browser=browser, say=typer.echo)


def default_store(name: str = "meshwork") -> str:
    """The address of the store in this user's own data folder."""
    from platformdirs import user_data_path

    home = os.environ.get("MESHWORK_HOME")
    return f"sqlite:///{(Path(home) if home else user_data_path('meshwork')) / f'{name}.sqlite'}"


@contextmanager
def _opened(url: str, **clock: Callable[[], date]) -> Iterator[tuple[Service, Asker]]:
    import getpass

    from meshwork.service import Asker, Role, Service
    from meshwork.stores import open_store

    store = open_store(url or default_store())
    try:
        # who can run a command on this machine is the facilitator
        yield Service(store, **clock), Asker(getpass.getuser(), Role.FACILITATOR)
    finally:
        store.close()


def _complain(words: str, code: int) -> int:
    typer.echo(words, err=True)
    return code


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}
