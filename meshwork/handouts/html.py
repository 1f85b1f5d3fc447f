"""A story as one page for a browser: it needs no other file, asks nothing of any machine and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from meshwork.handouts import Handout
from meshwork.handouts._told import HEIGHT, WIDTH, told
from meshwork.reports import letters
from meshwork.story.shown import ShownStory
from meshwork.text import speak

if TYPE_CHECKING:
    from jinja2 import Template


def write(story: ShownStory) -> bytes:
    """The bytes of the page, in UTF-8, with its pictures and the letters of its texts in it."""
    with speak(story.language):
        said = told(story)
    faces = [
        (family, weight, b64encode(file).decode())
        for weight in letters.WEIGHTS
        for family, file in letters.subsets(_texts(said), weight)
    ]
    pictures = [b64encode(each["picture"].encode()).decode() for each in said["moments"]]
    return _page().render(story=said, faces=faces, pictures=pictures, width=WIDTH, height=HEIGHT).encode()


@cache
def _page() -> Template:
    from jinja2 import Environment, StrictUndefined

    template = (resources.files(__package__ or "") / "page.html").read_text(encoding="utf-8")
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string(template)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, but for the pictures, which bring their own letters."""
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                yield from () if key == "picture" else _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)


HTML = Handout("html", "text/html; charset=utf-8", write)
