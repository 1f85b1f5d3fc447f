"""A story as plain text, to read or to paste."""

from __future__ import annotations

from meshwork.handouts import Handout
from meshwork.story.shown import ShownStory
from meshwork.story.written import as_text


def write(story: ShownStory) -> bytes:
    """The bytes of the text, in UTF-8."""
    return as_text(story).encode()


TXT = Handout("txt", "text/plain; charset=utf-8", write)
