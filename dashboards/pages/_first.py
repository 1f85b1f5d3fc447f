"""The day alone, in a large community: shown while the path to it is still being read.

The profile of the day stays when the path comes; the rest takes the place of what stood under it.
"""

from __future__ import annotations

from dash import Input, Output, dcc, html
from dash.development.base_component import Component

from meshwork.stages import Reading, words
from meshwork.text import _, opening

LARGE = 300
"""From so many partners on the path takes a second or more to be read."""
_WHOLE, _REST = "progress-whole", "progress-rest"
WHOLE, REST = Output(_WHOLE, "children"), Input(_REST, "data")
"""What the path takes the place of, and whose it is: as `draw` was told."""


def draw(profile: Component, reading: Reading, of: dict[str, str | None]) -> Component:
    """The profile of the day, and the label without since when."""
    label = words.label(reading)
    under = [
        html.Section(
            html.P(f"{opening(label)}.", className=f"lead {reading.status}")
            if label
            else html.P(words.why_no_label(reading)),
            className="standing",
        ),
        html.P(_("The path is being read..."), className="soft", role="status"),
        dcc.Store(id=_REST, data=of),
    ]
    return html.Div([profile, html.Div(under, id=_WHOLE)])
