"""`meshwork remove`"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at
from meshwork.commands._facts import Kind, Which, kind_of, tell
from meshwork.errors import MeshworkError
from meshwork.text import _, later


def remove(
    kind: Kind,
    name: Which,
    along: Annotated[
        bool, typer.Option("--along", help=later("Also take away what cannot do without it, such as its ties."))
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Take one fact away as if it had never been so; what truly was and is over is for `meshwork end`.

    It stays in the history and can be undone: this is not how personal data are erased.
    """
    of_kind = kind_of(kind)
    with at(store, community) as (service, asker, here):
        id_ = service.edits.find(asker, here, of_kind, name).id
        planned = service.edits.taking_away(asker, here, of_kind, id_)
        stay = {(each.id, type(each)) for each in planned.add}
        from meshwork.model import KINDS
        from meshwork.nouns import noun

        gone = Counter(other for other, id_of in planned.retract if (id_of, KINDS[other]) not in stay)
        gone[of_kind] -= 1
        others = ", ".join(f"{n} {noun(other, n)}" for other, n in sorted(gone.items()) if n > 0)
        if others and not along:
            raise MeshworkError(
                _("With it would go: {others}. Say --along to take these away too, or end it.", others=others)
            )
        tell(service.edits.take_away(asker, here, of_kind, id_), as_json)


COMMAND = Command("remove", remove)
