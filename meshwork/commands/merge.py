"""`meshwork merge`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.commands.whatif import find_partner
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.merging import Merge

Stays = Annotated[
    str, typer.Argument(metavar=later("NAME"), help=later("The partner whose name stays, by its name or id."))
]
Goes = Annotated[
    str, typer.Argument(metavar=later("OTHER"), help=later("The one that becomes part of it, by its name or id."))
]


def merge(
    stays: Stays,
    goes: Goes,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=later("Only show what would be done."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Make one partner of two that are the same: what is kept of the other moves, and its name becomes another name.

    `meshwork partners --alike` proposes who may be the same; `meshwork undo` takes it back.
    """
    with at(store, community) as (service, asker, here):
        one, other = (find_partner(service, asker, here, each) for each in (stays, goes))
        found = service.merges.look(asker, here, one, other)
        done = None if dry_run else service.merges.merge(asker, here, one, other)
    if as_json:
        print_json(
            {
                "partner": found.stays,
                "goes": found.goes.id,
                "moved": dict(found.moved),
                "together": [[stands.id, with_.id] for stands, with_ in found.together],
                "dropped": [each.id for each in found.dropped],
                "change": done.number if done else None,
            }
        )
        return
    _tell(found)
    if done:
        say(_("Take it back with: meshwork undo --change {number}", number=done.number))


def _tell(found: Merge) -> None:
    from meshwork.merging_words import told

    for sentence in told(found):
        say(sentence)


COMMAND = Command("merge", merge)
