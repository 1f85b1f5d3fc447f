"""A story as PDF, to be read on paper: A4, by typst, with tags and alternative texts (PDF/UA-1)."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from meshwork.handouts import Handout
from meshwork.handouts._plain import plain
from meshwork.handouts._told import told
from meshwork.reports import letters
from meshwork.story.shown import ShownStory
from meshwork.text import speak

if TYPE_CHECKING:
    import typst


def write(story: ShownStory) -> bytes:
    """The bytes of the PDF. Texts are data for typst, never part of what it runs."""
    import typst

    with speak(story.language):
        said = json.dumps(plain(told(story)), ensure_ascii=False)
    made = typst.compile(
        (resources.files(__package__ or "") / "pdf.typ").read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"story": said},
        pdf_standards="ua-1",
        timestamp=story.known_at.replace(microsecond=0),
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    import typst

    with resources.as_file(resources.files(letters.__package__ or "") / "type") as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


PDF = Handout("pdf", "application/pdf", write)
