"""The map: the community on a day, and its whole journey under it."""

from __future__ import annotations

from dash import Dash, html
from dash.development.base_component import Component

from dashboards.elements import empty
from dashboards.pages import Page, Visit
from meshwork.service import Asker, Service
from meshwork.text import _, later


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """The map of a community, or how to begin one."""
    if not service.facts(asker, visit.community.id).stakeholders:
        return empty(
            _("No partners yet"),
            _("Here you will see who is part of the community, and how it changes. Import a file to begin."),
        )
    return html.Div()


def connect(app: Dash, service: Service) -> None:
    """The callbacks of the map."""


PAGE = Page(key="map", path="kaart", title=later("Map"), order=10, layout=layout, connect=connect)
