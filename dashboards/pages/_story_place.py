"""A place of the story as the page writes it down, and what stood there: two may write one story at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import cast

from meshwork.errors import Conflict
from meshwork.story.wording import At, Part
from meshwork.text import _
from meshwork.verbs.drafts import Writing

SEEN = "story-seen"  # {"type": SEEN, "of": "sheet"}; a story that was made has none
Marks = Mapping[str, str] | None


def spelled(part: Part, day: date | None = None, number: int = -1) -> str:
    """A place as the page writes it down."""
    return f"{part}|{day.isoformat() if day else ''}|{number}"


def place(said: str) -> At:
    """A place as the page wrote it down."""
    part, day, number_ = said.split("|")
    return At(cast("Part", part), date.fromisoformat(day) if day else None, int(number_))


def seen(writing: Writing) -> dict[str, str]:
    """Of every place that holds something, a mark of what."""
    outline = writing.outline
    found = {
        spelled("title"): outline.title,
        spelled("answer"): outline.answer,
        spelled("asked"): outline.asked,
        spelled("wants"): outline.wants,
    }
    found |= {spelled("promise", number=at): repr(each) for at, each in enumerate(outline.promises)}
    for pick, lines in writing.proof.moments if writing.proof else ():
        found[spelled("head", pick.day)] = pick.title
        found |= {spelled("line", pick.day, at): repr(each) for at, each in enumerate(lines)}
    return {at: sha256(text.encode("utf-8", "replace")).hexdigest()[:12] for at, text in found.items()}


def same(writing: Writing, at: str, marks: Marks) -> None:
    """Raises `Conflict` where something else stands there by now than what was looked at."""
    if marks is not None and seen(writing).get(at) != marks.get(at):
        raise Conflict(_("Somebody else changed this meanwhile. Open it again to see how it stands."))
