"""`meshwork signal`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say
from meshwork.commands._usage import Branch, Leaf
from meshwork.commands.stage import GoalName, find_goal
from meshwork.commands.whatif import find_partner
from meshwork.errors import WrongUsage
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.model import Feeler

_group = typer.Typer(cls=Branch, rich_markup_mode=None)


@_group.callback(invoke_without_command=True)
def signal(
    context: typer.Context,
    of: Annotated[
        str | None, typer.Option("--of", metavar=later("NAME"), help=later("Of this partner alone."))
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show the signals you picked up, newest first; they are yours, and those that were shared with you.

    Nobody else sees them: not in the map, not in a report and not in the log.
    """
    if context.invoked_subcommand:
        return
    with at(store, community) as (service, asker, here):
        who = find_partner(service, asker, here, of) if of else None
        found = service.signals.seen(asker, here, who)
        names = {each.id: each.name for each in service.facts(asker, here).stakeholders}
    if as_json:
        print_json(found)
        return
    if not found:
        say(_("No signals. `meshwork signal add NAME` writes one down."))
    for each in found:
        _tell(each, names)


@_group.command("add", cls=Leaf)
def add(
    name: Annotated[str, typer.Argument(metavar=later("NAME"), help=later("Of whom, by name or id."))],
    energy: Annotated[
        str,
        typer.Option(
            metavar=later("WORD"),
            help=later("None left, low, as usual, lively or sparkling; or -2 to 2."),
        ),
    ] = "0",
    doubt: Annotated[bool, typer.Option("--doubt", help=later("It doubts."))] = False,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar=later("TEXT"), help=later("A word. Write as if they read along.")),
    ] = None,
    goal: GoalName = None,
    day: Annotated[
        str | None, typer.Option("--day", metavar=later("DAY"), help=later("When you noticed it; else today."))
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help=later("Let the other facilitators read it as well."))
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Write a signal down: what did you pick up? Nothing on health, belief or private life.

    `meshwork undo` takes it back; `meshwork signal forget` erases it for good.
    """
    from meshwork.verbs.signals import Signal

    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        who = find_partner(service, asker, here, name)
        about = find_goal(service, asker, here, goal)
        made = Signal(who, on or service.today(), _energy(energy), doubt, note, about.id if about else None, shared)
        done = service.signals.sense(asker, here, made)
    if as_json:
        print_json(done)
        return
    say(_("Written down, for you alone.") if not shared else _("Written down, for you and the other facilitators."))


@_group.command("forget", cls=Leaf)
def forget(
    id_: Annotated[str, typer.Argument(metavar="ID", help=later("Which, as `meshwork signal` shows it."))],
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Erase a signal of yours for good; this cannot be undone."""
    with at(store, community) as (service, asker, here):
        done = service.signals.forget(asker, here, id_)
    if as_json:
        print_json(done)
        return
    say(_("It is gone for good."))


def _energy(said: str) -> int:
    from meshwork.energy import ENERGIES, energy_meant

    meant = energy_meant(said)
    if meant is None:
        words = ", ".join(_(each) for each in ENERGIES.values())
        raise WrongUsage(_('--energy "{said}" is none of {words}, nor -2 to 2.', said=said, words=words))
    return meant


def _tell(signal: Feeler, names: dict[str, str]) -> None:
    from meshwork.energy import energy_words

    said = [energy_words(signal.energy), *([_("doubts")] if signal.doubt else [])]
    shared = " · " + _("shared") if signal.shared else ""
    who = names.get(signal.stakeholder, signal.stakeholder)
    say(f"{signal.date}  {who}: {', '.join(said)}{shared}  [{signal.id}]")
    if signal.note:
        say(signal.note, "    ")


COMMAND = Command("signal", _group)
