"""`meshwork copy`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, opened, print_json
from meshwork.commands._paper import say
from meshwork.commands._progress import bar
from meshwork.errors import MeshworkError
from meshwork.text import _, later, plural


def copy(
    frm: Annotated[
        str, typer.Option("--from", metavar=later("ADDRESS"), help=later("The address of the store that holds it."))
    ],
    to: Annotated[str, typer.Option(metavar=later("ADDRESS"), help=later("The address of the store to copy it to."))],
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Copy a community with its whole history to another store, and compare every fact."""
    from meshwork.stores import open_store

    with opened(frm) as (service, asker), bar() as progress:
        if not service.communities(asker):  # and none is made: an address that was mistyped is no empty town
            raise MeshworkError(_("There is no community at {url} to copy. Look at the address.", url=frm))
        here = service.community(asker, community)
        target = open_store(to)
        try:
            copied = service.archives.copy(asker, here.id, target, progress=progress)
        finally:
            target.close()
    if as_json:
        print_json({"community": here.id, "name": here.name, "facts": len(copied.rows)})
        return
    rows = plural("{n} row", "{n} rows", len(copied.rows))
    say(_("{name}: {rows} copied and compared, with their history.", name=here.name, rows=rows))


COMMAND = Command("copy", copy)
