"""`meshwork settings`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day, print_json
from meshwork.commands._paper import say
from meshwork.commands._usage import Branch, Leaf
from meshwork.errors import WrongUsage
from meshwork.text import _, later

_group = typer.Typer(cls=Branch, rich_markup_mode=None)


@_group.callback(invoke_without_command=True)
def settings(context: typer.Context, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Show what this community reads with, or change it."""
    if context.invoked_subcommand:
        return
    with at(store, community) as (service, asker, here):
        listed = service.settings(asker, here)
    if as_json:
        print_json(listed)
        return
    for each in listed:
        mark = "*" if each.changed else " "
        say(f"{mark} {each.name} = {each.value}")
        say(each.meaning, "    ")
    say(_("* changed by this community"))


@_group.command("set", cls=Leaf)
def set_(
    setting: Annotated[str, typer.Argument(metavar=later("NAME=VALUE"), help=later("For example rhythm=yearly."))],
    since: Annotated[
        str | None,
        typer.Option(
            metavar=later("DAY"), help=later("From this day on, of a month or year its first; without it always.")
        ),
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
) -> None:
    """Change a setting of this community; `meshwork undo` takes it back."""
    name, equals, value = setting.partition("=")
    if not equals:
        raise WrongUsage(_('Write "{name}=VALUE".', name=name))
    from_day = first_day("--since", since)
    with at(store, community) as (service, asker, here):
        service.change_setting(asker, here, name.strip(), value.strip(), from_day)
    say(_("{name} is now {value}.", name=name.strip(), value=value.strip()))


COMMAND = Command("settings", _group)
