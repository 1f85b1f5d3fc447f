"""`meshwork communities`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, StoreUrl, begun, opened, print_json
from meshwork.commands._paper import table
from meshwork.text import _, language, later


def communities(
    begin: Annotated[
        str | None, typer.Option(metavar=later("NAME"), help=later("Begin another community, empty and kept apart."))
    ] = None,
    store: StoreUrl = "",
    as_json: Json = False,
) -> None:
    """List the communities in a store: the id, and the name; or begin another."""
    with (begun if begin is not None else opened)(store) as (service, asker):
        if begin is not None:
            service.found(asker, begin, language())
        found = service.communities(asker)
    if as_json:
        print_json([{"id": each.id, "name": each.name} for each in found])
        return
    if not found:
        typer.echo(_("There is no community here yet. Begin one with: meshwork import FILE"), err=True)
    table([(each.id, each.name) for each in found])


COMMAND = Command("communities", communities)
