"""`meshwork check`"""

from __future__ import annotations

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._paper import say
from meshwork.errors import MeshworkError
from meshwork.text import _, plural


def check(store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Look for rows that break a rule, and say how to mend them."""
    with at(store, community) as (service, asker, here):
        faults = service.check(asker, here)
    if as_json:
        print_json(faults)
    for each in () if as_json else faults:
        say(str(each))
    if faults:
        raise MeshworkError(plural("{n} row breaks a rule.", "{n} rows break a rule.", len(faults)))
    if not as_json:
        say(_("Every row keeps the rules."))


COMMAND = Command("check", check)
