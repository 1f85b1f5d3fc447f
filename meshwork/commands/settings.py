"""`meshwork settings`"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.errors import WrongUsage
from meshwork.text import _

_group = typer.Typer(rich_markup_mode=None)


@_group.callback(invoke_without_command=True)
def settings(context: typer.Context, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Show what this community reads with, or change it."""
    if context.invoked_subcommand:
        return
    with opened(store) as (service, asker):
        listed = service.settings(asker, service.community(asker, community).id)
    if as_json:
        print_json(listed)
        return
    for each in listed:
        mark = "*" if each.changed else " "
        typer.echo(f"{mark} {each.name} = {each.value}\n    {each.meaning}")
    typer.echo(_("* changed by this community"))


@_group.command("set")
def set_(
    setting: Annotated[str, typer.Argument(metavar="NAME=VALUE", help="For example rhythm=yearly.")],
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on; without it always.")
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
) -> None:
    """Change a setting of this community; `meshwork undo` takes it back."""
    name, equals, value = setting.partition("=")
    if not equals:
        raise WrongUsage(_('Write "{name}=VALUE".', name=name))
    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        service.change_setting(asker, here, name.strip(), value.strip(), since.date() if since else None)
    typer.echo(_("{name} is now {value}.", name=name.strip(), value=value.strip()))


COMMAND = Command("settings", _group)
