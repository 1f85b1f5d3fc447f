"""The figures of a story as a table."""

from __future__ import annotations

from meshwork.handouts import Handout
from meshwork.story.shown import ShownStory
from meshwork.story.written import as_csv


def write(story: ShownStory) -> bytes:
    """The bytes of the CSV, in UTF-8."""
    return as_csv(story).encode()


CSV = Handout("csv", "text/csv; charset=utf-8", write)
