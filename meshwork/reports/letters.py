"""How wide words are in the typeface of pictures, and the part of it that a picture brings along.

Figtree at three weights, cut from the variable face of the pages (`type/`, with its licence), and as there in two
files: what western Europe writes with, and what else is written in Latin letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import groupby

import uharfbuzz as hb

WEIGHTS = (400, 500, 650)
FAMILIES = ("Figtree", "Figtree Ext")
"""What the two files call themselves: not every program looks for a letter in a second file of one name."""
RISE = 0.95 / 1.2
"""From the top of a line to what letters stand on, in parts of their size: as canvases count it."""


def wide(words: str, size: float, weight: int, spacing: float = 0) -> float:
    """How wide words are, in the unit of `size`, with their kerning and `spacing` after each letter."""
    units = 0
    for family, letters in runs(words, weight):
        buffer = hb.Buffer()
        buffer.add_str(letters)
        buffer.guess_segment_properties()
        hb.shape(_font(weight, family), buffer)
        units += sum(each.x_advance for each in buffer.glyph_positions)
    return float(units * size / _font(weight, FAMILIES[0]).face.upem + spacing * len(words))


def runs(words: str, weight: int) -> Iterator[tuple[str, str]]:
    """Words in parts that stand in one file, with its family; the first, which has a sign for what is in none."""
    for family, letters in groupby(words, key=lambda letter: _family(letter, weight)):
        yield family, "".join(letters)


def subsets(words: Iterable[str], weight: int) -> Iterator[tuple[str, bytes]]:
    """TrueType files with the letters of these words alone, each with its family."""
    letters = set[str]().union(*words)
    for family in FAMILIES:
        own = {ord(letter) for letter in letters if _family(letter, weight) == family}
        if own:
            wanted = hb.SubsetInput()
            wanted.unicode_set.update(own)
            yield family, bytes(hb.subset(_font(weight, family).face, wanted).blob.data)


def files() -> tuple[bytes, ...]:
    """The whole typeface, as TrueType files."""
    return tuple(_file(weight, family) for weight in WEIGHTS for family in FAMILIES)


def _family(letter: str, weight: int) -> str:
    found = (each for each in FAMILIES if _font(weight, each).get_nominal_glyph(ord(letter)))
    return next(found, FAMILIES[0])


@cache
def _font(weight: int, family: str) -> hb.Font:
    return hb.Font(hb.Face(_file(weight, family)))


def _file(weight: int, family: str) -> bytes:
    part = "latin" if family == FAMILIES[0] else "latin-ext"
    return (resources.files("meshwork.reports") / "type" / f"figtree-{weight}-{part}.ttf").read_bytes()
