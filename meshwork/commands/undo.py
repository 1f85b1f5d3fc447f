"""`meshwork undo`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.commands._paper import say
from meshwork.commands._progress import bar
from meshwork.nouns import deed
from meshwork.text import _, later, plural


def undo(
    store: StoreUrl = "",
    community: Named = None,
    change: Annotated[
        int | None,
        typer.Option(
            min=1, metavar=later("NUMBER"), help=later("The number of the change, from the log; else the newest.")
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Undo a change, such as an import. Undoing an undo brings it back."""
    with opened(store) as (service, asker), bar():
        undone, done = service.undo(asker, service.community(asker, community).id, change)
    if as_json:
        print_json({"undone": undone, "by": done})
        return
    say(_("Change {number} is taken back: {what}.", number=undone.number, what=deed(undone.verb, undone.note)))
    rows = plural("{n} row changed.", "{n} rows changed.", done.added + done.retracted)
    say(rows + " " + _("`meshwork undo --change {number}` brings it back.", number=done.number))


COMMAND = Command("undo", undo)
