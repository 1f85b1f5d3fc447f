"""`meshwork teams`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say, table
from meshwork.commands.stage import DayRead
from meshwork.text import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.teams import Crew, Loads


def teams(day: DayRead = None, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Tell who is in each team, who runs the meetings over time, and how much leans on each who builds it."""
    from meshwork import common_words as words
    from meshwork.delivery import YEAR, lately

    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        crews = service.common.teams(asker, here, on)
        loads = service.common.loads(asker, here, on)
        runs = service.common.hosting(asker, here, on)
    if as_json:
        print_json({"teams": crews, "ran_meetings": runs, "load": loads})
        return
    say(words.ran_meetings(lately(runs), lately(runs, YEAR)))
    _load(loads)
    _tell(crews)


def _load(loads: Loads) -> None:
    from meshwork import common_words as words

    if not loads.each:
        return
    say()
    for sentence in words.loads(loads):
        say(sentence)
    heads = (_("Who"), _("Holds ties with"), _("Open promises"))
    rows = [(each.name, number(each.number), number(len(each.promises))) for each in loads.each]
    table([heads, *rows], right=frozenset({1, 2}), indent="  ")
    say(words.holding())


def _tell(crews: Sequence[Crew]) -> None:
    from graph_schema import kinds
    from meshwork.kept_words import spell
    from meshwork.nouns import choice, not_named

    if not crews:
        say(_("No teams yet. `meshwork add team name=... kind=inner_circle` writes one down."))
    kind = kinds()["teams"].property("kind")
    for crew in crews:
        say()
        say(f"{crew.team.name} ({choice(kind, crew.team.kind)})")
        rows = [(each.fact.id, each.name, each.fact.role or "", spell(each.fact)) for each in crew.members]
        table(rows, indent="  ")
        if crew.unnamed:
            say(not_named(crew.unnamed), "  ")


COMMAND = Command("teams", teams)
