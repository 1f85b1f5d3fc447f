"""`meshwork log`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say, table
from meshwork.nouns import deed
from meshwork.text import _, day, later


def log(
    store: StoreUrl = "",
    community: Named = None,
    limit: Annotated[int, typer.Option(min=1, metavar=later("NUMBER"), help=later("How many, newest first."))] = 20,
    as_json: Json = False,
) -> None:
    """Show what was done, by whom and when, newest first."""
    with at(store, community) as (service, asker, here):
        entries = service.log(asker, here, limit)
    if as_json:
        print_json(entries)
        return
    if not entries:
        say(_("Nothing has been written yet."))
        return
    heads = (_("No."), _("When"), _("Who"), _("What"), _("Added"), _("Taken out"))
    rows = [
        (
            str(each.number),
            f"{day(each.at.astimezone())}, {each.at.astimezone():%H:%M}",
            each.actor,
            deed(each.verb, each.note),
            str(each.added or "-"),
            str(each.retracted or "-"),
        )
        for each in entries
    ]
    table([heads, *rows], right=frozenset({0, 4, 5}))


COMMAND = Command("log", log)
