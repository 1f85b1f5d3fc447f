"""A story in one go: each sort of file it is handed out as, and every map as a picture of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from meshwork.handouts import Handout, handouts
from meshwork.reports import journey, of_shown, png, sheet, svg
from meshwork.story.shown import ShownStory
from meshwork.text import speak

_CALLED = {"csv": "figures.csv"}
"""What a file is called that is not called story."""

_PACKED = (".png", ".pdf", ".pptx")
"""What is packed in itself."""


def write(story: ShownStory) -> bytes:
    """The bytes of the archive: story.pdf, story.pptx and so on, figures.csv, map.html to look around in.

    In pictures/ are an SVG and a PNG of the map of each moment, with its title and legend.
    """
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in _files(story):
            # without the hour at which it was written: the same story gives the same bytes
            packed = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), held, packed, compresslevel=3)
    return into.getvalue()


def _files(story: ShownStory) -> Iterator[tuple[str, bytes]]:
    for ending, each in handouts().items():
        if ending != "zip":
            yield _CALLED.get(ending, f"story.{ending}"), each.write(story)
    if any(each.picture.marks for each in story.moments):
        yield "map.html", journey.write(story)
    with speak(story.language):
        for at, moment in enumerate(story.moments, 1):
            if not moment.picture.marks:
                continue
            drawn = svg.write(sheet.lay(of_shown.of_shown(moment.picture, story.community or story.title)))
            name = f"pictures/{at}-{moment.day.isoformat()}"
            yield f"{name}.svg", drawn.encode()
            yield f"{name}.png", png.write(drawn, sheet.WIDTH)


ZIP = Handout("zip", "application/zip", write)
