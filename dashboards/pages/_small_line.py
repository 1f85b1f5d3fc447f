"""A line so small that it needs no axes: how something went, beside the words that say it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria

_LINE_WIDE, _LINE_HIGH = 120, 24


def small_line(values: Sequence[float], top: float, style: str = "") -> Component:
    """A line without axes, in the colour of the text around it."""
    if len(values) < 2 or top <= 0:
        return html.Span(className="small-line")
    wide = _LINE_WIDE / (len(values) - 1)
    points = " ".join(
        f"{at * wide:.1f},{_LINE_HIGH - 2 - value / top * (_LINE_HIGH - 4):.1f}" for at, value in enumerate(values)
    )
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_LINE_WIDE} {_LINE_HIGH}' "
        f"preserveAspectRatio='none'><polyline points='{points}' fill='none' stroke='black' stroke-width='1.5' "
        "vector-effect='non-scaling-stroke'/></svg>"
    )
    image = f'url("data:image/svg+xml,{quote(svg)}")'
    return html.Span(
        className=f"small-line {style}".strip(),
        style={"maskImage": image, "WebkitMaskImage": image},
        **aria(hidden="true"),
    )
