"""`meshwork register`"""

from __future__ import annotations

from meshwork.commands import Command, Json, Named, StoreUrl, at
from meshwork.commands.letter import Language, Out, give


def register(
    out: Out = None,
    language: Language = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Make the entry for the register of processing (GDPR, article 30) from what is really kept."""
    with at(store, community) as (service, asker, here):
        made = service.told.register(asker, here, language or "")
    give(made, out, as_json)


COMMAND = Command("register", register)
