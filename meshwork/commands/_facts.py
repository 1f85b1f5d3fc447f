"""What is typed of one fact: its kind, and `field=value` for each field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from meshwork.commands import print_json
from meshwork.commands._paper import say
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, later
from meshwork.verbs.edits import Done

Kind = Annotated[
    str,
    typer.Argument(
        metavar=later("KIND"), help=later("What it is: partner, tie, goal, commitment, session, and so on.")
    ),
]
Which = Annotated[
    str,
    typer.Argument(metavar=later("NAME"), help=later("Which one: its name, or its id as `meshwork partners` shows.")),
]
Values = Annotated[
    list[str] | None,
    typer.Argument(metavar=later("FIELD=VALUE"), help=later("What to write: name=Clinic sector=care.")),
]


def kind_of(said: str) -> str:
    """The kind that somebody means: the dictionary's word, one that people use, or the word for one of them."""
    from meshwork.formats import fold, kind_called
    from meshwork.forms import EDITED, form
    from meshwork.nouns import noun

    singular = {fold(noun(kind, 1)): kind for kind in EDITED}
    kind = {"partner": "stakeholders"}.get(fold(said)) or singular.get(fold(said)) or kind_called(said) or said
    return form(kind).kind


def said_of(kind: str, typed: Iterable[str] | None) -> dict[str, str | None]:
    """The text of each field. Raises `WrongUsage` where something is no `field=value`, with the fields there are."""
    from meshwork.forms import form, property_of

    found: dict[str, str | None] = {}
    for each in typed or ():
        name, equals, value = each.partition("=")
        if not equals:
            known = ", ".join(field.label.lower() for field in form(kind).fields)
            raise WrongUsage(_('"{words}" is no field=value. The fields are: {known}.', words=each, known=known))
        try:
            found[property_of(kind, name.strip())] = value
        except MeshworkError as error:
            raise WrongUsage(str(error)) from error
    return found


def tell(done: Done, as_json: bool) -> None:
    """What was written, and how to take it back."""
    if as_json:
        print_json({"change": done.change.number if done.change else None, "fact": done.fact})
        return
    if done.change is None:
        say(_("It stood so already; nothing was written."))
        return
    from meshwork.nouns import deed
    from meshwork.text import opening

    say(f"{opening(deed(done.change.verb, done.change.note))} ({done.fact.id})")
    say(_("Take it back with: meshwork undo --change {number}", number=done.change.number))
