"""The path over time as one calm picture: who took part, and under it one band of stages.

Stages are kinds, not grades: each has its own hue and its own pattern. Where the record is young the band is
hatched, where it sleeps it is grey. The figures are plain values for `dcc.Graph`, made for both colour schemes;
`assets/progress.js` takes the one of the screen and finds room for the names, because only a browser knows how wide
a word is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from dashboards import theme
from meshwork import text
from meshwork.network.clock import Span
from meshwork.stages import Path, Reading
from meshwork.stages.words import label
from meshwork.text import month, plural

Figure = dict[str, Any]
"""A plotly figure: `data` and `layout`."""

HEIGHT = 232
_PATTERN_SIZE = 12
# what sets a stage apart where hues are alike: paths in a square of 12 px
_PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "L0": "M2,2h1.6v1.6h-1.6zM8,8h1.6v1.6h-1.6z",
        "L1": "M2,0h1v12h-1zM8,0h1v12h-1z",
        "P1": "M6,2.4a3.6,3.6 0 1,0 .01,0zM6,3.5a2.5,2.5 0 1,1 -.01,0z",
        "P2": "",
        "M1": "M0,5h12v1h-12zM5,0h1v12h-1z",
        "M2": "M0,2h12v1h-12zM0,8h12v1h-12zM2,0h1v12h-1zM8,0h1v12h-1z",
    }
)
_MOST_YEARS = 9
_SHORT, _MOST_MONTHS = 270, 4  # days of a picture whose months have a word, and how many there is room for


def figures(path: Path) -> dict[str, Figure]:
    """The picture of a path with at least one reading, by colour scheme."""
    return {"light": _figure(path, theme.LIGHT, "light"), "dark": _figure(path, theme.DARK, "dark")}


def extent(path: Path) -> tuple[date, date]:
    """The first and the last day of the picture: from the month of the first reading on."""
    first, last = path.readings[0].day.replace(day=1), path.readings[-1].day
    return first, max(last, first + timedelta(27))


def swatch(stage: str | None) -> str:
    """The CSS class that paints a small sample of a stage (assets/progress.css)."""
    return f"swatch stage-{stage or 'none'}"


def _figure(path: Path, palette: theme.Palette, scheme: str) -> Figure:
    first, last = extent(path)
    return {
        "data": [
            _partners(path, palette),
            *(_stretch(span, palette, stage) for span, stage in _from(first, path.bands())),
            *(_hatched(span, palette, stage) for span, stage in _within(path, young(path))),
            *(_bar(span, {"color": palette.asleep}) for span in path.sleeps if span.last >= first),
        ],
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
                "range": [first.isoformat(), last.isoformat()],
                "fixedrange": True,
                "showgrid": False,
                "side": "bottom",
                "anchor": "y",
                "ticks": "outside",
                "tickcolor": palette.line,
                "ticklabelposition": "outside right",
                "tickfont": {"color": palette.soft, "size": 12},
                **ticks(first, last),
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
                **heights(max(each.active for each in path.readings)),
            },
            "yaxis2": {"domain": [0.28, 0.415], "fixedrange": True, "visible": False, "range": [-0.5, 0.5]},
            "annotations": list(_names(path, palette)),
        },
    }


def ticks(first: date, last: date) -> dict[str, Any]:
    """Years under the picture, at most nine; within three years half years too, within nine months some months."""
    years = range(first.year, last.year + 1)
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if len(years) / each <= _MOST_YEARS)
    days = [date(year, 1, 1) for year in years if year % step == 0]
    if last - first < timedelta(365 * 3):
        days = sorted([*days, *(date(year, 7, 1) for year in years)])
    if last - first < timedelta(_SHORT):
        begun = [(first.replace(day=1) + timedelta(31 * each)).replace(day=1) for each in range(10)]
        days = [day for day in begun if day <= last]
        days = days[:: -(-len(days) // _MOST_MONTHS)]
    # a month is a longer word than a year, and is cut where it begins near the edge
    edges = {True: (last - first).days // 20, False: (last - first).days // 5}
    shown = [day for day in days if first <= day < last - timedelta(edges[day.month == 1])]
    texts = [str(day.year) if day.month == 1 else month(day) for day in shown]
    return {"tickmode": "array", "tickvals": [day.isoformat() for day in shown], "ticktext": texts}


def heights(most: int) -> dict[str, Any]:
    """Two heights of the shore with their number: a round one in the upper half, and half of it.

    >>> heights(57)["tickvals"], heights(2006)["tickvals"], heights(4)["tickvals"]
    ([20, 40], [1000, 2000], [2, 4])
    """
    tens = 10 ** (len(str(max(most, 1))) - 1)
    upper = max(most // (each * tens) * each * tens for each in (2, 4)) if most >= 2 * tens else tens
    shown = [upper // 2, upper] if upper > 1 else [upper]
    return {"tickmode": "array", "tickvals": shown, "ticktext": [text.number(each) for each in shown]}


def young(path: Path) -> tuple[Span, ...]:
    """The stretch in which the record is young, if the picture has one."""
    first, last = extent(path)
    if path.young_until is None or path.young_until <= first:
        return ()
    return (Span(first, min(last, path.young_until - timedelta(1))),)


def _partners(path: Path, palette: theme.Palette) -> dict[str, Any]:
    """How many took part, as a shore above the band; what the hand points at says the month, stage and count."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [extent(path)[0].isoformat(), *(each.day.isoformat() for each in path.readings)],
        "y": [path.readings[0].active, *(each.active for each in path.readings)],
        "fill": "tozeroy",
        "fillcolor": palette.land,
        "line": {"color": palette.bar, "width": 1.25},
        "text": [told(each) for each in (path.readings[0], *path.readings)],
        "hovertemplate": "%{text}<extra></extra>",
    }


def told(each: Reading) -> str:
    """A reading in one line: month, stage, how many took part."""
    name = label(each) or ""
    count = plural("{n} active partner", "{n} active partners", each.active)
    return " · ".join(filter(None, (month(each.day), name, count)))


def _stretch(span: Span, palette: theme.Palette, stage: str | None) -> dict[str, Any]:
    if stage is None:
        return _bar(span, {"color": palette.land})
    pattern: dict[str, Any] = {}
    if _PATTERNS[stage]:
        ink = {"bgcolor": palette.stages[stage], "fgcolor": palette.ink, "fgopacity": 0.4}
        pattern = {"pattern": {"path": _PATTERNS[stage], "size": _PATTERN_SIZE, **ink}}
    return _bar(span, {"color": palette.stages[stage], **pattern})


def _hatched(span: Span, palette: theme.Palette, stage: str | None) -> dict[str, Any]:
    """A young record: the hue of the stage without its pattern, under strokes of paper."""
    ground = palette.stages[stage] if stage else palette.coast
    hatch = {"shape": "/", "size": 8, "solidity": 0.45, "fgcolor": palette.paper, "bgcolor": ground}
    return _bar(span, {"color": ground, "pattern": hatch})


def _within(path: Path, spans: tuple[Span, ...]) -> Iterator[tuple[Span, Any]]:
    """The stretches with one label, cut to those spans."""
    first, _last = extent(path)
    for span in spans:
        for each, stage in _from(first, path.bands()):
            if each.first <= span.last and span.first <= each.last:
                yield Span(max(each.first, span.first), min(each.last, span.last)), stage


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


def _from(first: date, bands: tuple[tuple[Span, Any], ...]) -> Iterator[tuple[Span, Any]]:
    """The first band begins with its month, not on the day of the reading."""
    for place, (span, stage) in enumerate(bands):
        yield (Span(first, span.last) if place == 0 else span), stage


def _names(path: Path, palette: theme.Palette) -> Iterator[dict[str, Any]]:
    """The name of each label where it begins, with the month where the change is a transition."""
    first, _last = extent(path)
    changes = {each.day for each in path.transitions}
    readings = {each.day: each for each in path.readings}
    before = ""
    start = first
    for day in sorted(readings):
        begun, start = start, day + timedelta(1)
        dated = day in changes
        name = label(readings[day]) or ""
        if not name or (name == before and not dated):
            continue
        before = name
        yield {
            "name": "dated" if dated else "",
            "text": f"{month(day)}: {name}" if dated else name,
            "x": begun.isoformat(),
            "y": 0.28,
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "font": {"color": palette.ink if dated else palette.soft, "size": 13},
        }
