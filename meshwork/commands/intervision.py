"""`meshwork intervision`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.commands.whatif import find_partner
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.weaving.intervision import Circle


def intervision(
    who: Annotated[
        list[str] | None,
        typer.Option(
            "--who", metavar=later("NAMES"), help=later("Of these, with commas between; else of everybody.")
        ),
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Propose groups of four to six for intervision who differ and have not met, with an independent chair.

    A chair sits in another group, so groups meet one after another; of five to seven one chairs the others.
    """
    names = [name.strip() for each in who or () for name in each.split(",") if name.strip()]
    with at(store, community) as (service, asker, here):
        ids = [find_partner(service, asker, here, name) for name in names]
        found = service.meetings.circles(asker, here, ids)
    if as_json:
        print_json([_plain(each) for each in found])
        return
    for place, each in enumerate(found, 1):
        _tell(place, each)


def _plain(each: Circle) -> dict[str, object]:
    return {
        "members": [{"id": one.id, "name": one.name, "sector": one.sector} for one in each.members],
        "sectors": each.sectors,
        "pairs": each.pairs,
        "pairs_who_have_not_met": each.strangers,
        "chair": {"id": each.chair.id, "name": each.chair.name} if each.chair else None,
        "chair_is_bound_to": [one.id for one in each.bound],
    }


def _tell(at: int, each: Circle) -> None:
    from meshwork import circle_words as words

    say(_("Group {n}: {names}", n=at, names=", ".join(one.name for one in each.members)))
    said = " · ".join(filter(None, (words.chair(each), words.bound(each))))
    for line in (words.met(each), words.sectors(each), said):
        say(line, "    ")


COMMAND = Command("intervision", intervision)
