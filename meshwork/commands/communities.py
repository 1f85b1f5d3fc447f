"""`meshwork communities`"""

from __future__ import annotations

import typer

from meshwork.commands import Command, Json, StoreUrl, opened, print_json


def communities(store: StoreUrl = "", as_json: Json = False) -> None:
    """List the communities in a store."""
    with opened(store) as (service, asker):
        found = service.communities(asker)
    if as_json:
        print_json([{"id": each.id, "name": each.name} for each in found])
        return
    for each in found:
        typer.echo(f"{each.id}\t{each.name}")


COMMAND = Command("communities", communities)
