"""A scene as SVG: one file that needs nothing else, without script, its letters brought along.

`<title>` and `<desc>` tell it to who cannot see it. Halos around words are words of their own under them, hidden from
readers, because not every program knows how to paint a halo under its letters.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import cos, pi, sin
from types import MappingProxyType

from meshwork import text
from meshwork.reports.letters import FAMILIES, runs, subsets
from meshwork.reports.measures import NAMES
from meshwork.reports.palette import LIGHT, Palette, tokens
from meshwork.reports.scene import Area, Layer, Mark, Pattern, Scene, Stroke, Words

Attributes = Mapping[str, str | float]
_PLAIN: Attributes = MappingProxyType({})
_FALLBACK = ", ".join((*FAMILIES, "system-ui", "sans-serif"))
_CORNER = 0.5  # how round a group is, in parts of its half width
_LAST, _NOUGHT = re.compile(r"(\.\d)0"), re.compile(r"-0(?![\d.])")


def write(scene: Scene, palette: Palette = LIGHT) -> str:
    """The text of an SVG file."""
    colours = tokens(palette)
    items = [item for layer in scene.layers for item in layer.items]
    words = [item for item in items if isinstance(item, Words)]
    patterns = list(dict.fromkeys(item.pattern for item in items if isinstance(item, Area) and item.pattern))
    size = f"{number(scene.width)} {number(scene.height)}"
    head: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": scene.width,
        "height": scene.height,
        "viewBox": f"0 0 {size}",
        "role": "img",
        "aria-labelledby": "title desc",
        "lang": text.language(),
        "font-family": _FALLBACK,
    }
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg{_attributes(head)}>',
        f'<title id="title">{_said(scene.title)}</title>',
        f'<desc id="desc">{_said(scene.said)}</desc>',
        f"<style>{_faces(words)}</style>",
        *([f"<defs>{''.join(_pattern(each, patterns, colours) for each in patterns)}</defs>"] if patterns else []),
        _element("rect", {"width": scene.width, "height": scene.height, "fill": colours["paper"]}),
        *(_layer(each, colours, patterns) for each in scene.layers if each.items),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def layers(scene: Scene, palette: Palette = LIGHT) -> str:
    """What is drawn, layer by layer, without the sheet under it and without letters: to stand within a page."""
    colours = tokens(palette)
    return "\n".join(_layer(each, colours, ()) for each in scene.layers if each.items)


def _layer(layer: Layer, colours: Mapping[str, str], patterns: Sequence[Pattern]) -> str:
    halos = [_words(each, colours, halo=True) for each in layer.items if isinstance(each, Words) and each.halo]
    under = [f'<g aria-hidden="true">{"".join(halos)}</g>'] if halos else []
    return "\n".join([f'<g class="{layer.name}">', *under, *_items(layer, colours, patterns), "</g>"])


def _items(layer: Layer, colours: Mapping[str, str], patterns: Sequence[Pattern]) -> Iterator[str]:
    for item in layer.items:
        match item:
            case Area():
                yield from _area(item, colours, patterns)
            case Stroke():
                yield _stroke(item, colours)
            case Mark():
                yield from _mark(item, colours)
            case Words():
                yield _words(item, colours, halo=False)


def _area(area: Area, colours: Mapping[str, str], patterns: Sequence[Pattern]) -> Iterator[str]:
    path = "".join(f"M{_line(ring)}Z" for ring in area.rings)
    edge: Attributes = (
        {"stroke": colours[area.edge], "stroke-width": area.wide, "stroke-linejoin": "round"} if area.edge else _PLAIN
    )
    faint: Attributes = {"opacity": area.ink} if area.ink < 1 else _PLAIN
    fill = colours[area.fill] if area.fill else "none"
    yield _element("path", {"d": path, "fill": fill, "fill-rule": "evenodd", **edge, **faint})
    if area.pattern:
        yield _element("path", {"d": path, "fill": f"url(#{_called(area.pattern, patterns)})"})


def _called(pattern: Pattern, patterns: Sequence[Pattern]) -> str:
    return f"pattern-{patterns.index(pattern) + 1}"


def _pattern(pattern: Pattern, patterns: Sequence[Pattern], colours: Mapping[str, str]) -> str:
    colour = colours[pattern.colour]
    drawn: Attributes = (
        {"fill": "none", "stroke": colour, "stroke-width": pattern.wide} if pattern.wide else {"fill": colour}
    )
    square: Attributes = {
        "id": _called(pattern, patterns),
        "width": pattern.size,
        "height": pattern.size,
        "patternUnits": "userSpaceOnUse",
    }
    path = _element("path", {"d": pattern.path, "opacity": pattern.ink, **drawn})
    return f"<pattern{_attributes(square)}>{path}</pattern>"


def _stroke(stroke: Stroke, colours: Mapping[str, str]) -> str:
    dash: Attributes = {"stroke-dasharray": " ".join(map(number, stroke.dash))} if stroke.dash else _PLAIN
    points = f"M{_line(stroke.points)}"
    return _element(
        "path",
        {
            "d": points,
            "fill": "none",
            "stroke": colours[stroke.colour],
            "stroke-width": stroke.wide,
            "stroke-opacity": stroke.ink,
            **dash,
        },
    )


def _mark(mark: Mark, colours: Mapping[str, str]) -> Iterator[str]:
    fill = colours[mark.fill] if mark.fill else "none"
    edge: Attributes = {"stroke": colours[mark.edge], "stroke-width": mark.wide} if mark.edge else _PLAIN
    if mark.mix:
        yield from _pie(mark, colours)
        fill = "none"
    x, y, r = mark.x, mark.y, mark.r
    match mark.shape:
        case "person":
            yield _polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill, edge)
        case "goal":
            half = r / 2
            points = [
                (x - half, y - r),
                (x + half, y - r),
                (x + r, y),
                (x + half, y + r),
                (x - half, y + r),
                (x - r, y),
            ]
            yield _polygon(points, fill, edge)
        case "group":
            square = {"x": x - r, "y": y - r, "width": 2 * r, "height": 2 * r, "rx": r * _CORNER}
            yield _element("rect", {**square, "fill": fill, **edge})
        case _:
            yield _element("circle", {"cx": x, "cy": y, "r": r, "fill": fill, **edge})


def _polygon(points: Sequence[tuple[float, float]], fill: str, edge: Attributes) -> str:
    return _element(
        "polygon", {"points": " ".join(f"{number(x)},{number(y)}" for x, y in points), "fill": fill, **edge}
    )


def _pie(mark: Mark, colours: Mapping[str, str]) -> Iterator[str]:
    """The parts of a group, from the top on and sunwise."""
    x, y, r = mark.x, mark.y, mark.r
    whole = sum(many for _colour, many in mark.mix)
    if len(mark.mix) == 1 or not whole:
        yield _element("circle", {"cx": x, "cy": y, "r": r, "fill": colours[mark.mix[0][0]]})
        return
    done = 0
    for colour, many in mark.mix:
        ends = []
        for part in (done, done + many):
            turn = 2 * pi * part / whole - pi / 2
            ends.append(f"{number(x + r * cos(turn))} {number(y + r * sin(turn))}")
        large = int(2 * many > whole)
        path = f"M{number(x)} {number(y)}L{ends[0]}A{number(r)} {number(r)} 0 {large} 1 {ends[1]}Z"
        yield _element("path", {"d": path, "fill": colours[colour]})
        done += many


def _words(words: Words, colours: Mapping[str, str], *, halo: bool) -> str:
    colour: Attributes = {"fill": colours[words.colour]}
    if halo:
        ink = colours[words.halo]
        colour = {"fill": ink, "stroke": ink, "stroke-width": NAMES.halo, "stroke-linejoin": "round"}
    space: Attributes = {"letter-spacing": words.spacing} if words.spacing else _PLAIN
    where: Attributes = {"x": words.x, "y": words.y, "font-size": words.size, "font-weight": _weight(words.weight)}
    said = "".join(
        _said(letters) if family == FAMILIES[0] else f'<tspan font-family="{family}">{_said(letters)}</tspan>'
        for family, letters in runs(words.text, words.weight)
    )
    return f"<text{_attributes({**where, **space, **colour})}>{said}</text>"


def _faces(words: Iterable[Words]) -> str:
    """The letters that are used, at each weight, so that the picture looks alike everywhere."""
    used: defaultdict[int, set[str]] = defaultdict(set)
    for each in words:
        used[each.weight].add(each.text)
    return "".join(
        f"@font-face{{font-family:{family};font-weight:{_weight(weight)};"
        f"src:url(data:font/ttf;base64,{b64encode(file).decode()})}}"
        for weight in sorted(used)
        for family, file in subsets(used[weight], weight)
    )


def _weight(weight: int) -> int:
    """As SVG says it: not every program knows more than the hundreds, and the file of 650 says 600 of itself."""
    return weight // 100 * 100


def _element(name: str, attributes: Attributes) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: Attributes) -> str:
    return "".join(
        f' {name}="{escape(value) if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
    )


def _said(words: str) -> str:
    """Text that cannot be taken for anything else, and that XML may hold."""
    return escape("".join(each for each in words if each in "\t\n" or each >= " "))


def number(value: float) -> str:
    """A number of pixels to a hundredth, as short as it goes.

    >>> number(12.0), number(0.256), number(-0.001)
    ('12', '0.26', '0')
    """
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def _line(points: Sequence[tuple[float, float]]) -> str:
    """Points that follow each other, each number as `number` writes it, many at once.

    >>> _line([(12.0, 0.256), (-0.001, 0.5), (-0.5, 10.1)])
    '12 0.26L0 0.5L-0.5 10.1'
    """
    said = "L".join(["%.2f %.2f" % each for each in points]).replace(".00", "")  # noqa: UP031  twice as fast
    return _NOUGHT.sub("0", _LAST.sub(r"\1", said))
