"""`meshwork erase`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.erasing import Erasing


def erase(
    name: Annotated[str, typer.Argument(metavar=later("NAME"), help=later("Whom, by the whole name or id."))],
    yes: Annotated[bool, typer.Option("--yes", help=later("Do not ask; for a program."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Erase somebody for good: from the facts and their history, private texts, the log and the map.

    It cannot be undone. Keyed hashes stay, so that no file brings them back. Backups made before hold them still.
    With --json and without --yes it only says what would go.
    """
    from meshwork.erasing_words import lines

    with at(store, community) as (service, asker, here):
        who = service.edits.find(asker, here, "stakeholders", name)
        found = service.keeping.erasing(asker, here, who.id)
        if as_json and not yes:
            print_json(_json(found, erased=False))
            return
        if not yes:
            for each in lines(found):
                say(each)
            typed = typer.prompt(_("Type the whole name to erase it for good"), default="", show_default=False)
            if typed.strip() != found.names[0]:
                say(_("That is another name. Nothing was erased."))
                raise typer.Exit(1)
        service.keeping.erase(asker, here, who.id)
    if as_json:
        print_json(_json(found, erased=True))
        return
    say(_("Gone for good. Throw away backups that were made before."))


def _json(found: Erasing, *, erased: bool) -> dict[str, object]:
    return {"erased": erased, "facts": found.counts, "texts": found.texts, "others_with_the_name": found.others}


COMMAND = Command("erase", erase)
