"""`meshwork letter`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import give as give_file
from meshwork.commands._paper import say
from meshwork.commands.whatif import find_partner
from meshwork.errors import WrongUsage
from meshwork.text import _, later, speak

if TYPE_CHECKING:
    from meshwork.papers import Paper

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar=later("FILE"), help=later("Into this file: letter.txt or letter.html.")),
]
Language = Annotated[
    Literal["nl", "en"] | None, typer.Option("--language", help=later("In which language; else the community's."))
]


def letter(
    name: Annotated[
        str | None,
        typer.Argument(metavar=later("NAME"), help=later("To this one, with what is kept of it and it may see.")),
    ] = None,
    out: Out = None,
    language: Language = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Make the letter that says what is kept about people, for how long, who sees it and what they can choose.

    What only the community knows is filled in with `meshwork settings set register.controller=...` and the others
    under register.
    """
    with at(store, community) as (service, asker, here):
        who = find_partner(service, asker, here, name) if name else None
        made = service.told.letter(asker, here, who, language or "")
    give(made, out, as_json)


def give(paper: Paper, out: Path | None, as_json: bool) -> None:
    """Write a paper to a file, or say it; as JSON with what is still to be filled in."""
    from meshwork.letters import unfilled
    from meshwork.papers import as_html, as_text

    if as_json:
        print_json({"paper": paper, "blanks": paper.blanks})
        return
    if out is not None and out.suffix.lower() not in {".txt", ".html"}:
        raise WrongUsage(_("Name a file that ends in .txt or .html."))
    with speak(paper.language):
        text = as_html(paper) if out is not None and out.suffix.lower() == ".html" else as_text(paper)
    if out is None:
        typer.echo(text, nl=False)
        return
    give_file(out, text)
    for each in unfilled(paper):
        say("- " + _("to fill in: {what}", what=each), "  ")


COMMAND = Command("letter", letter)
