"""`meshwork communities`"""

from __future__ import annotations

import typer

from meshwork.commands import Command, Json, StoreUrl, opened, print_json
from meshwork.commands._paper import table
from meshwork.text import _


def communities(store: StoreUrl = "", as_json: Json = False) -> None:
    """List the communities in a store: the id, and the name."""
    with opened(store) as (service, asker):
        found = service.communities(asker)
    if as_json:
        print_json([{"id": each.id, "name": each.name} for each in found])
        return
    if not found:
        typer.echo(_("There is no community here yet. Begin one with: meshwork import FILE"), err=True)
    table([(each.id, each.name) for each in found])


COMMAND = Command("communities", communities)
