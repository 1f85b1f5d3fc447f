"""`meshwork stages`"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, opened, print_json
from meshwork.commands.stage import GoalName, KnownAt, as_date, as_known, goal_id
from meshwork.text import _, later


def stages(
    frm: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="From this day.")] = None,
    to: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Up to this day; today.")] = None,
    every: Annotated[Literal["month", "quarter", "year"], typer.Option(help="Which readings to show.")] = "month",
    goal: GoalName = None,
    level: Level = "organisation",
    known_at: KnownAt = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say how the community came where it is: the stage at each reading, and the dated changes."""
    from meshwork.stages import path_to_json, words

    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        chosen, known = goal_id(service, asker, here, goal), as_known(known_at)
        whole = service.path(asker, here, to=as_date(to), goal=chosen, level=level, known_at=known)
    path = whole.select(every, as_date(frm)) if whole.readings else whole
    if as_json:
        print_json(path_to_json(path))
        return
    for each in path.readings:
        said = words.label(each) or _("no label")
        if each.status != "awake":
            said += f" ({_(_STATUS[each.status])})"
        typer.echo(f"{each.day}  {said}")
    typer.echo("")
    for change in path.transitions:
        typer.echo(words.transition(change))
    typer.echo(words.fixed_line())


_STATUS = {"young": later("only recently recorded"), "asleep": later("nothing recorded")}

COMMAND = Command("stages", stages)
