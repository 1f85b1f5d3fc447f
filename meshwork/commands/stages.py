"""`meshwork stages`"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, first_day, last_day, opened, print_json
from meshwork.commands._paper import say, table
from meshwork.commands._progress import bar
from meshwork.commands.stage import GoalName, KnownAt, as_known, find_goal, headline, not_too_late
from meshwork.errors import WrongUsage
from meshwork.text import _, later
from meshwork.text import day as in_words


def stages(
    frm: Annotated[
        str | None,
        typer.Option("--from", metavar=later("DAY"), help=later("From this day; of a month or year its first.")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar=later("DAY"), help=later("Up to this day; of a month or year its last. Else today.")),
    ] = None,
    every: Annotated[
        Literal["month", "quarter", "year"], typer.Option(help=later("Which readings to show."))
    ] = "month",
    goal: GoalName = None,
    level: Level = "organisation",
    known_at: KnownAt = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say how the community came where it is: the stage at each reading, and the dated changes."""
    from meshwork.stages import changes, path_to_json, trends, words

    first, last, known = first_day("--from", frm), last_day("--to", to), as_known(known_at)
    with opened(store) as (service, asker), bar() as progress:
        last = not_too_late("--to", last or service.today(), service.today())
        if first and first > last:
            raise WrongUsage(
                _(
                    "--from {first} is after --to {last}. Turn them round.",
                    first=in_words(first),
                    last=in_words(last),
                )
                if to
                else _("--from {first} is still to come. Give a day up to now.", first=in_words(first))
            )
        here = service.community(asker, community)
        chosen = find_goal(service, asker, here.id, goal)
        whole = service.path(
            asker,
            here.id,
            to=last,
            goal=chosen.id if chosen else None,
            level=level,
            known_at=known,
            stability=as_json,
            progress=progress,
        )
        began = service.record(asker, here.id, level, known).first_fact
    path = whole.select(every, first)
    levels = tuple(each for each in trends(whole) if first is None or each.day >= first)
    if as_json:
        print_json(path_to_json(path, levels))
        return
    headline(here, chosen, last, began)
    rows = [
        (in_words(each.day), words.label(each) or _("no label"), _(_STATUS[each.status])) for each in path.readings
    ]
    table(rows, right=frozenset({0}), indent="  ")
    say()
    for change in path.transitions:
        say(changes.transition(change))
    if not path.transitions:
        say(_("In this time the stage did not change."))
    if levels:
        say()
        for level_change in levels:
            say(changes.trend(level_change))
        say(changes.trends_explained())
    if recorded := changes.changed_recording(path):
        say(recorded)
    say()
    say(words.cop_written_out())
    say(words.fixed_line())


_STATUS = {"awake": "", "young": later("only recently recorded"), "asleep": later("nothing recorded")}

COMMAND = Command("stages", stages)
