"""What is drawn on a sheet, in its pixels: shapes and words in layers, from the lowest to the highest.

x grows to the right, y downwards, from the upper left corner. A colour is a token (`palette.tokens`), or "" for none.
`svg.write` draws it, whatever it is a picture of.
"""

from __future__ import annotations

from dataclasses import dataclass

from meshwork.reports.picture import Ring, Shape, Token


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is drawn over and over on a surface: an SVG path in a square of `size`, filled, or where it has a width
    drawn as a line that is `wide`, with `ink` of opacity.
    """

    size: float
    path: str
    colour: Token
    wide: float = 0
    ink: float = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A surface within rings (a ring within a ring is a hole), its edge `wide` pixels wide, `ink` its opacity."""

    rings: tuple[Ring, ...]
    fill: Token
    edge: Token = ""
    wide: float = 0
    ink: float = 1
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, `wide` pixels wide, with `ink` of opacity; `dash` are its dashes and gaps in pixels."""

    points: Ring
    colour: Token
    wide: float
    ink: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign around a point, `r` from its middle to its side, its edge half outside it. `mix` are parts of a pie."""

    x: float
    y: float
    r: float
    shape: Shape
    fill: Token
    edge: Token
    wide: float
    mix: tuple[tuple[Token, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words from x on, standing on y, `long` pixels in our typeface. `halo` is a colour around the letters."""

    text: str
    x: float
    y: float
    long: float
    size: float
    weight: int
    colour: Token
    halo: Token = ""
    spacing: float = 0


Item = Area | Stroke | Mark | Words


@dataclass(frozen=True, slots=True)
class Layer:
    """What lies at one height, called by what it is: lands, ties, places, rings, names, legend, title and so on."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sheet: its size in pixels, what it is called, what it shows in a sentence, and its layers."""

    width: float
    height: float
    title: str
    said: str
    layers: tuple[Layer, ...]

    def layer(self, name: str) -> tuple[Item, ...]:
        """What lies in the layers of this name."""
        return tuple(item for each in self.layers if each.name == name for item in each.items)
