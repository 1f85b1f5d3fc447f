"""`meshwork export`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.commands._progress import bar
from meshwork.text import _, later


def export(
    path: Annotated[
        Path,
        typer.Argument(
            metavar=later("FILE"),
            help=later("town.xlsx: a workbook; town.ndjson: everything with its history; else a CSV folder."),
        ),
    ],
    private: Annotated[
        bool,
        typer.Option(
            "--private",
            help=later(
                "With all that is for facilitators alone: signals, notes, e-mail, telephone, unopened columns."
            ),
        ),
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Write everything to a workbook, a folder of CSV files or a backup."""
    with at(store, community) as (service, asker, here), bar() as progress:
        service.archives.export(asker, here, path, private=private, progress=progress)
    if as_json:
        print_json({"community": here, "path": str(path), "private": private})
        return
    say(_("Written to {path}.", path=path))


COMMAND = Command("export", export)
