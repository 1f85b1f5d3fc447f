"""`meshwork undo`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.text import _, plural


def undo(
    store: StoreUrl = "",
    community: Named = None,
    change: Annotated[int | None, typer.Option(help="The number of the change; without it the newest.")] = None,
    as_json: Json = False,
) -> None:
    """Undo a change, such as an import. Undoing an undo brings it back."""
    with opened(store) as (service, asker):
        undone, done = service.undo(asker, service.community(asker, community).id, change)
    if as_json:
        print_json({"undone": undone, "by": done})
        return
    typer.echo(_("Undone: change {number}, {verb} {note}.", number=undone.number, verb=undone.verb, note=undone.note))
    typer.echo(plural("{n} row changed.", "{n} rows changed.", done.added + done.retracted))


COMMAND = Command("undo", undo)
