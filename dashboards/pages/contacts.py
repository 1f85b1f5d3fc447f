"""Contacts: the meetings that were recorded, of every kind."""

from __future__ import annotations

from dash import Dash, html
from dash.development.base_component import Component

from dashboards import frame
from dashboards.pages import Page, Visit
from dashboards.pages import _contact_list as list_of
from meshwork.service import Asker, Service
from meshwork.text import _, later


def layout(service: Service, asker: Asker, visit: Visit) -> Component:
    """All that was recorded, newest first."""
    here = frame.href(visit.community.id, PAGE)
    return html.Div(
        [html.H1(_("Contacts")), list_of.draw(service, asker, visit.community.id, here)], className="contacts"
    )


def connect(app: Dash, service: Service) -> None:
    """The callbacks."""
    list_of.connect(app, service)


PAGE = Page(
    key="contacts",
    path="contacten",
    title=later("Contacts"),
    order=55,
    lives_on=later(
        "Contacts lives on what you write down of meetings: the day, the kind and who was there. Title, goals and "
        "roles may stay empty, and so may the chat by the coffee machine."
    ),
    layout=layout,
    connect=connect,
)
