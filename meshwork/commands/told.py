"""`meshwork told`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say, table
from meshwork.text import _, day, later, plural

if TYPE_CHECKING:
    from meshwork.told import Telling, Untold

Names = Annotated[
    list[str] | None, typer.Argument(metavar=later("NAME"), help=later("Who chose this, by name or id; one or more."))
]
OnDay = Annotated[str | None, typer.Option("--on", metavar=later("DAY"), help=later("On which day; else today."))]
Which = Annotated[
    str, typer.Option("--choice", metavar=later("CHOICE"), help=later("Told, objects, not_on_map, no_signals, ..."))
]
Withdraw = Annotated[bool, typer.Option("--withdraw", help=later("From that day on no longer."))]


def told(
    names: Names = None,
    on: OnDay = None,
    choice: Which = "told",
    withdraw: Withdraw = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show who has not been told yet that something is kept of them; or write down that they know, or another choice.

    Who objects is left out of everything and found by the whole name only. `meshwork undo` takes it back.
    """
    from meshwork.told import purpose_words

    when = last_day("--on", on)
    purpose = _purpose(choice)
    with at(store, community) as (service, asker, here):
        ids = [service.edits.find(asker, here, "stakeholders", each).id for each in names or ()]
        if withdraw:
            done = [service.told.withdraw(asker, here, each, purpose, when) for each in ids]
        else:
            done = [service.told.choose(asker, here, ids, purpose, when)] if ids else []
        found = service.told.look(asker, here)
    if not ids:
        if as_json:
            print_json(found)
        else:
            _tell(found)
        return
    if as_json:
        print_json([each for each in done if each])
    elif not any(done):
        say(_("It stood so already; nothing was written."))
    elif withdraw:
        say(_("Withdrawn: {choice}.", choice=purpose_words(purpose)))
    else:
        say(_("Written down: {choice}.", choice=purpose_words(purpose)))


def _purpose(said: str) -> str:
    """The choice that a word stands for."""
    from graph_schema import kinds
    from meshwork.errors import WrongUsage
    from meshwork.formats import read_cell

    try:
        return str(read_cell(kinds()["choices"].property("purpose"), said))
    except ValueError as error:
        raise WrongUsage(f"--choice: {error}") from error


def _tell(found: Telling) -> None:
    from meshwork.told import PURPOSES, TOLD, purpose_words, sentence

    say(sentence(found))
    if not found.subjects:
        return
    if found.untold:
        say()
        say(_("Not told yet, whom you meet most first:"))
        table([(each.name, *_met(each)) for each in found.untold], indent="  ")
    if found.unnamed:
        said = plural(
            "{n} more was not told, and is not named: it chose so.",
            "{n} more were not told, and are not named: they chose so.",
            found.unnamed,
        )
        say(said)
    rows = [
        (purpose_words(each), str(found.counts[each])) for each in PURPOSES if each != TOLD and found.counts[each]
    ]
    if rows:
        say()
        say(_("Choices that hold:"))
        table(rows, indent="  ")
    say()
    say(_("`meshwork told NAME` writes down that somebody knows; `meshwork letter` makes the letter."))


def _met(each: Untold) -> tuple[str, str]:
    often = plural("met {n} time in the past year", "met {n} times in the past year", each.met)
    return often, _("last {day}", day=day(each.last)) if each.last else ""


COMMAND = Command("told", told)
