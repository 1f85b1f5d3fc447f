"""`meshwork acquaintance`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say, table
from meshwork.text import _, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meshwork.acquaintance import Newcomer


def acquaintance(store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Show the round of acquaintance: who is new, who was spoken to, who shares a need, whom to invite to meet."""
    from meshwork import acquaintance_words as words
    from meshwork.nouns import not_named

    with at(store, community) as (service, asker, here):
        found = service.partners.acquaintance(asker, here)
    if as_json:
        print_json(found)
        return
    for said in filter(None, (words.lead(found), not_named(found.unnamed))):
        say(said)
    if found.newcomers:
        say()
        table([tuple(_cells(each)) for each in found.newcomers], indent="  ")
    for title, lines in (
        (_("The same need, in their own words"), [words.need(each) for each in found.shared]),
        (_("Whom to invite to a first meeting"), words.invitation(found.invitation)),
        (_("Sectors of which nobody takes part"), words.missing(found)),
    ):
        if lines:
            say()
            say(title)
        for line in lines:
            say(f"- {line}", "  ")


def _cells(each: Newcomer) -> Iterator[str]:
    yield each.name
    yield _("spoken on {day}", day=day(each.spoken)) if each.spoken else _("not spoken to yet")
    yield ", ".join(need.what or need.theme or "" for need in each.needs)


COMMAND = Command("acquaintance", acquaintance)
