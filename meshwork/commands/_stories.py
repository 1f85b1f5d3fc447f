"""The list of stories that were made, with what went out of them; and a story that goes into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meshwork.commands import at, print_json
from meshwork.commands._paper import say, table
from meshwork.text import _, day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.model import Export
    from meshwork.verbs.story import Kept


def show(store: str, community: str | None, *, as_json: bool) -> None:
    """Show every story that was made, and what went out of each."""
    with at(store, community) as (service, asker, here):
        found, given = service.story.list(asker, here), service.exports.list(asker, here)
    if as_json:
        print_json(_with_exports(found, given))
        return
    if found:
        table([(each.story.id, each.story.title, _days(each)) for each in found])
    else:
        say(_("No stories yet. `meshwork story make --dry-run` shows what could be told."))
    if given:
        say()
        say(_("Handed out:"))
        table([(each.story, f".{each.sort}", day(each.given.start), each.whom or "") for each in given])


def _with_exports(found: Sequence[Kept], given: Sequence[Export]) -> list[dict[str, Any]]:
    """Every story with what went out of it; last what went out of stories that are on the list no more."""
    from dataclasses import asdict

    ids = {each.story.id for each in found}
    told: list[dict[str, Any]] = [
        {**asdict(each), "exports": [one for one in given if one.story == each.story.id]} for each in found
    ]
    if gone := [each for each in given if each.story not in ids]:
        told.append({"story": None, "since": None, "day": None, "known_at": None, "exports": gone})
    return told


def _days(each: Kept) -> str:
    if each.since is None or each.day is None or each.known_at is None:
        return _("its figures are not here")
    known = day(each.known_at.date())
    return _("from {first} to {last}, as known on {known}", first=day(each.since), last=day(each.day), known=known)
