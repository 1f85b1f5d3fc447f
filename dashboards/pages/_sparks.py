"""The criteria over time as small lines: figures for `dcc.Graph`, in both colour schemes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.pages._band import Figure, extent
from meshwork.metrics import Measure
from meshwork.reports.palette import DARK, LIGHT, Palette
from meshwork.stages import Criterion, Gate, Path, Reading, gates
from meshwork.stages.lacking import measure_of

HEIGHT = 36
_ROOM = 1.06  # the line of a full share is not cut by the edge


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion over time: its gate, how it stands at the end of the path, and its values by day."""

    gate: Gate
    now: Criterion
    measure: Measure
    values: tuple[tuple[date, float | None], ...]


def lines(*readings: Reading) -> tuple[Line, ...]:
    """Every criterion of one or more readings, in the order in which the stages ask them."""
    last = readings[-1]
    return tuple(
        Line(
            gates()[each.key],
            each,
            measure_of(each, last),
            tuple((reading.day, reading.criteria[place].value) for reading in readings),
        )
        for place, each in enumerate(last.criteria)
    )


def figures(path: Path, line: Line) -> dict[str, Figure]:
    """One small line, by colour scheme: its way, where a stage is entered and where it is left."""
    return {"light": _figure(path, line, LIGHT), "dark": _figure(path, line, DARK)}


def _figure(path: Path, line: Line, palette: Palette) -> Figure:
    first, last = extent(path)
    known = [value for _day, value in line.values if value is not None]
    marks = [each for each in (line.now.enter, line.now.leave) if each is not None]
    top = max([*known, *marks, 1.0]) if line.gate.counted else 1.0
    bottom = min([*known, 0.0])
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [when.isoformat() for when, _value in line.values],
                "y": [value for _when, value in line.values],
                "connectgaps": False,
                "line": {"color": palette.ink, "width": 1.5},
            },
            *_end(line, palette),
        ],
        "layout": {
            "height": HEIGHT,
            "autosize": True,
            "showlegend": False,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 5, "t": 4, "b": 3},
            "xaxis": {"type": "date", "range": [first.isoformat(), last.isoformat()], "visible": False},
            "yaxis": {"range": [bottom - 0.03 * (top - bottom), bottom + _ROOM * (top - bottom)], "visible": False},
            "shapes": [
                *(_sleep(each.first, each.last, palette) for each in path.sleeps),
                {**_level(0, palette.line), "layer": "below"},
                _level(line.now.enter, palette.accent),
                *([_level(line.now.leave, palette.soft, "dot")] if line.now.leave is not None else []),
            ],
        },
    }


def _end(line: Line, palette: Palette) -> Iterator[dict[str, Any]]:
    """A dot at the present value; a value that stood alone would be no line at all."""
    when, value = line.values[-1]
    if value is not None:
        marker = {"color": palette.ink, "size": 6}
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [when.isoformat()],
            "y": [value],
            "cliponaxis": False,
            "marker": marker,
        }


def _level(value: float, colour: str, dash: str = "solid") -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "line": {"color": colour, "width": 1, "dash": dash},
    }


def _sleep(first: date, last: date, palette: Palette) -> dict[str, Any]:
    return {
        "type": "rect",
        "yref": "paper",
        "x0": first.isoformat(),
        "x1": last.isoformat(),
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": palette.asleep,
    }
