"""Shapes, words and tables as a slide holds them (DrawingML), each one that can be changed by hand.

All measures are pixels of the slide, of which 96 are an inch, unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import count

from meshwork.reports.measures import NAMES
from meshwork.reports.palette import LIGHT, tokens
from meshwork.reports.scene import Area, Item, Mark, Scene, Stroke, Words
from meshwork.text import _

EMU = 9525
"""Of these are a pixel."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
Box = tuple[float, float, float, float]
"""Left, top, width, height."""
COLOURS = tokens(LIGHT)
MOST_STROKES = 300
"""Of more ties than this, those that look alike are one shape: a program is slow with thousands of them."""
_POINT = 75  # hundredths of a point to a pixel
_ASCENT, _HIGH = 0.95, 1.2  # of our letters: from the top of a line to what they stand on, and the line
# what XML may not hold, and what would turn a text round
_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_FACE = '<a:latin typeface="+mn-lt"/>'
_SHAPES: Mapping[str, str] = {"person": "diamond", "group": "roundRect", "goal": "hexagon"}


def readable(text: str) -> str:
    """A text without what a file of this sort may not hold."""
    return _NEVER.sub("", text)


def escaped(text: str) -> str:
    """A text that stands in XML letter by letter, also within an attribute."""
    return escape(readable(text))


def emu(pixels: float) -> int:
    """A length as the file counts it."""
    return round(pixels * EMU)


def fill(colour: str, ink: float = 1) -> str:
    """A colour by its token or as it is, or none."""
    if not colour:
        return "<a:noFill/>"
    faint = f'<a:alpha val="{round(ink * 100000)}"/>' if ink < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{hexed(colour)}">{faint}</a:srgbClr></a:solidFill>'


def hexed(colour: str) -> str:
    """A colour, by its token or as it is, as six digits."""
    return COLOURS.get(colour, colour).lstrip("#").upper()


def edge(colour: str, wide: float, ink: float = 1) -> str:
    """The line of a shape."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(wide)}" cap="rnd">{fill(colour, ink)}<a:round/></a:ln>'


def run(text: str, size: float, colour: str = "ink", *, weight: int = 400, more: str = "", spacing: float = 0) -> str:
    """Words in one manner, `size` in pixels."""
    bold = ' b="1"' if weight > 500 else ""
    apart = f' spc="{round(spacing * _POINT)}"' if spacing else ""
    return (
        f'<a:r><a:rPr sz="{round(size * _POINT)}"{bold}{apart} dirty="0">{fill(colour)}{more}{_FACE}</a:rPr>'
        f"<a:t>{escaped(text)}</a:t></a:r>"
    )


def paragraph(*runs: str, align: str = "l", after: float = 0, indent: float = 0, bullet: str = "") -> str:
    """Runs as one paragraph, with room under it; with a sign before it where it has a bullet."""
    sign = f'<a:buClr><a:srgbClr val="{hexed("accent")}"/></a:buClr><a:buChar char="{bullet}"/>'
    margin = f' marL="{emu(indent)}" indent="{-emu(indent) if bullet else 0}"'
    return (
        f'<a:p {NAMESPACES}><a:pPr algn="{align}"{margin}><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(after * _POINT)}"/></a:spcAft>{sign if bullet else "<a:buNone/>"}</a:pPr>'
        f"{''.join(runs)}</a:p>"
    )


def text_box(number: int, name: str, box: Box, paragraphs: Iterable[str], *, wrap: bool = True) -> str:
    """Paragraphs in a box of their own, without a frame."""
    broken = "square" if wrap else "none"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{place(box)}{_kind('rect')}<a:noFill/></p:spPr><p:txBody>"
        f'<a:bodyPr wrap="{broken}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def shape(number: int, name: str, box: Box, kind: str, colour: str, line: str, wide: float = 1) -> str:
    """A plain shape."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{place(box)}{_kind(kind)}{fill(colour)}{edge(line, wide)}</p:spPr></p:sp>"
    )


def scene(drawn: Scene, box: Box, first: int) -> str:
    """A map at a place of the slide as one group of shapes, with its layers as groups in it; `first` is the first
    number that its shapes may have.

    Areas, strokes, marks and words become shapes that can be moved, coloured and typed in. Beyond `MOST_STROKES`
    those strokes that look alike are one shape.
    """
    numbers = count(first)
    names = {"water": _("Water"), "lands": _("Lands"), "ties": _("Ties"), "places": _("Places"), "names": _("Names")}
    left, top = box[0], box[1]
    layers = []
    for layer in drawn.layers:
        if not layer.items:
            continue
        items = _few(layer.items) if layer.name == "ties" else [[each] for each in layer.items]
        shapes = "".join(_item(each, left, top, numbers) for each in items)
        layers.append(_group(next(numbers), names.get(layer.name, layer.name), "", box, shapes))
    ground = shape(next(numbers), _("Paper"), box, "rect", "paper", "line")
    return _group(next(numbers), drawn.title, drawn.said, box, ground + "".join(layers), outer=True)


def place(box: Box, prefix: str = "a") -> str:
    """Where a shape stands."""
    x, y, wide, high = map(emu, box)
    return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></{prefix}:xfrm>'


def _kind(shape_: str) -> str:
    return f'<a:prstGeom prst="{shape_}"><a:avLst/></a:prstGeom>'


def _group(number: int, name: str, said: str, box: Box, shapes: str, *, outer: bool = False) -> str:
    x, y, wide, high = map(emu, box)
    about = f' descr="{escaped(said)}"' if said else ""
    return (
        f"<p:grpSp{f' {NAMESPACES}' if outer else ''}><p:nvGrpSpPr>"
        f'<p:cNvPr id="{number}" name="{escaped(name)}"{about}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>{shapes}</p:grpSp>'
    )


def _few(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Strokes one by one, or where they are very many, those that look alike together."""
    if len(items) <= MOST_STROKES:
        yield from ([each] for each in items)
        return
    alike: dict[tuple[str, float, float], list[Item]] = {}
    for each in items:
        if isinstance(each, Stroke):
            alike.setdefault((each.colour, each.wide, each.ink), []).append(each)
    yield from alike.values()


def _item(items: Sequence[Item], left: float, top: float, numbers: Iterator[int]) -> str:
    match items[0]:
        case Area() as area:
            return _path(
                next(numbers),
                area.rings,
                left,
                top,
                fill(area.fill),
                edge(area.edge, area.wide, area.ink),
                closed=True,
            )
        case Stroke() as stroke:
            rings = [each.points for each in items if isinstance(each, Stroke)]
            return _path(
                next(numbers),
                rings,
                left,
                top,
                "<a:noFill/>",
                edge(stroke.colour, stroke.wide, stroke.ink),
                closed=False,
            )
        case Mark() as mark:
            where = (left + mark.x - mark.r, top + mark.y - mark.r, 2 * mark.r, 2 * mark.r)
            return shape(
                next(numbers), _("Place"), where, _SHAPES.get(mark.shape, "ellipse"), mark.fill, mark.edge, mark.wide
            )
        case Words() as words:
            return _words(words, left, top, next(numbers))


def _words(words: Words, left: float, top: float, number: int) -> str:
    glow = ""
    if words.halo:
        around = f'<a:glow rad="{emu(NAMES.halo)}"><a:srgbClr val="{hexed(words.halo)}"/></a:glow>'
        glow = f"<a:effectLst>{around}</a:effectLst>"
    # a pixel of air on both sides, for a face that is wider stands in the middle of it
    box = (left + words.x - 4, top + words.y - _ASCENT * words.size, words.long + 8, _HIGH * words.size)
    said = run(words.text, words.size, words.colour, weight=words.weight, more=glow, spacing=words.spacing)
    return text_box(number, words.text, box, [paragraph(said, align="ctr")], wrap=False)


def _path(
    number: int,
    rings: Iterable[Sequence[tuple[float, float]]],
    left: float,
    top: float,
    colour: str,
    line: str,
    *,
    closed: bool,
) -> str:
    """Rings or lines as one free shape, in units of a hundredth of a pixel."""
    rings = [*rings]
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    x, y, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    def at(point: tuple[float, float]) -> str:
        return f'<a:pt x="{round((point[0] - x) * 100)}" y="{round((point[1] - y) * 100)}"/>'

    parts = "".join(
        f"<a:moveTo>{at(ring[0])}</a:moveTo>"
        + "".join(f"<a:lnTo>{at(point)}</a:lnTo>" for point in ring[1:])
        + ("<a:close/>" if closed else "")
        for ring in rings
    )
    name, filled = (_("Land"), "") if closed else (_("Tie"), ' fill="none"')
    units = f'w="{round(wide * 100)}" h="{round(high * 100)}"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escaped(name)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{place((left + x, top + y, wide, high))}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {units}{filled}>{parts}</a:path></a:pathLst>'
        f"</a:custGeom>{colour}{line}</p:spPr></p:sp>"
    )
