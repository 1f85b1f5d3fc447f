"""`meshwork intervision`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.commands._paper import say
from meshwork.commands.whatif import find_partner
from meshwork.text import _, later, plural

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
    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        ids = [find_partner(service, asker, here, name) for name in names]
        found = service.meetings.circles(asker, here, ids)
    if as_json:
        print_json([_plain(each) for each in found])
        return
    for at, each in enumerate(found, 1):
        _tell(at, each)


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
    from meshwork.nouns import sector

    say(_("Group {n}: {names}", n=at, names=", ".join(one.name for one in each.members)))
    say(_("{new} of {pairs} pairs have not met.", new=each.strangers, pairs=each.pairs), "    ")
    say(_("Sectors: {names}", names=", ".join(map(sector, each.sectors)) or _("not recorded")), "    ")
    if each.chair is None:
        say(_("Nobody is left to chair: ask somebody from outside."), "    ")
        return
    said = _("Chair: {name}", name=each.chair.name)
    if each.bound:
        said += " · " + plural(
            "shares a goal or organisation with {n} member",
            "shares a goal or organisation with {n} members",
            len(each.bound),
        )
    say(said, "    ")


COMMAND = Command("intervision", intervision)
