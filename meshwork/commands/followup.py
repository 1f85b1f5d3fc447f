"""`meshwork followup`"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import give, say
from meshwork.commands._usage import Branch, Leaf
from meshwork.commands.whatif import find_partner
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.caring import Planned
    from meshwork.change import Change

_group = typer.Typer(cls=Branch, rich_markup_mode=None)
Whom = Annotated[str, typer.Argument(metavar=later("NAME"), help=later("For whom, by name or id."))]
Which = Annotated[str, typer.Argument(metavar="ID", help=later("Which, as `meshwork followup` shows it."))]


@_group.callback(invoke_without_command=True)
def followup(
    context: typer.Context,
    of: Annotated[
        str | None, typer.Option("--of", metavar=later("NAME"), help=later("Of this partner alone."))
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help=later("Those that are done as well."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show what is to be done for partners, what to ask after, and who is let be for a while; for facilitators."""
    if context.invoked_subcommand:
        return
    from meshwork.caring import to_do

    with at(store, community) as (service, asker, here):
        today = service.today()
        who = find_partner(service, asker, here, of) if of else None
        told = service.follow_ups.list(asker, here)
    told = tuple(each for each in told if who is None or who in {each.stakeholder, each.partner})
    shown = told if all_ else (*to_do(told), *_let_be(told, today), *_unasked(told, today))
    if as_json:
        print_json(shown)
    else:
        _tell(shown, today)


@_group.command("add", cls=Leaf)
def add(
    name: Whom,
    kind: Annotated[
        str, typer.Option(metavar=later("WHAT"), help=later("talk, call, bring_together or let_go; in Dutch too."))
    ] = "talk",
    with_: Annotated[
        str | None, typer.Option("--with", metavar=later("NAME"), help=later("Whom to bring it together with."))
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar=later("DAY"), help=later("By when; else the next Friday."))
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Put a follow-up on the list. `meshwork undo` takes it back."""
    from meshwork.caring import Wish, next_working_friday
    from meshwork.forms import read

    due = last_day("--by", by)
    with at(store, community) as (service, asker, here):
        meant = read("follow_ups", {"kind": kind}, service.facts(asker, here))["kind"]
        partner = find_partner(service, asker, here, with_) if with_ else None
        wish = Wish(
            meant, find_partner(service, asker, here, name), due or next_working_friday(service.today()), partner
        )
        done = service.follow_ups.plan(asker, here, wish)
    _said(done, _("It is on the list."), as_json=as_json)


@_group.command("done", cls=Leaf)
def done(
    id_: Which,
    outcome: Annotated[str, typer.Option(metavar=later("TEXT"), help=later("What came of it."))] = "",
    energy: Annotated[
        int | None,
        typer.Option(min=-2, max=2, help=later("Energy afterwards: from -2 (none left) to 2 (sparkling).")),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=later("DAY"), help=later("On which day; else today."))
    ] = None,
    contact: Annotated[
        bool, typer.Option("--contact", help=later("Write it down as a talk or call that was had, too."))
    ] = False,
    left: Annotated[
        bool, typer.Option("--left", help=later("Of letting go: it left on that day, and left well."))
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Write down what came of a follow-up. `meshwork undo` takes it back."""
    from meshwork.caring import Outcome

    day = last_day("--on", on)
    with at(store, community) as (service, asker, here):
        came = Outcome(day or service.today(), outcome, energy, contact, left)
        written = service.follow_ups.close(asker, here, id_, came)
    _said(written, _("Written down."), as_json=as_json)


@_group.command("drop", cls=Leaf)
def drop(id_: Which, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Take a follow-up off the list, or no longer let a partner be. `meshwork undo` takes it back."""
    with at(store, community) as (service, asker, here):
        written = service.follow_ups.drop(asker, here, id_)
    _said(written, _("It is off the list."), as_json=as_json)


@_group.command("not-now", cls=Leaf)
def not_now(
    name: Whom,
    until: Annotated[
        str, typer.Option("--until", metavar=later("DAY"), help=later("From this day on it is shown again."))
    ],
    why: Annotated[str, typer.Option("--why", metavar=later("TEXT"), help=later("Why not now."))] = "",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Let a partner be for a while: it is not among those of today. `meshwork undo` takes it back."""
    day = last_day("--until", until)
    with at(store, community) as (service, asker, here):
        who = find_partner(service, asker, here, name)
        written = service.follow_ups.not_now(asker, here, who, day or service.today(), why)
    _said(written, _("It is let be until then."), as_json=as_json)


@_group.command("ics", cls=Leaf)
def ics(
    id_: Which,
    file: Annotated[Path, typer.Argument(metavar=later("FILE"), help=later("The file to write, such as call.ics."))],
    store: StoreUrl = "",
    community: Named = None,
) -> None:
    """Write a follow-up as an appointment for your calendar. It tells what to do and for whom, and no reason."""
    with at(store, community) as (service, asker, here):
        told = service.follow_ups.calendar(asker, here, id_)
    give(file, told)


def _let_be(told: tuple[Planned, ...], today: date) -> tuple[Planned, ...]:
    from meshwork.caring import resting

    return tuple(resting(told, today).values())


def _unasked(told: tuple[Planned, ...], today: date) -> tuple[Planned, ...]:
    """Done of late, and nobody said what came of it."""
    from meshwork.caring import asked

    return tuple(each for each in asked(told, today) if each.done)


def _tell(told: tuple[Planned, ...], today: date) -> None:
    from meshwork import caring_words as words
    from meshwork.caring import asked

    if not told:
        say(_("Nothing is on the list. `meshwork followup add NAME` puts something on it."))
    wanting = {each.id for each in asked(told, today)}
    for each in told:
        ask = " · " + _("What came of it?") if each.id in wanting else ""
        say(f"- {words.title(each)}, {words.when(each, today)}{ask}  [{each.id}]", "  ")
        if words.came(each):
            say(words.came(each), "    ")


def _said(written: Change | None, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json(written)
    else:
        say(words if written else _("It stood so already; nothing was written."))


COMMAND = Command("followup", _group)
