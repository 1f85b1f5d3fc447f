"""`meshwork purge`"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.nouns import noun
from meshwork.text import _, later, plural


def purge(
    dry_run: Annotated[bool, typer.Option("--dry-run", help=later("Say what would go, and leave it."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Erase for good what is kept about people and is past its time: signals after a year, and so on.

    `meshwork settings` shows how long each sort is kept, under retention. A backup made before still holds it.
    """
    with at(store, community) as (service, asker, here):
        due = service.keeping.due(asker, here)
        if not dry_run:
            service.keeping.purge(asker, here)
    counts = Counter(kind for kind, _id in due.gone)
    if as_json:
        print_json({"erased": not dry_run, "gone": counts, "blank": len(due.blank)})
        return
    if not due:
        say(_("Nothing is past its time."))
        return
    say(_("This would go for good:") if dry_run else _("Gone for good:"))
    for kind, count in sorted(counts.items()):
        say(f"- {count} {noun(kind, count)}", "  ")
    if due.blank:
        said = plural(
            "the e-mail address and telephone number of {n} partner who left",
            "the e-mail addresses and telephone numbers of {n} partners who left",
            len(due.blank),
        )
        say(f"- {said}", "  ")


COMMAND = Command("purge", purge)
