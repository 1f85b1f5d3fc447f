"""`meshwork services`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say
from meshwork.commands.stage import DayRead
from meshwork.text import _, opening

if TYPE_CHECKING:
    from meshwork.delivery import Delivery


def services(day: DayRead = None, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Tell what partners do together, for which goals, led by whom, across which sectors; and who leads over time."""
    from meshwork import common_words as words
    from meshwork.delivery import YEAR, lately

    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        found = service.common.deliveries(asker, here, on)
        runs = service.common.leading(asker, here, on)
    if as_json:
        print_json({"actions": found, "led": runs})
        return
    if not found:
        say(_("No services yet. `meshwork add action title=... kind=service` writes one down."))
        return
    for sentence in words.deliveries(found):
        say(sentence)
    say(words.led_actions(lately(runs), lately(runs, YEAR)))
    for each in found:
        say()
        _tell(each)


def _tell(each: Delivery) -> None:
    from meshwork import common_words as words

    say(f"{each.action.title} ({each.action.id})")
    say(opening(words.at_work(each)) + ". " + words.delivered(each), "  ")
    if each.goals:
        say(_("Towards: ") + "; ".join(goal.title for goal in each.goals), "  ")
    if each.parts:
        say("; ".join(dict.fromkeys(part.name for part in each.parts)), "  ")


COMMAND = Command("services", services)
