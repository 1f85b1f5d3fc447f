"""`meshwork winwin`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say
from meshwork.commands.stage import DayRead
from meshwork.text import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.winwin import Row, Table

Nothing = Annotated[
    bool, typer.Option("--nothing", help=later("Only who brings something and gets nothing back yet."))
]


def winwin(
    nothing: Nothing = False,
    day: DayRead = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Tell what each partner brings, gets and needs, who gets nothing yet, and whose need another may meet."""
    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        table = service.common.win_win(asker, here, on)
    rows = tuple(each for each in table.told if each.gives_only or not nothing)
    if as_json:
        print_json(
            {
                "partners": rows,
                "nothing_known": sum(each.blank for each in table.rows),
                "may_help": table.matches,
                "not_named": table.unnamed,
            }
        )
        return
    _tell(table, rows)


def _tell(table: Table, rows: Sequence[Row]) -> None:
    from meshwork import common_words as words
    from meshwork.nouns import not_named

    for sentence in words.win_win(table):
        say(sentence)
    for each in rows:
        say()
        say(each.name)
        for title, facts in ((_("Brings"), each.brings), (_("Gets"), each.gets), (_("Needs"), each.needs)):
            for fact in facts:
                say(f"{title}: {words.exchanged(fact)}  [{fact.id}]", "  ")
        if each.gives_only:
            say(f"{_('Gets')}: {_('nothing yet')}", "  ")
    if table.matches:
        say()
        say(_("Who may help whom"))
        for match in table.matches:
            known = f" ({_('they know each other already')})" if match.tied else ""
            need, offer = words.exchanged(match.need), words.exchanged(match.offer)
            say(f"- {match.who}: {need}  <-  {match.by}: {offer}{known}")
    if table.unnamed:
        say()
        say(not_named(table.unnamed))


COMMAND = Command("winwin", winwin)
