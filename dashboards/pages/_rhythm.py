"""The yearly rhythm, proposed in words where a community meets about once a year, and taken with one click."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from meshwork.stages import Path
from meshwork.text import _

YEARLY = ("rhythm", "yearly")
"""The setting and the value that is proposed."""


def proposal(path: Path, button: str) -> Component | None:
    """The proposal with a button of that id; nothing where there is nothing to propose."""
    if not path.readings[-1].yearly_proposed:
        return None
    return html.Aside(
        [
            html.P(
                _(
                    "Between two meetings there is usually more than half a year here. Shall Meshwork read this in a "
                    "yearly rhythm? Then it looks back three years and lets ties fade six times as slowly. "
                    "You can take it back under Data."
                )
            ),
            html.Button(_("Read it in a yearly rhythm"), id=button, className="action"),
        ],
        className="proposal",
    )
