"""`meshwork log`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json


def log(
    store: StoreUrl = "",
    community: Named = None,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 20,
    as_json: Json = False,
) -> None:
    """Show what was done, by whom and when, newest first."""
    with opened(store) as (service, asker):
        entries = service.log(asker, service.community(asker, community).id, limit)
    if as_json:
        print_json(entries)
        return
    for each in entries:
        when = f"{each.at.astimezone():%Y-%m-%d %H:%M}"
        typer.echo(
            f"{each.number:>5}  {when}  {each.actor}  {each.verb}  {each.note}  +{each.added} -{each.retracted}"
        )


COMMAND = Command("log", log)
