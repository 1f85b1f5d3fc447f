"""`meshwork correct`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day
from meshwork.commands._facts import Kind, Values, Which, kind_of, said_of, tell
from meshwork.errors import WrongUsage
from meshwork.text import _, later


def correct(
    kind: Kind,
    name: Which,
    values: Values = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar=later("DAY"), help=later("It changed on this day; before, it was as it stood.")
        ),
    ] = None,
    always: Annotated[bool, typer.Option("--always", help=later("It was always so; what stood was wrong."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Correct one fact, or let it be otherwise from a day on, such as: meshwork correct partner Clinic name=Hospital.

    An empty value (place=) empties a field. Of a partner's name, kind, sector or place say --since DAY or --always.
    """
    if since and always:
        raise WrongUsage(_("Give either --since or --always."))
    of_kind = kind_of(kind)
    said = said_of(of_kind, values)
    if not said:
        raise WrongUsage(_("Say what to write, such as name=Clinic."))
    from_day = first_day("--since", since)
    with at(store, community) as (service, asker, here):
        id_ = service.edits.find(asker, here, of_kind, name).id
        tell(service.edits.correct(asker, here, of_kind, id_, said, since=from_day, always=always), as_json)


COMMAND = Command("correct", correct)
