"""A small picture of who stands around a partner: the few strongest ties, and who could help."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria

MOST = 5
_WIDE, _HIGH = 300, 170
_MIDDLE = (_WIDE / 2, _HIGH / 2)
_FAR = (92, 56)  # how far from the middle, across and down
_TURN = -pi / 2

Neighbour = tuple[str, float]
"""A name, and how strong its tie is."""


def near(ties: Sequence[Neighbour], helper: str = "") -> Component:
    """A partner in the middle, at most five others around it; `helper` is somebody new, drawn with dashes.

    The lines are masks in the colours of the page, the names are words of the page: both turn with light and dark.
    """
    shown = list(ties[:MOST])
    top = max((strength for _name, strength in shown), default=1.0)
    many = len(shown) + bool(helper)
    at = [_place(n, many) for n in range(many)]
    lines = "".join(_line(place, strength / top) for place, (_name, strength) in zip(at, shown, strict=False))
    dots = "".join(f"<circle cx='{x:.0f}' cy='{y:.0f}' r='5'/>" for x, y in at[: len(shown)])
    middle = f"<circle cx='{_MIDDLE[0]:.0f}' cy='{_MIDDLE[1]:.0f}' r='8'/>"
    alone = "" if many else f"<circle cx='{_MIDDLE[0]:.0f}' cy='{_MIDDLE[1]:.0f}' r='16' fill='none' stroke='black'/>"
    parts = [_masked(lines + dots, "around"), _masked(middle + alone, "middle")]
    if helper:
        x, y = at[-1]
        dashed = (
            f"<line x1='{_MIDDLE[0]:.0f}' y1='{_MIDDLE[1]:.0f}' x2='{x:.0f}' y2='{y:.0f}' stroke='black' "
            f"stroke-width='1.5' stroke-dasharray='4 4'/><circle cx='{x:.0f}' cy='{y:.0f}' r='5'/>"
        )
        parts.append(_masked(dashed, "helper"))
    named = [*(one for one, _strength in shown), *([helper] if helper else [])]
    labels = [_label(one, place) for one, place in zip(named, at, strict=True)]
    return html.Div([*parts, *labels], className="near" if many else "near alone", **aria(hidden="true"))


def _place(n: int, many: int) -> tuple[float, float]:
    turn = _TURN + 2 * pi * (n + 0.5) / many
    return _MIDDLE[0] + _FAR[0] * cos(turn), _MIDDLE[1] + _FAR[1] * sin(turn)


def _line(place: tuple[float, float], share: float) -> str:
    x, y = place
    return (
        f"<line x1='{_MIDDLE[0]:.0f}' y1='{_MIDDLE[1]:.0f}' x2='{x:.0f}' y2='{y:.0f}' stroke='black' "
        f"stroke-width='{0.6 + 2 * share:.1f}'/>"
    )


def _masked(inside: str, style: str) -> Component:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDE} {_HIGH}'>{inside}</svg>"
    image = f'url("data:image/svg+xml,{quote(svg)}")'
    return html.Span(className=f"drawn {style}", style={"maskImage": image, "WebkitMaskImage": image})


def _label(name: str, at: tuple[float, float]) -> Component:
    above = " above" if at[1] < _MIDDLE[1] else ""
    place = {"left": f"{at[0] / _WIDE:.1%}", "top": f"{at[1] / _HIGH:.1%}"}
    return html.Span(name, className=f"label{above}", style=place)
