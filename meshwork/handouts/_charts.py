"""Figures of a story over its moments, as charts that a program for slides can change.

Columns stand side by side only where a change between them is told; between two of which none may be told there is a
gap, and a figure of which no change is told, or that stayed the same, has no chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from meshwork.handouts._drawn import Box, emu, hexed
from meshwork.story.shown import Figure, ShownStory
from meshwork.story.words import signed
from meshwork.text import _, day, language, number, opening

Column = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure over the moments: columns with what stands under each and its number, None for a gap."""

    name: str
    since: str
    said: str
    columns: tuple[Column, ...]


def charts(story: ShownStory) -> tuple[Chart, ...]:
    """A chart of every figure of which a change is told, in the order in which they first stand in the story."""
    keys = dict.fromkeys(each.key for moment in story.moments for each in moment.figures)
    found = (_chart(key, story) for key in keys)
    return tuple(each for each in found if each is not None)


def whys(story: ShownStory) -> tuple[str, ...]:
    """Why no change is told where none is, each reason once."""
    return tuple(dict.fromkeys(each.why for moment in story.moments for each in moment.figures if each.why))


def put(slide: Any, chart: Chart, box: Box) -> None:
    """The chart at a place of a slide, in pixels."""
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    data = CategoryChartData(number_format="0")
    data.categories = [column[0] if column else " " for column in chart.columns]
    data.add_series(chart.name, [column[1] if column else None for column in chart.columns])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(emu, box), data)
    frame.name = chart.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.said)  # the library has no other way
    held = frame.chart
    for each in held._chartSpace.xpath(
        "//c:axId | //c:crossAx"
    ):  # the library has numbers below nothing, which are none
        each.set("val", str(abs(int(each.get("val")))))
    held.has_legend = held.has_title = False
    held.font.size = Pt(11)
    held.font.color.rgb = RGBColor.from_string(hexed("ink"))
    held.value_axis.visible = held.value_axis.has_major_gridlines = False
    held.value_axis.minimum_scale = 0
    held.category_axis.has_major_gridlines = False
    held.category_axis.format.line.color.rgb = RGBColor.from_string(hexed("coast"))
    plot = held.plots[0]
    plot.gap_width, plot.has_data_labels = 45, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    plot.data_labels.font.size, plot.data_labels.font.bold = Pt(12), True
    bar = plot.series[0].format.fill
    bar.solid()
    bar.fore_color.rgb = RGBColor.from_string(hexed("accent"))


def _chart(key: str, story: ShownStory) -> Chart | None:
    columns: list[Column] = []
    said: list[str] = []
    name = since = ""
    before = told = False
    for moment in story.moments:
        figure = next((each for each in moment.figures if each.key == key), None)
        if figure is None:
            before = False
            continue
        name, since = opening(figure.name), _("Recorded since {day}", day=day(figure.recorded_from))
        if columns and (figure.change is None or not before):
            columns.append(None)
        told = told or (before and bool(figure.change))
        columns.append((_short(moment.day), figure.value))
        said.append(_read(figure, moment.day))
        before = True
    return Chart(name, since, f"{name}: {'; '.join(said)}.", tuple(columns)) if told else None


def _short(on: date) -> str:
    from babel.dates import format_date

    return format_date(on, format="MMM yy", locale="nl" if language() == "nl" else "en_GB")


def _read(figure: Figure, on: date) -> str:
    change = "" if figure.change is None else f" ({signed(figure.change)})"
    return f"{day(on)} {number(figure.value)}{change}"


def grid(many: int, box: Box, gap: float = 24) -> Iterator[Box]:
    """Places for so many charts within a box, three in a row at most."""
    left, top, wide, high = box
    rows = 1 if many <= 3 else 2
    across = -(-many // rows)
    each, tall = (wide - gap * (across - 1)) / across, (high - gap * (rows - 1)) / rows
    for at in range(many):
        row, place = divmod(at, across)
        yield left + place * (each + gap), top + row * (tall + gap), each, tall
