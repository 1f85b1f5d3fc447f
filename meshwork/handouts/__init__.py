"""What a story is handed out as: one file of this folder is one sort of file, found by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meshwork.catalogue import collect
from meshwork.story.shown import ShownStory


@dataclass(frozen=True, slots=True)
class Handout:
    """A sort of file, by its ending (`key`, without the dot); of one story `write` gives the same bytes always."""

    key: str
    media_type: str
    write: Callable[[ShownStory], bytes]


def handouts() -> Mapping[str, Handout]:
    """Every sort of file that a story can be handed out as, by its ending."""
    return collect(__name__, Handout)
