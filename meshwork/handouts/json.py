"""A story as JSON, for a program: as it is kept."""

from __future__ import annotations

from meshwork.handouts import Handout
from meshwork.story.frozen import text
from meshwork.story.shown import ShownStory


def write(story: ShownStory) -> bytes:
    """The bytes of the JSON, in UTF-8."""
    return text(story).encode()


JSON = Handout("json", "application/json", write)
