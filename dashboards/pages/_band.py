"""The path over time as one calm picture: the band of meshwork/reports/band.py for `dcc.Graph`, in both schemes.

`assets/progress.js` takes the figure of the screen and finds room for the names, since only a browser knows how wide
a word is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboards import theme
from meshwork import text
from meshwork.network.clock import Span
from meshwork.reports import band
from meshwork.reports.band import Band, Stretch
from meshwork.reports.measures import STRIP
from meshwork.reports.palette import DARK, LIGHT, Palette
from meshwork.stages import Path

Figure = dict[str, Any]
"""A plotly figure: `data` and `layout`."""

HEIGHT = 232
extent, young = band.extent, band.young


def figures(path: Path) -> dict[str, Figure]:
    """The picture of a path with at least one reading, by colour scheme."""
    told = [band.told(each) for each in (path.readings[0], *path.readings)]
    drawn = band.of_path(path)
    return {"light": _figure(drawn, told, LIGHT, "light"), "dark": _figure(drawn, told, DARK, "dark")}


def swatch(stage: str | None) -> str:
    """The CSS class that paints a small sample of a stage (assets/progress.css)."""
    return f"swatch stage-{stage or 'none'}"


def _figure(drawn: Band, told: list[str], palette: Palette, scheme: str) -> Figure:
    return {
        "data": [_partners(drawn, told, palette), *(_stretch(each, palette) for each in drawn.stretches)],
        "layout": {
            "template": theme.plotly(scheme),
            "height": HEIGHT,
            "autosize": True,
            "showlegend": False,
            "barmode": "overlay",
            "bargap": 0,
            "dragmode": False,
            "margin": {"l": 0, "r": 0, "t": 8, "b": 0},
            "xaxis": {
                "type": "date",
                "range": [drawn.first.isoformat(), drawn.last.isoformat()],
                "fixedrange": True,
                "showgrid": False,
                "side": "bottom",
                "anchor": "y",
                "ticks": "outside",
                "tickcolor": palette.line,
                "ticklabelposition": "outside right",
                "tickfont": {"color": palette.soft, "size": 12},
                **ticks(drawn.first, drawn.last),
            },
            "yaxis": {
                "domain": [0.56, 1],
                "fixedrange": True,
                "rangemode": "tozero",
                "showgrid": False,
                "zeroline": False,
                "ticks": "",
                "side": "right",
                "ticklabelposition": "inside top",
                "tickfont": {"color": palette.soft, "size": 11},
                **heights(max(many for _day, many in drawn.shore)),
            },
            "yaxis2": {"domain": [0.28, 0.415], "fixedrange": True, "visible": False, "range": [-0.5, 0.5]},
            "annotations": list(_names(drawn, palette)),
        },
    }


def ticks(first: date, last: date) -> dict[str, Any]:
    """The words under the picture, for an axis of plotly."""
    shown = band.ticks(first, last)
    return {
        "tickmode": "array",
        "tickvals": [day.isoformat() for day, _said in shown],
        "ticktext": [said for _day, said in shown],
    }


def heights(most: int) -> dict[str, Any]:
    """Two heights of the shore with their number, for an axis of plotly."""
    shown = list(band.heights(most))
    return {"tickmode": "array", "tickvals": shown, "ticktext": [text.number(each) for each in shown]}


def _partners(drawn: Band, told: list[str], palette: Palette) -> dict[str, Any]:
    """How many took part, as a shore above the band; what the hand points at says the month, stage and count."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.isoformat() for day, _many in drawn.shore],
        "y": [many for _day, many in drawn.shore],
        "fill": "tozeroy",
        "fillcolor": palette.land,
        "line": {"color": palette.bar, "width": 1.25},
        "text": told,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _stretch(each: Stretch, palette: Palette) -> dict[str, Any]:
    """A stage with its pattern; asleep in grey; a young record in the hue of its stage under strokes of paper."""
    ground = palette.stages[each.stage] if each.stage else palette.coast
    if each.kind == "asleep":
        return _bar(each.days, {"color": palette.asleep})
    if each.kind == "young":
        hatch = {"shape": "/", "size": band.HATCH_SIZE, "solidity": band.HATCH_PART}
        return _bar(each.days, {"color": ground, "pattern": {**hatch, "fgcolor": palette.paper, "bgcolor": ground}})
    if each.stage is None:
        return _bar(each.days, {"color": palette.land})
    pattern: dict[str, Any] = {}
    if path := band.PATTERNS[each.stage]:
        ink = {"bgcolor": ground, "fgcolor": palette.ink, "fgopacity": band.PATTERN_INK}
        pattern = {"pattern": {"path": path, "size": band.PATTERN_SIZE, **ink}}
    return _bar(each.days, {"color": ground, **pattern})


def _bar(span: Span, marker: dict[str, Any]) -> dict[str, Any]:
    days = (span.last - span.first).days + 1
    return {
        "type": "bar",
        "orientation": "h",
        "yaxis": "y2",
        "y": [0],
        "base": [span.first.isoformat()],
        "x": [days * 86_400_000],
        "width": 1,
        "marker": {"line": {"width": 0}, **marker},
        "hoverinfo": "skip",
    }


def _names(drawn: Band, palette: Palette) -> Iterator[dict[str, Any]]:
    """The name of each label where it begins."""
    for each in drawn.names:
        yield {
            "name": "dated" if each.dated else "",
            "text": each.text,
            "x": each.day.isoformat(),
            "y": 0.28,
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "font": {"color": palette.ink if each.dated else palette.soft, "size": STRIP.size},
        }
