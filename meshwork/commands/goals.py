"""`meshwork goals`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say, table
from meshwork.commands.stage import DayRead, find_goal
from meshwork.text import _, later, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.delivery import Delivery
    from meshwork.goals import Held, Moved

Name = Annotated[
    str | None,
    typer.Argument(metavar=later("NAME"), help=later("Everything of this goal, with the ids of facts.")),
]


def goals(
    name: Name = None, day: DayRead = None, store: StoreUrl = "", community: Named = None, as_json: Json = False
) -> None:
    """Tell who carries each goal, from which sectors, its meetings and services; and plainly what a goal lacks."""
    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        held = service.common.goals(asker, here, on)
        if chosen := find_goal(service, asker, here, name):
            (one,) = [each for each in held if each.goal.id == chosen.id]
            moves = service.common.moves(asker, here, chosen.id, on)
            done = [each for each in service.common.deliveries(asker, here, on) if chosen in each.goals]
    if chosen is None and as_json:
        print_json([_plain(each) for each in held])
    elif chosen is None:
        _list(held)
    elif as_json:
        print_json({**_plain(one), "moves": moves, "former": one.former, "sessions": one.sessions})
    else:
        _tell(one, moves, done)


def _plain(held: Held) -> dict[str, Any]:
    return {
        "goal": held.goal,
        "state": held.state,
        "carrying": held.number,
        "not_named": held.unnamed,
        "sectors": held.sectors,
        "lacks": held.lack,
        "carriers": held.carriers,
        "sessions": len(held.sessions),
        "last_session": held.sessions[0].date if held.sessions else None,
        "actions": [each.id for each in held.actions],
    }


def _list(held: Sequence[Held]) -> None:
    from meshwork import goal_words as words

    if not held:
        say(_("No goals yet. `meshwork add goal title=...` writes one down."))
        return
    for sentence in words.goals(held):
        say(sentence)
    for each in held:
        say()
        say(" · ".join(filter(None, (each.goal.title, words.state(each)))))
        say(f"{words.carried(each)} {words.done_for(each)}", "  ")


def _tell(held: Held, moves: Sequence[Moved], done: Sequence[Delivery]) -> None:
    from graph_schema import kinds
    from meshwork import common_words
    from meshwork import goal_words as words
    from meshwork.kept_words import session, spell
    from meshwork.nouns import choice
    from meshwork.quarters import said

    level = kinds()["commitments"].property("level")
    say(" · ".join(filter(None, (f"{held.goal.title} ({held.goal.id})", held.goal.theme, words.state(held)))))
    say(f"{words.carried(held)} {words.done_for(held)}")
    for title, several in ((_("Who carries it"), held.carriers), (_("Who did before"), held.former)):
        if several:
            say()
            say(title)
            rows = [(each.fact.id, each.name, choice(level, each.fact.level), spell(each.fact)) for each in several]
            table(rows, indent="  ")
    if done:
        say()
        say(_("Services and actions"))
        table([(each.action.id, each.action.title, common_words.at_work(each)) for each in done], indent="  ")
    if held.sessions:
        say()
        say(_("Meetings about it"))
        table([(each.id, opening(session(each))) for each in held.sessions], indent="  ")
    if len(moves) > 1:
        say()
        heads = (_("Quarter"), _("Carry it"), _("Meetings"))
        rows_ = [(said(each.quarter), str(each.carriers), str(each.sessions)) for each in moves]
        table([heads, *rows_], right=frozenset({1, 2}))


COMMAND = Command("goals", goals)
