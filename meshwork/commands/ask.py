"""`meshwork ask`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import give
from meshwork.commands.letter import Language
from meshwork.commands.whatif import find_partner
from meshwork.errors import WrongUsage
from meshwork.text import _, later


def ask(
    name: Annotated[
        str | None,
        typer.Argument(metavar=later("NAME"), help=later("For this one alone, with its own entry to correct.")),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar=later("FILE"), help=later("Into this file: form.html."))
    ] = None,
    language: Language = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Make the form to mail to partners: with whom they did something, on what, and who began it.

    One file serves all partners. The answers that come back are read with `meshwork import ANSWER...`.
    """
    if out is not None and out.suffix.lower() != ".html":
        raise WrongUsage(_("Name a file that ends in .html."))
    with at(store, community) as (service, asker, here):
        who = find_partner(service, asker, here, name) if name else None
        made = service.told.form(asker, here, who, language or "")
    if as_json:
        print_json({"form": made})
        return
    if out is None:
        typer.echo(made, nl=False)
    else:
        give(out, made)


COMMAND = Command("ask", ask)
