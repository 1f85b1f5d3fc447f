"""When the level of a number changed along a path, in words."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from meshwork.stages import Path, changes, trends
from meshwork.text import _


def draw(path: Path) -> Component | None:
    """A line for each change of level, the latest first; nothing where the levels stayed."""
    found = trends(path)
    if not found:
        return None
    return html.Details(
        [
            html.Summary(_("When the level changed")),
            html.Ul([html.Li(changes.trend(each)) for each in reversed(found)]),
            html.P(changes.trends_explained(), className="soft"),
        ],
        className="fold trends",
    )
