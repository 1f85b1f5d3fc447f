"""`meshwork ask`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.commands._paper import say
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
    from meshwork.errors import MeshworkError, unusable
    from meshwork.files import whole

    if out is not None and out.suffix.lower() != ".html":
        raise WrongUsage(_("Name a file that ends in .html."))
    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        who = find_partner(service, asker, here, name) if name else None
        made = service.told.form(asker, here, who, language or "")
    if as_json:
        print_json({"form": made})
        return
    if out is None:
        typer.echo(made, nl=False)
        return
    try:
        with whole(out) as place:
            place.write_text(made, encoding="utf-8")
    except OSError as error:
        raise MeshworkError(unusable(error)) from error
    say(_("Written to {path}.", path=out))


COMMAND = Command("ask", ask)
