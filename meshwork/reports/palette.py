"""The colours in one place, for the pages, for the map's canvas and for pictures on paper.

Nothing else names a colour. `dashboards/theme.py` hands them to the browser, `svg.py` writes them into pictures; what
is drawn names them by a token: `paper`, `ink`, `accent`, `sector-care`, `stage-P1`, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

# the sectors that have a colour of their own; any other, and one that a community added, is grey
SECTORS = ("government", "business", "civil_society", "knowledge", "care", "citizen", "other")
# stages are kinds, not grades: they differ in hue at like lightness, and in pattern (band.py)
STAGES = ("L0", "L1", "P1", "P2", "M1", "M2")


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour scheme; each value is a CSS colour."""

    paper: str
    card: str
    land: str
    coast: str
    ink: str
    soft: str
    line: str
    accent: str
    bar: str
    bar_to_come: str
    asleep: str
    warn: str
    sectors: Mapping[str, str]
    stages: Mapping[str, str]


LIGHT = Palette(
    paper="#faf8f4",
    card="#fffdfa",
    land="#f1ece2",
    coast="#ddd5c6",
    ink="#22282f",
    soft="#5d6670",
    line="#e4dfd6",
    accent="#0b6e69",
    bar="#8e9297",
    bar_to_come="#ddd8cd",
    asleep="#e6e4df",
    warn="#9a3412",
    # smallest CIEDE2000 between two of the six 14.4 under four kinds of sight; contrast with the land 3.0 or more
    sectors=MappingProxyType(
        dict(zip(SECTORS, ("#315e82", "#a37300", "#248f6f", "#9c77ce", "#910d45", "#555400", "#7a7f85"), strict=True))
    ),
    stages=MappingProxyType(
        dict(zip(STAGES, ("#b9b1a4", "#d3a47c", "#a9b573", "#7fb08f", "#8fa5d6", "#b795c6"), strict=True))
    ),
)
DARK = Palette(
    paper="#14181c",
    card="#1b2026",
    land="#1d242b",
    coast="#2d363f",
    ink="#e9e6df",
    soft="#a3abb3",
    line="#2c333a",
    accent="#5fc4bb",
    bar="#7d858d",
    bar_to_come="#394048",
    asleep="#2b3036",
    warn="#f2a66b",
    sectors=MappingProxyType(
        dict(zip(SECTORS, ("#0084db", "#ba9f76", "#73eacb", "#c8bee7", "#b06879", "#f1e183", "#9299a1"), strict=True))
    ),
    stages=MappingProxyType(
        dict(zip(STAGES, ("#7d766b", "#97704e", "#75803f", "#4c7d5f", "#5a70a4", "#835f93"), strict=True))
    ),
)


def tokens(palette: Palette) -> Mapping[str, str]:
    """Every colour of a scheme by its token.

    >>> tokens(LIGHT)["sector-care"], tokens(LIGHT)["bar-to-come"]
    ('#910d45', '#ddd8cd')
    """
    plain = {each.name.replace("_", "-"): getattr(palette, each.name) for each in fields(palette)}
    del plain["sectors"], plain["stages"]
    return MappingProxyType(
        plain
        | {f"sector-{name}": colour for name, colour in palette.sectors.items()}
        | {f"stage-{name}": colour for name, colour in palette.stages.items()}
    )
