"""What erasing somebody does, in words, before it is done."""

from __future__ import annotations

from collections.abc import Iterator

from meshwork.erasing import Erasing
from meshwork.model import KINDS
from meshwork.nouns import noun
from meshwork.text import _, number, plural


def lines(found: Erasing) -> Iterator[str]:
    """A sentence each: what goes, where the name makes room, what stays, and that it cannot be undone."""
    private = {"notes", "feelers", "follow_ups"}
    counts = [
        f"{number(found.counts[kind])} {noun(kind, found.counts[kind])}"
        for kind in KINDS
        if found.counts.get(kind) and kind not in private | {"stakeholders"}
    ]
    yield _(
        "Everything kept of {name} goes for good, also what it was before and what is private.", name=found.names[0]
    )
    if counts:
        yield _("With it goes: {counts}.", counts=", ".join(counts))
    if found.texts:
        yield plural(
            "In {n} other text the name makes room for an ellipsis.",
            "In {n} other texts the name makes room for an ellipsis.",
            found.texts,
        )
    if found.others:
        yield plural(
            "{n} other partner bears the name within its own; that stays. Correct or erase it as well if need be.",
            "{n} other partners bear the name within theirs; that stays. Correct or erase them as well if need be.",
            found.others,
        )
    yield _("It cannot be undone. Meetings stay, with one less there. Throw away backups that were made before.")
