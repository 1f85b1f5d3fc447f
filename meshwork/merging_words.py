"""What making one of two partners would do, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from meshwork.alike import Alike
from meshwork.merging import Merge
from meshwork.nouns import noun
from meshwork.text import _, number, plural


def told(found: Merge) -> Iterator[str]:
    """Whose name stays, what moves, what falls together, what means nothing any more."""
    yield _("{name} stays; {other} becomes another name of it.", name=found.stays.name, other=found.goes.name)
    if found.moved:
        facts = ", ".join(f"{number(n)} {noun(kind, n)}" for kind, n in found.moved)
        yield _("To it move: {facts}.", facts=facts)
    if found.together:
        yield plural(
            "{n} fact of the two says the same and falls together; the days of both and the stronger value stay.",
            "{n} facts of the two say the same and fall together; the days of both and the stronger value stay.",
            len(found.together),
        )
    if found.dropped:
        yield plural(
            "{n} fact means nothing any more, such as a tie between the two or a former name.",
            "{n} facts mean nothing any more, such as a tie between the two or a former name.",
            len(found.dropped),
        )


def why(pair: Alike) -> str:
    """Why two may be the same."""
    return _("the same e-mail address") if pair.by == "email" else _("the names are much alike")
