"""A picture as PNG, by typst from its SVG: no browser, no network, our own letters alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from meshwork.reports import letters

SHARP = 2
"""Points of a PNG to one pixel of the sheet, in each direction."""
_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: {width}pt)\n'
_POINTS_AN_INCH = 72


def write(svg: str, width: float) -> bytes:
    """The PNG of an SVG `width` pixels wide."""
    import typst

    with tempfile.TemporaryDirectory(prefix="meshwork-") as folder:
        Path(folder, "picture.svg").write_text(svg, encoding="utf-8")
        page = Path(folder, "page.typ")
        page.write_text(_PAGE.format(width=width), encoding="utf-8")
        for number, each in enumerate(letters.files()):
            Path(folder, f"{number}.ttf").write_bytes(each)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        made = typst.compile(str(page), root=folder, font_paths=fonts, format="png", ppi=_POINTS_AN_INCH * SHARP)
    return bytes(made)
