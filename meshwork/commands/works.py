"""`meshwork works`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say
from meshwork.commands.stage import DayRead
from meshwork.text import _

if TYPE_CHECKING:
    from meshwork.works import Works


def works(day: DayRead = None, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Tell what works: practices that moved on, strong joint services, rising energy, who brings others together.

    Doubts and everything from intervision are not in it, nor the words of a signal.
    """
    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        found = service.common.works(asker, here, on)
    if as_json:
        print_json(found)
    else:
        _tell(found)


def _tell(found: Works) -> None:
    from meshwork import works_words as words
    from meshwork.nouns import not_named

    if found.nothing:
        say(_("Nothing of what works is written down yet. `meshwork add insight` writes one down."))
        return
    for sentence in words.whole(found):
        say(sentence)
    practices = []
    for each in found.practices:
        practices.append(f"“{each.insight.text}” {words.where(each)} [{each.insight.id}]")
        for one in each.taken:
            over = _("taken over by {name}", name=one.name)
            practices.append(f"  {over} {words.taken(one)}".rstrip())
    _part(_("Practices:"), practices)
    services = [
        " · ".join(filter(None, (each.delivery.action.title, words.strong(each), words.most(each))))
        for each in found.services
    ]
    _part(_("Strong together:"), services)
    _part(_("Energy:"), [f"{each.who.name}: {words.lively(each)}" for each in found.lively])
    _part(_("Who brings others together:"), [f"{each.who.name}: {words.weaver(each)}" for each in found.weavers])
    _part(_("Introductions that became ties:"), [words.joined(each) for each in found.joined])
    if apart := not_named(found.unnamed):
        say()
        say(apart)


def _part(title: str, lines: Sequence[str]) -> None:
    if lines:
        say()
        say(title)
        for each in lines:
            say(f"  {each}" if each.startswith(" ") else f"- {each}", "  ")


COMMAND = Command("works", works)
