"""`meshwork signature`"""

from __future__ import annotations

from meshwork.commands import Command, Json, Named, StoreUrl, begun, print_json
from meshwork.commands._facts import Values, said_of, tell
from meshwork.commands._paper import say
from meshwork.text import _


def signature(values: Values = None, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Show the signature: what it is about, what happens, who comes and why; or write it, as in why="Together"."""
    from meshwork import common_words as words

    said = said_of("community", values)
    with begun(store) as (service, asker):
        here = service.community(asker, community)
        if said:
            tell(service.edits.correct(asker, here.id, "community", here.id, said), as_json)
            return
    if as_json:
        print_json(here)
        return
    say(here.name)
    for title, written in words.signature(here):
        say()
        say(title)
        say(written or _("not written down yet"), "  ")


COMMAND = Command("signature", signature)
