"""`meshwork week`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day, print_json
from meshwork.commands._paper import say
from meshwork.errors import MeshworkError
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.service import Asker
    from meshwork.verbs.week import Answer, Fridays
    from meshwork.week import Round

Ids = list[str] | None


def week(
    since: Annotated[
        str | None,
        typer.Option(metavar=later("DAY"), help=later("From this day on; else from the last round on.")),
    ] = None,
    kept: Annotated[Ids, typer.Option(metavar="ID", help=later("This promise was kept, today."))] = None,
    dropped: Annotated[Ids, typer.Option(metavar="ID", help=later("This promise is not to be any more."))] = None,
    later_: Annotated[
        Ids, typer.Option("--later", metavar="ID", help=later("This promise is for a week later."))
    ] = None,
    done: Annotated[bool, typer.Option("--done", help=later("End the round; the next begins here."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show the Friday round: whom you met, of whom to ask how it was, and what was promised.

    A calendar comes in with `meshwork calendar`, a signal with `meshwork signal add`. What was missed a week is in
    the next round.
    """
    begin = first_day("--since", since)
    with at(store, community) as (service, asker, here):
        answers: dict[Answer, list[str] | None] = {"done": kept, "dropped": dropped, "later": later_}
        for answer, ids in answers.items():
            for id_ in ids or ():
                _settle(service.week, asker, here, id_, answer)
        found = service.week.end(asker, here) if done else service.week.round(asker, here, begin)
    if as_json:
        print_json(found)
    else:
        _tell(found, done=done)


def _settle(week: Fridays, asker: Asker, here: str, id_: str, answer: Answer) -> None:
    """The promise of the round that has this id, an action or a follow-up."""
    kinds = [each.of_kind for each in week.round(asker, here).promises if each.id == id_]
    if not kinds:
        raise MeshworkError(_('There is no open promise "{id}" in this round.', id=id_))
    week.settle(asker, here, kinds[0], id_, answer)


def _tell(found: Round, *, done: bool) -> None:
    from meshwork import week_words as words

    say(words.span(found))
    if not found.met:
        say(words.empty(found))
    else:
        say()
        say(_("What happened:"))
        for met in found.met:
            say(f"- {words.contact(met)}", "  ")
        if said := words.larger(found):
            say(said)
    if found.asked:
        say()
        say(_("Was there something? `meshwork signal add NAME` writes it down:"))
        for each in found.asked:
            say(f"- {each.name}", "  ")
    if found.promises:
        say()
        say(_("Promised:"))
        for one in found.promises:
            say(f"- {words.promise(one)}, {words.due(one, found.until)}  [{one.id}]", "  ")
    if done:
        say()
        say(words.recorded(found))


COMMAND = Command("week", week)
