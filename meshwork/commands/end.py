"""`meshwork end`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day
from meshwork.commands._facts import Kind, Which, kind_of, tell
from meshwork.text import later


def end(
    kind: Kind,
    name: Which,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=later("DAY"), help=later("The first day it is no more; else today.")),
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """End one fact: a tie, a part in a goal, a partner. What was before that day stays as it was."""
    of_kind = kind_of(kind)
    day = first_day("--on", on)
    with at(store, community) as (service, asker, here):
        id_ = service.edits.find(asker, here, of_kind, name).id
        tell(service.edits.end(asker, here, of_kind, id_, day), as_json)


COMMAND = Command("end", end)
